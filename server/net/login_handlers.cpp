#include <nlohmann/json.hpp>

#include "codec/strict_json.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {
namespace {

nlohmann::json me_json(const store::Invitation& invitation, const store::SessionSummary& session) {
    return {{"kind", "invitation"},
            {"invitation", invitation.id.value},
            {"role", domain::to_string(invitation.role)},
            {"region", region_json(invitation)},
            {"site", site_json(invitation)},
            {"name", invitation.name},
            {"session", joined_session_json(session)}};
}

nlohmann::json me_json(const store::Waiting& waiting, const store::SessionSummary& session) {
    return {{"kind", "waiting"},
            {"state", to_string(waiting.state)},
            {"region", region_json(waiting.region, waiting.region_name)},
            {"site", site_json(waiting.site, waiting.site_name)},
            {"name", waiting.name},
            {"session", joined_session_json(session)}};
}

}  // namespace

HttpResponse sign_in(ApiContext& context, const ApiCall& call) {
    const auto body = codec::parse_strict_json(call.request.body);
    if (!body || !body->is_object() || body->size() != 2) return problem(400, "body");
    const auto name = text_member(*body, "name");
    const auto password = text_member(*body, "password");
    if (!name || !password) return problem(400, "body");

    const auto user = context.catalog.check_password(*name, *password);
    if (!user.ok()) return problem_of(user.error());
    if (!user->has_value()) return problem(401);
    const auto login = context.catalog.create_login((*user)->id, store::author_of(**user), context.clock.now());
    if (!login.ok()) return login.error() == store::CatalogFault::unknown ? problem(401) : problem_of(login.error());
    return json_response(
        200, nlohmann::json{{"token", login->token}, {"name", login->name}, {"expires_at", to_iso8601(login->expires_at)}});
}

HttpResponse sign_out(ApiContext& context, const ApiCall& call) {
    const auto done = context.catalog.delete_login(call.token, author_of(call), context.clock.now());
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

HttpResponse show_me(ApiContext& context, const ApiCall& call) {
    if (const auto* user = std::get_if<store::User>(&call.who())) {
        return json_response(200, nlohmann::json{{"kind", "login"}, {"name", user->name}, {"role", "organizer"}});
    }
    const auto* waiting = std::get_if<store::Waiting>(&call.who());
    const auto* invitation = std::get_if<store::Invitation>(&call.who());
    const auto session = context.catalog.find_session(waiting ? waiting->session : invitation->session);
    if (!session.ok()) return problem_of(session.error());
    if (!session->has_value()) return problem(404);
    return json_response(200, waiting ? me_json(*waiting, **session) : me_json(*invitation, **session));
}

}  // namespace bimtek::net
