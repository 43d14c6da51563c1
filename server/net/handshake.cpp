#include "net/handshake.hpp"

#include <boost/beast/websocket/detail/hybi13.hpp>

#include "net/http_gate.hpp"

namespace bimtek::net {

std::string handshake_response(std::string_view key) {
    boost::beast::websocket::detail::sec_ws_accept_type accept;
    boost::beast::websocket::detail::make_sec_ws_accept(accept, key);
    std::string out = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ";
    out.append(accept.data(), accept.size());
    out.append("\r\nSec-WebSocket-Protocol: ").append(subprotocol).append("\r\n\r\n");
    return out;
}

}  // namespace bimtek::net
