#include "net/http_gate.hpp"

#include <algorithm>
#include <charconv>

#include "net/letters.hpp"
#include "net/public_url.hpp"

namespace bimtek::net {
namespace {

bool is_path(std::string_view target) {
    return target.starts_with('/') &&
           std::all_of(target.begin(), target.end(), [](char letter) { return letter > ' ' && letter < 0x7F; });
}

int base64_value(char letter) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const auto at = alphabet.find(letter);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// 16 bytes in base64: 22 letters, the last of which carries four zero bits, and the padding.
bool is_key(std::string_view key) {
    if (key.size() != 24 || !key.ends_with("==")) return false;
    const auto letters = key.substr(0, 22);
    return std::all_of(letters.begin(), letters.end(), [](char letter) { return base64_value(letter) >= 0; }) &&
           (base64_value(letters.back()) & 0x0F) == 0;
}

}  // namespace

std::optional<GateRefusal> refuse_framing(const RequestHead& head, std::size_t body_bytes_max) {
    if (head.version != 10 && head.version != 11) return GateRefusal{505, "version"};
    if (!is_path(head.target)) return GateRefusal{400, "target"};
    if (head.count("Host") != 1 || !is_host(*head.find("Host"))) return GateRefusal{400, "host"};
    if (const auto* encoding = head.find("Transfer-Encoding")) {
        if (head.count("Transfer-Encoding") != 1 || !same_ignoring_case(*encoding, "chunked")) {
            return GateRefusal{400, "transfer_encoding"};
        }
        if (head.count("Content-Length") != 0 || head.version == 10) return GateRefusal{400, "transfer_encoding"};
    }
    if (const auto* length = head.find("Content-Length")) {
        std::size_t bytes = 0;
        const auto* end = length->data() + length->size();
        const auto read = std::from_chars(length->data(), end, bytes);
        if (head.count("Content-Length") != 1 || length->empty() || !std::all_of(length->begin(), length->end(), is_digit)) {
            return GateRefusal{400, "content_length"};
        }
        if (read.ec != std::errc{} || bytes > body_bytes_max) return GateRefusal{413, "too_large"};
    }
    return std::nullopt;
}

bool asks_for_upgrade(const RequestHead& head) { return head.has_token("Upgrade", "websocket"); }

std::optional<GateRefusal> refuse_upgrade(const RequestHead& head, std::string_view origin, std::string_view own_host) {
    if (head.method != "GET" || head.version != 11) return GateRefusal{400, "upgrade"};
    if (head.count("Content-Length") != 0 || head.count("Transfer-Encoding") != 0) return GateRefusal{400, "upgrade"};
    if (!asks_for_upgrade(head) || !head.has_token("Connection", "upgrade")) return GateRefusal{426, "upgrade"};
    const auto* version = head.find("Sec-WebSocket-Version");
    if (head.count("Sec-WebSocket-Version") != 1 || *version != "13") return GateRefusal{426, "websocket_version"};
    const auto* key = head.find("Sec-WebSocket-Key");
    if (head.count("Sec-WebSocket-Key") != 1 || !is_key(*key)) return GateRefusal{400, "websocket_key"};
    if (!head.has_token("Sec-WebSocket-Protocol", subprotocol)) return GateRefusal{400, "subprotocol"};
    if (head.count("Origin") > 1) return GateRefusal{403, "origin"};
    if (const auto* sent = head.find("Origin")) {
        const auto host = lower(*head.find("Host"));
        const bool of_public = !origin.empty() && lower(*sent) == origin;
        const bool of_itself = (origin.empty() || host == own_host) && lower(*sent) == "http://" + host;
        if (!of_public && !of_itself) return GateRefusal{403, "origin"};
    }
    return std::nullopt;
}

std::string host_at(const boost::asio::ip::tcp::endpoint& endpoint) {
    using namespace boost::asio::ip;
    auto address = endpoint.address();
    if (address.is_v6() && address.to_v6().is_v4_mapped()) address = make_address_v4(v4_mapped, address.to_v6());
    const auto host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
    return endpoint.port() == 80 ? host : host + ":" + std::to_string(endpoint.port());
}

}  // namespace bimtek::net
