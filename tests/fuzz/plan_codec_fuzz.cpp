// libFuzzer: whatever an organizer imports, it is a plan, or has at least one problem.
#include <cstdint>
#include <string_view>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/plan_codec.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    using namespace bimtek::codec;
    static const PlanReferences references{
        [](const bimtek::RegionCode& code) { return std::optional(KnownRegion{"Daerah", code, "Provinsi", bimtek::Zone::wita}); },
        [](const std::string&) { return std::optional(KnownWalkthrough{}); }};
    const auto plan = parse_plan({reinterpret_cast<const char*>(data), size}, bimtek::SessionId("s"), references);
    BIMTEK_CHECK(plan.ok() || !plan.error().empty());
    return 0;
}
