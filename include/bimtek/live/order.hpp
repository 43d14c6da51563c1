// What reaches a live session from outside.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "bimtek/domain/command.hpp"
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

/// A command as it came in: decoded, with what makes it idempotent.
struct Order {
    CommandId id;
    std::string body_hash;
    domain::Command command;
};

}  // namespace bimtek::live
