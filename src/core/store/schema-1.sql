-- SPDX-License-Identifier: GPL-3.0-or-later
-- The tables that do not come from descriptors. Never edited after a release.
-- Sessions record "record", "link" and the tables of the kinds; never "meta", "event" and "file".
CREATE TABLE meta (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE event (
  seq INTEGER NOT NULL PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  prev TEXT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  kind TEXT NOT NULL,
  verb TEXT NOT NULL,
  args TEXT NOT NULL,
  origin TEXT NOT NULL,
  changeset_sha256 TEXT NOT NULL,
  changeset BLOB
) STRICT;
-- Every attached file that an event names and that was not removed for good, whether a record still
-- points at it or not: an undo must find the bytes again.
CREATE TABLE file (
  sha256 TEXT NOT NULL PRIMARY KEY,
  size INTEGER NOT NULL,
  entry TEXT NOT NULL UNIQUE
) STRICT, WITHOUT ROWID;
CREATE TABLE record (
  id TEXT NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE link (
  from_id TEXT NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  to_id TEXT NOT NULL REFERENCES record (id) DEFERRABLE INITIALLY DEFERRED,
  role TEXT NOT NULL,
  PRIMARY KEY (from_id, to_id, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_to ON link (to_id);
