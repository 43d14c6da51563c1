// Who may take part, and as what.
#pragma once

#include <optional>
#include <string_view>

#include "bimtek/base/id.hpp"

namespace bimtek::domain {

enum class Role { organizer, facilitator, moderator, helper, site_operator, participant, region_admin, screen, observer };

inline constexpr Role all_roles[] = {Role::organizer,    Role::facilitator, Role::moderator, Role::helper,  Role::site_operator,
                                     Role::participant, Role::region_admin, Role::screen,   Role::observer};

/// The word of the wire and of the database, e.g. `site_operator`.
std::string_view to_string(Role role);
std::optional<Role> role_from(std::string_view word);

/// organizer, facilitator, moderator: those who run the session.
bool is_staff(Role role);
/// site_operator, participant: those who take part for a region.
bool is_region(Role role);

/// All but region_admin: those who may say hello. Who prepares a region reads and orders by requests alone, and takes no part.
bool may_connect(Role role);

/// Who acts. For a signed-in organizer `invitation` is the id of the account. `region` and `site` are empty for all
/// but region roles; a region_admin has a region, and a screen may.
struct Actor {
    InvitationId invitation;
    Role role = Role::observer;
    RegionCode region;
    SiteId site;

    bool operator==(const Actor&) const = default;
};

}  // namespace bimtek::domain
