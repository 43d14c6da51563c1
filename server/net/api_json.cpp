#include "net/api_json.hpp"

#include "net/api_call.hpp"
#include "net/http_response.hpp"

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

nlohmann::json region_json(const store::Invitation& invitation) {
    if (invitation.region.empty()) return nullptr;
    return {{"code", invitation.region.value}, {"name", invitation.region_name}};
}

nlohmann::json site_json(const store::Invitation& invitation) {
    if (invitation.site.empty()) return nullptr;
    return {{"id", invitation.site.value}, {"name", invitation.site_name}};
}

nlohmann::json session_json(const store::SessionSummary& session) {
    const auto& english = session.title.en.empty() ? session.title.id : session.title.en;
    return {{"id", session.id.value},
            {"title", {{"id", session.title.id}, {"en", english}}},
            {"host", session.host},
            {"state", session.state},
            {"starts_at", to_iso8601(session.starts_at)},
            {"ends_at", to_iso8601(session.ends_at)},
            {"zone", iana_of(session.zone)},
            {"regions_invited", session.regions_invited}};
}

}  // namespace bimtek::net
