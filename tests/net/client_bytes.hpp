// What a client puts on the wire, for tests: masked frames, well-formed or not.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace bimtek::net::test {

/// One frame whose first byte is `first` (FIN, reserved bits, opcode), masked with a fixed key.
inline std::string masked_frame(std::uint8_t first, std::string_view payload) {
    constexpr std::uint8_t mask[4] = {0x37, 0xFA, 0x21, 0x3D};
    std::string out{static_cast<char>(first)};
    const auto append_length = [&](int bytes) {
        for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>(payload.size() >> shift & 0xFF);
    };
    if (payload.size() < 126) {
        out += static_cast<char>(0x80 | payload.size());
    } else if (payload.size() < 65536) {
        out += static_cast<char>(0x80 | 126);
        append_length(2);
    } else {
        out += static_cast<char>(0x80 | 127);
        append_length(8);
    }
    for (const auto byte : mask) out += static_cast<char>(byte);
    for (std::size_t i = 0; i < payload.size(); ++i) {
        out += static_cast<char>(static_cast<std::uint8_t>(payload[i]) ^ mask[i & 3]);
    }
    return out;
}

}  // namespace bimtek::net::test
