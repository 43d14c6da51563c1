// libFuzzer: whatever is imported as a definition, it is one, or has a fault with a code.
#include <cstdint>
#include <string_view>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto walkthrough = bimtek::codec::parse_walkthrough({reinterpret_cast<const char*>(data), size});
    BIMTEK_CHECK(walkthrough.ok() || !walkthrough.error().code.empty());
    return 0;
}
