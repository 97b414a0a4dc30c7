-- Who takes part: the founding, the charter, organizations, members, persons and their keys.
--
-- Every row of a register table is one version of one record, in the order of the log. Keys and digests
-- of events and documents are hexadecimal, times are UTC. Beside its own columns each has
--   place       the order in which versions were recorded
--   record      the order in which records first appeared: all versions of one record share it
--   entered     the entry that brought this version
--   superseded  the entry that brought the next one; empty for the newest
-- A version of the entry that is being recorded may still be replaced; an older one never changes.

CREATE TABLE founding (
  -- The consortium as its genesis founded it.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  genesis TEXT NOT NULL,  -- event id of entry 0
  origin TEXT NOT NULL,
  ledger_key TEXT NOT NULL,  -- base64
  rehearsal INTEGER NOT NULL,  -- 0 or 1
  founders INTEGER NOT NULL,
  accepted INTEGER NOT NULL,
  charter TEXT NOT NULL,  -- digest of the document
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX founding_newest ON founding (genesis) WHERE superseded IS NULL;
CREATE UNIQUE INDEX founding_order ON founding (record) WHERE superseded IS NULL;
CREATE TRIGGER founding_stays BEFORE UPDATE OF
    place, record, genesis, origin, ledger_key, rehearsal, founders, accepted, charter, entered
  ON founding
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER founding_superseded_once BEFORE UPDATE OF superseded ON founding
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER founding_kept BEFORE DELETE ON founding
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE charter (
  -- The charter's text, parameters, formalities and witnesses in one version.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT,  -- digest of the articles
  parameters TEXT NOT NULL,  -- JSON
  formalities TEXT NOT NULL,  -- JSON, a list
  witnesses TEXT,  -- JSON, who must have cosigned heads
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX charter_newest ON charter (version) WHERE superseded IS NULL;
CREATE UNIQUE INDEX charter_order ON charter (record) WHERE superseded IS NULL;
CREATE TRIGGER charter_stays BEFORE UPDATE OF
    place, record, version, title, text, parameters, formalities, witnesses, in_force_from,
    in_force_to, motion, entered
  ON charter
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER charter_superseded_once BEFORE UPDATE OF superseded ON charter
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER charter_kept BEFORE DELETE ON charter
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE member_class (
  -- A class (tier) of members.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX member_class_newest ON member_class (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX member_class_order ON member_class (record) WHERE superseded IS NULL;
CREATE TRIGGER member_class_stays BEFORE UPDATE OF
    place, record, id, title, entered
  ON member_class
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER member_class_superseded_once BEFORE UPDATE OF superseded ON member_class
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER member_class_kept BEFORE DELETE ON member_class
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE admission (
  -- An organization that may accept.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  organization TEXT NOT NULL,
  source TEXT NOT NULL,  -- the motion, or the genesis
  title TEXT NOT NULL,
  class TEXT NOT NULL,
  principal TEXT NOT NULL,
  public_key TEXT NOT NULL,  -- base64
  entry INTEGER NOT NULL,  -- that the acceptance must have seen
  in_force_from TEXT NOT NULL,
  state TEXT NOT NULL,  -- pending, accepted, rescinded
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX admission_newest ON admission (organization, source) WHERE superseded IS NULL;
CREATE UNIQUE INDEX admission_order ON admission (record) WHERE superseded IS NULL;
CREATE INDEX admission_pending ON admission (principal)
  WHERE superseded IS NULL AND state = 'pending';
CREATE TRIGGER admission_stays BEFORE UPDATE OF
    place, record, organization, source, title, class, principal, public_key, entry,
    in_force_from, state, entered
  ON admission
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER admission_superseded_once BEFORE UPDATE OF superseded ON admission
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER admission_kept BEFORE DELETE ON admission
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE organization (
  -- An organization that took part.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  principal TEXT NOT NULL,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX organization_newest ON organization (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX organization_order ON organization (record) WHERE superseded IS NULL;
CREATE TRIGGER organization_stays BEFORE UPDATE OF
    place, record, id, title, principal, entered
  ON organization
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER organization_superseded_once BEFORE UPDATE OF superseded ON organization
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER organization_kept BEFORE DELETE ON organization
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE member (
  -- One span of a membership: a class and a standing.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  organization TEXT NOT NULL,
  span INTEGER NOT NULL,  -- 1, 2, … as the book learned of them
  class TEXT NOT NULL,
  standing TEXT NOT NULL,  -- in_standing, suspended
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  source TEXT NOT NULL,  -- the motion, or the genesis
  ended_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX member_newest ON member (organization, span) WHERE superseded IS NULL;
CREATE UNIQUE INDEX member_order ON member (record) WHERE superseded IS NULL;
CREATE TRIGGER member_stays BEFORE UPDATE OF
    place, record, organization, span, class, standing, in_force_from, in_force_to, source,
    ended_by, entered
  ON member
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER member_superseded_once BEFORE UPDATE OF superseded ON member
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER member_kept BEFORE DELETE ON member
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE person (
  -- A person of an organization.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  organization TEXT NOT NULL,
  name TEXT,  -- digest of a salted document
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX person_newest ON person (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX person_order ON person (record) WHERE superseded IS NULL;
CREATE INDEX person_by_organization ON person (organization) WHERE superseded IS NULL;
CREATE TRIGGER person_stays BEFORE UPDATE OF
    place, record, id, organization, name, in_force_from, in_force_to, entered
  ON person
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER person_superseded_once BEFORE UPDATE OF superseded ON person
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER person_kept BEFORE DELETE ON person
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE person_key (
  -- A key and the span in which it speaks for its person.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  public_key TEXT NOT NULL,  -- base64
  application TEXT,  -- what it signs for, of a FIDO security key
  person TEXT NOT NULL,
  offer TEXT NOT NULL,  -- the event that offered it
  offered_entry INTEGER NOT NULL,
  organization TEXT,
  name TEXT,
  state TEXT NOT NULL,  -- offered, vouched, cancelled, revoked
  vouched_by TEXT,
  replaces TEXT,
  recovered_by TEXT,  -- the last confirmation, or the motion, of one that takes the place of all others
  vouched_entry INTEGER,
  speaks_from TEXT,
  speaks_to TEXT,
  revoked_entry INTEGER,
  compromised_since INTEGER,  -- the entry from which on it was not to be trusted
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX person_key_newest ON person_key (fingerprint) WHERE superseded IS NULL;
CREATE UNIQUE INDEX person_key_order ON person_key (record) WHERE superseded IS NULL;
CREATE INDEX person_key_by_public_key ON person_key (public_key) WHERE superseded IS NULL;
CREATE INDEX person_key_by_person ON person_key (person) WHERE superseded IS NULL;
CREATE INDEX person_key_by_offer ON person_key (offer) WHERE superseded IS NULL;
CREATE INDEX person_key_offered ON person_key (organization)
  WHERE superseded IS NULL AND state = 'offered';
CREATE INDEX person_key_by_voucher ON person_key (vouched_by, vouched_entry)
  WHERE superseded IS NULL;
CREATE INDEX person_key_compromised ON person_key (person)
  WHERE superseded IS NULL AND compromised_since IS NOT NULL;
CREATE TRIGGER person_key_stays BEFORE UPDATE OF
    place, record, fingerprint, public_key, application, person, offer, offered_entry, organization, name,
    state, vouched_by, replaces, recovered_by, vouched_entry, speaks_from, speaks_to,
    revoked_entry, compromised_since, entered
  ON person_key
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER person_key_superseded_once BEFORE UPDATE OF superseded ON person_key
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER person_key_kept BEFORE DELETE ON person_key
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
