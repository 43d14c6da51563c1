// What a handler of the HTTP API is given: the request, who asks, and what it may use.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "net/clock.hpp"
#include "net/gateway.hpp"
#include "net/guess_limits.hpp"
#include "net/http_message.hpp"
#include "net/request_target.hpp"
#include "store/doors.hpp"
#include "store/materials.hpp"

namespace bimtek::net {

/// An account that signed in, or a script of it.
struct Organizer {
    store::User user;
    store::ApiTokenId script;  ///< with which token the script came; empty for who signed in
};

/// Who asks: an invitation; an organizer; or someone who waits at a door, and has no role yet.
using Caller = std::variant<store::Invitation, Organizer, store::Waiting>;

std::optional<domain::Role> role_of(const Caller& caller);
/// The region that an invitation is for; empty for all others, who see every region.
RegionCode region_of(const Caller& caller);
/// An organizer has every session; all others their own.
bool has_session(const Caller& caller, const SessionId& session);

struct ApiCall {
    const HttpRequest& request;
    const RequestTarget& target;
    const std::vector<std::string>& path_values;  ///< of the `{…}` segments, in order
    const std::string& token;                      ///< empty when there is none
    const std::optional<Caller>& caller;           ///< absent on routes that are open to all
    /// Of a route below `/sessions/{session}`: it exists, and the caller has it.
    const std::optional<store::SessionSummary>& session;

    /// Where the router has made sure of it.
    const Caller& who() const { return caller.value(); }
    domain::Role role() const { return role_of(who()).value(); }
};

/// The account that asks, on routes that only organizers may use.
const store::User& account_of(const ApiCall& call);

/// Who asks, as one who acts in a session.
store::Invitee invitee_of(const ApiCall& call);

/// Who asks, as one who changes something.
store::Author author_of(const ApiCall& call);

/// All of it outlives the handlers.
struct ApiContext {
    store::Catalog& catalog;
    store::Doors& doors;
    store::Materials& materials;
    GuessLimits& code_guesses;
    GuessLimits& password_guesses;
    Gateway& gateway;
    const Clock& clock;
    const std::vector<std::string>& embedded;  ///< hosts whose meetings the pages may show
};

/// Runs on a worker thread and may block.
using ApiHandler = HttpResponse (*)(ApiContext&, const ApiCall&);

/// A refusal of the session as a response; `stale`, which some routes answer themselves, is a 503 here like what comes of a slow disk.
HttpResponse problem_of(const domain::Refusal& refusal);

/// A failure of the catalog as a response.
HttpResponse problem_of(store::CatalogFault fault);

}  // namespace bimtek::net
