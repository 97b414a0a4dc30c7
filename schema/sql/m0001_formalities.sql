-- What organizations and persons have done that a rule asks for before a seat has a vote. Until when it counts
-- is told by the charter (charter.formalities), and not stored. See m0001_membership.sql for the columns that
-- all register tables share.

CREATE TABLE fulfilment (
  -- A formality that an organization or a person has met.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event that recorded it
  formality TEXT NOT NULL,
  organization TEXT,  -- or a person
  person TEXT,
  document TEXT,  -- SHA-256 of what was signed or seen
  attester TEXT NOT NULL,
  met TEXT NOT NULL,
  entry INTEGER NOT NULL,
  until TEXT,  -- up to when it counts at most, as the attester said
  lapsed TEXT,  -- when it was taken back, and by which event
  lapsed_by TEXT,
  reason TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX fulfilment_newest ON fulfilment (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX fulfilment_order ON fulfilment (record) WHERE superseded IS NULL;
CREATE INDEX fulfilment_organization ON fulfilment (organization) WHERE superseded IS NULL;
CREATE INDEX fulfilment_person ON fulfilment (person) WHERE superseded IS NULL;
CREATE TRIGGER fulfilment_stays BEFORE UPDATE OF
    place, record, id, formality, organization, person, document, attester, met, entry, until,
    lapsed, lapsed_by, reason, entered
  ON fulfilment
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER fulfilment_superseded_once BEFORE UPDATE OF superseded ON fulfilment
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER fulfilment_kept BEFORE DELETE ON fulfilment
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
