#include "net/io_thread.hpp"

#include <utility>

#include <boost/asio/post.hpp>

#include "net/http_connection.hpp"
#include "net/ws_connection.hpp"

namespace bimtek::net {

IoThread::IoThread(std::uint64_t index, std::uint64_t count, const NetLimits& limits, const Clock& clock, Traffic& traffic)
    : limits_(limits),
      clock_(clock),
      traffic_(traffic),
      next_id_(count + index),
      id_step_(count),
      large_bodies_(limits.large_bodies_max),
      context_(1),
      work_(context_.get_executor()),
      timer_(context_) {}

IoThread::~IoThread() { stop(); }

void IoThread::start() {
    tick_again();
    thread_ = std::thread([this] { context_.run(); });
}

void IoThread::stop() {
    if (!thread_.joinable()) return;
    context_.stop();
    thread_.join();
    // Handlers that never ran hold connections, and connections hold sockets of this context: they go before it.
    https_.clear();
    sockets_.clear();
}

void IoThread::post(std::function<void()> work) { boost::asio::post(context_, std::move(work)); }

live::ConnectionId IoThread::next_id() {
    const live::ConnectionId id{next_id_};
    next_id_ += id_step_;
    return id;
}

void IoThread::keep(std::shared_ptr<HttpConnection> connection) {
    const auto* key = connection.get();
    https_.emplace(key, std::move(connection));
    count_connections();
}

void IoThread::hand_over(const HttpConnection* from, live::ConnectionId id, std::shared_ptr<WsConnection> to) {
    sockets_.emplace(id.value, std::move(to));
    https_.erase(from);
    count_connections();
}

void IoThread::forget(const HttpConnection* connection) {
    https_.erase(connection);
    count_connections();
}

void IoThread::forget(live::ConnectionId id) {
    sockets_.erase(id.value);
    count_connections();
}

WsConnection* IoThread::find(live::ConnectionId id) const {
    const auto found = sockets_.find(id.value);
    return found == sockets_.end() ? nullptr : found->second.get();
}

void IoThread::go_away() {
    for (const auto& [key, connection] : https_) connection->go_away();
    for (const auto& [id, connection] : sockets_) connection->go_away();
}

bool IoThread::crowded() const {
    const auto here = static_cast<std::uint64_t>(connections());
    return here * id_step_ * 100 > static_cast<std::uint64_t>(limits_.connections_max) * limits::crowded_percent;
}

void IoThread::tick_again() {
    timer_.expires_after(limits_.io_tick_interval);
    timer_.async_wait([this](const boost::system::error_code& error) {
        if (error) return;
        const auto now = Clock::Steady::now();
        for (const auto& [key, connection] : https_) connection->tick(now);
        for (const auto& [id, connection] : sockets_) connection->tick(now);
        tick_again();
    });
}

void IoThread::count_connections() {
    connections_ = static_cast<int>(https_.size() + sockets_.size());
    http_connections_ = static_cast<int>(https_.size());
    websockets_ = static_cast<int>(sockets_.size());
}

}  // namespace bimtek::net
