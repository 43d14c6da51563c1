// A client of our own server, for rehearsals: one file over HTTP, and one WebSocket. Blocks, never longer than it is told.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

namespace bimtek::app {

/// Where a server listens, from `http://127.0.0.1:8080` or `http://[::1]:8080`.
std::optional<boost::asio::ip::tcp::endpoint> endpoint_of(std::string_view http_address);

/// The body of `GET path`; nullopt unless the answer is 200.
std::optional<std::string> fetch(const boost::asio::ip::tcp::endpoint& server, const std::string& path, const std::string& token);

class WireClient {
public:
    using Deadline = std::chrono::steady_clock::time_point;

    /// Connects and becomes a WebSocket; `is_open` tells whether that worked.
    explicit WireClient(const boost::asio::ip::tcp::endpoint& server);

    bool is_open() const { return open_; }
    void send(std::string_view text);
    /// The next text message; nullopt at the deadline or when the line has ended. Pings are answered on the way.
    std::optional<std::string> receive(Deadline deadline);
    /// With which the server closed; 0 when it did not.
    std::uint16_t close_code() const { return close_code_; }

private:
    void send_frame(std::uint8_t opcode, std::string_view payload);
    bool read_more(Deadline deadline);
    std::optional<std::string> take_frame(std::uint8_t& opcode);

    boost::asio::io_context context_;
    boost::asio::ip::tcp::socket socket_;
    std::string input_;
    bool open_ = false;
    std::uint16_t close_code_ = 0;
};

}  // namespace bimtek::app
