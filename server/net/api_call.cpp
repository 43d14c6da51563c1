#include "net/api_call.hpp"

#include "net/http_response.hpp"

namespace bimtek::net {

domain::Role role_of(const Caller& caller) {
    const auto* invitation = std::get_if<store::Invitation>(&caller);
    return invitation ? invitation->role : domain::Role::organizer;
}

bool has_session(const Caller& caller, const SessionId& session) {
    const auto* invitation = std::get_if<store::Invitation>(&caller);
    return !invitation || invitation->session == session;
}

const store::User& organizer_of(const ApiCall& call) { return std::get<store::User>(call.who()); }

store::Author author_of(const ApiCall& call) {
    return std::visit([](const auto& caller) { return store::author_of(caller); }, call.who());
}

HttpResponse problem_of(store::CatalogFault fault) {
    switch (fault) {
        case store::CatalogFault::unavailable: return problem(503);
        case store::CatalogFault::unknown: return problem(404);
        case store::CatalogFault::taken:
        case store::CatalogFault::invalid: return problem(400);
    }
    return problem(503);
}

}  // namespace bimtek::net
