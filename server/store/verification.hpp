// Whether a database is what was written: its structure, every session's chain, and what an earlier copy knows of it.
// Throws SQLite::Exception.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "store/connection.hpp"
#include "store/event_rows.hpp"

namespace bimtek::store {

/// Where a session stood at some time: written down or kept in a backup, it shows later that nothing before it was changed.
struct SessionHead {
    SessionId session;
    ChainEnd end;
    std::int64_t erased = 0;  ///< private values that are erased
};

/// Every session that the database knows of, planned or only in the log, in order of their ids.
std::vector<SessionHead> session_heads(Connection& db);

/// What SQLite finds wrong with pages, indexes and constraints: its first complaint; nullopt when there is none.
std::optional<std::string> find_broken_structure(Connection& db);

/// The first place where the session in `db` is not a continuation of what it was at `earlier`: events that are gone, or others
/// in their place. nullopt when it is one. Only of use for a chain that holds.
std::optional<ChainFault> find_departure(Connection& db, const SessionHead& earlier);

/// The first session whose chain does not hold, with the place; nullopt when all do.
struct SessionFault {
    SessionId session;
    ChainFault fault;
};
std::optional<SessionFault> find_broken_chain(Connection& db);

/// As a person reads it: `The log of session ID is damaged at event N: it was altered.`
std::string sentence_of(const SessionFault& fault);

}  // namespace bimtek::store
