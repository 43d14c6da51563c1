// The report tables: what each event changes in them, and making them anew. Throws SQLite::Exception.
#pragma once

#include <optional>

#include "bimtek/domain/event.hpp"
#include "store/connection.hpp"
#include "store/event_rows.hpp"

namespace bimtek::store {

/// The rows of a session before its first event: state, agenda flags, everyone absent. To be called when it was planned.
void start_reports(Connection& db, const SessionId& session);

/// What the event says becomes rows, attendance figures included, in the transaction of the event itself.
void apply_to_reports(Connection& db, const SessionId& session, const domain::RecordedEvent& event);

/// Empties the report tables and fills them from the plans and events of all sessions; the caller provides the transaction.
/// A chain that does not hold stops it.
std::optional<ChainFault> rebuild_reports(Connection& db);

}  // namespace bimtek::store
