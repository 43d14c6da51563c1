// The addresses of the web client's pages, and whose link leads to which.
#pragma once

#include <array>
#include <string_view>

#include "bimtek/domain/role.hpp"

namespace bimtek::net {

/// For a region, for who prepares one, for those who run sessions, for a projector, for leaders who want the totals.
inline constexpr std::array<std::string_view, 5> pages = {"/ikut", "/daerah", "/kelola", "/layar", "/pimpinan"};

inline std::string_view page_of(domain::Role role) {
    if (domain::is_region(role)) return "/ikut";
    if (role == domain::Role::region_admin) return "/daerah";
    if (role == domain::Role::screen) return "/layar";
    if (role == domain::Role::observer) return "/pimpinan";
    return "/kelola";
}

}  // namespace bimtek::net
