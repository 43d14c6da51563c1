// Event rows: writing the next ones of a session, and reading them with their chain verified. Throws SQLite::Exception.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/store/event_log.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// Where a session's chain ends.
struct ChainEnd {
    Seq seq = 0;
    std::string hash;
};

/// The end as the writer left it; the beginning of a chain for a session without events.
ChainEnd chain_end(Connection& db, const SessionId& session);

/// Writes the event with its private values after `end`, and returns it with its seq; `end` moves on. The caller then keeps
/// the end with `keep_chain_end`, in the same transaction.
domain::RecordedEvent append_event(Connection& db, const SessionId& session, ChainEnd& end, NewEvent event);
void keep_chain_end(Connection& db, const SessionId& session, const ChainEnd& end);

/// The first place where a chain does not hold.
struct ChainFault {
    Seq seq = 0;
    std::string what;
};

struct EventPage {
    std::vector<LoggedEvent> events;
    bool more = false;
};

/// At most `limit` events after `after_seq`, verified one against the other, against the event before them and, at the end
/// of the stream, against the end that the writer left. A private value that is not erased must match its commitment.
Result<EventPage, ChainFault> read_events(Connection& db, const SessionId& session, Seq after_seq, std::size_t limit);

/// Verifies the whole chain of a session: nullopt when it holds.
std::optional<ChainFault> verify_chain(Connection& db, const SessionId& session);

/// Sessions that have events, in order of their ids.
std::vector<SessionId> sessions_with_events(Connection& db);

/// When the last event of all sessions happened; nullopt when there is none.
std::optional<Instant> last_event_at(Connection& db);

}  // namespace bimtek::store
