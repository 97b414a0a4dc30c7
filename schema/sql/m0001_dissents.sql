-- What is kept with decisions and meetings: dissents, and each text of minutes that was approved. See
-- m0001_membership.sql for the columns that all register tables share; these records get no second version.

CREATE TABLE dissent (
  -- What a seat said against a decision.
  place INTEGER PRIMARY KEY,
  poll TEXT NOT NULL,
  seat TEXT NOT NULL,
  person TEXT NOT NULL,
  text TEXT NOT NULL,  -- JSON, the reference to the document
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  stated TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX dissent_once ON dissent (poll, seat);
CREATE TRIGGER dissent_stays BEFORE UPDATE ON dissent
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER dissent_kept BEFORE DELETE ON dissent
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE minutes_version (
  -- One text of the minutes of a meeting that was approved; the last one is in force.
  place INTEGER PRIMARY KEY,
  meeting TEXT NOT NULL,
  version INTEGER NOT NULL,
  text TEXT NOT NULL,  -- digest
  motion TEXT NOT NULL,
  approved TEXT NOT NULL,
  entry INTEGER NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX minutes_version_once ON minutes_version (meeting, version);
CREATE TRIGGER minutes_version_stays BEFORE UPDATE ON minutes_version
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER minutes_version_kept BEFORE DELETE ON minutes_version
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
