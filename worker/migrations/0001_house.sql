-- worker/store/README.md tells what each table is for. Times are ISO 8601 text in UTC.

CREATE TABLE units (
  code TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  level TEXT NOT NULL CHECK (level IN ('ministry', 'province', 'prefecture', 'county', 'township', 'organisation')),
  parent TEXT REFERENCES units (code),
  area TEXT NOT NULL,
  path TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX units_by_parent ON units (parent);

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  unit TEXT NOT NULL REFERENCES units (code),
  role TEXT NOT NULL CHECK (role IN ('officer', 'reviewer', 'admin', 'reader')),
  name TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX people_by_unit ON people (unit, role);

CREATE TABLE codes (
  hash TEXT PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people (id),
  created_at TEXT NOT NULL,
  expires_at TEXT,
  used_at TEXT,
  revoked_at TEXT,
  reusable INTEGER NOT NULL DEFAULT 0 CHECK (reusable IN (0, 1))
) STRICT, WITHOUT ROWID;

CREATE TABLE tokens (
  hash TEXT PRIMARY KEY,
  person INTEGER NOT NULL REFERENCES people (id),
  created_at TEXT NOT NULL,
  used_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX tokens_by_person ON tokens (person);

CREATE TABLE notices (
  id TEXT PRIMARY KEY,
  title TEXT NOT NULL,
  issuer TEXT NOT NULL,
  doc_no TEXT,
  year INTEGER NOT NULL,
  lead TEXT NOT NULL REFERENCES units (code),
  published_at TEXT NOT NULL,
  locked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE notice_annexes (
  notice TEXT NOT NULL REFERENCES notices (id),
  annex TEXT NOT NULL,
  annex_version INTEGER NOT NULL,
  position INTEGER NOT NULL,
  PRIMARY KEY (notice, annex)
) STRICT, WITHOUT ROWID;

CREATE TABLE assignments (
  notice TEXT NOT NULL,
  annex TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES units (code),
  duty TEXT NOT NULL CHECK (duty IN ('must', 'may', 'exempt')),
  nil_allowed INTEGER NOT NULL CHECK (nil_allowed IN (0, 1)),
  deadline TEXT,
  quote TEXT,
  PRIMARY KEY (notice, annex, unit),
  FOREIGN KEY (notice, annex) REFERENCES notice_annexes (notice, annex)
) STRICT, WITHOUT ROWID;
CREATE INDEX assignments_by_unit ON assignments (unit, notice);

CREATE TABLE submissions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  notice TEXT NOT NULL,
  annex TEXT NOT NULL,
  annex_version INTEGER NOT NULL,
  unit TEXT NOT NULL REFERENCES units (code),
  version INTEGER NOT NULL CHECK (version > 0),
  nil INTEGER NOT NULL CHECK (nil IN (0, 1)),
  header TEXT NOT NULL,
  count INTEGER NOT NULL,
  content_hash TEXT NOT NULL,
  received_at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id),
  idempotency_key TEXT NOT NULL,
  request_hash TEXT NOT NULL,
  nonce TEXT NOT NULL,
  UNIQUE (unit, idempotency_key),
  UNIQUE (notice, annex, unit, version),
  FOREIGN KEY (notice, annex) REFERENCES notice_annexes (notice, annex)
) STRICT;
CREATE INDEX submissions_by_unit ON submissions (unit, id);

-- id is submission × 2^20 + position: a submission's rows lie together without a second index.
CREATE TABLE records (
  id INTEGER PRIMARY KEY,
  place TEXT,
  organisation TEXT,
  project TEXT,
  funds_fen INTEGER,
  staff INTEGER,
  beneficiaries INTEGER,
  orgs INTEGER,
  projects INTEGER,
  city_funds_fen INTEGER,
  city_staff INTEGER,
  city_beneficiaries INTEGER,
  city_orgs INTEGER,
  city_projects INTEGER,
  data TEXT NOT NULL
) STRICT;

-- JSON arrays in parts below the 2 MB of a value; none where there is nothing.
CREATE TABLE papers (
  submission INTEGER NOT NULL REFERENCES submissions (id),
  kind TEXT NOT NULL CHECK (kind IN ('issues', 'answers')),
  part INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (submission, kind, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  submission INTEGER NOT NULL REFERENCES submissions (id),
  kind TEXT NOT NULL CHECK (kind IN ('return', 'accept', 'withdraw')),
  at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id),
  reasons TEXT NOT NULL DEFAULT '[]'
) STRICT;
CREATE INDEX decisions_by_submission ON decisions (submission, id);

CREATE TABLE events (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  person INTEGER,
  unit TEXT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  data TEXT NOT NULL DEFAULT '{}'
) STRICT;
CREATE INDEX events_by_unit ON events (unit, id);

CREATE TRIGGER submissions_stay BEFORE UPDATE ON submissions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER submissions_remain BEFORE DELETE ON submissions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER records_stay BEFORE UPDATE ON records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER records_remain BEFORE DELETE ON records BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER papers_stay BEFORE UPDATE ON papers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER papers_remain BEFORE DELETE ON papers BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_stay BEFORE UPDATE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER decisions_remain BEFORE DELETE ON decisions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER events_stay BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER events_remain BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'append-only'); END;
