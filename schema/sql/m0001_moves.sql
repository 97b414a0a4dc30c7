-- Persons who go from one member to another. See m0001_membership.sql for the columns that all register
-- tables share.

CREATE TABLE person_move (
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event in which the person says so
  person TEXT NOT NULL,
  from_organization TEXT NOT NULL,  -- whose the person was until then
  organization TEXT NOT NULL,  -- the new one
  entry INTEGER NOT NULL,  -- that the confirmation must have seen
  state TEXT NOT NULL,  -- pending, accepted, ended (a newer one took its place)
  moved_at TEXT,  -- when it took effect
  settled_by TEXT,  -- the event that confirmed it, or the newer move
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX person_move_newest ON person_move (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX person_move_order ON person_move (record) WHERE superseded IS NULL;
CREATE INDEX person_move_by_person ON person_move (person) WHERE superseded IS NULL;
CREATE TRIGGER person_move_stays BEFORE UPDATE OF
    place, record, id, person, from_organization, organization, entry, state, moved_at, settled_by,
    entered
  ON person_move
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER person_move_superseded_once BEFORE UPDATE OF superseded ON person_move
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER person_move_kept BEFORE DELETE ON person_move
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
