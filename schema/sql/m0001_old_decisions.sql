-- Decisions from before the ledger: evidence that the secretary attested, in batches that are documents, from
-- which nothing follows. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE old_batch (
  -- A batch of old decisions of a body.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event
  body TEXT NOT NULL,
  first INTEGER NOT NULL,  -- the place of its first decision, old-BODY.FIRST
  count INTEGER NOT NULL,
  batch TEXT NOT NULL,  -- digest of the salted document
  source TEXT NOT NULL,  -- digest of the file that was read
  part INTEGER NOT NULL,
  parts INTEGER NOT NULL,
  secretary TEXT NOT NULL,
  attested TEXT NOT NULL,
  entry INTEGER NOT NULL,
  state TEXT NOT NULL,  -- of the body's old decisions up to and with these
  adopted_by TEXT,  -- the motion
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX old_batch_newest ON old_batch (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX old_batch_order ON old_batch (record) WHERE superseded IS NULL;
CREATE INDEX old_batch_source ON old_batch (body, source, record) WHERE superseded IS NULL;
CREATE INDEX old_batch_place ON old_batch (body, first) WHERE superseded IS NULL;
CREATE INDEX old_batch_state ON old_batch (body, state, record) WHERE superseded IS NULL;
CREATE TRIGGER old_batch_stays BEFORE UPDATE OF
    place, record, id, body, first, count, batch, source, part, parts, secretary, attested, entry,
    state, adopted_by, entered
  ON old_batch
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER old_batch_superseded_once BEFORE UPDATE OF superseded ON old_batch
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER old_batch_kept BEFORE DELETE ON old_batch
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
