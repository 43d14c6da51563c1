// Attendance in the database: the facts as the computation wants them, and one computed row per invited site or person.
// Throws SQLite::Exception.
#pragma once

#include <optional>
#include <vector>

#include "bimtek/domain/attendance.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// nullopt when there is no such session.
std::optional<domain::AttendanceFacts> read_session_facts(Connection& db, const SessionId& session, Instant as_of);

/// Presence and headcounts of one invitation, added to `facts`, which says which one it is.
void read_invitation_facts(Connection& db, const SessionId& session, domain::InvitationFacts& facts);

/// Computes and keeps the rows of everyone invited; what still runs counts until `as_of`.
void compute_all_attendance(Connection& db, const SessionId& session, Instant as_of);

/// The same for one invitation; does nothing for one that is not of a site or person. The row of one with
/// `limits::attendance_facts_many` is brought up to date once per `limits::attendance_row_interval`.
void compute_attendance(Connection& db, const SessionId& session, const InvitationId& invitation, Instant as_of);

}  // namespace bimtek::store
