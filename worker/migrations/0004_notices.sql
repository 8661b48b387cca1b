-- Notices before they are published, and what changes afterwards. worker/store/README.md tells what each table is for.

-- Nothing new is taken any more; what was returned may still be handed in again, and where a unit has more time.
ALTER TABLE notices ADD COLUMN closed_at TEXT;

CREATE TABLE drafts (
  id TEXT PRIMARY KEY,
  lead TEXT NOT NULL REFERENCES units (code),
  revision INTEGER NOT NULL CHECK (revision > 0),
  data TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id),
  updated_at TEXT NOT NULL,
  published_at TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE assignment_changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  notice TEXT NOT NULL,
  annex TEXT NOT NULL,
  unit TEXT NOT NULL REFERENCES units (code),
  kind TEXT NOT NULL CHECK (kind IN ('extend', 'exempt', 'require')),
  before TEXT NOT NULL,
  deadline TEXT,
  reason TEXT NOT NULL,
  at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id)
) STRICT;
CREATE INDEX assignment_changes_by_unit ON assignment_changes (notice, annex, unit);

-- Every version of an annex that a notice ever asked for, so that its columns keep their names.
CREATE TABLE annex_definitions (
  annex TEXT NOT NULL,
  version INTEGER NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (annex, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER assignment_changes_stay BEFORE UPDATE ON assignment_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER assignment_changes_remain BEFORE DELETE ON assignment_changes BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER annex_definitions_stay BEFORE UPDATE ON annex_definitions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER annex_definitions_remain BEFORE DELETE ON annex_definitions BEGIN SELECT RAISE(ABORT, 'append-only'); END;
