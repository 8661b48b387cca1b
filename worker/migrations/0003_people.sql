-- The audit chain, invitations, devices. docs/decisions/0007-audit-chain.md tells why seals follow their events.

ALTER TABLE events ADD COLUMN device TEXT;

CREATE TABLE seals (
  event INTEGER PRIMARY KEY REFERENCES events (id),
  prev TEXT NOT NULL UNIQUE,
  hash TEXT NOT NULL UNIQUE,
  signature TEXT
) STRICT;

CREATE TRIGGER seals_stay BEFORE UPDATE ON seals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER seals_remain BEFORE DELETE ON seals BEGIN SELECT RAISE(ABORT, 'append-only'); END;
CREATE TRIGGER seals_follow BEFORE INSERT ON seals
WHEN NEW.event IS NOT (SELECT min(id) FROM events WHERE id > (SELECT coalesce(max(event), 0) FROM seals))
  OR NEW.prev IS NOT coalesce((SELECT hash FROM seals ORDER BY event DESC LIMIT 1), 'annex-sync')
BEGIN SELECT RAISE(ABORT, 'chain'); END;

ALTER TABLE codes ADD COLUMN id TEXT;
ALTER TABLE codes ADD COLUMN invited_by INTEGER REFERENCES people (id);
CREATE UNIQUE INDEX codes_by_id ON codes (id) WHERE id IS NOT NULL;
CREATE INDEX codes_by_person ON codes (person);

ALTER TABLE tokens ADD COLUMN label TEXT NOT NULL DEFAULT '';

ALTER TABLE people ADD COLUMN subject TEXT;
CREATE UNIQUE INDEX people_by_subject ON people (subject) WHERE subject IS NOT NULL;

-- Every change of the tree takes the next number: of two made at once on the same tree the second is refused.
CREATE TABLE tree_revisions (
  revision INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id)
) STRICT;
