#include "store/attendance_report.hpp"

#include <algorithm>

#include "store/attendance_rows.hpp"

namespace bimtek::store {

namespace {

/// The last that is known of the session: its latest event, or that the server was there. What came after a crash is nobody's presence,
/// however late the report is made.
std::optional<Instant> last_known(Connection& db, const SessionId& session) {
    Query row = db.query(R"(SELECT max(at) FROM (SELECT at FROM pulse WHERE session = ?1 UNION ALL
                            SELECT at FROM (SELECT at FROM event WHERE session = ?1 ORDER BY seq DESC LIMIT 1)))",
                         session);
    return row.next() ? row.instant_or_null(0) : std::nullopt;
}

}  // namespace

std::optional<AttendanceReport> read_attendance(Connection& db, const SessionId& session, Instant as_of) {
    AttendanceReport report;
    report.session = session;
    {
        Query row = db.query("SELECT title_id, title_en, zone FROM session WHERE id = ?", session);
        if (!row.next()) return std::nullopt;
        report.title = {row.text(0), row.text(1)};
        report.zone = zone_from_iana(row.text(2)).value_or(Zone::wib);
    }
    const auto facts = read_session_facts(db, session, std::min(as_of, last_known(db, session).value_or(as_of)));
    if (!facts) return std::nullopt;
    report.facts = *facts;

    Query rows = db.query(R"(
        SELECT i.id, i.region, i.site, i.role, i.name, r.name,
               (SELECT s.name FROM invitation s
                WHERE s.session = i.session AND s.region = i.region AND s.site = i.site AND s.role = 'site_operator'
                ORDER BY s.withdrawn_at IS NOT NULL, s.position LIMIT 1)
        FROM counted_invitations i LEFT JOIN region r ON r.code = i.region
        WHERE i.session = ?
        ORDER BY i.region, i.site, i.role DESC, i.position)",
                          session);
    while (rows.next()) {
        AttendanceLine line;
        line.facts.invitation = InvitationId(rows.text(0));
        line.facts.region = RegionCode(rows.text(1));
        line.facts.site = SiteId(rows.text(2));
        line.facts.role = domain::role_from(rows.text(3)).value_or(domain::Role::participant);
        line.name = rows.text(4);
        line.region_name = rows.text(5);
        line.site_name = rows.text(6);
        read_invitation_facts(db, session, line.facts);
        line.row = domain::attendance_of(report.facts, line.facts);
        report.lines.push_back(std::move(line));
    }
    return report;
}

}  // namespace bimtek::store
