// A second, slow and independent computation of attendance, to compare the real one with.
#pragma once

#include <span>

#include "bimtek/domain/attendance.hpp"

namespace bimtek::domain {

/// The same figures as `attendance_of_union`, made by asking of every moment at which anything could change who was there.
/// The facts must lie before `as_of`. Shares no code with the product.
AttendanceRow slow_attendance_of(const AttendanceFacts& facts, std::span<const InvitationFacts> invitations);

}  // namespace bimtek::domain
