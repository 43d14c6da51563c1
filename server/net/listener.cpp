#include "net/listener.hpp"

#include <numeric>
#include <utility>

namespace bimtek::net {
namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;

constexpr auto accept_retry = std::chrono::milliseconds(100);  // out of descriptors: wait until some are closed

}  // namespace

Listener::Listener(const std::vector<std::unique_ptr<IoThread>>& threads, const Services& services)
    : threads_(threads), services_(services), acceptor_(threads.front()->context()), retry_(threads.front()->context()) {}

std::optional<std::uint16_t> Listener::listen(const std::string& address, std::uint16_t port) {
    error_code error;
    const auto ip = boost::asio::ip::make_address(address, error);
    if (error) return std::nullopt;
    const tcp::endpoint endpoint(ip, port);
    acceptor_.open(endpoint.protocol(), error);
    if (!error) acceptor_.set_option(boost::asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(endpoint, error);
    if (!error) acceptor_.listen(boost::asio::socket_base::max_listen_connections, error);
    if (error) {
        error_code ignored;
        acceptor_.close(ignored);
        return std::nullopt;
    }
    accept_next();
    return acceptor_.local_endpoint().port();
}

void Listener::stop() {
    threads_.front()->post([this] {
        error_code ignored;
        acceptor_.close(ignored);
        retry_.cancel();
    });
}

void Listener::accept_next() {
    auto& thread = *threads_[next_];
    next_ = (next_ + 1) % threads_.size();
    acceptor_.async_accept(thread.context(), [this, &thread](const error_code& error, tcp::socket socket) {
        if (!acceptor_.is_open()) return;
        if (!error) {
            take(std::move(socket), thread);
            accept_next();
            return;
        }
        log_event(LogLevel::warning, "accept_failed", {{"error", error.value()}});
        retry_.expires_after(accept_retry);
        retry_.async_wait([this](const error_code& cancelled) {
            if (!cancelled && acceptor_.is_open()) accept_next();
        });
    });
}

void Listener::take(tcp::socket socket, IoThread& thread) {
    if (connections() >= thread.limits().connections_max) {
        if (const auto times = full_.take(Clock::Steady::now())) log_event(LogLevel::warning, "connections_full", {{"times", *times}});
        return;
    }
    const auto connection = std::make_shared<HttpConnection>(thread, services_, std::move(socket));
    thread.post([connection] { connection->start(); });
}

int Listener::connections() const {
    return std::accumulate(threads_.begin(), threads_.end(), 0,
                           [](int sum, const auto& thread) { return sum + thread->connections(); });
}

}  // namespace bimtek::net
