#include "net/api_json.hpp"

#include <algorithm>

#include "codec/strict_json.hpp"
#include "net/api_call.hpp"
#include "net/http_response.hpp"
#include "net/pages.hpp"

namespace bimtek::net {

HttpResponse json_response(unsigned status, const nlohmann::json& body) {
    return json_response(status, body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

HttpResponse problem_of(const store::ImportFault& fault) {
    if (fault.fault != store::CatalogFault::invalid) return problem_of(fault.fault);
    auto list = nlohmann::json::array();
    for (const auto& [path, code] : fault.problems) list.push_back({{"path", path}, {"code", code}});
    return problem(422, {}, "\"problems\":" + list.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

std::optional<std::string> text_member(const nlohmann::json& object, const char* name) {
    const auto at = object.find(name);
    if (at == object.end() || !at->is_string()) return std::nullopt;
    return at->get<std::string>();
}

std::optional<nlohmann::json> body_with(const HttpRequest& request, std::initializer_list<std::string_view> members) {
    auto body = codec::parse_strict_json(request.body);
    if (!body || !body->is_object()) return std::nullopt;
    for (const auto& [name, value] : body->items()) {
        if (std::ranges::find(members, name) == members.end()) return std::nullopt;
    }
    return *std::move(body);
}

bool has_no(const nlohmann::json& object, const char* name) {
    const auto at = object.find(name);
    return at == object.end() || at->is_null();
}

nlohmann::json region_json(const RegionCode& code, const std::string& name) {
    if (code.empty()) return nullptr;
    return {{"code", code.value}, {"name", name}};
}

nlohmann::json site_json(const SiteId& id, const std::string& name) {
    if (id.empty()) return nullptr;
    return {{"id", id.value}, {"name", name}};
}

nlohmann::json region_json(const store::Invitation& invitation) { return region_json(invitation.region, invitation.region_name); }

nlohmann::json site_json(const store::Invitation& invitation) { return site_json(invitation.site, invitation.site_name); }

nlohmann::json link_json(const store::Invitation& invitation) {
    return {{"invitation", invitation.id.value},
            {"role", domain::to_string(invitation.role)},
            {"region", region_json(invitation)},
            {"site", site_json(invitation)},
            {"name", invitation.name}};
}

nlohmann::json link_json(const store::IssuedToken& issued) {
    auto link = link_json(issued.invitation);
    link["token"] = issued.token;
    link["path"] = path_of(page_of(issued.invitation.role), issued.token);
    return link;
}

nlohmann::json title_json(const domain::Localized& title) {
    return {{"id", title.id}, {"en", title.en.empty() ? title.id : title.en}};
}

nlohmann::json session_json(const store::SessionSummary& session) {
    return {{"id", session.id.value},
            {"title", title_json(session.title)},
            {"host", session.host},
            {"state", session.state},
            {"starts_at", to_iso8601(session.starts_at)},
            {"ends_at", to_iso8601(session.ends_at)},
            {"zone", iana_of(session.zone)},
            {"regions_invited", session.regions_invited}};
}

nlohmann::json joined_session_json(const store::SessionSummary& session) {
    auto json = session_json(session);
    json.erase("regions_invited");
    return json;
}

}  // namespace bimtek::net
