-- Proxies. See m0001_membership.sql for the columns that all register tables share.

CREATE TABLE proxy (
  -- The holder of a seat lets another person vote for it.
  place INTEGER PRIMARY KEY,
  record INTEGER NOT NULL,
  id TEXT NOT NULL,  -- the event that granted it
  seat TEXT NOT NULL,
  body TEXT NOT NULL,
  grantor TEXT NOT NULL,
  carrier TEXT NOT NULL,
  scope TEXT NOT NULL,  -- poll, motion, meeting, body
  subject TEXT,  -- which poll, motion or meeting
  entry INTEGER NOT NULL,
  granted TEXT NOT NULL,
  expires TEXT,
  revoked TEXT,
  entered INTEGER NOT NULL,
  superseded INTEGER
) STRICT;
CREATE UNIQUE INDEX proxy_newest ON proxy (id) WHERE superseded IS NULL;
CREATE UNIQUE INDEX proxy_order ON proxy (record) WHERE superseded IS NULL;
CREATE INDEX proxy_by_seat ON proxy (seat) WHERE superseded IS NULL;
CREATE TRIGGER proxy_stays BEFORE UPDATE OF
    place, record, id, seat, body, grantor, carrier, scope, subject, entry, granted, expires,
    revoked, entered
  ON proxy
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
CREATE TRIGGER proxy_superseded_once BEFORE UPDATE OF superseded ON proxy
  WHEN OLD.superseded IS NOT NULL OR NEW.superseded IS NULL
BEGIN
  SELECT RAISE(ABORT, 'a version is superseded once');
END;
CREATE TRIGGER proxy_kept BEFORE DELETE ON proxy
  WHEN OLD.entered <= (SELECT max(number) FROM entry)
BEGIN
  SELECT RAISE(ABORT, 'a version of a recorded entry stays as it is');
END;
