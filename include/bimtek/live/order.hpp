// What reaches a live session from outside.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "bimtek/base/result.hpp"
#include "bimtek/domain/command.hpp"
#include "bimtek/domain/refusal.hpp"
#include "bimtek/domain/revision.hpp"
#include "bimtek/live/audience.hpp"
#include "bimtek/store/session_source.hpp"

namespace bimtek::live {

/// When a connection was last heard of, in milliseconds since 1970; written by the I/O thread, read by the session's.
struct LifeSign {
    std::atomic<std::int64_t> last_ms{0};
};

/// A hello whose token was already found good.
struct Hello {
    ConnectionId connection;
    store::Invitee who;
    DeviceId device;
    std::shared_ptr<const LifeSign> life;
    std::optional<Seq> after;          ///< to resume: where the client stopped …
    std::optional<std::string> epoch;  ///< … and in which log
};

/// A revision that is to come into force, with what it consists of; its row is durable already.
struct NewRevision {
    domain::RevisePlan command;
    domain::PlanRevision content;
};

/// A command as it came in: decoded, with what makes it idempotent.
struct Order {
    CommandId id;
    std::string body_hash;
    std::variant<domain::Command, NewRevision> command;
};

/// What came of an order that was done: the seq of its last event, absent when nothing had to change, and the `data` of its
/// answer as JSON text, empty for none.
struct OrderDone {
    std::optional<Seq> seq;
    std::string data;
};
using Reply = Result<OrderDone, domain::Refusal>;

/// Somebody who orders without a socket, as a request does. `reply` is called on the session's thread, after what it says
/// is durable; a session that does not exist replies `unknown`. It may be called again when the session shut down between an order and its
/// outcome: the first one, `unavailable`, was the answer.
struct Caller {
    store::Invitee who;
    std::function<void(const Reply&)> reply;
};

/// Who gave an order, and so where its answer goes.
using Sender = std::variant<ConnectionId, Caller>;

}  // namespace bimtek::live
