-- Which request made which session: sent again, because its answer was lost, it makes no second one.
CREATE TABLE session_attempt (
    by_id   TEXT NOT NULL, -- the account that sent it
    attempt BLOB NOT NULL, -- what the sender calls it
    content BLOB NOT NULL, -- SHA-256 of what it asked for
    session TEXT NOT NULL REFERENCES session (id),
    PRIMARY KEY (by_id, attempt)
) STRICT, WITHOUT ROWID;
