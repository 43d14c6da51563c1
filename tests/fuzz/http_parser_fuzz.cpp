// libFuzzer: whatever comes over a connection, the parser neither crashes nor lets a request with two readings pass.
#include <cstdint>
#include <string>
#include <string_view>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "net/http_parser.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    bimtek::net::HttpParser parser;
    std::string input;
    while (!bytes.empty()) {
        const auto piece = bytes.substr(0, 64);
        bytes.remove_prefix(piece.size());
        input += piece;
        while (true) {
            const auto taken = parser.take(input);
            if (!taken.ok()) return 0;
            if (!taken->has_value()) break;
            const auto& head = (*taken)->head;
            BIMTEK_CHECK(head.count("Host") == 1);
            BIMTEK_CHECK(head.count("Transfer-Encoding") == 0 || head.count("Content-Length") == 0);
            BIMTEK_CHECK((*taken)->body.size() <= bimtek::limits::http_body_bytes_max);
        }
    }
    return 0;
}
