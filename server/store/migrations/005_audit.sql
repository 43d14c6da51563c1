-- Who changed what, and when: one row for every change that is not an event of a session, written with it.

CREATE TABLE audit (
    number   INTEGER PRIMARY KEY, -- in the order in which they were written
    at       TEXT NOT NULL,
    by_kind  TEXT NOT NULL CHECK (by_kind IN ('program', 'account', 'invitation')),
    by_id    TEXT, -- NULL: the program
    by_name  TEXT, -- of that time; NULL once erased
    by_token TEXT, -- the token for scripts that the account used, if it was one
    action   TEXT NOT NULL,
    session  TEXT,
    detail   TEXT NOT NULL -- JSON: ids, codes and figures
) STRICT;

CREATE TRIGGER audit_is_only_erased BEFORE UPDATE ON audit
WHEN NEW.by_name IS NOT NULL OR NEW.number <> OLD.number OR NEW.at <> OLD.at OR NEW.by_kind <> OLD.by_kind
     OR NEW.by_id IS NOT OLD.by_id OR NEW.by_token IS NOT OLD.by_token OR NEW.action <> OLD.action
     OR NEW.session IS NOT OLD.session OR NEW.detail <> OLD.detail
BEGIN
    SELECT RAISE(ABORT, 'what was done is never changed; only the name of who did it may be erased');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'what was done is never deleted');
END;

-- Tokens for an organizer's scripts. They are kept when revoked, so that what was done with them keeps its name.
CREATE TABLE api_token (
    id         TEXT PRIMARY KEY,
    user       TEXT NOT NULL REFERENCES user (id),
    name       TEXT NOT NULL,
    token_hash BLOB NOT NULL UNIQUE, -- SHA-256 of the token, which is not kept
    created_at TEXT NOT NULL,
    expires_at TEXT,
    revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX api_token_user ON api_token (user);

-- Browsers from which an account signed in: what others guess does not slow them.
CREATE TABLE known_browser (
    user         TEXT NOT NULL REFERENCES user (id),
    key_hash     BLOB NOT NULL, -- SHA-256 of a key that the browser keeps
    signed_in_at TEXT NOT NULL, -- last
    PRIMARY KEY (user, key_hash)
) STRICT, WITHOUT ROWID;
