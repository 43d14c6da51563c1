#include "net/server.hpp"

#include <numeric>
#include <utility>

#include "net/hub.hpp"
#include "net/log.hpp"

namespace bimtek::net {
namespace {

constexpr auto drain_poll = std::chrono::milliseconds(20);

std::vector<std::unique_ptr<IoThread>> make_threads(const ServerConfig& config, const Clock& clock, Traffic& traffic) {
    std::vector<std::unique_ptr<IoThread>> threads;
    const auto count = static_cast<std::uint64_t>(config.io_threads);
    for (std::uint64_t i = 0; i < count; ++i) threads.push_back(std::make_unique<IoThread>(i, count, config.limits, clock, traffic));
    return threads;
}

}  // namespace

Server::Server(ServerConfig config, const Clock& clock, SessionThread& sessions, Storage storage)
    : config_(std::move(config)),
      clock_(clock),
      sessions_(sessions),
      threads_(make_threads(config_, clock_, traffic_)),
      doors_(storage.writer, storage.readers),
      materials_(storage.writer, storage.readers),
      code_guesses_(limits::code_guess_interval, limits::code_guesses_burst, limits::plan_regions_max),
      password_guesses_(limits::password_guess_interval, limits::password_guesses_burst, limits::guessed_names_max),
      directory_(storage.log, storage.catalog, sessions_,
                 [this](const SessionId& session) { return std::make_shared<Hub>(session, threads_, traffic_); }, clock_.now()),
      files_(config_.web, config_.public_url.path, config_.embedded),
      // Each connection has at most one hello on the way, so all of them fit.
      admissions_(limits::request_threads, static_cast<std::size_t>(config_.limits.connections_max)),
      requests_(limits::request_threads, limits::requests_waiting_max),
      passwords_(limits::password_threads, limits::passwords_waiting_max),
      gateway_(storage.catalog, directory_, sessions_, admissions_, clock_),
      monitor_({storage.writer, storage.readers, threads_, gateway_, admissions_, requests_, passwords_, traffic_}, config_.data,
               config_.metrics),
      router_({storage.catalog, doors_, materials_, code_guesses_, password_guesses_, gateway_, clock_, config_.embedded}, files_, monitor_,
              requests_, passwords_, config_.limits.uploads_max),
      response_bytes_(config_.limits.response_bytes_in_memory_max),
      services_{router_, gateway_, config_.public_url, response_bytes_},
      listener_(threads_, services_) {}

Server::~Server() { end_threads(); }

bool Server::listen() {
    const auto port = listener_.listen(config_.address, config_.port);
    if (port) port_ = *port;
    return port.has_value();
}

void Server::run() {
    if (!gateway_.take_up()) log_event(LogLevel::error, "sessions_not_taken_up", {});
    sessions_.start([this] {
        gateway_.tick();
        monitor_.watch();
    });
    for (const auto& thread : threads_) thread->start();
    log_event(LogLevel::info, "serving", {{"port", port_}, {"io_threads", config_.io_threads}});
    {
        std::unique_lock lock(mutex_);
        stopping_changed_.wait(lock, [this] { return stopping_; });
    }
    shut_down();
}

void Server::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    stopping_changed_.notify_all();
}

void Server::shut_down() {
    log_event(LogLevel::info, "stopping", {{"connections", connections()}});
    listener_.stop();
    // The sessions' own goodbyes are then on their way to the same threads already.
    gateway_.shut_down([this] {
        for (const auto& thread : threads_) thread->post([&thread = *thread] { thread.go_away(); });
    });
    const auto deadline = Clock::Steady::now() + limits::shutdown_time_max;
    while (connections() > 0 && Clock::Steady::now() < deadline) std::this_thread::sleep_for(drain_poll);
    const auto left = connections();
    end_threads();
    log_event(LogLevel::info, "stopped", {{"connections_dropped", left}});
}

void Server::end_threads() {
    // In the direction in which work is handed on, so that what is handed on finds its thread.
    for (auto* pool : {&admissions_, &requests_, &passwords_}) pool->stop();
    for (const auto& thread : threads_) thread->stop();
    sessions_.stop();
}

int Server::connections() const {
    return std::accumulate(threads_.begin(), threads_.end(), 0,
                           [](int sum, const auto& thread) { return sum + thread->connections(); });
}

}  // namespace bimtek::net
