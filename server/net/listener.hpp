// Takes new connections in and deals them out to the I/O threads in turn.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include "net/http_connection.hpp"
#include "net/io_thread.hpp"
#include "net/log.hpp"

namespace bimtek::net {

class Listener {
public:
    /// Accepts on the first of `threads`. All it is given outlives it.
    Listener(const std::vector<std::unique_ptr<IoThread>>& threads, const Services& services);

    /// Begins to listen; nullopt, and nothing done, when the address is not ours or the port is taken. Before the threads start.
    /// Gives the port, which the system chose when `port` is 0.
    std::optional<std::uint16_t> listen(const std::string& address, std::uint16_t port);

    /// Any thread.
    void stop();

private:
    void accept_next();
    void take(boost::asio::ip::tcp::socket socket, IoThread& thread);
    int connections() const;

    const std::vector<std::unique_ptr<IoThread>>& threads_;
    const Services& services_;
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer retry_;
    std::size_t next_ = 0;
    Repeats full_;
};

}  // namespace bimtek::net
