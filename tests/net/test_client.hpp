// A client on a real loopback socket, for tests: blocking, but never longer than its patience.
#pragma once

#include <doctest/doctest.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "net/client_bytes.hpp"

namespace bimtek::net::test {

struct Response {
    unsigned status = 0;
    std::string header;  ///< as it came, with the status line
    std::map<std::string, std::string> fields;  ///< names in lower case
    std::string body;

    nlohmann::json json() const { return nlohmann::json::parse(body); }
};

struct Frame {
    int opcode = 0;
    std::string payload;

    /// Of a close frame.
    unsigned code() const {
        return payload.size() < 2 ? 0 : static_cast<unsigned>(static_cast<std::uint8_t>(payload[0]) << 8 | static_cast<std::uint8_t>(payload[1]));
    }
};

class Client {
public:
    static constexpr std::chrono::seconds patience{10};

    explicit Client(std::uint16_t port, int receive_buffer = 0) : socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
        if (receive_buffer > 0) ::setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
        port_ = port;
    }
    ~Client() { ::close(socket_); }
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;

    void send(std::string_view bytes) {
        while (!bytes.empty()) {
            const auto sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent < 0) return;  // the server has closed: what it said before is what a test looks at
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    /// Whether more came; false once the server has closed.
    bool receive() {
        pollfd waited{socket_, POLLIN, 0};
        const auto ready = ::poll(&waited, 1, static_cast<int>(std::chrono::milliseconds(patience).count()));
        REQUIRE_MESSAGE(ready == 1, "nothing came");
        char buffer[65536];
        const auto count = ::recv(socket_, buffer, sizeof buffer, 0);
        if (count <= 0) return false;
        input_.append(buffer, static_cast<std::size_t>(count));
        return true;
    }

    /// Reads until the server closes.
    bool closed_by_server() {
        while (receive()) {}
        return true;
    }

    /// Whether something has come that was not read; at once.
    bool has_something() const {
        pollfd waited{socket_, POLLIN, 0};
        return ::poll(&waited, 1, 0) == 1;
    }

    /// Whether the server ended the connection while nothing was read.
    bool dropped() const {
        pollfd waited{socket_, POLLRDHUP, 0};
        return ::poll(&waited, 1, static_cast<int>(std::chrono::milliseconds(patience).count())) == 1;
    }

    /// Sends one byte after another until the server has had enough; false when it takes them for longer than anyone's patience.
    bool dropped_while_trickling(char byte) {
        const auto until = std::chrono::steady_clock::now() + patience;
        while (std::chrono::steady_clock::now() < until) {
            send({&byte, 1});
            pollfd waited{socket_, POLLRDHUP, 0};
            if (::poll(&waited, 1, 1) == 1) return true;
        }
        return false;
    }

    Response request(const std::string& verb, const std::string& target, const std::string& token = {},
                     const std::string& body = {}, const std::string& more_fields = {}) {
        std::string bytes = verb + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) + "\r\n" + more_fields;
        if (!token.empty()) bytes += "Authorization: Bearer " + token + "\r\n";
        if (!body.empty()) bytes += "Content-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n";
        send(bytes + "\r\n" + body);
        return response(verb == "HEAD");
    }

    Response response(bool without_body = false) {
        Response out;
        std::size_t end = 0;
        while ((end = input_.find("\r\n\r\n")) == std::string::npos) {
            if (!receive()) return out;
        }
        out.header = take(end + 4);
        out.status = static_cast<unsigned>(std::stoul(out.header.substr(9, 3)));
        std::size_t at = out.header.find("\r\n") + 2;
        while (out.header.compare(at, 2, "\r\n") != 0) {
            const auto colon = out.header.find(": ", at);
            const auto line_end = out.header.find("\r\n", at);
            std::string name = out.header.substr(at, colon - at);
            for (auto& letter : name) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
            out.fields[name] = out.header.substr(colon + 2, line_end - colon - 2);
            at = line_end + 2;
        }
        if (without_body || out.status == 101 || out.fields.count("content-length") == 0) return out;
        const auto length = std::stoul(out.fields["content-length"]);
        while (input_.size() < length && receive()) {}
        out.body = take(length);
        return out;
    }

    Response upgrade(const std::string& more_fields = {}, const std::string& target = "/ws") {
        return request("GET", target, {}, {},
                       "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: bimtek.v1\r\n" +
                           more_fields);
    }

    void send_text(std::string_view text) { send(masked_frame(0x81, text)); }
    void send_json(const nlohmann::json& json) { send_text(json.dump()); }
    void answer_close() { send(masked_frame(0x88, {})); }

    /// The next frame; nothing once the server has closed.
    std::optional<Frame> frame() {
        if (!need(2)) return std::nullopt;
        const auto byte = [this](std::size_t at) { return static_cast<std::uint8_t>(input_[at]); };
        std::size_t header = 2;
        std::size_t length = byte(1);
        REQUIRE((length & 0x80) == 0);
        const std::size_t wide = length == 126 ? 2 : length == 127 ? 8 : 0;
        if (wide > 0) {
            if (!need(2 + wide)) return std::nullopt;
            length = 0;
            for (std::size_t i = 0; i < wide; ++i) length = length << 8 | byte(2 + i);
            header += wide;
        }
        if (!need(header + length)) return std::nullopt;
        Frame out{byte(0) & 0x0F, {}};
        take(header);
        out.payload = take(length);
        return out;
    }

    /// The next text message; pings and pongs are passed over.
    nlohmann::json json() {
        while (true) {
            const auto next = frame();
            REQUIRE_MESSAGE(next, "closed instead of a message");
            if (next->opcode == 0x9 || next->opcode == 0xA) continue;
            REQUIRE_MESSAGE(next->opcode == 0x1, "close code " << next->code());
            return nlohmann::json::parse(next->payload);
        }
    }

    /// The next message of that type; others are passed over.
    nlohmann::json json_of(const std::string& type) {
        while (true) {
            auto next = json();
            if (next.at("type") == type) return next;
        }
    }

    /// Reads until the server's close frame and gives code and reason, like `4004 no_hello`; empty when the line ended without one.
    std::string close_words() {
        while (const auto next = frame()) {
            if (next->opcode == 0x8) return std::to_string(next->code()) + " " + next->payload.substr(2);
        }
        return {};
    }

    /// Reads until the server's close frame and gives its code; 0 when the line ended without one.
    unsigned close_code() {
        while (const auto next = frame()) {
            if (next->opcode == 0x8) return next->code();
        }
        return 0;
    }

private:
    bool need(std::size_t count) {
        while (input_.size() < count) {
            if (!receive()) return false;
        }
        return true;
    }

    std::string take(std::size_t count) {
        auto out = input_.substr(0, count);
        input_.erase(0, count);
        return out;
    }

    int socket_;
    std::uint16_t port_ = 0;
    std::string input_;
};

}  // namespace bimtek::net::test
