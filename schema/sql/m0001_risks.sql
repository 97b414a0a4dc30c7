-- What could go wrong, and what was decided about it. See m0001_membership.sql for the columns that all
-- register tables share. Whether a review is due is told by its day.

CREATE TABLE risk (
  -- What could go wrong.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- of the event that identified it
  number TEXT NOT NULL,
  body TEXT NOT NULL,  -- that it is put before
  title TEXT NOT NULL,
  identified_by TEXT NOT NULL,
  state TEXT NOT NULL,  -- identified, mitigated, accepted, closed
  owner TEXT,  -- body:ID, organization:ID or person:ID
  review_by TEXT,
  review_within INTEGER,  -- seconds that a review may give itself
  steps INTEGER NOT NULL,
  entry INTEGER NOT NULL,  -- of the last step
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX risk_newest ON risk (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX risk_order ON risk (record) WHERE superseded IS NULL;
CREATE INDEX risk_number ON risk (number) WHERE superseded IS NULL;
CREATE INDEX risk_open_owner ON risk (owner) WHERE superseded IS NULL AND state <> 'closed';
CREATE INDEX risk_open_body ON risk (body) WHERE superseded IS NULL AND state <> 'closed';
CREATE TRIGGER risk_stays BEFORE UPDATE OF
    place, record, id, number, body, title, identified_by, state, owner, review_by,
    review_within, steps, entry, entered
  ON risk
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER risk_superseded_once BEFORE UPDATE OF superseded ON risk
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER risk_kept BEFORE DELETE ON risk
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE risk_step (
  -- What happened to a risk.
  place INTEGER PRIMARY KEY,
  risk TEXT NOT NULL,
  step INTEGER NOT NULL,  -- 1, 2, ...
  kind TEXT NOT NULL,  -- identified, owned, assigned, mitigated, accepted, reviewed, closed
  source TEXT NOT NULL,  -- the event, or the motion
  person TEXT,  -- who signed; none where a motion decided
  owner TEXT,
  review_by TEXT,
  text TEXT,
  time TEXT NOT NULL,
  entry INTEGER NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX risk_step_once ON risk_step (risk, step);
CREATE TRIGGER risk_step_stays BEFORE UPDATE ON risk_step
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER risk_step_kept BEFORE DELETE ON risk_step
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
