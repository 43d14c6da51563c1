#include "bimtek/domain/role.hpp"

#include <array>
#include <cstddef>

namespace bimtek::domain {

namespace {

constexpr std::array<std::string_view, 9> words = {"organizer",   "facilitator",  "moderator", "helper",  "site_operator",
                                                   "participant", "region_admin", "screen",    "observer"};

}  // namespace

std::string_view to_string(Role role) { return words.at(static_cast<std::size_t>(role)); }

std::optional<Role> role_from(std::string_view word) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word) return static_cast<Role>(i);
    }
    return std::nullopt;
}

bool is_staff(Role role) { return role == Role::organizer || role == Role::facilitator || role == Role::moderator; }

bool is_region(Role role) { return role == Role::site_operator || role == Role::participant; }

bool may_connect(Role role) { return role != Role::region_admin; }

}  // namespace bimtek::domain
