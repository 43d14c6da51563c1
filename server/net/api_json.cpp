#include "net/api_json.hpp"

#include "net/http_response.hpp"

namespace bimtek::net {

HttpResponse json_response(unsigned status, const nlohmann::json& body) {
    return json_response(status, body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
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
