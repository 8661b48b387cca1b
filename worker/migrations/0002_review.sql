-- Review, forwards and lineage. worker/store/README.md tells what each table is for.

ALTER TABLE decisions ADD COLUMN unit TEXT REFERENCES units (code);
ALTER TABLE decisions ADD COLUMN overall TEXT;
ALTER TABLE decisions ADD COLUMN idempotency_key TEXT;
ALTER TABLE decisions ADD COLUMN request_hash TEXT;
ALTER TABLE decisions ADD COLUMN nonce TEXT;
CREATE UNIQUE INDEX decisions_by_key ON decisions (unit, idempotency_key);

-- An answer to a reason of a return, that came with the next version.
CREATE TABLE replies (
  submission INTEGER NOT NULL REFERENCES submissions (id),
  position INTEGER NOT NULL,
  decision INTEGER NOT NULL REFERENCES decisions (id),
  record INTEGER,
  field TEXT,
  text TEXT NOT NULL,
  PRIMARY KEY (submission, position)
) STRICT, WITHOUT ROWID;

-- Which column of the officer's own sheet a field stood in: {"fundsWan": "F"}.
CREATE TABLE layouts (
  submission INTEGER PRIMARY KEY REFERENCES submissions (id),
  columns TEXT NOT NULL
) STRICT;

-- A submission that is the merge of what was accepted below, with the unit's own rows.
CREATE TABLE forwards (
  submission INTEGER PRIMARY KEY REFERENCES submissions (id),
  -- Whether the unit said what its own share is; none said is not none.
  own_stated INTEGER NOT NULL CHECK (own_stated IN (0, 1))
) STRICT;

-- Who was expected in it, and what of them went in; null: nothing.
CREATE TABLE forward_inputs (
  submission INTEGER NOT NULL REFERENCES forwards (submission),
  unit TEXT NOT NULL REFERENCES units (code),
  input INTEGER REFERENCES submissions (id),
  PRIMARY KEY (submission, unit)
) STRICT, WITHOUT ROWID;
CREATE INDEX forward_inputs_by_input ON forward_inputs (input);

-- What a row of a forward was made of: a row below (its id), or a row of the unit's own (-1, -2 … by its position).
CREATE TABLE record_sources (
  record INTEGER NOT NULL,
  source INTEGER NOT NULL,
  own TEXT,
  PRIMARY KEY (record, source)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER replies_stay BEFORE UPDATE ON replies BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER replies_remain BEFORE DELETE ON replies BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER layouts_stay BEFORE UPDATE ON layouts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER layouts_remain BEFORE DELETE ON layouts BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER forwards_stay BEFORE UPDATE ON forwards BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER forwards_remain BEFORE DELETE ON forwards BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER forward_inputs_stay BEFORE UPDATE ON forward_inputs BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER forward_inputs_remain BEFORE DELETE ON forward_inputs BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER record_sources_stay BEFORE UPDATE ON record_sources BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER record_sources_remain BEFORE DELETE ON record_sources BEGIN SELECT RAISE(ABORT, 'append-only'); END;
