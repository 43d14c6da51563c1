#include "net/http_message.hpp"

#include <algorithm>
#include <charconv>

#include "net/letters.hpp"

namespace bimtek::net {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

/// Whether any item of the comma-separated lists of all fields of that name passes.
template <class Test>
bool any_listed(const RequestHead& head, std::string_view name, Test test) {
    for (const auto& field : head.fields) {
        if (!same_ignoring_case(field.name, name)) continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const auto comma = std::min(rest.find(','), rest.size());
            if (test(trimmed(rest.substr(0, comma)))) return true;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return false;
}

}  // namespace

bool same_ignoring_case(std::string_view left, std::string_view right) {
    return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                      [](char a, char b) { return lower(a) == lower(b); });
}

std::size_t RequestHead::count(std::string_view name) const {
    return static_cast<std::size_t>(
        std::count_if(fields.begin(), fields.end(), [&](const auto& field) { return same_ignoring_case(field.name, name); }));
}

const std::string* RequestHead::find(std::string_view name) const {
    for (const auto& field : fields) {
        if (same_ignoring_case(field.name, name)) return &field.value;
    }
    return nullptr;
}

bool RequestHead::has_token(std::string_view name, std::string_view token) const {
    return any_listed(*this, name, [&](std::string_view item) { return same_ignoring_case(item, token); });
}

bool RequestHead::has_current(std::string_view etag) const {
    return any_listed(*this, "If-None-Match", [&](std::string_view item) {
        if (item.starts_with("W/")) item.remove_prefix(2);
        return item == etag || item == "*";
    });
}

bool RequestHead::has_type(std::string_view type) const {
    if (count("Content-Type") != 1) return false;
    const std::string_view value = *find("Content-Type");
    return same_ignoring_case(trimmed(value.substr(0, value.find(';'))), type);
}

std::size_t RequestHead::range_start(std::string_view etag) const {
    constexpr std::string_view unit = "bytes=";
    const auto* range = find("Range");
    if (count("Range") != 1 || !range->starts_with(unit) || !range->ends_with('-')) return 0;
    if (const auto* condition = find("If-Range"); condition && (count("If-Range") != 1 || *condition != etag)) return 0;
    std::size_t start = 0;
    const auto* end = range->data() + range->size() - 1;
    const auto read = std::from_chars(range->data() + unit.size(), end, start);
    return read.ec == std::errc{} && read.ptr == end ? start : 0;
}

std::string RequestHead::bearer_token() const {
    constexpr std::string_view scheme = "Bearer ";
    const auto* value = find("Authorization");
    if (count("Authorization") != 1 || !same_ignoring_case(value->substr(0, scheme.size()), scheme)) return {};
    return value->substr(scheme.size());
}

}  // namespace bimtek::net
