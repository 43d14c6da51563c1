// Answers of a workbook: the value of each field that somebody filled in.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include "bimtek/base/id.hpp"

namespace bimtek::domain {

/// The value of one field. monostate: blank. int64: an integer. string: text, a choice's option id, a date (`2026-04-29`) or a
/// decimal (`12.50`). list: the option ids of a multichoice.
using AnswerValue = std::variant<std::monostate, bool, std::int64_t, std::string, std::vector<std::string>>;

/// Nothing given: monostate, an empty list, an empty text or a text of white space only.
bool is_blank(const AnswerValue& value);

/// A field by its step: field ids are unique only within their step.
struct FieldKey {
    StepId step;
    FieldId field;
    auto operator<=>(const FieldKey&) const = default;
};

/// All answers of one workbook, hidden ones included. A field without an entry is blank.
using Answers = std::map<FieldKey, AnswerValue>;

}  // namespace bimtek::domain
