// Those who mind the doors: staff, and each region its own.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"
#include "net/pages.hpp"
#include "store/door_code.hpp"

namespace bimtek::net {
namespace {

/// The region of a path below `…/doors/{region}`; nullopt when it is not the caller's.
std::optional<RegionCode> wanted_region(const ApiCall& call) {
    const RegionCode region(call.path_values.at(1));
    const auto own = region_of(call.who());
    if (!own.empty() && own != region) return std::nullopt;
    return region;
}

nlohmann::json waiting_json(const store::Waiting& waiting) {
    return {{"knock", waiting.id.value},
            {"region", region_json(waiting.region, waiting.region_name)},
            {"site", site_json(waiting.site, waiting.site_name)},
            {"name", waiting.name},
            {"unit", waiting.unit},
            {"at", to_iso8601(waiting.at)}};
}

nlohmann::json door_json(const store::Door& door) {
    return {{"region", region_json(door.region, door.region_name)},
            {"code", store::written_door_code(door.code)},
            {"quota", door.quota},
            {"entered", door.entered},
            {"closed", door.closed}};
}

HttpResponse decide(ApiContext& context, const ApiCall& call, bool admit) {
    const auto done = context.doors.decide(call.session->id, region_of(call.who()), store::KnockId(call.path_values.at(1)), admit,
                                           author_of(call), context.clock.now());
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

HttpResponse key_response(const Result<store::NewDoorKey, store::CatalogFault>& key) {
    if (!key.ok()) return problem_of(key.error());
    nlohmann::json body = {{"path", path_of(door_page, key->token)}};
    if (key->expires_at) body["expires_at"] = to_iso8601(*key->expires_at);
    return json_response(200, body);
}

}  // namespace

HttpResponse list_waiting(ApiContext& context, const ApiCall& call) {
    const auto locked = context.doors.locked(call.session->id);
    if (!locked.ok()) return problem_of(locked.error());
    const auto waiting = context.doors.list_waiting(call.session->id, region_of(call.who()));
    if (!waiting.ok()) return problem_of(waiting.error());
    auto list = nlohmann::json::array();
    for (const auto& one : *waiting) list.push_back(waiting_json(one));
    return json_response(200, nlohmann::json{{"locked", *locked}, {"waiting", std::move(list)}});
}

HttpResponse admit(ApiContext& context, const ApiCall& call) { return decide(context, call, true); }

HttpResponse refuse(ApiContext& context, const ApiCall& call) { return decide(context, call, false); }

HttpResponse set_lock(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"locked"});
    if (!body || !body->contains("locked") || !body->at("locked").is_boolean()) return problem(400, "body");
    const auto done = context.doors.set_locked(call.session->id, body->at("locked").get<bool>(), author_of(call), context.clock.now());
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

HttpResponse list_doors(ApiContext& context, const ApiCall& call) {
    const auto own = region_of(call.who());
    // A screen that belongs to no region has no door to show.
    if (own.empty() && !domain::is_staff(call.role())) return json_response(200, nlohmann::json{{"doors", nlohmann::json::array()}});
    const auto doors = context.doors.list_doors(call.session->id, own);
    if (!doors.ok()) return problem_of(doors.error());
    auto list = nlohmann::json::array();
    for (const auto& door : *doors) list.push_back(door_json(door));
    return json_response(200, nlohmann::json{{"doors", std::move(list)}});
}

HttpResponse set_door(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"quota", "closed"});
    if (!body) return problem(400, "body");
    std::optional<int> quota;
    std::optional<bool> closed;
    if (const auto at = body->find("quota"); at != body->end() && !at->is_null()) {
        if (!at->is_number_integer() || *at < 0 || *at > limits::door_quota_max) {
            return problem(400, {}, R"("field":"quota")");
        }
        quota = at->get<int>();
    }
    if (const auto at = body->find("closed"); at != body->end() && !at->is_null()) {
        if (!at->is_boolean()) return problem(400, {}, R"("field":"closed")");
        closed = at->get<bool>();
    }
    const auto done = context.doors.set_door(call.session->id, RegionCode(call.path_values.at(1)), quota, closed, author_of(call),
                                              context.clock.now());
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

HttpResponse renew_door(ApiContext& context, const ApiCall& call) {
    const RegionCode region(call.path_values.at(1));
    const auto done = context.doors.renew(call.session->id, region, author_of(call), context.clock.now());
    if (!done.ok()) return problem_of(done.error());
    const auto doors = context.doors.list_doors(call.session->id, region);
    if (!doors.ok()) return problem_of(doors.error());
    return doors->empty() ? problem(404) : json_response(200, door_json(doors->front()));
}

HttpResponse make_door_link(ApiContext& context, const ApiCall& call) {
    const auto region = wanted_region(call);
    if (!region) return problem(404);
    return key_response(context.doors.make_key(call.session->id, *region, {}, author_of(call), context.clock.now()));
}

HttpResponse pair_phones(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"site"});
    const auto wanted = body ? text_member(*body, "site") : std::nullopt;
    if (!wanted || wanted->empty()) return problem(400, "body");
    const auto region = wanted_region(call);
    if (!region) return problem(404);
    const SiteId site(*wanted);
    const auto* who = std::get_if<store::Invitation>(&call.who());
    // A region has its own door, and the operator of a room that of the room.
    if (who != nullptr && who->role == domain::Role::site_operator && who->site != site) return problem(404);
    return key_response(context.doors.make_key(call.session->id, *region, site, author_of(call), context.clock.now()));
}

}  // namespace bimtek::net
