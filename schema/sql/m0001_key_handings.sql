-- The ledger's own key, handed from machine to machine. See m0001_membership.sql for the columns that all
-- register tables share.

CREATE TABLE key_handing (
  -- Checkpoints over more than this entry are signed by this key, those up to it by the one before.
  place INTEGER PRIMARY KEY,
  entry INTEGER NOT NULL,
  ledger_key TEXT NOT NULL,  -- base64
  source TEXT NOT NULL,  -- the event registrar.handed, or the motion with ledger_key.replace
  entered INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX key_handing_once ON key_handing (entry);
CREATE TRIGGER key_handing_stays BEFORE UPDATE ON key_handing
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER key_handing_kept BEFORE DELETE ON key_handing
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
