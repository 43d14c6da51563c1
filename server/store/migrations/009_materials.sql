-- Files that organizers give to everyone of a session. What is the same is kept once, however many sessions have it.

-- With a rowid: megabytes have no place in the tree of an index.
CREATE TABLE material_content (
    hash  TEXT PRIMARY KEY, -- SHA-256, hexadecimal
    bytes BLOB NOT NULL
) STRICT;

-- `position` keeps the order in which they were added.
CREATE TABLE material (
    id       TEXT PRIMARY KEY,
    session  TEXT NOT NULL REFERENCES session (id),
    position INTEGER NOT NULL,
    name     TEXT NOT NULL,
    type     TEXT NOT NULL, -- as was found in the bytes
    size     INTEGER NOT NULL,
    hash     TEXT NOT NULL REFERENCES material_content (hash),
    added_at TEXT NOT NULL,
    UNIQUE (session, position)
) STRICT, WITHOUT ROWID;

CREATE INDEX material_hash ON material (hash);

-- Content goes with the last material that has it.
CREATE TRIGGER material_content_unused AFTER DELETE ON material
WHEN NOT EXISTS (SELECT 1 FROM material WHERE hash = old.hash)
BEGIN
    DELETE FROM material_content WHERE hash = old.hash;
END;
