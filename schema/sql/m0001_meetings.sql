-- Meetings and who was there. See m0001_membership.sql for the columns that all register tables share.
-- Demands and waivers never get a second version, and so have no `record` and no `superseded`: `place`
-- tells their order.

CREATE TABLE meeting (
  -- A meeting of a body.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event that called it
  number TEXT NOT NULL,  -- such as toc-m2026-003
  body TEXT NOT NULL,
  caller TEXT NOT NULL,
  title TEXT NOT NULL,
  starts TEXT NOT NULL,
  agenda TEXT NOT NULL,  -- JSON
  papers TEXT NOT NULL,  -- JSON
  rule TEXT NOT NULL,  -- JSON, as it stood at the call
  entry INTEGER NOT NULL,  -- of the call
  called TEXT,  -- empty while seats are missing
  opened TEXT,
  adjourned TEXT,
  listed INTEGER,  -- the entry that told last who was there
  minutes TEXT,  -- digest of the text that was approved
  approved_by TEXT,  -- the motion
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX meeting_newest ON meeting (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX meeting_order ON meeting (record) WHERE superseded IS NULL;
CREATE INDEX meeting_by_number ON meeting (number) WHERE superseded IS NULL;
CREATE INDEX meeting_held ON meeting (body, adjourned, entry)
  WHERE superseded IS NULL AND adjourned IS NOT NULL;
CREATE INDEX meeting_open ON meeting (body, opened, entry)
  WHERE superseded IS NULL AND adjourned IS NULL AND opened IS NOT NULL;
CREATE INDEX meeting_unfinished ON meeting (record)
  WHERE superseded IS NULL AND adjourned IS NULL;
CREATE TRIGGER meeting_stays BEFORE UPDATE OF
    place, record, id, number, body, caller, title, starts, agenda, papers, rule, entry, called,
    opened, adjourned, listed, minutes, approved_by, entered
  ON meeting
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER meeting_superseded_once BEFORE UPDATE OF superseded ON meeting
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER meeting_kept BEFORE DELETE ON meeting
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE meeting_demand (
  -- A seat that joined in the call of a meeting.
  place INTEGER PRIMARY KEY,
  meeting TEXT NOT NULL,
  seat TEXT NOT NULL,
  person TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX meeting_demand_once ON meeting_demand (meeting, seat);
CREATE TRIGGER meeting_demand_stays BEFORE UPDATE ON meeting_demand
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER meeting_demand_kept BEFORE DELETE ON meeting_demand
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE notice_waiver (
  -- A seat that does without the notice of a meeting.
  place INTEGER PRIMARY KEY,
  meeting TEXT NOT NULL,
  seat TEXT NOT NULL,
  person TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX notice_waiver_once ON notice_waiver (meeting, seat);
CREATE TRIGGER notice_waiver_stays BEFORE UPDATE ON notice_waiver
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER notice_waiver_kept BEFORE DELETE ON notice_waiver
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE attendance (
  -- One span in which somebody was present at a meeting.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  meeting TEXT NOT NULL,
  attendee TEXT NOT NULL,  -- seat:ID, or person:ID of who came without one
  span INTEGER NOT NULL,  -- 1, 2, … of this attendee at this meeting
  person TEXT NOT NULL,
  name TEXT,  -- digest of a salted document
  evidence TEXT NOT NULL,  -- signed, or attested by the secretary: weaker
  present_from TEXT NOT NULL,
  present_to TEXT,  -- empty: to the end
  struck_by TEXT,  -- the event by which it counts no longer
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX attendance_newest ON attendance (meeting, attendee, span)
  WHERE superseded IS NULL;
CREATE UNIQUE INDEX attendance_order ON attendance (record) WHERE superseded IS NULL;
CREATE TRIGGER attendance_stays BEFORE UPDATE OF
    place, record, meeting, attendee, span, person, name, evidence, present_from, present_to,
    struck_by, entered
  ON attendance
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER attendance_superseded_once BEFORE UPDATE OF superseded ON attendance
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER attendance_kept BEFORE DELETE ON attendance
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
