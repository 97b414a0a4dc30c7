-- What was promised by when, and what its owners reported. See m0001_membership.sql for the columns that all
-- register tables share. Whether an objective is met is computed, and stands nowhere.

CREATE TABLE objective (
  -- A version of what was promised by when.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  objective TEXT NOT NULL,
  version INTEGER NOT NULL,  -- 1, 2, ...
  body TEXT NOT NULL,  -- that follows it
  title TEXT NOT NULL,
  owner TEXT NOT NULL,  -- body:ID, organization:ID or person:ID
  measure TEXT NOT NULL,
  target TEXT,  -- JSON; none for a milestone
  deadline TEXT NOT NULL,
  text TEXT,  -- the operative text that tells more
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT NOT NULL,  -- that adopted or amended
  entry INTEGER NOT NULL,
  ended_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX objective_newest ON objective (objective, version) WHERE superseded IS NULL;
CREATE UNIQUE INDEX objective_order ON objective (record) WHERE superseded IS NULL;
CREATE INDEX objective_open ON objective (owner)
  WHERE superseded IS NULL AND in_force_to IS NULL;
CREATE TRIGGER objective_stays BEFORE UPDATE OF
    place, record, objective, version, body, title, owner, measure, target, deadline, text,
    in_force_from, in_force_to, motion, entry, ended_by, entered
  ON objective
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER objective_superseded_once BEFORE UPDATE OF superseded ON objective
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER objective_kept BEFORE DELETE ON objective
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE objective_report (
  -- What the owner of an objective reported.
  place INTEGER PRIMARY KEY,
  objective TEXT NOT NULL,
  version INTEGER NOT NULL,  -- that it reports on
  as_of TEXT NOT NULL,  -- the instant of which it tells
  value INTEGER,  -- of a measure
  reached INTEGER,  -- whether a milestone is reached
  text TEXT,
  person TEXT NOT NULL,
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  recorded TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX objective_report_once ON objective_report (event);
CREATE INDEX objective_report_on ON objective_report (objective);
CREATE TRIGGER objective_report_stays BEFORE UPDATE ON objective_report
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER objective_report_kept BEFORE DELETE ON objective_report
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
