-- The plain rows: accounts, regions, definitions, sessions, invitations.

CREATE TABLE user (
    id            TEXT PRIMARY KEY,
    name          TEXT NOT NULL UNIQUE,
    password_hash TEXT NOT NULL, -- argon2id, with its parameters and salt
    created_at    TEXT NOT NULL,
    disabled      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE login (
    token_hash BLOB PRIMARY KEY, -- SHA-256 of the token, which is not kept
    user       TEXT NOT NULL REFERENCES user (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX login_user ON login (user);

CREATE TABLE region (
    code     TEXT PRIMARY KEY, -- Kemendagri code
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    province TEXT NOT NULL,
    zone     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Both editions of each walkthrough definition, as served. `current` marks the pair that a new plan refers to by its id.
CREATE TABLE definition (
    hash        TEXT PRIMARY KEY,
    walkthrough TEXT NOT NULL,
    edition     TEXT NOT NULL CHECK (edition IN ('staff', 'site')),
    current     INTEGER NOT NULL,
    json        TEXT NOT NULL,
    gzip        BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX definition_current ON definition (walkthrough, edition) WHERE current = 1;

-- `plan` is the document as imported; the other columns are what queries ask for.
CREATE TABLE session (
    id                   TEXT PRIMARY KEY,
    plan                 TEXT NOT NULL,
    title_id             TEXT NOT NULL,
    title_en             TEXT NOT NULL,
    host                 TEXT NOT NULL,
    zone                 TEXT NOT NULL,
    starts_at            TEXT NOT NULL,
    ends_at              TEXT NOT NULL,
    regions_invited      INTEGER NOT NULL,
    definition_hash      TEXT NOT NULL REFERENCES definition (hash),
    site_definition_hash TEXT NOT NULL REFERENCES definition (hash),
    grace_s              INTEGER NOT NULL,
    late_after_min       INTEGER NOT NULL,
    full_percent         INTEGER NOT NULL,
    partial_percent      INTEGER NOT NULL,
    demo                 INTEGER NOT NULL,
    created_at           TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE planned_item (
    session  TEXT NOT NULL REFERENCES session (id),
    item     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    counts   INTEGER NOT NULL,
    is_break INTEGER NOT NULL,
    PRIMARY KEY (session, item)
) STRICT, WITHOUT ROWID;

-- The right to take part in one role. `position` keeps the order in which they were made.
CREATE TABLE invitation (
    id         TEXT PRIMARY KEY,
    session    TEXT NOT NULL REFERENCES session (id),
    position   INTEGER NOT NULL,
    role       TEXT NOT NULL,
    region     TEXT REFERENCES region (code),
    site       TEXT,
    name       TEXT NOT NULL,
    created_at TEXT NOT NULL,
    revoked_at TEXT,
    UNIQUE (session, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE token (
    token_hash BLOB PRIMARY KEY, -- SHA-256 of the token, which is not kept
    invitation TEXT NOT NULL REFERENCES invitation (id),
    created_at TEXT NOT NULL,
    revoked_at TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX token_invitation ON token (invitation);
