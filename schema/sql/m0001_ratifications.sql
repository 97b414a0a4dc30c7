-- Ratifications. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE ratification (
  -- That a motion has ratified what was done without a quorum.
  place INTEGER PRIMARY KEY,
  event TEXT NOT NULL,  -- the motion, poll or meeting
  motion TEXT NOT NULL,  -- that ratified it
  entry INTEGER NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ratification_once ON ratification (event);
CREATE TRIGGER ratification_stays BEFORE UPDATE ON ratification
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER ratification_kept BEFORE DELETE ON ratification
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
