-- Heads of the log that the charter's witnesses had cosigned, as entries. See m0001_membership.sql for the
-- columns that all register tables share; these records get no second version.

CREATE TABLE cosigned_head (
  place INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,  -- that recorded it
  size INTEGER NOT NULL,  -- how many entries stand under it
  root TEXT NOT NULL,  -- digest
  time TEXT NOT NULL,  -- by when the witnesses met the policy
  recorded TEXT NOT NULL,
  person TEXT NOT NULL,
  event TEXT NOT NULL,
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX cosigned_head_once ON cosigned_head (size);
CREATE TRIGGER cosigned_head_stays BEFORE UPDATE ON cosigned_head
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER cosigned_head_kept BEFORE DELETE ON cosigned_head
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
