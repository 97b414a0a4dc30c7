-- What bodies do with motions short of deciding them. See m0001_membership.sql for the columns that all
-- register tables share.

CREATE TABLE motion_course (
  -- What a body has done with a motion; there is none where it has done nothing.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  motion TEXT NOT NULL,
  made_version INTEGER,  -- the version that a body made, not the mover
  made_by TEXT,  -- the motion that made it
  origin TEXT,  -- of a part: the motion that it came of
  tabled_by TEXT,  -- the motion that laid it on the table, where it lies there
  postponed_until TEXT,
  postponed_by TEXT,
  referred_to TEXT,  -- the body that was to report
  report_due TEXT,
  referred_by TEXT,
  reported_by TEXT,
  recommends TEXT,  -- adopt, amend, reject, none
  ended_by TEXT,  -- the motion that divided it or handed it to another body
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX motion_course_newest ON motion_course (motion) WHERE superseded IS NULL;
CREATE UNIQUE INDEX motion_course_order ON motion_course (record) WHERE superseded IS NULL;
CREATE TRIGGER motion_course_stays BEFORE UPDATE OF
    place, record, motion, made_version, made_by, origin, tabled_by, postponed_until,
    postponed_by, referred_to, report_due, referred_by, reported_by, recommends, ended_by, entered
  ON motion_course
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER motion_course_superseded_once BEFORE UPDATE OF superseded ON motion_course
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER motion_course_kept BEFORE DELETE ON motion_course
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE subsidiary_motion (
  -- That one motion is about another one.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  main TEXT NOT NULL,  -- the motion that it is about
  version INTEGER NOT NULL,  -- of that one, when it was proposed
  act TEXT NOT NULL,  -- such as motion.amend
  degree INTEGER NOT NULL,  -- 1 for an amendment, 2 for an amendment of one, else 0
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX subsidiary_motion_once ON subsidiary_motion (motion);
CREATE INDEX subsidiary_motion_by_main ON subsidiary_motion (main);
CREATE TRIGGER subsidiary_motion_stays BEFORE UPDATE ON subsidiary_motion
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER subsidiary_motion_kept BEFORE DELETE ON subsidiary_motion
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
