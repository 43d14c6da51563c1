-- The report tables: what the events say, as rows. Written in the transaction of the events; `bimtek rebuild-reports` makes
-- them anew. A table with a view of the same name in the plural: the view adds names and texts from where they are kept.

CREATE TABLE session_state (
    session    TEXT PRIMARY KEY,
    state      TEXT NOT NULL,
    figures_at TEXT NOT NULL -- the last event that concerned the attendance of everyone
) STRICT, WITHOUT ROWID;

CREATE TABLE occurrence (
    session    TEXT NOT NULL,
    number     INTEGER NOT NULL,
    started_at TEXT NOT NULL,
    ended_at   TEXT,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_item (
    session  TEXT NOT NULL,
    item     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    counts   INTEGER NOT NULL,
    is_break INTEGER NOT NULL,
    PRIMARY KEY (session, item)
) STRICT, WITHOUT ROWID;

CREATE TABLE agenda_run (
    session    TEXT NOT NULL,
    seq        INTEGER NOT NULL, -- of the event that started it
    item       TEXT NOT NULL,
    started_at TEXT NOT NULL,
    ended_at   TEXT,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX agenda_run_open ON agenda_run (session) WHERE ended_at IS NULL;

CREATE TABLE outage (
    session TEXT NOT NULL,
    seq     INTEGER NOT NULL,
    from_at TEXT NOT NULL, -- the last pulse before it
    to_at   TEXT NOT NULL,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_fact (
    session    TEXT NOT NULL,
    invitation TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    device     TEXT NOT NULL,
    kind       TEXT NOT NULL CHECK (kind IN ('joined', 'lost', 'returned', 'left')),
    at         TEXT NOT NULL,
    since      TEXT, -- of `lost`: the last sign of life
    PRIMARY KEY (session, invitation, seq)
) STRICT, WITHOUT ROWID;

-- From each hello of a device to what came next of it; `until` is NULL while nothing has.
CREATE VIEW device_intervals AS
SELECT session, invitation, device, at AS since, next_kind AS ended_by,
       CASE next_kind WHEN 'lost' THEN next_since ELSE next_at END AS until
FROM (SELECT session, invitation, device, seq, kind, at,
             lead(kind) OVER of_device AS next_kind,
             lead(at) OVER of_device AS next_at,
             lead(since) OVER of_device AS next_since
      FROM device_fact
      WINDOW of_device AS (PARTITION BY session, invitation, device ORDER BY seq))
WHERE kind IN ('joined', 'returned');

CREATE TABLE headcount (
    session    TEXT NOT NULL,
    invitation TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    region     TEXT NOT NULL,
    site       TEXT NOT NULL,
    at         TEXT NOT NULL,
    heads      INTEGER NOT NULL,
    PRIMARY KEY (session, invitation, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE attendance_row (
    session            TEXT NOT NULL,
    invitation         TEXT NOT NULL,
    first_joined_at    TEXT,
    last_left_at       TEXT,
    counted_minutes    INTEGER NOT NULL,
    creditable_minutes INTEGER NOT NULL,
    percent            INTEGER NOT NULL,
    status             TEXT NOT NULL,
    late_minutes       INTEGER NOT NULL,
    bridged_seconds    INTEGER NOT NULL,
    outage_seconds     INTEGER NOT NULL,
    reconnects         INTEGER NOT NULL,
    devices            INTEGER NOT NULL,
    heads_first        INTEGER,
    heads_max          INTEGER,
    heads_last         INTEGER,
    rule_version       TEXT NOT NULL,
    as_of              TEXT NOT NULL, -- until when what still ran was counted
    PRIMARY KEY (session, invitation)
) STRICT, WITHOUT ROWID;

CREATE VIEW attendance AS
SELECT a.session, i.region AS region_code, r.name AS region, i.site, i.role, a.invitation, i.name, a.first_joined_at,
       a.last_left_at, a.counted_minutes, a.creditable_minutes, a.percent, a.status, a.late_minutes, a.bridged_seconds,
       a.outage_seconds, a.reconnects, a.devices, a.heads_first, a.heads_max, a.heads_last, a.rule_version, a.as_of
FROM attendance_row a
JOIN invitation i ON i.id = a.invitation
LEFT JOIN region r ON r.code = i.region;

CREATE TABLE message (
    session       TEXT NOT NULL,
    seq           INTEGER NOT NULL,
    message       TEXT NOT NULL,
    at            TEXT NOT NULL,
    by_invitation TEXT,
    by_role       TEXT,
    by_region     TEXT,
    by_site       TEXT,
    channel       TEXT NOT NULL,
    reply_to      TEXT,
    hidden        INTEGER NOT NULL DEFAULT 0,
    pinned        INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (session, seq)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX message_id ON message (session, message);

CREATE VIEW messages AS
SELECT m.*, coalesce(i.name, u.name) AS by_name, CASE m.hidden WHEN 0 THEN p.value END AS text
FROM message m
LEFT JOIN event_private p ON p.session = m.session AND p.seq = m.seq AND p.field = 'text'
LEFT JOIN invitation i ON i.id = m.by_invitation
LEFT JOIN user u ON u.id = m.by_invitation;

CREATE TABLE step (
    session   TEXT NOT NULL,
    step      TEXT NOT NULL,
    state     TEXT NOT NULL CHECK (state IN ('open', 'closed')), -- one that was never opened has no row
    opened_at TEXT NOT NULL, -- first
    closed_at TEXT,          -- last
    PRIMARY KEY (session, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE workbook (
    session       TEXT NOT NULL,
    seq           INTEGER NOT NULL,
    workbook      TEXT NOT NULL,
    region        TEXT NOT NULL,
    created_at    TEXT NOT NULL,
    by_invitation TEXT,
    PRIMARY KEY (session, workbook)
) STRICT, WITHOUT ROWID;

CREATE VIEW workbooks AS
SELECT w.*, r.name AS region_name, p.value AS name
FROM workbook w
LEFT JOIN region r ON r.code = w.region
LEFT JOIN event_private p ON p.session = w.session AND p.seq = w.seq AND p.field = 'name';

-- The current answer of each field; `seq` is its revision.
CREATE TABLE answer (
    session       TEXT NOT NULL,
    workbook      TEXT NOT NULL,
    step          TEXT NOT NULL,
    field         TEXT NOT NULL,
    seq           INTEGER NOT NULL,
    at            TEXT NOT NULL,
    by_invitation TEXT,
    late          INTEGER NOT NULL,
    PRIMARY KEY (session, workbook, step, field)
) STRICT, WITHOUT ROWID;

-- `value` is JSON; `null` is a field that was emptied, NULL one that was erased.
CREATE VIEW answers AS
SELECT a.*, p.value
FROM answer a
LEFT JOIN event_private p ON p.session = a.session AND p.seq = a.seq AND p.field = 'value';

-- Whether a step of a workbook was touched or declared done; an answer after that makes it touched again.
CREATE TABLE step_work (
    session  TEXT NOT NULL,
    workbook TEXT NOT NULL,
    step     TEXT NOT NULL,
    work     TEXT NOT NULL CHECK (work IN ('touched', 'done')),
    at       TEXT NOT NULL,
    PRIMARY KEY (session, workbook, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE help (
    session      TEXT NOT NULL,
    seq          INTEGER NOT NULL,
    help         TEXT NOT NULL,
    workbook     TEXT NOT NULL,
    region       TEXT NOT NULL,
    step         TEXT NOT NULL,
    field        TEXT,
    reason       TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('open', 'claimed', 'withdrawn', 'resolved')),
    asked_at     TEXT NOT NULL,
    asked_by     TEXT,
    claimed_at   TEXT,
    claimed_by   TEXT,
    ended_at     TEXT, -- withdrawn or resolved
    ended_by     TEXT,
    ended_seq    INTEGER,
    outcome      TEXT,
    PRIMARY KEY (session, help)
) STRICT, WITHOUT ROWID;

CREATE VIEW helps AS
SELECT h.*, r.name AS region_name, asked.value AS text, answered.value AS answer
FROM help h
LEFT JOIN region r ON r.code = h.region
LEFT JOIN event_private asked ON asked.session = h.session AND asked.seq = h.seq AND asked.field = 'text'
LEFT JOIN event_private answered
    ON answered.session = h.session AND answered.seq = h.ended_seq AND answered.field = 'text';
