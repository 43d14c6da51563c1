// Signing in and out, and who a token is.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "codec/strict_json.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"
#include "store/randomness.hpp"

namespace bimtek::net {
namespace {

nlohmann::json me_json(const store::Invitation& invitation, const store::SessionSummary& session) {
    auto session_member = joined_session_json(session);
    session_member["revision"] = session.revision;
    session_member["definition"] = domain::is_staff(invitation.role) ? session.definition_hash : session.site_definition_hash;
    return {{"kind", "invitation"},
            {"invitation", invitation.id.value},
            {"role", domain::to_string(invitation.role)},
            {"region", region_json(invitation)},
            {"site", site_json(invitation)},
            {"name", invitation.name},
            {"session", std::move(session_member)}};
}

nlohmann::json me_json(const store::Waiting& waiting, const store::SessionSummary& session) {
    return {{"kind", "waiting"},
            {"state", to_string(waiting.state)},
            {"region", region_json(waiting.region, waiting.region_name)},
            {"site", site_json(waiting.site, waiting.site_name)},
            {"name", waiting.name},
            {"session", joined_session_json(session)}};
}

struct WantedSignIn {
    std::string name;
    std::string password;
    std::string device;  ///< empty for none
};

/// nullopt: the body is none that the route takes.
std::optional<WantedSignIn> sign_in_of(const std::string& body) {
    const auto json = codec::parse_strict_json(body);
    if (!json || !json->is_object()) return std::nullopt;
    const auto name = text_member(*json, "name");
    const auto password = text_member(*json, "password");
    const auto device = text_member(*json, "device");
    if (!name || !password || json->size() != (json->contains("device") ? 3U : 2U)) return std::nullopt;
    if (!device) return has_no(*json, "device") ? std::optional(WantedSignIn{*name, *password, {}}) : std::nullopt;
    if (device->size() < limits::browser_key_bytes_min || device->size() > limits::browser_key_bytes_max) return std::nullopt;
    return WantedSignIn{*name, *password, *device};
}

/// Whether its link is one that a region was sent.
bool prepares(const store::Invitation& invitation) {
    return domain::is_region(invitation.role) || invitation.role == domain::Role::region_admin;
}

}  // namespace

HttpResponse sign_in(ApiContext& context, const ApiCall& call) {
    const auto wanted = sign_in_of(call.request.body);
    if (!wanted) return problem(400, "body");
    const auto& [name, password, device] = *wanted;
    bool known = false;
    if (!device.empty()) {
        const auto found = context.catalog.knows_browser(name, device);
        if (!found.ok()) return problem_of(found.error());
        known = *found;
    }
    // What strangers guess does not slow a browser that is known. A hash takes the same room for every name.
    const auto thing = known ? store::sha256(store::sha256(name) + device) : store::sha256(name);
    if (const auto wait = context.password_guesses.take(thing, Clock::Steady::now())) return too_fast(*wait);
    const auto login = context.catalog.sign_in(name, password, device, context.clock.now());
    if (!login.ok()) return problem_of(login.error());
    if (!login->has_value()) return problem(401);
    context.password_guesses.was_right(thing);
    const auto& [token, shown, expires_at] = **login;
    return json_response(200, nlohmann::json{{"token", token}, {"name", shown}, {"expires_at", to_iso8601(expires_at)}});
}

HttpResponse sign_out(ApiContext& context, const ApiCall& call) {
    const auto done = context.catalog.delete_login(call.token, author_of(call), context.clock.now());
    if (!done.ok()) return problem_of(done.error());
    context.gateway.shut_out(account_of(call).id, live::CloseCode::restarting);
    return empty_response(204);
}

HttpResponse show_me(ApiContext& context, const ApiCall& call) {
    if (const auto* organizer = std::get_if<Organizer>(&call.who())) {
        return json_response(200, nlohmann::json{{"kind", "login"}, {"name", organizer->user.name}, {"role", "organizer"}});
    }
    const auto* waiting = std::get_if<store::Waiting>(&call.who());
    const auto* invitation = std::get_if<store::Invitation>(&call.who());
    const auto session = context.catalog.find_session(waiting ? waiting->session : invitation->session);
    if (!session.ok()) return problem_of(session.error());
    if (!session->has_value()) return problem(404);
    if (waiting) return json_response(200, me_json(*waiting, **session));
    // A region's page is worth more than the note that it was opened.
    if (prepares(*invitation)) (void)context.catalog.note_opened(invitation->session, invitation->region, context.clock.now());
    return json_response(200, me_json(*invitation, **session));
}

}  // namespace bimtek::net
