-- In how many polls in a row a seat took no part, where its body expects it. See m0001_membership.sql for the
-- columns that all register tables share.

CREATE TABLE absence (
  -- Of one seat, as of the last poll that counts.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  body TEXT NOT NULL,
  seat TEXT NOT NULL,
  person TEXT,  -- who held it when that was opened
  missed INTEGER NOT NULL,  -- how many in a row, 0 for none
  first_missed INTEGER,  -- the entries that closed the first and the last of them
  last_missed INTEGER,
  last_poll TEXT,  -- the last in which this holder took part, and the entry that closed it
  last_entry INTEGER,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX absence_newest ON absence (body, seat) WHERE superseded IS NULL;
CREATE UNIQUE INDEX absence_order ON absence (record) WHERE superseded IS NULL;
CREATE TRIGGER absence_stays BEFORE UPDATE OF
    place, record, body, seat, person, missed, first_missed, last_missed, last_poll, last_entry,
    entered
  ON absence
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER absence_superseded_once BEFORE UPDATE OF superseded ON absence
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER absence_kept BEFORE DELETE ON absence
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
