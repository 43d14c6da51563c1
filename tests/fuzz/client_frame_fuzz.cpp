// libFuzzer: whatever a client sends as a message, it is a frame with a usable id, or a fault.
#include <cstdint>
#include <string_view>
#include <variant>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/client_frame.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto frame = bimtek::codec::decode_client_frame({reinterpret_cast<const char*>(data), size});
    if (!frame.ok()) return 0;
    if (const auto* command = std::get_if<bimtek::codec::CommandFrame>(&*frame)) BIMTEK_CHECK(!command->id.value.empty());
    return 0;
}
