-- The log: what was recorded, byte for byte, the tree over it, its signed heads, and the documents
-- beside it. What it says is proven by the tree and by what members hold; the triggers only keep a slip of the
-- hand from breaking it.

CREATE TABLE entry (
  -- One leaf of the log.
  number INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL,  -- the line of the trail without its line feed
  id BLOB NOT NULL CHECK (length(id) = 32),  -- of the event
  author TEXT NOT NULL,
  type TEXT NOT NULL,
  recorded INTEGER NOT NULL,  -- seconds since 1970
  seen_size INTEGER NOT NULL,  -- entries that the author had seen
  entries_on_day INTEGER NOT NULL  -- the author's on this day (UTC), this one included; offers of keys are 0
) STRICT;
CREATE UNIQUE INDEX entry_id ON entry (id);
-- Anybody can offer a key in anybody's name, so offers are not the author's here.
CREATE INDEX entry_author ON entry (author, number) WHERE type <> 'key.offered';
CREATE TRIGGER entry_added_last BEFORE INSERT ON entry
  WHEN NEW.number <> (SELECT coalesce(max(number), -1) + 1 FROM entry)
    OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN
  SELECT RAISE(ABORT, 'an entry is added once and after the last');
END;
CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry stays as it was recorded');
END;
CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN
  SELECT RAISE(ABORT, 'an entry stays as it was recorded');
END;

CREATE TABLE node (
  -- The root of one complete subtree (RFC 9162, 2.1.1), over the 2^level leaves from
  -- position × 2^level on.
  level INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hash BLOB NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, position)
) WITHOUT ROWID, STRICT;
CREATE TRIGGER node_added_once BEFORE INSERT ON node
  WHEN EXISTS (SELECT 1 FROM node WHERE level = NEW.level AND position = NEW.position)
BEGIN
  SELECT RAISE(ABORT, 'a node of the tree never changes');
END;
CREATE TRIGGER node_stays BEFORE UPDATE ON node
BEGIN
  SELECT RAISE(ABORT, 'a node of the tree never changes');
END;
CREATE TRIGGER node_kept BEFORE DELETE ON node
BEGIN
  SELECT RAISE(ABORT, 'a node of the tree never changes');
END;

CREATE TABLE checkpoint (
  -- A signed head: the newest, and each that was handed out.
  size INTEGER PRIMARY KEY,
  note BLOB NOT NULL,  -- C2SP signed note
  handed_out INTEGER NOT NULL CHECK (handed_out IN (0, 1))
) STRICT;
CREATE INDEX checkpoint_kept_back ON checkpoint (size) WHERE handed_out = 0;

CREATE TABLE document (
  -- A text that an event names by its hash.
  digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
  salt BLOB CHECK (length(salt) = 32),  -- only of a document that can be redacted
  bytes BLOB NOT NULL
) STRICT;
