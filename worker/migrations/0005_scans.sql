-- 盖章件: scans of the stamped print of a submission. The bytes are in R2, by submission and hash.
CREATE TABLE scans (
  submission INTEGER NOT NULL REFERENCES submissions (id),
  sha256 TEXT NOT NULL,
  type TEXT NOT NULL CHECK (type IN ('application/pdf', 'image/jpeg')),
  size INTEGER NOT NULL,
  at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id),
  PRIMARY KEY (submission, sha256)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER scans_stay BEFORE UPDATE ON scans BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER scans_remain BEFORE DELETE ON scans BEGIN SELECT RAISE(ABORT, 'append-only'); END;
