-- Keys that were lost and recovered, and which one is to follow one. See m0001_membership.sql for the keys themselves, and for the columns
-- that all register tables share.

CREATE TABLE key_confirmation (
  -- A person stands for the offered key of another one of the same organization.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  offer TEXT NOT NULL,  -- the event that offered the key
  person TEXT NOT NULL,  -- the hand that confirms
  confirming_key TEXT NOT NULL,
  entry INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX key_confirmation_newest ON key_confirmation (offer, person)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX key_confirmation_order ON key_confirmation (record) WHERE superseded IS NULL;
CREATE INDEX key_confirmation_by_key ON key_confirmation (confirming_key)
  WHERE superseded IS NULL;
CREATE TRIGGER key_confirmation_stays BEFORE UPDATE OF
    place, record, offer, person, confirming_key, entry, entered
  ON key_confirmation
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER key_confirmation_superseded_once BEFORE UPDATE OF superseded ON key_confirmation
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER key_confirmation_kept BEFORE DELETE ON key_confirmation
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE key_commitment (
  -- A key says which one is to follow it.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  committing_key TEXT NOT NULL,
  next TEXT NOT NULL,  -- the fingerprint of the next key
  entry INTEGER NOT NULL,
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX key_commitment_newest ON key_commitment (committing_key, entry)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX key_commitment_order ON key_commitment (record) WHERE superseded IS NULL;
CREATE TRIGGER key_commitment_stays BEFORE UPDATE OF
    place, record, committing_key, next, entry, in_force_from, in_force_to, entered
  ON key_commitment
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER key_commitment_superseded_once BEFORE UPDATE OF superseded ON key_commitment
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER key_commitment_kept BEFORE DELETE ON key_commitment
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
