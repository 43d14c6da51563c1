-- When the room was opened, of what the counted time is made, and intervals that end where the server was gone.

ALTER TABLE session_state ADD COLUMN opened_at TEXT; -- the waiting room, or the start where it was passed over; NULL: not yet

UPDATE session_state SET opened_at = (SELECT min(at) FROM event
                                      WHERE event.session = session_state.session AND type IN ('session_opened', 'session_started'));

-- JSON, for the two views below: {"occurrences": {number: seconds counted}, "items": {item: seconds present}}
ALTER TABLE attendance_row ADD COLUMN parts TEXT NOT NULL DEFAULT '{"occurrences":{},"items":{}}';

-- The counted time of each occurrence, for a session that was ended and reopened.
CREATE VIEW attendance_occurrence AS
SELECT a.session, i.region AS region_code, i.site, a.invitation, i.name, CAST(part.key AS INTEGER) AS occurrence,
       part.value / 60 AS counted_minutes
FROM attendance_row a
JOIN invitation i ON i.id = a.invitation
JOIN json_each(a.parts, '$.occurrences') part;

-- Presence in each agenda item that ran, whether it counts or not.
CREATE VIEW attendance_item AS
SELECT a.session, i.region AS region_code, i.site, a.invitation, i.name, part.key AS item,
       part.value / 60 AS present_minutes
FROM attendance_row a
JOIN invitation i ON i.id = a.invitation
JOIN json_each(a.parts, '$.items') part;

DROP VIEW device_intervals;

-- From each hello of a device to what came next of it: another fact, or an outage of the server; `until` is NULL while nothing has.
CREATE VIEW device_intervals AS
SELECT session, invitation, device, since, CASE WHEN outage_from IS NULL THEN next_kind ELSE 'outage' END AS ended_by,
       coalesce(outage_from, CASE next_kind WHEN 'lost' THEN next_since ELSE next_at END) AS until
FROM (SELECT session, invitation, device, kind, at AS since, next_kind, next_at, next_since,
             (SELECT from_at FROM outage o
              WHERE o.session = fact.session AND o.seq > fact.seq AND (fact.next_seq IS NULL OR o.seq < fact.next_seq)
              ORDER BY o.seq LIMIT 1) AS outage_from
      FROM (SELECT session, invitation, device, seq, kind, at,
                   lead(kind) OVER of_device AS next_kind,
                   lead(seq) OVER of_device AS next_seq,
                   lead(at) OVER of_device AS next_at,
                   lead(since) OVER of_device AS next_since
            FROM device_fact
            WINDOW of_device AS (PARTITION BY session, invitation, device ORDER BY seq)) fact)
WHERE kind IN ('joined', 'returned');
