#include <nlohmann/json.hpp>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/plan_codec.hpp"

namespace bimtek::codec {

std::string with_site(std::string_view document, const RegionCode& region, const domain::PlannedSite& site) {
    auto plan = nlohmann::ordered_json::parse(document);
    for (auto& invited : plan.at("invited")) {
        if (invited.at("code") != region.value) continue;
        invited["sites"].push_back({{"id", site.id.value}, {"name", site.name}, {"expected_heads", site.expected_heads}});
        return plan.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    }
    BIMTEK_CHECK(false);
}

}  // namespace bimtek::codec
