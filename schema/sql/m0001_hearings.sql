-- How those are heard whom a motion would remove. See m0001_membership.sql for the columns that all register
-- tables share; these records get no second version.

CREATE TABLE hearing (
  -- When a hearing is held on a version of a motion.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  version INTEGER NOT NULL,
  at TEXT NOT NULL,
  caller TEXT NOT NULL,
  text TEXT,  -- JSON, the reference to the document: where, and how one takes part
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  called TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX hearing_once ON hearing (motion, version);
CREATE TRIGGER hearing_stays BEFORE UPDATE ON hearing
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER hearing_kept BEFORE DELETE ON hearing
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;

CREATE TABLE hearing_answer (
  -- What one who would be removed says to it.
  place INTEGER PRIMARY KEY,
  motion TEXT NOT NULL,
  version INTEGER NOT NULL,
  accused TEXT NOT NULL,  -- organization:ID or seat:ID
  waiver INTEGER NOT NULL,  -- 1 where no hearing is asked for
  person TEXT NOT NULL,
  text TEXT,  -- JSON, the reference to the document; none of a waiver
  event TEXT NOT NULL,
  entry INTEGER NOT NULL,
  answered TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX hearing_answer_once ON hearing_answer (motion, version, accused, waiver);
CREATE TRIGGER hearing_answer_stays BEFORE UPDATE ON hearing_answer
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER hearing_answer_kept BEFORE DELETE ON hearing_answer
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
