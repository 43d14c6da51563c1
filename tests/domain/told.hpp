// An event as one line of text, so that what happened can be compared and read: `message_posted message=m3 text="Halo"`.
#pragma once

#include <string>
#include <vector>

#include "bimtek/domain/event.hpp"

namespace bimtek::tests {

inline std::string told(int value) { return std::to_string(value); }
inline std::string told(bool value) { return value ? "true" : "false"; }
inline std::string told(const std::string& value) { return "\"" + value + "\""; }
inline std::string told(Instant value) { return to_iso8601(value); }
template <class Tag>
std::string told(const Id<Tag>& id) {
    return id.value;
}
inline std::string told(const domain::AnswerValue& value) {
    if (const auto* flag = std::get_if<bool>(&value)) return told(*flag);
    if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
    if (const auto* text = std::get_if<std::string>(&value)) return told(*text);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) {
        std::string line = "[";
        for (const std::string& one : *list) line += told(one);
        return line + "]";
    }
    return "blank";
}
template <class T>
std::string told(const domain::Private<T>& value) {
    return value.value ? told(*value.value) : "erased";
}
template <class T>
std::string told(const std::optional<T>& value) {
    return value ? told(*value) : "none";
}

inline std::string told(const domain::Event& event) {
    std::string line(domain::type_of(event));
    std::visit(
        [&](const auto& one) {
            domain::for_each_field(
                one, [&](std::string_view name, const auto& member) { line.append(" ").append(name).append("=").append(told(member)); });
        },
        event);
    return line;
}

/// One line for each.
inline std::string told(const std::vector<domain::Event>& events) {
    std::string lines;
    for (const domain::Event& event : events) lines += told(event) + "\n";
    return lines;
}

}  // namespace bimtek::tests
