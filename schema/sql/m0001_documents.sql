-- Which documents events name with an access or by a salted name, and what motions did with them. The bytes
-- are in the table document. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE named_document (
  -- A document, who may read it, and whether a motion had it destroyed.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  digest TEXT NOT NULL,
  salted INTEGER NOT NULL,  -- 1 where the name is salted
  body TEXT,  -- for whose eyes alone it was named; null for everybody's
  entry INTEGER NOT NULL,  -- that named it first
  published_by TEXT,  -- the motion that made it public
  published TEXT,
  redacted_by TEXT,  -- the motion that had its bytes destroyed
  redacted TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX named_document_newest ON named_document (digest) WHERE superseded IS NULL;
CREATE UNIQUE INDEX named_document_order ON named_document (record) WHERE superseded IS NULL;
CREATE TRIGGER named_document_stays BEFORE UPDATE OF
    place, record, digest, salted, body, entry, published_by, published, redacted_by, redacted,
    entered
  ON named_document
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER named_document_superseded_once BEFORE UPDATE OF superseded ON named_document
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER named_document_kept BEFORE DELETE ON named_document
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
