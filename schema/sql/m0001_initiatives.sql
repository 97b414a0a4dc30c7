-- What the consortium does together with others, and what both sides have committed to. See
-- m0001_membership.sql for the columns that all register tables share.

CREATE TABLE initiative (
  -- What the consortium does together with others.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,  -- that answers for it
  title TEXT NOT NULL,
  text TEXT,
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT NOT NULL,  -- that started it
  ended_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX initiative_newest ON initiative (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX initiative_order ON initiative (record) WHERE superseded IS NULL;
CREATE INDEX initiative_open ON initiative (body)
  WHERE superseded IS NULL AND in_force_to IS NULL;
CREATE TRIGGER initiative_stays BEFORE UPDATE OF
    place, record, id, body, title, text, in_force_from, in_force_to, motion, ended_by, entered
  ON initiative
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER initiative_superseded_once BEFORE UPDATE OF superseded ON initiative
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER initiative_kept BEFORE DELETE ON initiative
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE partner_commitment (
  -- What the consortium and one partner have committed to, for one term.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  initiative TEXT NOT NULL,
  commitment_id TEXT NOT NULL,
  version INTEGER NOT NULL,  -- 1, 2, ...: a renewal is the next
  partner TEXT NOT NULL,  -- an organization, which need not be a member
  title TEXT NOT NULL,
  text TEXT NOT NULL,  -- that both sides sign
  signatory TEXT NOT NULL,
  public_key TEXT,  -- the signatory's; none where it is a person of a member
  state TEXT NOT NULL,  -- offered, signed, attested (weaker), ended
  renew_by TEXT NOT NULL,  -- up to when it binds
  motion TEXT NOT NULL,
  entry INTEGER NOT NULL,  -- of its last change
  signed_at TEXT,
  signed_event TEXT,
  source TEXT,  -- SHA-256 of what was signed elsewhere
  ended TEXT,
  ended_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX partner_commitment_newest
  ON partner_commitment (initiative, commitment_id, version) WHERE superseded IS NULL;
CREATE UNIQUE INDEX partner_commitment_order ON partner_commitment (record)
  WHERE superseded IS NULL;
CREATE INDEX partner_commitment_key ON partner_commitment (public_key) WHERE superseded IS NULL;
CREATE INDEX partner_commitment_offered ON partner_commitment (signatory)
  WHERE superseded IS NULL AND state = 'offered';
CREATE TRIGGER partner_commitment_stays BEFORE UPDATE OF
    place, record, initiative, commitment_id, version, partner, title, text, signatory,
    public_key, state, renew_by, motion, entry, signed_at, signed_event, source, ended,
    ended_by, entered
  ON partner_commitment
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER partner_commitment_superseded_once
  BEFORE UPDATE OF superseded ON partner_commitment
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER partner_commitment_kept BEFORE DELETE ON partner_commitment
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
