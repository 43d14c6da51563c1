// JSON as the product accepts it from outside: no duplicate keys, bounded depth, valid UTF-8.
#pragma once

#include <optional>
#include <string_view>

#include <nlohmann/json.hpp>

namespace bimtek::codec {

/// nullopt for anything that is not exactly one JSON value, has a key twice in one object, is nested deeper than
/// `limits::json_depth_max`, or is not valid UTF-8. nlohmann alone keeps the last of duplicate keys and has no depth limit.
std::optional<nlohmann::json> parse_strict_json(std::string_view text);

}  // namespace bimtek::codec
