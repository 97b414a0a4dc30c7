-- Bodies, their seats and offices, who holds them, and what they decide by. See m0001_membership.sql
-- for the columns that all register tables share.

CREATE TABLE body (
  -- A governing board, committee, working group or assembly.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  kind TEXT NOT NULL,  -- board, committee, working_group, assembly
  title TEXT NOT NULL,
  parent TEXT,
  rule TEXT NOT NULL,
  classes TEXT,  -- JSON
  meetings TEXT,  -- JSON, how it meets
  participation TEXT,  -- JSON, what it expects of its seats
  rulings TEXT,  -- JSON, whether its chair rules on questions of order
  seat_cap TEXT,  -- JSON, how many seats one organization or group may have
  mandate TEXT,  -- digest of a document
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT,
  cap_since TEXT,  -- since when it has the cap, where that is not its beginning
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX body_newest ON body (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX body_order ON body (record) WHERE superseded IS NULL;
CREATE TRIGGER body_stays BEFORE UPDATE OF
    place, record, id, kind, title, parent, rule, classes, meetings, participation, rulings, seat_cap,
    mandate, in_force_from, in_force_to, motion, cap_since, entered
  ON body
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER body_superseded_once BEFORE UPDATE OF superseded ON body
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER body_kept BEFORE DELETE ON body
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE seat (
  -- A post in a body.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  body TEXT NOT NULL,
  title TEXT NOT NULL,
  class TEXT,
  weight INTEGER NOT NULL,
  voting INTEGER NOT NULL,  -- 0 or 1
  appoints TEXT NOT NULL,  -- body, organization, ex_officio
  organization TEXT,  -- that appoints
  office TEXT,  -- whose officer holds it
  holdover INTEGER NOT NULL,  -- 0 or 1
  term_months INTEGER,
  alternate INTEGER NOT NULL,  -- whether it may have one
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX seat_newest ON seat (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX seat_order ON seat (record) WHERE superseded IS NULL;
CREATE INDEX seat_by_body ON seat (body) WHERE superseded IS NULL;
CREATE TRIGGER seat_stays BEFORE UPDATE OF
    place, record, id, body, title, class, weight, voting, appoints, organization, office,
    holdover, term_months, alternate, in_force_from, in_force_to, motion, entered
  ON seat
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER seat_superseded_once BEFORE UPDATE OF superseded ON seat
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER seat_kept BEFORE DELETE ON seat
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE tenure (
  -- Who holds a seat, on behalf of which organization.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  seat TEXT NOT NULL,
  appointment TEXT NOT NULL,  -- the motion, designation or genesis
  entry INTEGER NOT NULL,  -- that the acceptance must have seen
  person TEXT NOT NULL,
  organization TEXT NOT NULL,
  state TEXT NOT NULL,  -- pending, accepted, ended
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  term_ends TEXT,
  ended_by TEXT,  -- the motion or event by which it ends
  alternate INTEGER NOT NULL,  -- whether it is the alternate's
  mandate_until TEXT,  -- when it ends by itself, of a mandate
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX tenure_newest ON tenure (seat, appointment) WHERE superseded IS NULL;
CREATE UNIQUE INDEX tenure_order ON tenure (record) WHERE superseded IS NULL;
CREATE INDEX tenure_by_organization ON tenure (organization) WHERE superseded IS NULL;
CREATE INDEX tenure_pending ON tenure (person) WHERE superseded IS NULL AND state = 'pending';
CREATE TRIGGER tenure_stays BEFORE UPDATE OF
    place, record, seat, appointment, entry, person, organization, state, in_force_from,
    in_force_to, term_ends, ended_by, alternate, mandate_until, entered
  ON tenure
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER tenure_superseded_once BEFORE UPDATE OF superseded ON tenure
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER tenure_kept BEFORE DELETE ON tenure
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE office (
  -- A post with duties and no vote of its own.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  title TEXT NOT NULL,
  duty TEXT NOT NULL,  -- chair, secretary
  body TEXT,
  line TEXT NOT NULL,  -- JSON, the line of succession
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX office_newest ON office (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX office_order ON office (record) WHERE superseded IS NULL;
CREATE TRIGGER office_stays BEFORE UPDATE OF
    place, record, id, title, duty, body, line, in_force_from, in_force_to, entered
  ON office
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER office_superseded_once BEFORE UPDATE OF superseded ON office
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER office_kept BEFORE DELETE ON office
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE office_tenure (
  -- Who was appointed to an office.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  office TEXT NOT NULL,
  appointment TEXT NOT NULL,  -- the motion, or the genesis
  entry INTEGER NOT NULL,  -- that the acceptance must have seen
  person TEXT NOT NULL,
  state TEXT NOT NULL,  -- pending, accepted, ended
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  ended_by TEXT,  -- the motion or event by which it ends
  mandate_until TEXT,  -- when it ends by itself, of a mandate
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX office_tenure_newest ON office_tenure (office, appointment) WHERE superseded IS NULL;
CREATE UNIQUE INDEX office_tenure_order ON office_tenure (record) WHERE superseded IS NULL;
CREATE INDEX office_tenure_by_person ON office_tenure (person) WHERE superseded IS NULL;
CREATE TRIGGER office_tenure_stays BEFORE UPDATE OF
    place, record, office, appointment, entry, person, state, in_force_from, in_force_to, ended_by,
    mandate_until, entered
  ON office_tenure
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER office_tenure_superseded_once BEFORE UPDATE OF superseded ON office_tenure
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER office_tenure_kept BEFORE DELETE ON office_tenure
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE rule (
  -- How a body decides, in one version.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  definition TEXT NOT NULL,  -- JSON
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX rule_newest ON rule (id, version) WHERE superseded IS NULL;
CREATE UNIQUE INDEX rule_order ON rule (record) WHERE superseded IS NULL;
CREATE TRIGGER rule_stays BEFORE UPDATE OF
    place, record, id, version, title, definition, in_force_from, in_force_to, motion, entered
  ON rule
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER rule_superseded_once BEFORE UPDATE OF superseded ON rule
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER rule_kept BEFORE DELETE ON rule
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE power (
  -- Which bodies may perform an act, in one version.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  name TEXT NOT NULL,  -- the act and the scope
  version INTEGER NOT NULL,
  act TEXT NOT NULL,
  scope TEXT,  -- body:…, policy:…, rule:…, act:…
  requires TEXT NOT NULL,  -- JSON, the bodies and rules that must carry
  retroactive INTEGER NOT NULL,  -- 0 or 1
  delay TEXT,  -- JSON, the time for objections before the act takes effect
  reserved INTEGER NOT NULL,  -- 0 or 1
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,
  motion TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX power_newest ON power (name, version) WHERE superseded IS NULL;
CREATE UNIQUE INDEX power_order ON power (record) WHERE superseded IS NULL;
CREATE TRIGGER power_stays BEFORE UPDATE OF
    place, record, name, version, act, scope, requires, retroactive, delay, reserved,
    in_force_from, in_force_to, motion, entered
  ON power
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER power_superseded_once BEFORE UPDATE OF superseded ON power
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER power_kept BEFORE DELETE ON power
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE policy (
  -- A standard, guideline, policy or charter, in one version.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  policy TEXT NOT NULL,
  version INTEGER NOT NULL,
  title TEXT NOT NULL,
  text TEXT NOT NULL,  -- digest of the document
  adopted TEXT NOT NULL,  -- when it was decided on
  in_force_from TEXT NOT NULL,
  in_force_to TEXT,  -- as decided; a sunset before it ends the version besides
  review_by TEXT,
  sunset TEXT,
  motion TEXT NOT NULL,
  ended_by TEXT,
  superseded_by TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX policy_newest ON policy (policy, version) WHERE superseded IS NULL;
CREATE UNIQUE INDEX policy_order ON policy (record) WHERE superseded IS NULL;
CREATE INDEX policy_by_motion ON policy (motion) WHERE superseded IS NULL;
CREATE TRIGGER policy_stays BEFORE UPDATE OF
    place, record, policy, version, title, text, adopted, in_force_from, in_force_to, review_by,
    sunset, motion, ended_by,
    superseded_by, entered
  ON policy
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER policy_superseded_once BEFORE UPDATE OF superseded ON policy
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER policy_kept BEFORE DELETE ON policy
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
