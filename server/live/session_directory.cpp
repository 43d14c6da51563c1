#include "bimtek/live/session_directory.hpp"

#include <utility>
#include <vector>

#include "bimtek/base/limits.hpp"
#include "bimtek/live/live_session.hpp"

namespace bimtek::live {

SessionDirectory::SessionDirectory(store::EventLog& log, store::SessionSource& source, Executor& owner,
                                   AudienceFactory audiences, Instant up_since)
    : log_(log), source_(source), owner_(owner), audiences_(std::move(audiences)), up_since_(up_since) {}

SessionDirectory::~SessionDirectory() = default;

LiveSession& SessionDirectory::session(const SessionId& id) {
    auto& session = sessions_[id];
    if (!session) session = std::make_unique<LiveSession>(id, log_, source_, owner_, audiences_(id), up_since_);
    return *session;
}

void SessionDirectory::take_up(const SessionId& id, Instant now) { session(id).wake(now); }

void SessionDirectory::hello(const SessionId& id, Hello hello, Instant now) { session(id).hello(std::move(hello), now); }

void SessionDirectory::order(const SessionId& id, ConnectionId connection, Order order, Instant now) {
    const auto found = sessions_.find(id);
    if (found != sessions_.end()) found->second->order(connection, std::move(order), now);
}

void SessionDirectory::order(const SessionId& id, Caller caller, Order order, Instant now) {
    session(id).order(std::move(caller), std::move(order), now);
}

void SessionDirectory::closed(const SessionId& id, ConnectionId connection, Instant last_seen, Instant now) {
    const auto found = sessions_.find(id);
    if (found != sessions_.end()) found->second->closed(connection, last_seen, now);
}

void SessionDirectory::revoked(const SessionId& id, const InvitationId& invitation, CloseCode code, Instant now) {
    const auto found = sessions_.find(id);
    if (found != sessions_.end()) found->second->revoked(invitation, code, now);
}

void SessionDirectory::revoked(const InvitationId& account, CloseCode code, Instant now) {
    for (auto& [id, session] : sessions_) session->revoked(account, code, now);
}

void SessionDirectory::tick(Instant now) {
    std::erase_if(sessions_, [&](const auto& entry) {
        LiveSession& session = *entry.second;
        session.tick(now);
        const auto idle_since = session.idle_since();
        return session.is_unknown() || (idle_since && now - *idle_since >= limits::idle_session_dropped_after);
    });
}

SessionDirectory::Troubled SessionDirectory::troubled() const {
    Troubled count;
    for (const auto& [id, session] : sessions_) {
        count.waiting += session->is_waiting() ? 1 : 0;
        count.damaged += session->is_damaged() ? 1 : 0;
    }
    return count;
}

void SessionDirectory::shut_down(Instant now) {
    for (auto& [id, session] : sessions_) session->shut_down(now);
}

}  // namespace bimtek::live
