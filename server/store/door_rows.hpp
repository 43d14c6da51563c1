// What the calls of `Doors` ask of the rows. Throws SQLite::Exception.
#pragma once

#include "store/doors.hpp"

namespace bimtek::store {

bool is_locked(Connection& db, const SessionId& session);

}  // namespace bimtek::store
