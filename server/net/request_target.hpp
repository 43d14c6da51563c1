// The target of a request taken apart: path segments and query.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bimtek::net {

struct RequestTarget {
    std::string_view path;  ///< as sent, not decoded; a view into what was parsed
    std::vector<std::pair<std::string, std::string>> query;  ///< decoded

    /// The first parameter of that name; nullptr when there is none.
    const std::string* find(std::string_view name) const;
    /// `fallback` when the parameter is not there; nullopt when it is no whole number of that range.
    std::optional<std::uint64_t> number(std::string_view name, std::uint64_t fallback, std::uint64_t min, std::uint64_t max) const;
};

/// nullopt when an escape of the query is broken.
std::optional<RequestTarget> parse_target(std::string_view target);

/// The values for the `{…}` segments of `pattern`, in order; nullopt when the path is another one. A value is one non-empty
/// segment, taken as it is: ids have no letters that need escapes.
std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path);

/// `fallback` when the parameter is not there; nullopt when it is no whole number of that range.
std::optional<std::uint64_t> number_parameter(const RequestTarget& target, std::string_view name, std::uint64_t fallback,
                                              std::uint64_t min, std::uint64_t max);

}  // namespace bimtek::net
