-- How invited regions prepare. Personal data stands here, in plain rows that can be erased, and never in the log.
CREATE TABLE preparation (
    session        TEXT NOT NULL REFERENCES session (id),
    region         TEXT NOT NULL REFERENCES region (code),
    contact_name   TEXT NOT NULL DEFAULT '',
    contact_number TEXT NOT NULL DEFAULT '', -- +62 and digits
    sent_at        TEXT,                     -- when an organizer last said that a letter went out
    opened_at      TEXT,                     -- when a link of the region was first opened
    confirmed_at   TEXT,                     -- when the region last said who comes
    note           TEXT NOT NULL DEFAULT '', -- of that confirmation
    PRIMARY KEY (session, region)
) STRICT, WITHOUT ROWID;

CREATE TABLE confirmed_site (
    session TEXT NOT NULL,
    region  TEXT NOT NULL,
    site    TEXT NOT NULL,
    heads   INTEGER NOT NULL,
    PRIMARY KEY (session, region, site),
    FOREIGN KEY (session, region) REFERENCES preparation (session, region)
) STRICT, WITHOUT ROWID;

-- The newest of each invitation.
CREATE TABLE connection_test (
    invitation     TEXT PRIMARY KEY REFERENCES invitation (id),
    at             TEXT NOT NULL,
    websocket      INTEGER NOT NULL,
    round_trip_ms  INTEGER,
    kbit_s         INTEGER,
    clock_offset_s INTEGER,
    browser        TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The letters of the institution that differ from the standard ones.
CREATE TABLE letter (
    kind TEXT PRIMARY KEY,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
