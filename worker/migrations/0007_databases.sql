-- Several databases behind the same routes: docs/scale.md. worker/store/README.md tells what each table is for.

-- `first`: the numbers this database gives out lie above it, so that no two databases give out the same one.
-- `copied`: up to which of the main database's changes this one has taken them over.
CREATE TABLE origin (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  first INTEGER NOT NULL,
  copied INTEGER NOT NULL
) STRICT;
INSERT INTO origin (id, first, copied) VALUES (1, 0, 0);

-- What was changed that every province's database has a copy of. A change takes the next revision, whoever makes it.
CREATE TABLE changes (
  what TEXT PRIMARY KEY,
  revision INTEGER NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;

-- 'units 100000/620000/': all at or below that province; 14 signs are the path of a province.
CREATE TRIGGER units_added AFTER INSERT ON units BEGIN
  INSERT INTO changes (what, revision) VALUES ('units ' || substr(NEW.path, 1, 14), (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER units_changed AFTER UPDATE ON units BEGIN
  INSERT INTO changes (what, revision) VALUES ('units ' || substr(NEW.path, 1, 14), (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER notices_changed AFTER UPDATE ON notices BEGIN
  INSERT INTO changes (what, revision) VALUES ('notice ' || NEW.id, (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER notice_annexes_added AFTER INSERT ON notice_annexes BEGIN
  INSERT INTO changes (what, revision) VALUES ('notice ' || NEW.notice, (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER notice_annexes_changed AFTER UPDATE ON notice_annexes BEGIN
  INSERT INTO changes (what, revision) VALUES ('notice ' || NEW.notice, (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER assignments_added AFTER INSERT ON assignments BEGIN
  INSERT INTO changes (what, revision) VALUES ('notice ' || NEW.notice, (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER assignments_changed AFTER UPDATE ON assignments BEGIN
  INSERT INTO changes (what, revision) VALUES ('notice ' || NEW.notice, (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
CREATE TRIGGER annex_definitions_added AFTER INSERT ON annex_definitions BEGIN
  INSERT INTO changes (what, revision) VALUES ('definitions', (SELECT coalesce(max(revision), 0) + 1 FROM changes))
  ON CONFLICT (what) DO UPDATE SET revision = excluded.revision;
END;
-- A database that stood before this: everything in it is yet to be copied.
INSERT INTO changes (what, revision) SELECT 'units ' || part, row_number() OVER () FROM (SELECT DISTINCT substr(path, 1, 14) AS part FROM units);
INSERT INTO changes (what, revision) SELECT 'notice ' || id, (SELECT coalesce(max(revision), 0) FROM changes) + row_number() OVER () FROM notices;
INSERT INTO changes (what, revision) SELECT 'definitions', (SELECT coalesce(max(revision), 0) + 1 FROM changes);
