-- Reminders before and after deadlines. worker/store/README.md tells what each table is for.

CREATE TABLE reminder_settings (
  unit TEXT PRIMARY KEY REFERENCES units (code),
  robot TEXT CHECK (robot IN ('wecom', 'dingtalk')),
  -- Secrets: whoever has them can write to the group.
  address TEXT,
  secret TEXT,
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  days TEXT NOT NULL,
  quiet_from TEXT NOT NULL,
  quiet_to TEXT NOT NULL,
  mention_all INTEGER NOT NULL CHECK (mention_all IN (0, 1)),
  -- Where the page is, as the administrator who saved it saw it.
  origin TEXT NOT NULL,
  updated_at TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (id)
) STRICT, WITHOUT ROWID;

-- UNIQUE is the promise that nobody is reminded twice of the same.
CREATE TABLE reminders (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  unit TEXT NOT NULL REFERENCES units (code),
  notice TEXT NOT NULL,
  annex TEXT NOT NULL,
  deadline TEXT NOT NULL,
  step INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('sending', 'sent', 'failed')),
  attempts INTEGER NOT NULL,
  claim TEXT NOT NULL,
  error TEXT,
  at TEXT NOT NULL,
  tried_at TEXT NOT NULL,
  again_at TEXT,
  missing INTEGER NOT NULL,
  returned INTEGER NOT NULL,
  message TEXT NOT NULL,
  UNIQUE (unit, notice, annex, deadline, step)
) STRICT;
CREATE INDEX reminders_by_claim ON reminders (claim);
