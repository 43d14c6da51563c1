// What an organizer does with the own account: its password, its sign-ins, its tokens for scripts.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/nfc.hpp"
#include "codec/strict_json.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {
namespace {

HttpResponse wrong(unsigned status, const std::string& field) { return problem(status, {}, "\"field\":\"" + field + "\""); }

nlohmann::json token_json(const store::ApiToken& token) {
    return {{"id", token.id.value},
            {"name", token.name},
            {"created_at", to_iso8601(token.created_at)},
            {"expires_at", token.expires_at ? nlohmann::json(to_iso8601(*token.expires_at)) : nlohmann::json(nullptr)}};
}

struct WantedToken {
    std::string name;
    std::optional<Instant> expires_at;
};

/// nullopt: the body is none that the route takes.
std::optional<WantedToken> token_of(const std::string& body) {
    const auto json = codec::parse_strict_json(body);
    if (!json || !json->is_object()) return std::nullopt;
    const auto name = text_member(*json, "name");
    if (!name || json->size() != (json->contains("expires_at") ? 2U : 1U)) return std::nullopt;
    if (has_no(*json, "expires_at")) return WantedToken{codec::to_nfc(*name), std::nullopt};
    const auto expires_at = parse_iso8601(text_member(*json, "expires_at").value_or(""));
    if (!expires_at) return std::nullopt;
    return WantedToken{codec::to_nfc(*name), expires_at};
}

}  // namespace

HttpResponse change_password(ApiContext& context, const ApiCall& call) {
    const auto body = codec::parse_strict_json(call.request.body);
    if (!body || !body->is_object() || body->size() != 2) return problem(400, "body");
    const auto old = text_member(*body, "old");
    const auto fresh = text_member(*body, "new");
    if (!old || !fresh) return problem(400, "body");

    const auto& user = account_of(call);
    // Whoever finds a page left signed in may guess here; it is counted apart from sign-ins.
    const auto& thing = user.id.value;
    if (const auto wait = context.password_guesses.take(thing, Clock::Steady::now())) return too_fast(*wait);
    const auto changed = context.catalog.change_password(user, *old, *fresh, call.token, author_of(call), context.clock.now());
    if (!changed.ok()) {
        return changed.error() == store::CatalogFault::invalid ? wrong(400, "new") : problem_of(changed.error());
    }
    if (!*changed) return wrong(403, "old");
    context.password_guesses.was_right(thing);
    context.gateway.shut_out(user.id);
    return empty_response(204);
}

HttpResponse sign_out_everywhere(ApiContext& context, const ApiCall& call) {
    const auto& user = account_of(call);
    const auto done = context.catalog.sign_out_everywhere(user.id, author_of(call), context.clock.now());
    if (!done.ok()) return problem_of(done.error());
    context.gateway.shut_out(user.id);
    return empty_response(204);
}

HttpResponse list_api_tokens(ApiContext& context, const ApiCall& call) {
    const auto tokens = context.catalog.list_api_tokens(account_of(call).id, context.clock.now());
    if (!tokens.ok()) return problem_of(tokens.error());
    auto list = nlohmann::json::array();
    for (const auto& token : *tokens) list.push_back(token_json(token));
    return json_response(200, nlohmann::json{{"tokens", std::move(list)}});
}

HttpResponse create_api_token(ApiContext& context, const ApiCall& call) {
    const auto wanted = token_of(call.request.body);
    if (!wanted) return problem(400, "body");
    const auto issued = context.catalog.create_api_token(account_of(call).id, wanted->name, wanted->expires_at, author_of(call),
                                                         context.clock.now());
    if (!issued.ok()) {
        if (issued.error() == store::CatalogFault::taken) return problem(400, "too_many");
        if (issued.error() == store::CatalogFault::invalid) {
            const auto name_fault = domain::text_fault(wanted->name, limits::api_token_name_max, "name");
            return wrong(400, name_fault ? "name" : "expires_at");
        }
        return problem_of(issued.error());
    }
    auto body = token_json(issued->kept);
    body["token"] = issued->token;
    return json_response(201, body);
}

HttpResponse revoke_api_token(ApiContext& context, const ApiCall& call) {
    const store::ApiTokenId token(call.path_values.at(0));
    const auto done = context.catalog.revoke_api_token(account_of(call).id, token, author_of(call), context.clock.now());
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

}  // namespace bimtek::net
