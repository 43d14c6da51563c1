// Accounts of organizers, and what acts as one: sign-ins and tokens for scripts.
#pragma once

#include <optional>
#include <string>

#include "bimtek/base/id.hpp"
#include "bimtek/base/time.hpp"

namespace bimtek::store {

using UserId = Id<struct UserTag>;
using ApiTokenId = Id<struct ApiTokenTag>;

struct User {
    UserId id;
    std::string name;
    Instant created_at;
    bool disabled = false;
};

/// A new sign-in; the token is shown once and not stored.
struct IssuedLogin {
    std::string token;
    std::string name;
    Instant expires_at;
};

/// Somebody who is signed in, and how long the sign-in lasts.
struct SignedIn {
    User user;
    Instant until;
};

/// With what an organizer's script comes in.
struct ApiToken {
    ApiTokenId id;
    std::string name;  ///< which script it is for
    Instant created_at;
    std::optional<Instant> expires_at;  ///< absent: never
};

/// A new one; the token is shown once and not stored.
struct IssuedApiToken {
    ApiToken kept;
    std::string token;
};

/// A script that asks, and for whom.
struct Script {
    User user;
    ApiTokenId token;
};

}  // namespace bimtek::store
