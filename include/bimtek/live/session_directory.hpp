// The door of `live`: finds or loads the session that a connection asks for, and hands everything on to it.
#pragma once

#include <functional>
#include <map>
#include <memory>

#include "bimtek/base/executor.hpp"
#include "bimtek/live/audience.hpp"
#include "bimtek/live/order.hpp"
#include "bimtek/store/event_log.hpp"
#include "bimtek/store/session_source.hpp"

namespace bimtek::live {

class LiveSession;

/// Makes the audience of a session when it is loaded.
using AudienceFactory = std::function<std::shared_ptr<Audience>(const SessionId&)>;

/// Owned by one thread (that of `owner`); every call is made on it. `now` never goes back.
class SessionDirectory {
public:
    /// `up_since`: when this server came up, at which an outage before it ended.
    SessionDirectory(store::EventLog& log, store::SessionSource& source, Executor& owner, AudienceFactory audiences,
                     Instant up_since);
    ~SessionDirectory();

    /// Loads a session that was under way when the server stopped: whose presence an outage ended is told at once, and a session that
    /// nobody runs ends by itself though nobody comes.
    void take_up(const SessionId& session, Instant now);

    /// Loads the session if need be, then welcomes the connection, or closes it (4001 unknown session, 4003 archived …).
    void hello(const SessionId& session, Hello hello, Instant now);

    /// The answer (`done` or `refused`) goes to the connection through the audience, after the batch is durable.
    void order(const SessionId& session, ConnectionId connection, Order order, Instant now);

    /// The same without a socket: loads the session if need be, and the answer goes to the caller.
    void order(const SessionId& session, Caller caller, Order order, Instant now);

    /// The socket is gone. `last_seen`: its last sign of life.
    void closed(const SessionId& session, ConnectionId connection, Instant last_seen, Instant now);

    /// The invitation's tokens were revoked: its sockets are closed with the code; its attendance stays.
    void revoked(const SessionId& session, const InvitationId& invitation, CloseCode code, Instant now);

    /// The same in every session that is in memory, for an account, which acts in all of them under its own id.
    void revoked(const InvitationId& account, CloseCode code, Instant now);

    /// To be called about every 100 ms: digests, pulses, ending by itself, retries, dropping idle sessions (never a live one).
    void tick(Instant now);

    /// How many sessions are in memory.
    std::size_t size() const { return sessions_.size(); }

    /// Of those: how many cannot be read or written now, and how many of these are damaged.
    struct Troubled { std::size_t waiting = 0, damaged = 0; };
    Troubled troubled() const;

    /// Closes every connection with 1012 and keeps a last pulse. After it, only destruction is allowed.
    void shut_down(Instant now);

private:
    LiveSession& session(const SessionId& id);

    store::EventLog& log_;
    store::SessionSource& source_;
    Executor& owner_;
    AudienceFactory audiences_;
    const Instant up_since_;
    std::map<SessionId, std::unique_ptr<LiveSession>> sessions_;
};

}  // namespace bimtek::live
