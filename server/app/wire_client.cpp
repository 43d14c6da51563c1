#include "app/wire_client.hpp"

#include <poll.h>

#include <algorithm>
#include <array>
#include <charconv>

#include <boost/asio/buffer.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "bimtek/base/limits.hpp"

namespace bimtek::app {
namespace {

using boost::asio::ip::tcp;
using boost::system::error_code;

constexpr std::string_view scheme = "http://";
constexpr std::uint8_t final_frame = 0x80;
constexpr std::uint8_t text_opcode = 0x1;
constexpr std::uint8_t close_opcode = 0x8;
constexpr std::uint8_t ping_opcode = 0x9;
constexpr std::uint8_t pong_opcode = 0xA;

std::uint64_t big_endian(std::string_view bytes) {
    std::uint64_t number = 0;
    for (const char byte : bytes) number = number << 8 | static_cast<std::uint8_t>(byte);
    return number;
}

std::string big_endian(std::uint64_t number, int bytes) {
    std::string text;
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) text += static_cast<char>(number >> shift & 0xFF);
    return text;
}

std::string host_of(const tcp::endpoint& server) {
    const auto ip = server.address().to_string();
    return (server.address().is_v6() ? "[" + ip + "]" : ip) + ":" + std::to_string(server.port());
}

}  // namespace

std::optional<tcp::endpoint> endpoint_of(std::string_view address) {
    if (!address.starts_with(scheme)) return std::nullopt;
    address.remove_prefix(scheme.size());
    const auto colon = address.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto digits = address.substr(colon + 1);
    auto host = address.substr(0, colon);
    if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
    error_code error;
    const auto ip = boost::asio::ip::make_address(std::string(host), error);
    std::uint16_t port = 0;
    const auto [stop, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
    if (error || fault != std::errc{} || stop != digits.data() + digits.size()) return std::nullopt;
    return tcp::endpoint(ip, port);
}

std::optional<std::string> fetch(const tcp::endpoint& server, const std::string& path, const std::string& token) {
    boost::asio::io_context context;
    tcp::socket socket(context);
    error_code error;
    socket.connect(server, error);
    const auto request = "GET " + path + " HTTP/1.1\r\nHost: " + host_of(server) + "\r\nAuthorization: Bearer " + token +
                         "\r\nConnection: close\r\n\r\n";
    if (!error) boost::asio::write(socket, boost::asio::buffer(request), error);
    std::string response;
    if (!error) boost::asio::read(socket, boost::asio::dynamic_buffer(response, limits::definition_bytes_max), error);
    const auto body = response.find("\r\n\r\n");
    if (!response.starts_with("HTTP/1.1 200 ") || body == std::string::npos) return std::nullopt;
    return response.substr(body + 4);
}

WireClient::WireClient(const tcp::endpoint& server) : socket_(context_) {
    error_code error;
    socket_.connect(server, error);
    const auto request = "GET /ws HTTP/1.1\r\nHost: " + host_of(server) +
                         "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                         "Sec-WebSocket-Key: Z2xhZGkgYmVyc2loIGt1ZQ==\r\nSec-WebSocket-Protocol: bimtek.v1\r\n\r\n";
    if (!error) boost::asio::write(socket_, boost::asio::buffer(request), error);
    open_ = !error;
    const auto deadline = std::chrono::steady_clock::now() + limits::http_header_time_max;
    auto end = std::string::npos;
    while (open_ && (end = input_.find("\r\n\r\n")) == std::string::npos) {
        if (!read_more(deadline)) open_ = false;
    }
    if (!open_) return;
    open_ = input_.starts_with("HTTP/1.1 101 ");
    input_.erase(0, end + 4);
}

void WireClient::send(std::string_view text) { send_frame(text_opcode, text); }

void WireClient::send_frame(std::uint8_t opcode, std::string_view payload) {
    constexpr std::size_t short_max = 125;
    constexpr std::size_t medium_max = 0xFFFF;
    constexpr std::uint8_t masked = 0x80;
    std::string frame{static_cast<char>(final_frame | opcode)};
    if (payload.size() <= short_max) frame += static_cast<char>(masked | payload.size());
    else if (payload.size() <= medium_max) frame += static_cast<char>(masked | 126) + big_endian(payload.size(), 2);
    else frame += static_cast<char>(masked | 127) + big_endian(payload.size(), 8);
    // The mask keeps proxies between a browser and a server from being fooled; here is none, so nothing is masked by it.
    frame.append(4, '\0');
    frame += payload;
    error_code error;
    if (open_) boost::asio::write(socket_, boost::asio::buffer(frame), error);
    if (error) open_ = false;
}

std::optional<std::string> WireClient::receive(Deadline deadline) {
    while (open_) {
        std::uint8_t opcode = 0;
        auto payload = take_frame(opcode);
        if (!payload) {
            if (!read_more(deadline)) return std::nullopt;
        } else if (opcode == text_opcode) {
            return payload;
        } else if (opcode == ping_opcode) {
            send_frame(pong_opcode, *payload);
        } else if (opcode == close_opcode) {
            if (payload->size() >= 2) close_code_ = static_cast<std::uint16_t>(big_endian(std::string_view(*payload).substr(0, 2)));
            send_frame(close_opcode, {});
            open_ = false;
        }
    }
    return std::nullopt;
}

/// Our server's frames are whole messages, unmasked.
std::optional<std::string> WireClient::take_frame(std::uint8_t& opcode) {
    if (input_.size() < 2) return std::nullopt;
    std::size_t header = 2;
    std::uint64_t length = static_cast<std::uint8_t>(input_[1]);
    if (length >= 126) {
        const std::size_t wide = length == 126 ? 2 : 8;
        header += wide;
        if (input_.size() < header) return std::nullopt;
        length = big_endian(std::string_view(input_).substr(2, wide));
    }
    if (input_.size() < header + length) return std::nullopt;
    opcode = static_cast<std::uint8_t>(input_[0]) & 0x0F;
    auto payload = input_.substr(header, length);
    input_.erase(0, header + length);
    return payload;
}

/// False at the deadline, and when the line has ended.
bool WireClient::read_more(Deadline deadline) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    pollfd waited{socket_.native_handle(), POLLIN, 0};
    if (::poll(&waited, 1, static_cast<int>(std::max<std::int64_t>(left, 0))) <= 0) return false;
    std::array<char, limits::read_bytes_max> bytes;  // NOLINT: filled by the read
    error_code error;
    const auto count = socket_.read_some(boost::asio::buffer(bytes), error);
    if (error) open_ = false;
    else input_.append(bytes.data(), count);
    return !error;
}

}  // namespace bimtek::app
