#include "app/limits_file.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include <toml++/toml.h>

namespace bimtek::app {
namespace {

struct Limit {
    std::string_view name;
    int net::NetLimits::* member;
};

constexpr std::array known_limits = {
    Limit{"commands_per_second", &net::NetLimits::commands_per_second},
    Limit{"commands_burst", &net::NetLimits::commands_burst},
    Limit{"connections_max", &net::NetLimits::connections_max},
};

constexpr std::int64_t value_max = 1'000'000;

std::string known_names() {
    std::string names;
    for (const auto& limit : known_limits) names += (names.empty() ? "" : ", ") + std::string(limit.name);
    return names;
}

}  // namespace

Result<net::NetLimits, Failure> read_limits(const std::filesystem::path& file) {
    net::NetLimits limits;
    if (std::error_code error; std::filesystem::is_directory(file, error)) return Failure{file.string() + " is a folder, no file of limits."};
    try {
        const auto table = toml::parse_file(file.string());
        for (const auto& [key, node] : table) {
            const auto limit = std::ranges::find(known_limits, key.str(), &Limit::name);
            if (limit == known_limits.end()) {
                return Failure{file.string() + " names an unknown limit \"" + std::string(key.str()) + "\"; known are " +
                               known_names() + "."};
            }
            const auto value = node.value_exact<std::int64_t>();
            if (!value || *value < 1 || *value > value_max) {
                return Failure{"In " + file.string() + ", " + std::string(key.str()) + " must be a whole number from 1 to " +
                               std::to_string(value_max) + "."};
            }
            limits.*limit->member = static_cast<int>(*value);
        }
    } catch (const toml::parse_error& error) {
        const auto line = error.source().begin.line;
        return Failure{"Cannot read limits from " + file.string() + (line > 0 ? ", line " + std::to_string(line) : "") + ": " +
                       std::string(error.description()) + "."};
    }
    return limits;
}

}  // namespace bimtek::app
