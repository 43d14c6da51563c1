-- The door: how people of an invited region come in who have no link of their own.

-- One per invited region. `code` can be read out on the phone, so it is kept as it is: digits of the region, then the secret.
CREATE TABLE door (
    session    TEXT NOT NULL REFERENCES session (id),
    region     TEXT NOT NULL REFERENCES region (code),
    code       TEXT NOT NULL UNIQUE,
    renewed_at TEXT NOT NULL, -- since when the code is this one; keys from before are void
    quota      INTEGER NOT NULL,
    closed     INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session, region)
) STRICT, WITHOUT ROWID;

-- Links to a door. One that pairs phones with a room has its site, and an end.
CREATE TABLE door_key (
    token_hash BLOB PRIMARY KEY, -- SHA-256 of the token, which is not kept
    session    TEXT NOT NULL,
    region     TEXT NOT NULL,
    site       TEXT,
    created_at TEXT NOT NULL,
    expires_at TEXT,
    FOREIGN KEY (session, region) REFERENCES door (session, region)
) STRICT, WITHOUT ROWID;

CREATE INDEX door_key_door ON door_key (session, region);

-- Who came to a door. `attempt` is what their device calls it, so that one that asks twice is one person. The token is that of
-- the invitation once they are admitted.
CREATE TABLE knock (
    id         TEXT PRIMARY KEY,
    session    TEXT NOT NULL,
    region     TEXT NOT NULL,
    site       TEXT,
    attempt    TEXT NOT NULL,
    name       TEXT NOT NULL,
    unit       TEXT NOT NULL,
    at         TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (state IN ('waiting', 'admitted', 'refused')),
    token_hash BLOB NOT NULL UNIQUE,
    invitation TEXT UNIQUE REFERENCES invitation (id),
    FOREIGN KEY (session, region) REFERENCES door (session, region),
    UNIQUE (session, region, attempt)
) STRICT, WITHOUT ROWID;

-- Nobody new comes through any door unadmitted.
ALTER TABLE session ADD COLUMN locked INTEGER NOT NULL DEFAULT 0;

-- Removed from the session by its staff. It is revoked then too.
ALTER TABLE invitation ADD COLUMN removed_at TEXT;

-- An invitation with the names of what it is for. The site's name is that of its operator's invitation; a unit has who came
-- through a door.
CREATE VIEW invitation_details AS
SELECT i.id, i.session, i.position, i.role, i.region, r.name AS region_name, i.site,
       (SELECT s.name FROM invitation s WHERE s.session = i.session AND s.region = i.region AND s.site = i.site
            AND s.role = 'site_operator' ORDER BY s.position LIMIT 1) AS site_name,
       i.name, k.unit,
       (SELECT count(*) FROM token t WHERE t.invitation = i.id AND t.revoked_at IS NULL) AS live_tokens,
       i.revoked_at, i.withdrawn_at, i.removed_at
FROM invitation i
LEFT JOIN region r ON r.code = i.region
LEFT JOIN knock k ON k.invitation = i.id;

-- Sessions from before there were doors get theirs.
INSERT INTO door (session, region, code, renewed_at, quota)
SELECT s.id, i.region,
       replace(i.region, '.', '')
           || substr('bcdghjklmnrstw', 1 + abs(random()) % 14, 1) || substr('aeiou', 1 + abs(random()) % 5, 1)
           || substr('bcdghjklmnrstw', 1 + abs(random()) % 14, 1) || substr('aeiou', 1 + abs(random()) % 5, 1)
           || substr('bcdghjklmnrstw', 1 + abs(random()) % 14, 1) || substr('aeiou', 1 + abs(random()) % 5, 1)
           || substr('bcdghjklmnrstw', 1 + abs(random()) % 14, 1) || substr('aeiou', 1 + abs(random()) % 5, 1),
       s.created_at, 50
FROM session s JOIN invitation i ON i.session = s.id
WHERE i.role = 'site_operator' AND i.withdrawn_at IS NULL
GROUP BY s.id, i.region;
