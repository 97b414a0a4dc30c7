-- What chairs ruled on questions of order, and the appeals from it. See m0001_membership.sql for the columns
-- that all register tables share.

CREATE TABLE ruling (
  -- What the chair of a body ruled.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- of the event
  number TEXT NOT NULL,
  body TEXT NOT NULL,
  chair TEXT NOT NULL,
  question TEXT NOT NULL,
  text TEXT NOT NULL,  -- JSON, the reference to the document
  motion TEXT,  -- that it is about
  version INTEGER,  -- of that motion
  out_of_order INTEGER NOT NULL,  -- 1 where no poll on the motion opens while it stands
  meeting TEXT,
  entry INTEGER NOT NULL,
  ruled TEXT NOT NULL,
  appeal_until TEXT NOT NULL,
  state TEXT NOT NULL,  -- standing, withdrawn, overturned
  ended_by TEXT,  -- the event that withdrew it, the motion that overturned it
  ended TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX ruling_newest ON ruling (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX ruling_order ON ruling (record) WHERE superseded IS NULL;
CREATE INDEX ruling_number ON ruling (number) WHERE superseded IS NULL;
CREATE INDEX ruling_motion ON ruling (motion) WHERE superseded IS NULL;
CREATE INDEX ruling_meeting ON ruling (meeting) WHERE superseded IS NULL;
CREATE INDEX ruling_appealable ON ruling (body, appeal_until)
  WHERE superseded IS NULL AND state = 'standing';
CREATE TRIGGER ruling_stays BEFORE UPDATE OF
    place, record, id, number, body, chair, question, text, motion, version, out_of_order,
    meeting, entry, ruled, appeal_until, state, ended_by, ended, entered
  ON ruling
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER ruling_superseded_once BEFORE UPDATE OF superseded ON ruling
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER ruling_kept BEFORE DELETE ON ruling
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE appeal (
  -- That a motion is an appeal from a ruling.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  ruling TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX appeal_once ON appeal (motion);
CREATE INDEX appeal_by_ruling ON appeal (ruling);
CREATE TRIGGER appeal_stays BEFORE UPDATE ON appeal
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER appeal_kept BEFORE DELETE ON appeal
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
