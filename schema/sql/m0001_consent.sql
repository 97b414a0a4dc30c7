-- Consent agendas. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE consent_item (
  -- A motion on a consent agenda.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  agenda TEXT NOT NULL,
  motion TEXT NOT NULL,
  version INTEGER NOT NULL,  -- that was put on it
  entry INTEGER NOT NULL,  -- that proposed the agenda
  pulled_by TEXT,  -- the seat that pulled it
  puller TEXT,  -- who held that
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX consent_item_newest ON consent_item (agenda, motion) WHERE superseded IS NULL;
CREATE UNIQUE INDEX consent_item_order ON consent_item (record) WHERE superseded IS NULL;
CREATE INDEX consent_item_by_motion ON consent_item (motion) WHERE superseded IS NULL;
CREATE TRIGGER consent_item_stays BEFORE UPDATE OF
    place, record, agenda, motion, version, entry, pulled_by, puller, entered
  ON consent_item
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER consent_item_superseded_once BEFORE UPDATE OF superseded ON consent_item
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER consent_item_kept BEFORE DELETE ON consent_item
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
