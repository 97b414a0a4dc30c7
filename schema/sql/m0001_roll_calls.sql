-- Choices that were called at a meeting: the secretary's word, confirmed by the chair, and weaker than a
-- signed ballot. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE roll_call (
  -- The choices on a poll as they were called at a meeting.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event that recorded it
  poll TEXT NOT NULL,
  meeting TEXT NOT NULL,
  entry INTEGER NOT NULL,
  secretary TEXT NOT NULL,
  called TEXT NOT NULL,
  corrects TEXT,  -- the roll call in whose place it is
  corrected_by TEXT,
  chair TEXT,  -- who confirmed it; empty: it counts for nothing
  confirmed TEXT,
  disputes_end TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX roll_call_newest ON roll_call (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX roll_call_order ON roll_call (record) WHERE superseded IS NULL;
CREATE INDEX roll_call_on_poll ON roll_call (poll, record) WHERE superseded IS NULL;
CREATE TRIGGER roll_call_stays BEFORE UPDATE OF
    place, record, id, poll, meeting, entry, secretary, called, corrects, corrected_by, chair,
    confirmed, disputes_end, entered
  ON roll_call
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER roll_call_superseded_once BEFORE UPDATE OF superseded ON roll_call
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER roll_call_kept BEFORE DELETE ON roll_call
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE rolled_choice (
  -- What one seat is said to have chosen when the roll was called.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  roll_call TEXT NOT NULL,
  seat TEXT NOT NULL,
  choice TEXT NOT NULL,
  person TEXT NOT NULL,  -- who held the seat
  presence TEXT NOT NULL,  -- signed, or attested by the secretary: then it can be disputed longer
  disputed_by TEXT,  -- the event
  fate TEXT,  -- counted, overridden, disputed or absent, once the poll is closed
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX rolled_choice_newest ON rolled_choice (roll_call, seat)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX rolled_choice_order ON rolled_choice (record) WHERE superseded IS NULL;
CREATE TRIGGER rolled_choice_stays BEFORE UPDATE OF
    place, record, roll_call, seat, choice, person, presence, disputed_by, fate, entered
  ON rolled_choice
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER rolled_choice_superseded_once BEFORE UPDATE OF superseded ON rolled_choice
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER rolled_choice_kept BEFORE DELETE ON rolled_choice
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
