// The strict gate: what an HTTP request must be before anything acts on it. Where a parser is lenient, this is not.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include <boost/asio/ip/tcp.hpp>

#include "net/http_message.hpp"

namespace bimtek::net {

/// Why a request goes no further: the status to answer with, and a word for `detail` of the problem.
struct GateRefusal {
    unsigned status = 400;
    std::string_view detail;
};

/// Framing that has two readings is refused (RFC 9112, 6.3 and 11.2; request smuggling): a Transfer-Encoding that is not
/// exactly one `chunked`, or stands beside Content-Length or in HTTP/1.0; a doubled or odd Content-Length; a missing,
/// doubled or odd Host; a target that is not a path. `body_bytes_max`: what Content-Length may announce.
std::optional<GateRefusal> refuse_framing(const RequestHead& head, std::size_t body_bytes_max);

/// Whether the request wants to become a WebSocket at all.
bool asks_for_upgrade(const RequestHead& head);

/// An upgrade that RFC 6455, 4.2.1 or the product does not allow: key not 16 bytes in base64 or doubled, version not 13,
/// subprotocol not `bimtek.v1`, a body, or another Origin than `origin`, which is that of the public address; empty: this address, from Host.
/// Beside a public address its own is one still, when the request asks for it: Host and Origin both say `own_host`, the address at which the
/// connection came in, as `host_at` writes it. So a page of another machine's loopback, which comes through a proxy under another Host,
/// is none of ours, and a name is never believed. A request without Origin comes from no browser, so no other site can have caused it: it may pass.
std::optional<GateRefusal> refuse_upgrade(const RequestHead& head, std::string_view origin, std::string_view own_host);

/// An address as a browser writes it in Host and behind `http://` in Origin: IPv6 in brackets, port 80 left out, an IPv4 address that comes
/// mapped into IPv6 as itself.
std::string host_at(const boost::asio::ip::tcp::endpoint& endpoint);

inline constexpr std::string_view subprotocol = "bimtek.v1";

}  // namespace bimtek::net
