-- Units that are no longer: not asked any more, nobody signs in for them; what they reported stays. worker/store/README.md.

ALTER TABLE units ADD COLUMN retired_at TEXT;
