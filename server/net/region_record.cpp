#include "net/region_record.hpp"

#include "bimtek/base/limits.hpp"
#include "net/request_body.hpp"

namespace bimtek::net {
namespace {

using Json = nlohmann::json;

Json or_null(const std::optional<Instant>& at) { return at ? Json(to_iso8601(*at)) : Json(nullptr); }
Json or_null(const std::optional<int>& number) { return number ? Json(*number) : Json(nullptr); }

Json contact_json(const std::optional<domain::Contact>& contact) {
    if (!contact) return nullptr;
    return {{"name", contact->name}, {"number", contact->number}};
}

Json test_json(const std::optional<store::KeptTest>& test) {
    if (!test) return nullptr;
    const auto& found = test->found;
    return {{"verdict", to_string(domain::verdict_of(found))},
            {"at", to_iso8601(test->at)},
            {"round_trip_ms", or_null(found.round_trip_ms)},
            {"kbit_s", or_null(found.kbit_s)},
            {"clock_offset_s", or_null(found.clock_offset_s)},
            {"browser", found.browser}};
}

Json sites_json(const domain::PlannedRegion& region, const std::map<SiteId, int>& heads) {
    auto sites = Json::array();
    for (const domain::PlannedSite& site : region.sites) {
        const auto confirmed = heads.find(site.id);
        sites.push_back({{"id", site.id.value},
                         {"name", site.name},
                         {"expected_heads", site.expected_heads},
                         {"heads", confirmed == heads.end() ? Json(nullptr) : Json(confirmed->second)}});
    }
    return sites;
}

}  // namespace

domain::Contact contact_in(RequestBody& body) {
    domain::Contact contact{body.text("name", limits::contact_name_max, true), {}};
    const auto typed = body.text("number", limits::contact_name_max, true);
    if (typed.empty()) return contact;
    auto number = domain::normal_number(typed);
    if (number.ok()) contact.number = *std::move(number);
    else body.refuse("number", to_string(number.error()));
    return contact;
}

Json region_record(const domain::PlannedRegion& region, const store::RegionPreparation& known) {
    return {{"region", {{"code", region.code.value}, {"name", region.name}}},
            {"province", {{"code", region.province.value}, {"name", region.province_name}}},
            {"zone", iana_of(region.zone)},
            {"sites", sites_json(region, known.heads)},
            {"contact", contact_json(known.contact)},
            {"state", to_string(domain::state_of(known.facts))},
            {"sent_at", or_null(known.facts.sent_at)},
            {"opened_at", or_null(known.facts.opened_at)},
            {"confirmed_at", or_null(known.facts.confirmed_at)},
            {"note", known.note},
            {"test", test_json(known.test)}};
}

}  // namespace bimtek::net
