// libFuzzer: whatever a client sends, and however it is cut, the frame parser says the same.
#include <cstdint>
#include <string>
#include <string_view>

#include "bimtek/base/check.hpp"
#include "net/frame_codec.hpp"

namespace {

constexpr std::size_t message_bytes_max = 1024;

/// All that came out, and the fault at the end, as one text.
std::string read_all(std::string_view bytes, std::size_t piece) {
    bimtek::net::FrameParser parser(message_bytes_max);
    std::string out;
    while (!bytes.empty()) {
        auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        while (!part.empty()) {
            const auto taken = parser.take(part);
            if (!taken.ok()) return out + "fault " + std::to_string(static_cast<int>(taken.error()));
            if (!taken->has_value()) continue;
            const auto& received = **taken;
            BIMTEK_CHECK(received.payload.size() <= message_bytes_max);
            out += std::to_string(static_cast<int>(received.kind)) + received.payload + std::to_string(received.close_code) + '\n';
        }
    }
    return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
    BIMTEK_CHECK(read_all(bytes, bytes.size()) == read_all(bytes, 1u + data[0] % 7u));
    return 0;
}
