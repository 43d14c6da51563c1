-- Plans that change. Each revision is a row that is never changed; the events say which one is in force, and
-- `session_state.revision` repeats it. `session` and `planned_item` show the revision in force.

CREATE TABLE plan_revision (
    session              TEXT NOT NULL REFERENCES session (id),
    revision             INTEGER NOT NULL, -- 1 is what was imported
    document             TEXT NOT NULL,    -- as it came
    definition_hash      TEXT NOT NULL REFERENCES definition (hash),
    site_definition_hash TEXT NOT NULL REFERENCES definition (hash),
    made_by              TEXT REFERENCES user (id), -- NULL: by the program
    made_at              TEXT NOT NULL,
    PRIMARY KEY (session, revision)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER plan_revision_is_never_changed BEFORE UPDATE ON plan_revision
BEGIN
    SELECT RAISE(ABORT, 'a revision is never changed; a correction is a new one');
END;

CREATE TRIGGER plan_revision_is_never_deleted BEFORE DELETE ON plan_revision
BEGIN
    SELECT RAISE(ABORT, 'a revision is never deleted');
END;

INSERT INTO plan_revision (session, revision, document, definition_hash, site_definition_hash, made_at)
SELECT id, 1, plan, definition_hash, site_definition_hash, created_at FROM session;

ALTER TABLE session DROP COLUMN plan;

ALTER TABLE session_state ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;

-- When its region or site was taken out of the plan. It is revoked then too.
ALTER TABLE invitation ADD COLUMN withdrawn_at TEXT;

-- Whom the attendance report speaks of: sites and persons that are invited, and those withdrawn that were there before.
CREATE VIEW counted_invitations AS
SELECT *
FROM invitation i
WHERE role IN ('site_operator', 'participant')
  AND (withdrawn_at IS NULL OR EXISTS (SELECT 1 FROM device_fact d WHERE d.session = i.session AND d.invitation = i.id));
