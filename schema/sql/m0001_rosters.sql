-- Rosters of others: evidence that the secretary attested, from which no member, seat, policy or rule
-- follows. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE roster (
  -- A list of the groups and people of others, kept by attestation.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  body TEXT NOT NULL,  -- that answers for it
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT NOT NULL,  -- that granted it
  ended_by TEXT,
  attested TEXT,  -- the latest day up to which it was attested
  entry INTEGER NOT NULL,  -- that attested last, or granted it
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX roster_newest ON roster (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX roster_order ON roster (record) WHERE superseded IS NULL;
CREATE TRIGGER roster_stays BEFORE UPDATE OF
    place, record, id, title, body, in_force_from, in_force_to, motion, ended_by, attested,
    entry, entered
  ON roster
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER roster_superseded_once BEFORE UPDATE OF superseded ON roster
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER roster_kept BEFORE DELETE ON roster
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE roster_group (
  -- A span in which there was a group of a roster, as attested.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  roster TEXT NOT NULL,
  group_id TEXT NOT NULL,
  span INTEGER NOT NULL,  -- 1, 2, ...
  title TEXT NOT NULL,
  kind TEXT,  -- what its community calls such a group
  parent TEXT,  -- the group that it was opened under
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  entry INTEGER NOT NULL,  -- that attested its opening
  closed_entry INTEGER,  -- that attested its closing
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX roster_group_newest ON roster_group (roster, group_id, span)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX roster_group_order ON roster_group (record) WHERE superseded IS NULL;
CREATE TRIGGER roster_group_stays BEFORE UPDATE OF
    place, record, roster, group_id, span, title, kind, parent, in_force_from, in_force_to,
    entry, closed_entry, entered
  ON roster_group
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER roster_group_superseded_once BEFORE UPDATE OF superseded ON roster_group
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER roster_group_kept BEFORE DELETE ON roster_group
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE roster_place (
  -- A span in which somebody had a role in a group of a roster, as attested.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  roster TEXT NOT NULL,
  group_id TEXT NOT NULL,
  handle TEXT NOT NULL,  -- no person of the ledger
  role TEXT NOT NULL,
  span INTEGER NOT NULL,  -- 1, 2, ...
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  entry INTEGER NOT NULL,  -- that attested the joining
  left_entry INTEGER,  -- that attested the leaving
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX roster_place_newest ON roster_place (roster, group_id, handle, role, span)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX roster_place_order ON roster_place (record) WHERE superseded IS NULL;
CREATE TRIGGER roster_place_stays BEFORE UPDATE OF
    place, record, roster, group_id, handle, role, span, in_force_from, in_force_to, entry,
    left_entry, entered
  ON roster_place
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER roster_place_superseded_once BEFORE UPDATE OF superseded ON roster_place
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER roster_place_kept BEFORE DELETE ON roster_place
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
