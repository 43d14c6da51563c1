// libFuzzer: whatever is asked for, what was taken apart has no segment or parameter that was not there.
#include <cstdint>
#include <string_view>

#include "bimtek/base/check.hpp"
#include "net/public_url.hpp"
#include "net/request_target.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto target = bimtek::net::parse_target(text);
    if (target) BIMTEK_CHECK(text.starts_with(target->path));
    if (const auto values = bimtek::net::match_path("/api/v1/sessions/{session}/plan", text)) BIMTEK_CHECK(!values->front().empty());
    if (const auto url = bimtek::net::read_public_url(text)) BIMTEK_CHECK(url->path.find_first_of("\"<>\\ ?#") == std::string_view::npos);
    return 0;
}
