// The answer to an upgrade that the gate let pass.
#pragma once

#include <string>
#include <string_view>

namespace bimtek::net {

/// `key`: of Sec-WebSocket-Key, checked by the gate.
std::string handshake_response(std::string_view key);

}  // namespace bimtek::net
