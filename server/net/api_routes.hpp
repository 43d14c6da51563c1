// The HTTP API as a table: what may be asked, by whom, and who answers.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

#include "bimtek/domain/role.hpp"
#include "net/api_call.hpp"

namespace bimtek::net {

/// A set of roles.
class Roles {
public:
    constexpr Roles(std::initializer_list<domain::Role> roles) {
        for (const auto role : roles) bits_ |= 1u << static_cast<unsigned>(role);
    }
    constexpr bool contains(domain::Role role) const { return (bits_ >> static_cast<unsigned>(role) & 1u) != 0; }
    /// The same, and those who have no role because they wait at a door.
    constexpr Roles and_waiting() const {
        Roles roles = *this;
        roles.waiting_ = true;
        return roles;
    }
    constexpr bool lets_in(std::optional<domain::Role> role) const { return role ? contains(*role) : waiting_; }
    /// The route needs no token at all.
    constexpr bool empty() const { return bits_ == 0; }

private:
    unsigned bits_ = 0;
    bool waiting_ = false;
};

/// Which threads run a handler: hashing a password takes a processor for long, so it has its own.
enum class Lane { requests, passwords };

/// Whether an organizer's script may use a route, or only who signed in: a token that gets into wrong hands must not make more of
/// itself, or shut its owner out.
enum class Scripts { may, may_not };

/// How large a body may be: up to `limits::http_body_bytes_max`, or up to `limits::material_bytes_max` for whom the route lets in.
enum class Bodies { small, large };

struct ApiRoute {
    std::string_view verb;
    /// `{session}` as the first value means: it exists and is the caller's, or the answer is 404.
    std::string_view pattern;
    Roles roles;
    Lane lane;
    ApiHandler handler;
    Scripts scripts = Scripts::may;
    Bodies bodies = Bodies::small;
};

std::span<const ApiRoute> api_routes();

}  // namespace bimtek::net
