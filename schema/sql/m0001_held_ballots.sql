-- Ballots that were held back and put on record after voting was over. See m0001_membership.sql for the columns
-- that all register tables share.

CREATE TABLE held_ballot (
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  poll TEXT NOT NULL,
  seat TEXT NOT NULL,
  turn INTEGER NOT NULL,
  choice TEXT NOT NULL,  -- yes, no, abstain
  person TEXT NOT NULL,
  event TEXT NOT NULL,  -- that the voter signed
  entry INTEGER NOT NULL,  -- that put it on record
  reason TEXT,  -- digest of a salted document
  capacity TEXT NOT NULL,  -- holder, proxy, alternate
  proxy TEXT,  -- the grant
  signed TEXT NOT NULL,  -- when the voter says to have signed it
  recorder TEXT NOT NULL,  -- the person who put it on record
  recorder_seat TEXT NOT NULL,
  held_event TEXT NOT NULL,
  admitted TEXT,  -- the motion by which it counts
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX held_ballot_newest ON held_ballot (event) WHERE superseded IS NULL;
CREATE UNIQUE INDEX held_ballot_order ON held_ballot (record) WHERE superseded IS NULL;
CREATE INDEX held_ballot_by_poll ON held_ballot (poll) WHERE superseded IS NULL;
CREATE TRIGGER held_ballot_stays BEFORE UPDATE OF
    place, record, poll, seat, turn, choice, person, event, entry, reason, capacity, proxy, signed,
    recorder, recorder_seat, held_event, admitted, entered
  ON held_ballot
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER held_ballot_superseded_once BEFORE UPDATE OF superseded ON held_ballot
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER held_ballot_kept BEFORE DELETE ON held_ballot
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
