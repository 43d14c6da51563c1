// The attendance report of a session as figures; `paper` makes the CSV of it, on the command line and over HTTP alike.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bimtek/domain/attendance.hpp"
#include "bimtek/domain/plan.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// One invited site or person, also when it never came.
struct AttendanceLine {
    std::string region_name;
    std::string site_name;  ///< empty for a person without a site
    std::string name;
    domain::InvitationFacts facts;
    domain::AttendanceRow row;
};

struct AttendanceReport {
    SessionId session;
    domain::Localized title;
    Zone zone = Zone::wib;
    domain::AttendanceFacts facts;      ///< with the lines' facts, what totals of a region are made from
    std::vector<AttendanceLine> lines;  ///< by region code, then site, then role, then invitation
};

/// Computed anew from the fact tables; nullopt when there is no such session. Throws SQLite::Exception.
/// `as_of` ends what still runs; it does not matter once the session has ended.
std::optional<AttendanceReport> read_attendance(Connection& db, const SessionId& session, Instant as_of);

}  // namespace bimtek::store
