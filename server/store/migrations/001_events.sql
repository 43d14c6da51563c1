-- The log: events as a hash chain, private texts beside it.

-- Identity of this log; a restore gives it a new epoch.
CREATE TABLE log (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    epoch    TEXT NOT NULL
) STRICT;

-- What happened. `payload` is the exact text that the hash covers. `commitments` is a JSON object: private field -> hex
-- SHA-256 of salt and value. The command columns are set on the first event that a command made.
CREATE TABLE event (
    session            TEXT NOT NULL,
    seq                INTEGER NOT NULL,
    at                 TEXT NOT NULL,
    type               TEXT NOT NULL,
    payload            TEXT NOT NULL,
    by_invitation      TEXT,
    by_role            TEXT,
    by_region          TEXT,
    by_site            TEXT,
    commitments        TEXT NOT NULL,
    command_invitation TEXT,
    command_id         TEXT,
    command_body_hash  TEXT,
    command_answer     TEXT,
    previous_hash      BLOB NOT NULL,
    hash               BLOB NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX event_command ON event (session, command_invitation, command_id) WHERE command_id IS NOT NULL;

CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are never changed; a correction is a new event');
END;

CREATE TRIGGER event_is_never_deleted BEFORE DELETE ON event
BEGIN
    SELECT RAISE(ABORT, 'events are never deleted; a correction is a new event');
END;

-- Where each session's chain ends, so that missing last events are noticed.
CREATE TABLE event_head (
    session TEXT PRIMARY KEY,
    seq     INTEGER NOT NULL,
    hash    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- What humans typed. Erasing sets the value to NULL; the salt goes with it, so that nobody can guess the value from its
-- commitment.
CREATE TABLE event_private (
    session TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    field   TEXT NOT NULL,
    salt    BLOB,
    value   TEXT,
    PRIMARY KEY (session, seq, field)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER event_private_is_only_erased BEFORE UPDATE ON event_private
WHEN NEW.value IS NOT NULL OR NEW.session <> OLD.session OR NEW.seq <> OLD.seq OR NEW.field <> OLD.field
     OR (NEW.salt IS NOT NULL AND NEW.salt IS NOT OLD.salt)
BEGIN
    SELECT RAISE(ABORT, 'a private value is only ever erased');
END;

CREATE TRIGGER event_private_loses_its_salt AFTER UPDATE OF value ON event_private
WHEN NEW.salt IS NOT NULL
BEGIN
    UPDATE event_private SET salt = NULL WHERE session = NEW.session AND seq = NEW.seq AND field = NEW.field;
END;

CREATE TRIGGER event_private_is_never_deleted BEFORE DELETE ON event_private
BEGIN
    SELECT RAISE(ABORT, 'a private value is only ever erased');
END;

-- The server's own last sign of life per session. `silent`: JSON list of {invitation, device, since}.
CREATE TABLE pulse (
    session TEXT PRIMARY KEY,
    at      TEXT NOT NULL,
    silent  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
