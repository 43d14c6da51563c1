// What is different in a plan since somebody last read it.
#include <limits>

#include <nlohmann/json.hpp>

#include "bimtek/domain/plan_changes.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {
namespace {

using Json = nlohmann::json;

Json value_json(const domain::PlanValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) return *text;
    if (const auto* texts = std::get_if<domain::Localized>(&value)) return title_json(*texts);
    if (const auto* number = std::get_if<int>(&value)) return *number;
    if (const auto* at = std::get_if<Instant>(&value)) return to_iso8601(*at);
    return nullptr;
}

Json change_json(const domain::PlanChange& change) {
    return {{"code", change.code},
            {"subject", change.subject.empty() ? Json(nullptr) : Json(change.subject)},
            {"name", change.subject.empty() ? Json(nullptr) : title_json(change.name)},
            {"region", change.region.empty() ? Json(nullptr) : Json(change.region.value)},
            {"before", value_json(change.before)},
            {"after", value_json(change.after)}};
}

}  // namespace

HttpResponse list_changes(ApiContext& context, const ApiCall& call) {
    const auto since = call.target.number("since", 1, 1, std::numeric_limits<int>::max());
    if (!since) return problem(400, "parameter");
    const auto now = context.catalog.read_plan_in_force(call.session->id);
    if (!now.ok()) return problem_of(now.error());
    const auto then = context.catalog.read_plan(call.session->id, static_cast<int>(*since));
    if (!then.ok()) return then.error() == store::CatalogFault::unknown ? problem(400, "parameter") : problem_of(then.error());

    auto list = Json::array();
    for (const auto& change : domain::changes_of(*then, now->content, region_of(call.who()))) list.push_back(change_json(change));
    return json_response(200, Json{{"revision", now->revision}, {"changes", std::move(list)}});
}

}  // namespace bimtek::net
