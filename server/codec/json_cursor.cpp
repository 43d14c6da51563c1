#include "codec/json_cursor.hpp"

#include <algorithm>

namespace bimtek::codec {
namespace {

const nlohmann::json nothing;

}  // namespace

std::string pointer_part(std::string_view key) {
    std::string part = "/";
    for (const char c : key) {
        if (c == '~') {
            part += "~0";
        } else if (c == '/') {
            part += "~1";
        } else {
            part += c;
        }
    }
    return part;
}

void JsonCursor::fail(std::string code, std::string detail) const {
    if (!*fault_) *fault_ = DefinitionFault{path_, std::move(code), std::move(detail)};
}

void JsonCursor::expect_members(std::initializer_list<std::string_view> known) const {
    if (!value_->is_object()) return fail("wrong_type", "object expected");
    for (const auto& [key, member] : value_->items()) {
        if (std::find(known.begin(), known.end(), key) == known.end()) JsonCursor(member, path_ + pointer_part(key), *fault_).fail("unknown_key");
    }
}

bool JsonCursor::has(std::string_view key) const { return value_->is_object() && value_->contains(key); }

JsonCursor JsonCursor::at(std::string_view key) const {
    JsonCursor member(has(key) ? value_->at(std::string(key)) : nothing, path_ + pointer_part(key), *fault_);
    if (!has(key)) member.fail("missing");
    return member;
}

std::vector<JsonCursor> JsonCursor::elements(std::size_t max) const {
    std::vector<JsonCursor> elements;
    if (!value_->is_array()) {
        fail("wrong_type", "list expected");
    } else if (value_->size() > max) {
        fail("too_many", "at most " + std::to_string(max));
    } else {
        for (const auto& element : *value_) {
            elements.push_back(JsonCursor(element, path_ + "/" + std::to_string(elements.size()), *fault_));
        }
    }
    return elements;
}

std::string JsonCursor::text() const {
    if (value_->is_string()) return value_->get<std::string>();
    fail("wrong_type", "text expected");
    return {};
}

std::int64_t JsonCursor::integer(std::int64_t min, std::int64_t max) const {
    if (!value_->is_number_integer()) {
        fail("wrong_type", "integer expected");
        return min;
    }
    // An unsigned number beyond int64 would turn negative.
    const bool fits = !value_->is_number_unsigned() || value_->get<std::uint64_t>() <= static_cast<std::uint64_t>(INT64_MAX);
    const auto number = fits ? value_->get<std::int64_t>() : INT64_MAX;
    if (!fits || number < min || number > max) {
        fail("out_of_range", std::to_string(min) + " to " + std::to_string(max));
        return min;
    }
    return number;
}

bool JsonCursor::boolean() const {
    if (value_->is_boolean()) return value_->get<bool>();
    fail("wrong_type", "true or false expected");
    return false;
}

}  // namespace bimtek::codec
