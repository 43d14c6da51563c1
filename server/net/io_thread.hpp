// One thread of sockets: its loop, the connections pinned to it, and one timer for the deadlines of them all.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <thread>
#include <unordered_map>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>

#include "bimtek/live/audience.hpp"
#include "net/clock.hpp"
#include "net/net_limits.hpp"
#include "net/places.hpp"
#include "net/traffic.hpp"

namespace bimtek::net {

class HttpConnection;
class WsConnection;

/// What is not marked otherwise is called on the thread itself.
class IoThread {
public:
    /// `index` of `count` threads; `limits`, `clock` and `traffic` outlive it.
    IoThread(std::uint64_t index, std::uint64_t count, const NetLimits& limits, const Clock& clock, Traffic& traffic);
    /// Stops, if `stop` was not called.
    ~IoThread();

    void start();        ///< Any other thread.
    void stop();         ///< Any other thread. Drops what is still connected and ends the loop.
    void post(std::function<void()> work);  ///< Any thread; work of one thread runs in the order posted.
    int connections() const { return connections_; }            ///< Any thread.
    int http_connections() const { return http_connections_; }  ///< Any thread.
    /// Whether so many are connected that none may hold its place by doing nothing; of this thread's share. Any thread.
    bool crowded() const;
    int websockets() const { return websockets_; }  ///< Any thread.

    boost::asio::io_context& context() { return context_; }
    const NetLimits& limits() const { return limits_; }
    const Clock& clock() const { return clock_; }
    Traffic& traffic() const { return traffic_; }
    /// Shared by all connections of the thread, each for the length of one read.
    std::span<char> read_buffer() { return read_buffer_; }

    /// Ids of sockets tell the thread: `id % count == index`.
    live::ConnectionId next_id();

    /// For bodies of requests larger than `limits::small_body_bytes_max`, each until it is answered.
    Places& large_bodies() { return large_bodies_; }

    void keep(std::shared_ptr<HttpConnection> connection);
    /// It goes on as a WebSocket. At no moment it counts twice, or the next to come would find the house full.
    void hand_over(const HttpConnection* from, live::ConnectionId id, std::shared_ptr<WsConnection> to);
    void forget(const HttpConnection* connection);
    void forget(live::ConnectionId id);
    /// nullptr when it is gone.
    WsConnection* find(live::ConnectionId id) const;

    /// Ends HTTP connections between requests, and closes sockets that are in no session with 1012.
    void go_away();

private:
    void tick_again();
    void count_connections();

    const NetLimits& limits_;
    const Clock& clock_;
    Traffic& traffic_;
    std::uint64_t next_id_;
    std::uint64_t id_step_;
    std::array<char, limits::read_bytes_max> read_buffer_;
    std::atomic<int> connections_ = 0;
    std::atomic<int> http_connections_ = 0;
    std::atomic<int> websockets_ = 0;
    Places large_bodies_;
    boost::asio::io_context context_;
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> work_;
    boost::asio::steady_timer timer_;
    std::unordered_map<const HttpConnection*, std::shared_ptr<HttpConnection>> https_;
    std::unordered_map<std::uint64_t, std::shared_ptr<WsConnection>> sockets_;
    std::thread thread_;
};

}  // namespace bimtek::net
