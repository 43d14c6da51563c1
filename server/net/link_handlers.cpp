#include <nlohmann/json.hpp>

#include "codec/strict_json.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {
namespace {

/// nullopt: the body is none that the route takes. No body, or none in it, means every invitation.
struct Wanted {
    std::optional<std::vector<InvitationId>> invitations;
};

std::optional<Wanted> wanted_of(const std::string& body) {
    Wanted wanted;
    if (body.empty()) return wanted;
    const auto json = codec::parse_strict_json(body);
    if (!json || !json->is_object()) return std::nullopt;
    for (const auto& [name, value] : json->items()) {
        if (name != "invitations") return std::nullopt;
        if (value.is_null()) continue;
        if (!value.is_array()) return std::nullopt;
        wanted.invitations.emplace();
        for (const auto& one : value) {
            if (!one.is_string()) return std::nullopt;
            wanted.invitations->emplace_back(one.get<std::string>());
        }
    }
    return wanted;
}

}  // namespace

HttpResponse list_links(ApiContext& context, const ApiCall& call) {
    const auto invitations = context.catalog.list_invitations(call.session->id);
    if (!invitations.ok()) return problem_of(invitations.error());
    auto links = nlohmann::json::array();
    for (const auto& invitation : *invitations) {
        auto link = link_json(invitation);
        link["tokens"] = invitation.live_tokens;
        link["revoked"] = invitation.revoked;
        links.push_back(std::move(link));
    }
    return json_response(200, nlohmann::json{{"links", std::move(links)}});
}

HttpResponse issue_links(ApiContext& context, const ApiCall& call) {
    const auto wanted = wanted_of(call.request.body);
    if (!wanted) return problem(400, "body");
    const auto issued = context.catalog.issue_tokens(call.session->id, wanted->invitations, author_of(call), context.clock.now());
    if (!issued.ok()) return problem_of(issued.error());
    auto links = nlohmann::json::array();
    for (const auto& one : *issued) links.push_back(link_json(one));
    return json_response(200, nlohmann::json{{"links", std::move(links)}});
}

HttpResponse revoke_invitation(ApiContext& context, const ApiCall& call) {
    const auto done = context.gateway.revoke(call.session->id, InvitationId(call.path_values.at(1)), author_of(call));
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

}  // namespace bimtek::net
