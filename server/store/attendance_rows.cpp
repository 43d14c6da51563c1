#include "store/attendance_rows.hpp"

#include <chrono>

#include <nlohmann/json.hpp>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek::store {

namespace {

using namespace std::chrono;
using domain::InvitationFacts;
using domain::PresenceFact;

std::int64_t whole_minutes(Millis length) { return duration_cast<minutes>(length).count(); }
std::int64_t whole_seconds(Millis length) { return duration_cast<seconds>(length).count(); }

PresenceFact::Kind kind_from(std::string_view word) {
    if (word == "joined") return PresenceFact::Kind::joined;
    if (word == "lost") return PresenceFact::Kind::lost;
    if (word == "returned") return PresenceFact::Kind::returned;
    BIMTEK_CHECK(word == "left");
    return PresenceFact::Kind::left;
}

void read_occurrences(Connection& db, const SessionId& session, domain::AttendanceFacts& facts) {
    Query rows = db.query("SELECT number, started_at, ended_at FROM occurrence WHERE session = ? ORDER BY number", session);
    while (rows.next()) facts.occurrences.push_back({rows.small(0), rows.instant(1), rows.instant_or_null(2)});
}

void read_runs(Connection& db, const SessionId& session, domain::AttendanceFacts& facts) {
    Query rows = db.query(R"(SELECT r.item, i.counts, i.is_break, r.started_at, r.ended_at
                             FROM agenda_run r LEFT JOIN agenda_item i ON i.session = r.session AND i.item = r.item
                             WHERE r.session = ? ORDER BY r.seq)",
                          session);
    while (rows.next()) {
        facts.runs.push_back({ItemId(rows.text(0)), rows.small(1) != 0, rows.small(2) != 0, rows.instant(3),
                              rows.instant_or_null(4)});
    }
}

void read_outages(Connection& db, const SessionId& session, domain::AttendanceFacts& facts) {
    Query rows = db.query("SELECT from_at, to_at FROM outage WHERE session = ? ORDER BY seq", session);
    while (rows.next()) facts.outages.push_back({rows.instant(0), rows.instant(1)});
}

InvitationFacts invitation_in(Query& row) {
    InvitationFacts facts;
    facts.invitation = InvitationId(row.text(0));
    facts.region = RegionCode(row.text(1));
    facts.site = SiteId(row.text(2));
    facts.role = domain::role_from(row.text(3)).value_or(domain::Role::participant);
    return facts;
}

/// Of which the counted time is made, for `attendance_occurrence` and `attendance_item`.
std::string parts_of(const domain::AttendanceRow& row) {
    auto occurrences = nlohmann::ordered_json::object();
    for (const auto& [number, counted] : row.occurrences) occurrences[std::to_string(number)] = whole_seconds(counted);
    auto items = nlohmann::ordered_json::object();
    for (const auto& [item, present] : row.items) items[item.value] = whole_seconds(present);
    return nlohmann::ordered_json{{"occurrences", std::move(occurrences)}, {"items", std::move(items)}}.dump();
}

void keep_row(Connection& db, const SessionId& session, const domain::AttendanceFacts& facts, InvitationFacts invitation) {
    read_invitation_facts(db, session, invitation);
    const domain::AttendanceRow row = domain::attendance_of(facts, invitation);
    db.run(R"(INSERT OR REPLACE INTO attendance_row (session, invitation, first_joined_at, last_left_at, counted_minutes,
                  creditable_minutes, percent, status, late_minutes, bridged_seconds, outage_seconds, reconnects, devices,
                  heads_first, heads_max, heads_last, rule_version, as_of, parts)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
           session, invitation.invitation, row.first_joined_at, row.last_left_at, whole_minutes(row.counted),
           whole_minutes(row.creditable), row.percent, domain::to_string(row.status), row.late_minutes,
           whole_seconds(row.bridged), whole_seconds(row.outage), row.reconnects, row.devices, row.heads_first,
           row.heads_max, row.heads_last, domain::rules_in_words(row.policy), facts.as_of, parts_of(row));
}

/// Its facts are many, and its row is of less than a minute before: somebody's loop of hellos must not make each slower than the last.
bool can_wait(Connection& db, const SessionId& session, const InvitationId& invitation, Instant as_of) {
    Query facts = db.query(R"(SELECT count(*) FROM (SELECT 1 FROM device_fact WHERE session = ?1 AND invitation = ?2 UNION ALL
                                                    SELECT 1 FROM headcount WHERE session = ?1 AND invitation = ?2 LIMIT ?3))",
                           session, invitation, limits::attendance_facts_many);
    if (!facts.next() || facts.integer(0) < limits::attendance_facts_many) return false;
    Query row = db.query("SELECT as_of FROM attendance_row WHERE session = ? AND invitation = ?", session, invitation);
    return row.next() && as_of - row.instant(0) < limits::attendance_row_interval;
}

}  // namespace

std::optional<domain::AttendanceFacts> read_session_facts(Connection& db, const SessionId& session, Instant as_of) {
    domain::AttendanceFacts facts;
    {
        Query row = db.query(R"(SELECT s.grace_s, s.late_after_min, s.full_percent, s.partial_percent, s.starts_at, t.opened_at
                                FROM session s LEFT JOIN session_state t ON t.session = s.id WHERE s.id = ?)",
                             session);
        if (!row.next()) return std::nullopt;
        facts.policy = {row.small(0), row.small(1), row.small(2), row.small(3)};
        facts.planned_start = row.instant(4);
        facts.opened_at = row.instant_or_null(5);
    }
    facts.as_of = as_of;
    read_occurrences(db, session, facts);
    read_runs(db, session, facts);
    read_outages(db, session, facts);
    return facts;
}

void read_invitation_facts(Connection& db, const SessionId& session, InvitationFacts& facts) {
    {
        Query rows = db.query(R"(SELECT kind, device, at, since, seq FROM device_fact
                                 WHERE session = ? AND invitation = ? ORDER BY seq)",
                              session, facts.invitation);
        while (rows.next()) {
            facts.presence.push_back({kind_from(rows.text(0)), DeviceId(rows.text(1)), rows.instant(2), rows.instant(3),
                                      static_cast<Seq>(rows.integer(4))});
        }
    }
    Query rows = db.query("SELECT at, heads FROM headcount WHERE session = ? AND invitation = ? ORDER BY seq", session,
                          facts.invitation);
    while (rows.next()) facts.heads.push_back({rows.instant(0), rows.small(1)});
}

void compute_all_attendance(Connection& db, const SessionId& session, Instant as_of) {
    const auto facts = read_session_facts(db, session, as_of);
    if (!facts) return;
    Query rows = db.query(R"(SELECT id, region, site, role FROM counted_invitations WHERE session = ?)", session);
    while (rows.next()) keep_row(db, session, *facts, invitation_in(rows));
}

void compute_attendance(Connection& db, const SessionId& session, const InvitationId& invitation, Instant as_of) {
    if (can_wait(db, session, invitation, as_of)) return;
    const auto facts = read_session_facts(db, session, as_of);
    if (!facts) return;
    Query rows = db.query(R"(SELECT id, region, site, role FROM counted_invitations
                             WHERE session = ? AND id = ?)",
                          session, invitation);
    if (rows.next()) keep_row(db, session, *facts, invitation_in(rows));
}

}  // namespace bimtek::store
