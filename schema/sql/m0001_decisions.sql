-- Motions, polls and what they did. See m0001_membership.sql for the columns that all register tables
-- share. Seconds, demands, electors and ballots never get a second version, and so have no `record` and
-- no `superseded`: `place` tells their order.

CREATE TABLE motion (
  -- A proposal to a body.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event that proposed it
  number TEXT NOT NULL,  -- such as toc-2026-014
  body TEXT NOT NULL,
  mover TEXT NOT NULL,
  title TEXT NOT NULL,
  version INTEGER NOT NULL,
  texts TEXT NOT NULL,  -- JSON
  acts TEXT NOT NULL,  -- JSON
  requires TEXT NOT NULL,  -- JSON, where it must carry
  state TEXT NOT NULL,  -- proposed, open, carried, failed, no_quorum, tied, contested, withdrawn, void
  may_reconsider INTEGER NOT NULL,  -- 0 or 1
  proposed TEXT NOT NULL,
  final_text TEXT NOT NULL,  -- when this version was recorded
  final_entry INTEGER NOT NULL,
  lapses TEXT NOT NULL,
  decided TEXT,
  rescinded TEXT,
  ground TEXT,  -- the seat that took part in nothing, as the book found when it was proposed
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX motion_newest ON motion (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX motion_order ON motion (record) WHERE superseded IS NULL;
CREATE INDEX motion_by_number ON motion (number) WHERE superseded IS NULL;
CREATE INDEX motion_undecided ON motion (body, record)
  WHERE superseded IS NULL AND state IN ('proposed', 'open', 'contested');
CREATE TRIGGER motion_stays BEFORE UPDATE OF
    place, record, id, number, body, mover, title, version, texts, acts, requires, state,
    may_reconsider, proposed, final_text, final_entry, lapses, decided, rescinded, ground, entered
  ON motion
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER motion_superseded_once BEFORE UPDATE OF superseded ON motion
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER motion_kept BEFORE DELETE ON motion
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE second (
  -- A seat that seconded a version of a motion.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  version INTEGER NOT NULL,
  seat TEXT NOT NULL,
  person TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX second_once ON second (motion, version, seat);
CREATE TRIGGER second_stays BEFORE UPDATE ON second
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER second_kept BEFORE DELETE ON second
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE demand (
  -- A seat that demanded a poll on a version of a motion.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  seat TEXT NOT NULL,
  person TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX demand_once ON demand (motion, version, seat);
CREATE TRIGGER demand_stays BEFORE UPDATE ON demand
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER demand_kept BEFORE DELETE ON demand
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE poll (
  -- One calling of the vote.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  seal TEXT NOT NULL,  -- the event that opened it
  entry INTEGER NOT NULL,
  motion TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  rule TEXT NOT NULL,  -- JSON, as sealed
  electorate TEXT NOT NULL,  -- digest of the document
  opens TEXT NOT NULL,
  closes TEXT NOT NULL,
  notice INTEGER NOT NULL,  -- seconds between the final text and the opening
  meeting TEXT,  -- at which it was opened, where who is there makes the quorum
  presence TEXT,  -- JSON, who was there
  roll_call TEXT,  -- JSON, how far the result rests on a roll call: weaker evidence
  witnessed TEXT,  -- JSON, which ballots were in time, where witnesses tell
  held TEXT,  -- JSON, what ballots held back could make of it
  settled TEXT,  -- the motion that said which of them count
  result TEXT,  -- JSON, the arithmetic
  outcome TEXT,  -- carried, failed, no_quorum, tied, contested
  closed TEXT,
  casting TEXT,  -- the chair's vote on a tie
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX poll_newest ON poll (seal) WHERE superseded IS NULL;
CREATE UNIQUE INDEX poll_order ON poll (record) WHERE superseded IS NULL;
CREATE INDEX poll_by_motion ON poll (motion) WHERE superseded IS NULL;
CREATE INDEX poll_unclosed ON poll (record)
  WHERE superseded IS NULL AND outcome IS NULL;
CREATE TRIGGER poll_stays BEFORE UPDATE OF
    place, record, seal, entry, motion, version, body, rule, electorate, opens, closes, notice,
    meeting, presence, roll_call, witnessed, held, settled, result, outcome, closed, casting,
    entered
  ON poll
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER poll_superseded_once BEFORE UPDATE OF superseded ON poll
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER poll_kept BEFORE DELETE ON poll
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE elector (
  -- One voting seat of a poll, as sealed.
  place INTEGER PRIMARY KEY,
  poll TEXT NOT NULL,
  seat TEXT NOT NULL,
  weight INTEGER NOT NULL,
  class TEXT,
  organization TEXT,
  group_id TEXT,  -- the affiliate group of the organization, where the rule asks for it
  person TEXT,  -- who held the seat when the poll opened
  active INTEGER,  -- whether it was active then, where the rule asks for it
  chair INTEGER NOT NULL,  -- whether the chair held it, where the rule asks for it
  ineligible TEXT,  -- JSON, the formalities that it had not met; null where it has a vote
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX elector_once ON elector (poll, seat);
CREATE TRIGGER elector_stays BEFORE UPDATE ON elector
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER elector_kept BEFORE DELETE ON elector
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE ballot (
  -- A seat's choice on a poll, one for each turn.
  place INTEGER PRIMARY KEY,
  poll TEXT NOT NULL,
  seat TEXT NOT NULL,
  turn INTEGER NOT NULL,
  choice TEXT NOT NULL,  -- yes, no, abstain
  person TEXT NOT NULL,
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  reason TEXT,  -- digest of a salted document
  capacity TEXT NOT NULL,  -- holder, proxy, alternate
  proxy TEXT,  -- the grant
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX ballot_once ON ballot (poll, seat, capacity, turn);
CREATE INDEX ballot_by_proxy ON ballot (poll, person) WHERE capacity = 'proxy';
CREATE TRIGGER ballot_stays BEFORE UPDATE ON ballot
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER ballot_kept BEFORE DELETE ON ballot
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE effect (
  -- What became of one act of a carried motion.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  motion TEXT NOT NULL,
  position INTEGER NOT NULL,  -- 0, 1, … as the motion lists its acts
  act TEXT NOT NULL,
  state TEXT NOT NULL,  -- done, void
  code TEXT,  -- of the refusal that made it void
  effective TEXT NOT NULL,
  entry INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX effect_newest ON effect (motion, position) WHERE superseded IS NULL;
CREATE UNIQUE INDEX effect_order ON effect (record) WHERE superseded IS NULL;
CREATE TRIGGER effect_stays BEFORE UPDATE OF
    place, record, motion, position, act, state, code, effective, entry, entered
  ON effect
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER effect_superseded_once BEFORE UPDATE OF superseded ON effect
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER effect_kept BEFORE DELETE ON effect
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE counter (
  -- The last number given in a series.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  series TEXT NOT NULL,  -- such as toc-2026
  last INTEGER NOT NULL,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX counter_newest ON counter (series) WHERE superseded IS NULL;
CREATE UNIQUE INDEX counter_order ON counter (record) WHERE superseded IS NULL;
CREATE TRIGGER counter_stays BEFORE UPDATE OF
    place, record, series, last, entered
  ON counter
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER counter_superseded_once BEFORE UPDATE OF superseded ON counter
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER counter_kept BEFORE DELETE ON counter
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE participation (
  -- In which polls of a body a seat took part, of those whose rule asks for activity.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  seat TEXT NOT NULL,
  body TEXT NOT NULL,
  first INTEGER NOT NULL,  -- of these polls, counted from 1, the first with the seat in it
  last INTEGER NOT NULL,  -- the last with a ballot of the seat; 0 for none
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX participation_newest ON participation (body, seat) WHERE superseded IS NULL;
CREATE UNIQUE INDEX participation_order ON participation (record) WHERE superseded IS NULL;
CREATE TRIGGER participation_stays BEFORE UPDATE OF
    place, record, seat, body, first, last, entered
  ON participation
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER participation_superseded_once BEFORE UPDATE OF superseded ON participation
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER participation_kept BEFORE DELETE ON participation
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE turnout (
  -- How many are present in a poll whose rule lets a late quorum move its end.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  poll TEXT NOT NULL,
  present INTEGER NOT NULL,
  whole INTEGER NOT NULL,  -- what the quorum is a share of
  reached TEXT,  -- when the quorum was there first
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX turnout_newest ON turnout (poll) WHERE superseded IS NULL;
CREATE UNIQUE INDEX turnout_order ON turnout (record) WHERE superseded IS NULL;
CREATE TRIGGER turnout_stays BEFORE UPDATE OF
    place, record, poll, present, whole, reached, entered
  ON turnout
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER turnout_superseded_once BEFORE UPDATE OF superseded ON turnout
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER turnout_kept BEFORE DELETE ON turnout
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
