#pragma once

namespace zbirnyk {

/// The version that this program writes (PRAGMA user_version).
inline constexpr int RegisterVersion = 1;

/// The tables of a register. Lines of the log and numbers can be added, never changed or taken out:
/// triggers refuse it, and the chain of hashes shows it where somebody removed the triggers.
inline constexpr const char* RegisterSchema = R"(
CREATE TABLE content (
  digest BLOB PRIMARY KEY,
  bytes  BLOB NOT NULL
);
CREATE TABLE edition (
  id      INTEGER PRIMARY KEY,
  digest  BLOB NOT NULL UNIQUE,
  program TEXT NOT NULL,
  product TEXT NOT NULL,
  date    TEXT NOT NULL,
  signature TEXT NOT NULL
);
CREATE TABLE edition_file (
  edition INTEGER NOT NULL REFERENCES edition,
  path    TEXT NOT NULL,
  digest  BLOB NOT NULL,
  PRIMARY KEY (edition, path)
) WITHOUT ROWID;
CREATE TABLE certificate (
  id       INTEGER PRIMARY KEY,
  number   TEXT NOT NULL UNIQUE,
  series   TEXT NOT NULL,
  sequence INTEGER NOT NULL,
  person   TEXT NOT NULL,
  name     TEXT NOT NULL,
  issued   TEXT NOT NULL,
  hours    INTEGER NOT NULL,
  state    TEXT NOT NULL CHECK (state IN ('reserved', 'issued', 'replaced', 'revoked')),
  data     BLOB NOT NULL,
  record   TEXT NOT NULL,
  edition  INTEGER NOT NULL REFERENCES edition,
  file     TEXT NOT NULL,
  "check"  TEXT NOT NULL,
  pdf      BLOB,
  signature BLOB,
  replaces TEXT REFERENCES certificate (number),
  replaced_by TEXT REFERENCES certificate (number),
  changed  TEXT,
  reason   TEXT,
  UNIQUE (series, sequence)
);
CREATE TABLE key (
  id      INTEGER PRIMARY KEY,
  public  BLOB NOT NULL UNIQUE,
  added   TEXT NOT NULL,
  retired TEXT
);
CREATE TABLE sending (
  number  TEXT PRIMARY KEY REFERENCES certificate (number),
  address TEXT NOT NULL,
  state   TEXT NOT NULL CHECK (state IN ('planned', 'sent', 'failed')),
  time    TEXT NOT NULL,
  answer  TEXT NOT NULL,
  times   INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE audit (
  id     INTEGER PRIMARY KEY,
  time   TEXT NOT NULL,
  action TEXT NOT NULL,
  number TEXT NOT NULL,
  detail TEXT NOT NULL,
  hash   BLOB NOT NULL
);
CREATE TRIGGER audit_stays BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER audit_keeps BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the log only grows'); END;
CREATE TRIGGER number_keeps BEFORE DELETE ON certificate BEGIN SELECT RAISE(ABORT, 'a number is given for ever'); END;
CREATE TRIGGER number_stays BEFORE UPDATE OF number, series, sequence, record, data, edition ON certificate
  BEGIN SELECT RAISE(ABORT, 'what was printed does not change'); END;
)";

} // namespace zbirnyk
