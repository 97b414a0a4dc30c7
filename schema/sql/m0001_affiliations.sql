-- Affiliate groups. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE affiliation (
  -- One span in which an organization belongs to a group under common control.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  organization TEXT NOT NULL,
  span INTEGER NOT NULL,  -- 1, 2, … as the book learned of them
  group_id TEXT NOT NULL,
  source TEXT NOT NULL,  -- the organization's declaration, the motion, or the genesis
  decided INTEGER NOT NULL,  -- 1: by a motion or the charter, 0: by the organization
  entry INTEGER NOT NULL,  -- that the confirmation must have seen
  state TEXT NOT NULL,  -- pending, accepted, ended
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  ended_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX affiliation_newest ON affiliation (organization, span)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX affiliation_order ON affiliation (record) WHERE superseded IS NULL;
CREATE INDEX affiliation_by_group ON affiliation (group_id) WHERE superseded IS NULL;
CREATE TRIGGER affiliation_stays BEFORE UPDATE OF
    place, record, organization, span, group_id, source, decided, entry, state, in_force_from,
    in_force_to, ended_by, entered
  ON affiliation
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER affiliation_superseded_once BEFORE UPDATE OF superseded ON affiliation
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER affiliation_kept BEFORE DELETE ON affiliation
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
