#include "net/request_target.hpp"

#include <charconv>

#include <algorithm>
#include <charconv>

namespace bimtek::net {
namespace {

/// Takes the text up to `separator` off the front of `rest`, and the separator with it.
std::string_view take_until(std::string_view& rest, char separator) {
    const auto at = std::min(rest.find(separator), rest.size());
    const auto part = rest.substr(0, at);
    rest.remove_prefix(std::min(at + 1, rest.size()));
    return part;
}

std::optional<std::string> decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i] == '+' ? ' ' : text[i];
            continue;
        }
        if (i + 2 >= text.size()) return std::nullopt;
        unsigned value = 0;
        const auto* digits = text.data() + i + 1;
        const auto read = std::from_chars(digits, digits + 2, value, 16);
        if (read.ec != std::errc{} || read.ptr != digits + 2) return std::nullopt;
        out += static_cast<char>(value);
        i += 2;
    }
    return out;
}

}  // namespace

const std::string* RequestTarget::find(std::string_view name) const {
    for (const auto& [key, value] : query) {
        if (key == name) return &value;
    }
    return nullptr;
}

std::optional<std::uint64_t> RequestTarget::number(std::string_view name, std::uint64_t fallback, std::uint64_t min,
                                                    std::uint64_t max) const {
    const auto* text = find(name);
    if (!text) return fallback;
    std::uint64_t value = 0;
    const auto* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || value < min || value > max) return std::nullopt;
    return value;
}

std::optional<RequestTarget> parse_target(std::string_view target) {
    RequestTarget parsed;
    auto rest = target;
    parsed.path = take_until(rest, '?');
    while (!rest.empty()) {
        auto pair = take_until(rest, '&');
        const auto name = decoded(take_until(pair, '='));
        const auto value = decoded(pair);
        if (!name || !value) return std::nullopt;
        parsed.query.emplace_back(*name, *value);
    }
    return parsed;
}

std::optional<std::vector<std::string>> match_path(std::string_view pattern, std::string_view path) {
    if (!path.starts_with('/') || path.ends_with('/')) return std::nullopt;
    std::vector<std::string> values;
    while (!pattern.empty() && !path.empty()) {
        const auto expected = take_until(pattern, '/');
        const auto found = take_until(path, '/');
        if (expected.starts_with('{')) {
            if (found.empty()) return std::nullopt;
            values.emplace_back(found);
        } else if (expected != found) {
            return std::nullopt;
        }
        if (pattern.empty() != path.empty()) return std::nullopt;
    }
    return values;
}

std::optional<std::uint64_t> number_parameter(const RequestTarget& target, std::string_view name, std::uint64_t fallback,
                                              std::uint64_t min, std::uint64_t max) {
    const auto* text = target.find(name);
    if (!text) return fallback;
    std::uint64_t value = 0;
    const auto* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, value);
    if (read.ec != std::errc{} || read.ptr != end || value < min || value > max) return std::nullopt;
    return value;
}

}  // namespace bimtek::net
