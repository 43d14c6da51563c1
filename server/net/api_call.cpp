#include "net/api_call.hpp"

#include "net/http_response.hpp"

namespace bimtek::net {

std::optional<domain::Role> role_of(const Caller& caller) {
    if (std::holds_alternative<store::Waiting>(caller)) return std::nullopt;
    const auto* invitation = std::get_if<store::Invitation>(&caller);
    return invitation ? invitation->role : domain::Role::organizer;
}

RegionCode region_of(const Caller& caller) {
    const auto* invitation = std::get_if<store::Invitation>(&caller);
    return invitation ? invitation->region : RegionCode();
}

bool has_session(const Caller& caller, const SessionId& session) {
    if (const auto* waiting = std::get_if<store::Waiting>(&caller)) return waiting->session == session;
    const auto* invitation = std::get_if<store::Invitation>(&caller);
    return !invitation || invitation->session == session;
}

const store::User& account_of(const ApiCall& call) { return std::get<Organizer>(call.who()).user; }

store::Invitee invitee_of(const ApiCall& call) {
    const auto* invitation = std::get_if<store::Invitation>(&call.who());
    return invitation ? store::invitee_of(*invitation) : store::invitee_of(account_of(call));
}

store::Author author_of(const ApiCall& call) {
    if (const auto* invitation = std::get_if<store::Invitation>(&call.who())) return store::author_of(*invitation);
    const auto& [user, script] = std::get<Organizer>(call.who());
    store::Author author = store::author_of(user);
    author.token = script.value;
    return author;
}

HttpResponse problem_of(const domain::Refusal& refusal) {
    switch (refusal.reason) {
        case domain::Reason::not_allowed: return problem(403);
        case domain::Reason::unknown: return problem(404);
        case domain::Reason::wrong_state: return problem(409, {}, refusal.field ? "\"field\":\"" + *refusal.field + "\"" : "");
        default: return problem(503);
    }
}

HttpResponse problem_of(store::CatalogFault fault) {
    switch (fault) {
        case store::CatalogFault::unavailable: return problem(503);
        case store::CatalogFault::unknown: return problem(404);
        case store::CatalogFault::taken:
        case store::CatalogFault::invalid: return problem(400);
        case store::CatalogFault::wrong_state: return problem(409);
    }
    return problem(503);
}

}  // namespace bimtek::net
