// Rows of sessions, for the calls of the catalog that need them. Throws SQLite::Exception.
#pragma once

#include "store/catalog.hpp"

namespace bimtek::store {

/// nullopt when there is no such session.
std::optional<SessionSummary> summary_of(Connection& db, const SessionId& session);

}  // namespace bimtek::store
