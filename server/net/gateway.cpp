#include "net/gateway.hpp"

#include <future>
#include <memory>
#include <mutex>
#include <utility>

#include "bimtek/base/limits.hpp"
#include "net/ws_connection.hpp"

namespace bimtek::net {

namespace {

/// What a request waits for. The first reply counts: who is refused because the sessions say goodbye may be told once more, when what was
/// on its way to the log is in it. Replies are given on the sessions' thread.
class AwaitedReply {
public:
    void give(const live::Reply& reply) {
        if (!std::exchange(given_, true)) promise_.set_value(reply);
    }
    std::future<live::Reply> future() { return promise_.get_future(); }

private:
    std::promise<live::Reply> promise_;
    bool given_ = false;
};

}  // namespace

Gateway::Gateway(store::Catalog& catalog, live::SessionDirectory& directory, SessionThread& sessions, WorkerPool& admissions,
                 const Clock& clock)
    : catalog_(catalog), directory_(directory), sessions_(sessions), admissions_(admissions), clock_(clock) {}

void Gateway::hello(std::shared_ptr<WsConnection> connection, codec::HelloFrame hello) {
    auto& refused = *connection;
    const bool queued = admissions_.submit(
        [this, connection = std::move(connection), hello = std::move(hello)]() mutable { admit(connection, hello); });
    if (!queued) refused.turned_away(live::CloseCode::restarting);
}

void Gateway::order(const SessionId& session, live::ConnectionId connection, codec::CommandFrame frame) {
    sessions_.post([this, session, connection,
                    order = live::Order{std::move(frame.id), std::move(frame.body_hash), std::move(frame.command)}] {
        if (!over_) directory_.order(session, connection, order, clock_.now());
    });
}

void Gateway::closed(const SessionId& session, live::ConnectionId connection, Instant last_seen) {
    sessions_.post([this, session, connection, last_seen] {
        if (!over_) directory_.closed(session, connection, last_seen, clock_.now());
    });
}

template <class Write>
auto Gateway::exclude(const SessionId& session, const InvitationId& invitation, live::CloseCode code, Write write) {
    const std::unique_lock lock(admitting_);
    auto written = write();
    if (written.ok()) {
        sessions_.post([this, session, invitation, code] {
            if (!over_) directory_.revoked(session, invitation, code, clock_.now());
        });
    }
    return written;
}

Result<store::Done, store::CatalogFault> Gateway::revoke(const SessionId& session, const InvitationId& invitation,
                                                         const store::Author& by) {
    return exclude(session, invitation, live::CloseCode::token_unknown,
                   [&] { return catalog_.revoke_invitation(session, invitation, by, clock_.now()); });
}

Result<store::Done, store::CatalogFault> Gateway::remove(const SessionId& session, const InvitationId& invitation,
                                                         const store::Author& by) {
    return exclude(session, invitation, live::CloseCode::removed,
                   [&] { return catalog_.remove_invitation(session, invitation, by, clock_.now()); });
}

Result<store::IssuedToken, store::CatalogFault> Gateway::reissue(const SessionId& session,
                                                                 const InvitationId& invitation, const store::Author& by) {
    return exclude(session, invitation, live::CloseCode::token_unknown,
                   [&] { return catalog_.reissue_token(session, invitation, by, clock_.now()); });
}

void Gateway::shut_out(const store::UserId& user, live::CloseCode code) {
    { const std::unique_lock lock(admitting_); }  // What was looked up before has posted its hello.
    sessions_.post([this, invitation = InvitationId(user.value), code] {
        if (!over_) directory_.revoked(invitation, code, clock_.now());
    });
}

live::Reply Gateway::order_and_wait(const SessionId& session, store::Invitee who, live::Order order) {
    const live::Reply unanswered = domain::Refusal{domain::Reason::unavailable, {}, {}, {}};
    // Shared: the answer may come when nobody waits for it any more.
    const auto answer = std::make_shared<AwaitedReply>();
    auto waiting = answer->future();
    sessions_.post([this, session, answer, unanswered, order = std::move(order),
                    caller = live::Caller{std::move(who), [answer](const live::Reply& reply) { answer->give(reply); }}] {
        if (over_) return answer->give(unanswered);
        directory_.order(session, caller, order, clock_.now());
    });
    if (waiting.wait_for(limits::order_answer_time_max) != std::future_status::ready) return unanswered;
    return waiting.get();
}

bool Gateway::take_up() {
    const auto under_way = catalog_.sessions_under_way();
    if (!under_way.ok()) return false;
    sessions_.post([this, sessions = *under_way] {
        for (const SessionId& session : sessions) directory_.take_up(session, clock_.now());
    });
    return true;
}

void Gateway::tick() {
    if (!over_) directory_.tick(clock_.now());
    sessions_loaded_ = directory_.size();
    const auto [waiting, damaged] = directory_.troubled();
    sessions_waiting_ = waiting;
    sessions_damaged_ = damaged;
}

void Gateway::shut_down(std::function<void()> after) {
    sessions_.post([this, after = std::move(after)] {
        over_ = true;
        directory_.shut_down(clock_.now());
        after();
    });
}

void Gateway::admit(const std::shared_ptr<WsConnection>& connection, codec::HelloFrame& hello) {
    const std::shared_lock lock(admitting_);
    auto found = find_invitee(hello);
    if (!found.ok()) {
        connection->home().post([connection, code = found.error()] { connection->turned_away(code); });
        return;
    }
    live::Hello accepted{connection->id(), std::move(found->who), std::move(hello.device),
                         connection->life(), hello.after,        std::move(hello.epoch)};
    sessions_.post([this, connection, session = hello.session, accepted = std::move(accepted)] {
        if (!over_) {
            directory_.hello(session, accepted, clock_.now());
        } else {
            connection->home().post([connection] { connection->sent_away(live::CloseCode::restarting); });
        }
    });
    connection->home().post(
        [connection, session = hello.session, until = found->until] { connection->admitted(session, until); });
}

Result<Gateway::Admission, live::CloseCode> Gateway::find_invitee(const codec::HelloFrame& hello) {
    using live::CloseCode;
    const auto holder = catalog_.find_token(hello.token);
    if (!holder.ok()) return CloseCode::restarting;
    if (holder->has_value()) {
        const auto& [invitation, revoked] = **holder;
        if (invitation.session != hello.session || !domain::may_connect(invitation.role)) return CloseCode::token_unknown;
        if (revoked) return invitation.removed ? CloseCode::removed : CloseCode::token_unknown;
        return Admission{store::invitee_of(invitation), std::nullopt};
    }
    const auto login = catalog_.find_login(hello.token, clock_.now());
    if (!login.ok()) return CloseCode::restarting;
    if (!login->has_value()) return CloseCode::token_unknown;
    return Admission{store::invitee_of((*login)->user), (*login)->until};
}

}  // namespace bimtek::net
