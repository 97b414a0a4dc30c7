-- What limits and undoes decisions. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE objection_period (
  -- The time for objections to a motion whose acts take effect with a delay.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  motion TEXT NOT NULL,
  delay TEXT NOT NULL,  -- JSON, of the power over the acts
  entry INTEGER,  -- that carried the motion
  span_from TEXT,
  span_to TEXT,  -- when the acts take effect
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX objection_period_newest ON objection_period (motion) WHERE superseded IS NULL;
CREATE UNIQUE INDEX objection_period_order ON objection_period (record) WHERE superseded IS NULL;
CREATE TRIGGER objection_period_stays BEFORE UPDATE OF
    place, record, motion, delay, entry, span_from, span_to, entered
  ON objection_period
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER objection_period_superseded_once BEFORE UPDATE OF superseded ON objection_period
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER objection_period_kept BEFORE DELETE ON objection_period
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE objection (
  -- A member's objection to a decision that is yet to take effect.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  organization TEXT NOT NULL,
  person TEXT NOT NULL,
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  reason TEXT NOT NULL,  -- digest of a salted document
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX objection_once ON objection (motion, organization);
CREATE TRIGGER objection_stays BEFORE UPDATE ON objection
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER objection_kept BEFORE DELETE ON objection
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE reversal (
  -- What undid a decision.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  motion TEXT NOT NULL,
  kind TEXT NOT NULL,  -- rescinded, objected, countermanded, void
  by_event TEXT NOT NULL,  -- the motion or the event that did it
  at TEXT NOT NULL,
  entry INTEGER NOT NULL,
  reason TEXT,  -- digest of the text that tells the breach
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX reversal_newest ON reversal (motion) WHERE superseded IS NULL;
CREATE UNIQUE INDEX reversal_order ON reversal (record) WHERE superseded IS NULL;
CREATE TRIGGER reversal_stays BEFORE UPDATE OF
    place, record, motion, kind, by_event, at, entry, reason, entered
  ON reversal
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER reversal_superseded_once BEFORE UPDATE OF superseded ON reversal
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER reversal_kept BEFORE DELETE ON reversal
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE delegation (
  -- Powers that one body has let another one use, until a day.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  from_body TEXT NOT NULL,
  to_body TEXT NOT NULL,
  definition TEXT NOT NULL,  -- JSON
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT NOT NULL,
  ended_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX delegation_newest ON delegation (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX delegation_order ON delegation (record) WHERE superseded IS NULL;
CREATE INDEX delegation_by_body ON delegation (to_body) WHERE superseded IS NULL;
CREATE TRIGGER delegation_stays BEFORE UPDATE OF
    place, record, id, from_body, to_body, definition, in_force_from, in_force_to, motion, ended_by,
    entered
  ON delegation
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER delegation_superseded_once BEFORE UPDATE OF superseded ON delegation
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER delegation_kept BEFORE DELETE ON delegation
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE delegated_decision (
  -- Under which delegation a motion is decided.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  motion TEXT NOT NULL,
  delegation TEXT NOT NULL,
  from_body TEXT NOT NULL,
  countermand TEXT,  -- JSON, the time for it and whether the acts wait for its end
  span_from TEXT,
  span_to TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX delegated_decision_newest ON delegated_decision (motion) WHERE superseded IS NULL;
CREATE UNIQUE INDEX delegated_decision_order ON delegated_decision (record) WHERE superseded IS NULL;
CREATE TRIGGER delegated_decision_stays BEFORE UPDATE OF
    place, record, motion, delegation, from_body, countermand, span_from, span_to, entered
  ON delegated_decision
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER delegated_decision_superseded_once BEFORE UPDATE OF superseded ON delegated_decision
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER delegated_decision_kept BEFORE DELETE ON delegated_decision
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
