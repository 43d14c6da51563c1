// The addresses of the web client's pages, and whose link leads to which.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "bimtek/domain/role.hpp"

namespace bimtek::net {

/// For a region, for who prepares one, for those who run sessions, for a projector, for leaders who want the totals, for whoever comes
/// to a door.
inline constexpr std::array<std::string_view, 6> pages = {"/ikut", "/daerah", "/kelola", "/layar", "/pimpinan", "/masuk"};

inline constexpr std::string_view door_page = "/masuk";

inline std::string_view page_of(domain::Role role) {
    if (domain::is_region(role)) return "/ikut";
    if (role == domain::Role::region_admin) return "/daerah";
    if (role == domain::Role::screen) return "/layar";
    if (role == domain::Role::observer) return "/pimpinan";
    return "/kelola";
}

/// What stands after `#` never reaches a server with the page.
inline std::string path_of(std::string_view page, std::string_view token) { return std::string(page).append("#").append(token); }

}  // namespace bimtek::net
