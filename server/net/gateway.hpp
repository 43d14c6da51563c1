// The way from the sockets to the sessions: who is let in, and what is posted to the thread that owns them.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <shared_mutex>

#include "bimtek/base/result.hpp"
#include "bimtek/codec/client_frame.hpp"
#include "bimtek/live/session_directory.hpp"
#include "net/clock.hpp"
#include "net/session_thread.hpp"
#include "net/worker_pool.hpp"
#include "store/catalog.hpp"

namespace bimtek::net {

class WsConnection;

/// Any thread. All it is given outlives it.
class Gateway {
public:
    Gateway(store::Catalog& catalog, live::SessionDirectory& directory, SessionThread& sessions, WorkerPool& admissions,
            const Clock& clock);

    /// Looks the token up and hands the hello on, or turns the connection away: 4001 for a token that is unknown, revoked, of
    /// another session or of a role that does not connect, 4002 for one of somebody who was removed, 1012 while nothing can be read.
    void hello(std::shared_ptr<WsConnection> connection, codec::HelloFrame hello);
    void order(const SessionId& session, live::ConnectionId connection, codec::CommandFrame frame);
    void closed(const SessionId& session, live::ConnectionId connection, Instant last_seen);

    /// Revokes the invitation and has its sockets closed. Blocks. A hello that was being looked up meanwhile is either closed
    /// with the others or turned away.
    Result<store::Done, store::CatalogFault> revoke(const SessionId& session, const InvitationId& invitation,
                                                    const store::Author& by);
    /// The same for someone whom the staff sends away: they are closed with 4002.
    Result<store::Done, store::CatalogFault> remove(const SessionId& session, const InvitationId& invitation,
                                                    const store::Author& by);
    /// The same, and a new token in the place of the void ones.
    Result<store::IssuedToken, store::CatalogFault> reissue(const SessionId& session, const InvitationId& invitation,
                                                            const store::Author& by);

    /// Has the sockets of an account closed that was shut out in the catalog already: with 4001 when all of it was, with 1012 when one
    /// of its sign-ins was, so that the others come back. Blocks until no hello is being looked up that may have found it still in.
    /// Before `run` of the server, too.
    void shut_out(const store::UserId& user, live::CloseCode code = live::CloseCode::token_unknown);

    /// Gives an order to the session in somebody's name and waits until what comes of it is durable. Blocks, at most for
    /// `limits::order_answer_time_max`; what is not answered by then is `unavailable`.
    live::Reply order_and_wait(const SessionId& session, store::Invitee who, live::Order order);

    /// Digests and deadlines of the sessions. On their thread.
    void tick();
    /// Loads the sessions that were under way when the server stopped. Once, at its start; false when they cannot be read.
    bool take_up();

    /// In memory, as of the last tick. Any thread.
    std::size_t sessions_loaded() const { return sessions_loaded_; }
    std::size_t sessions_waiting() const { return sessions_waiting_; }  ///< cannot be read or written now
    std::size_t sessions_damaged() const { return sessions_damaged_; }  ///< of these: what is stored of them is damaged

    /// Has the sessions say goodbye, and after it lets nothing reach them any more; then runs `after` on their thread.
    void shut_down(std::function<void()> after);

private:
    void admit(const std::shared_ptr<WsConnection>& connection, codec::HelloFrame& hello);
    /// Whoever is let in, and until when; no end for an invitation.
    struct Admission {
        store::Invitee who;
        std::optional<Instant> until;
    };
    Result<Admission, live::CloseCode> find_invitee(const codec::HelloFrame& hello);
    template <class Write>
    auto exclude(const SessionId& session, const InvitationId& invitation, live::CloseCode code, Write write);

    store::Catalog& catalog_;
    live::SessionDirectory& directory_;
    SessionThread& sessions_;
    WorkerPool& admissions_;
    const Clock& clock_;
    std::atomic<std::size_t> sessions_loaded_ = 0;
    std::atomic<std::size_t> sessions_waiting_ = 0;
    std::atomic<std::size_t> sessions_damaged_ = 0;
    bool over_ = false;            ///< the sessions have said goodbye; on their thread only
    std::shared_mutex admitting_;  ///< shared: from looking a token up to posting its hello; alone: from revoking to posting that
};

}  // namespace bimtek::net
