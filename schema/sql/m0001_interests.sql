-- Declared interests, and the seats that stand aside. See m0001_membership.sql for the columns that all
-- register tables share.

CREATE TABLE interest (
  -- A competing interest that a person declared.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event that declared it
  person TEXT NOT NULL,
  about TEXT,  -- such as organization:ibm; empty where only the text says it
  text TEXT,  -- digest of a salted document
  declared TEXT NOT NULL,  -- when it was declared to be about this
  entry INTEGER NOT NULL,
  ended TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX interest_newest ON interest (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX interest_order ON interest (record) WHERE superseded IS NULL;
CREATE INDEX interest_by_subject ON interest (about) WHERE superseded IS NULL;
CREATE INDEX interest_by_person ON interest (person) WHERE superseded IS NULL;
CREATE TRIGGER interest_stays BEFORE UPDATE OF
    place, record, id, person, about, text, declared, entry, ended, entered
  ON interest
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER interest_superseded_once BEFORE UPDATE OF superseded ON interest
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER interest_kept BEFORE DELETE ON interest
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE recusal (
  -- A seat that stands aside from a poll, or from the polls to come on a motion.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  source TEXT NOT NULL,  -- the seal of the poll, or the motion
  motion TEXT NOT NULL,
  seat TEXT NOT NULL,
  person TEXT NOT NULL,
  cause TEXT NOT NULL,  -- holder, interest, organization
  interest TEXT,
  reason TEXT,  -- digest of a salted document
  late INTEGER NOT NULL,  -- after the opening, for no interest declared before
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX recusal_newest ON recusal (source, seat) WHERE superseded IS NULL;
CREATE UNIQUE INDEX recusal_order ON recusal (record) WHERE superseded IS NULL;
CREATE TRIGGER recusal_stays BEFORE UPDATE OF
    place, record, source, motion, seat, person, cause, interest, reason, late, event, entry, entered
  ON recusal
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER recusal_superseded_once BEFORE UPDATE OF superseded ON recusal
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER recusal_kept BEFORE DELETE ON recusal
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
