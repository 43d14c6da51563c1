// All that a live session knows of its listeners. `net` implements it; a simulation and a remote machine can too.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "bimtek/domain/refusal.hpp"

namespace bimtek::live {

/// The text of one WebSocket message, encoded once and shared by everyone who gets it.
using Frame = std::shared_ptr<const std::string>;

/// One WebSocket of this process; never reused. The thread that owns the socket is encoded by `net`, opaque here.
struct ConnectionId {
    std::uint64_t value = 0;
    auto operator<=>(const ConnectionId&) const = default;
};

/// A kind of viewer within one session (staff, helper, one region …): dense small numbers from 0, given out by the session.
using ViewId = std::uint32_t;

/// The close codes of the protocol.
enum class CloseCode : std::uint16_t {
    left = 1000,
    going_away = 1001,
    restarting = 1012,
    too_slow = 4000,
    token_unknown = 4001,
    removed = 4002,
    archived = 4003,
    protocol_error = 4004,
    too_many_devices = 4005,
};

/// What goes out after one batch, in this order for each connection: frames of its view, then frames of its own.
struct Publication {
    struct ToView { ViewId view; Frame frame; };
    struct ToOne {
        ConnectionId connection;
        Frame frame;
        bool whole_state = false;  ///< another welcome: however large, it is no sign of a reader that does not keep up
    };
    std::vector<ToView> to_views;
    std::vector<ToOne> to_ones;
    std::vector<std::optional<domain::Reason>> outcomes;  ///< of the answers in `to_ones`, to be counted; absent: done
};

/// Called on the session's owner thread only. Every call returns at once and has its effect in the order of the calls.
class Audience {
public:
    virtual ~Audience() = default;

    /// Hands a batch over: each I/O thread gets it once, and writes the same bytes to each of its connections concerned.
    virtual void publish(Publication publication) = 0;

    /// Sends the welcome and from then on whatever is published to the view. Nothing published before reaches it: no gap, no double.
    virtual void attach(ConnectionId connection, ViewId view, Frame welcome) = 0;

    /// Sends what is queued, then a close frame. The session has already forgotten the connection.
    virtual void close(ConnectionId connection, CloseCode code) = 0;
};

}  // namespace bimtek::live
