// Rules of a walkthrough as a small tree: when a field is asked, when it is required, what must hold between answers.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "bimtek/domain/answer.hpp"

namespace bimtek::domain {

/// The closed list. Below, *blank* is as in `is_blank`, and *true* is the boolean true alone: no other value counts as true.
enum class Operator {
    eq,            ///< (a, b) equal. Lists are equal when they hold the same ids, in any order.
    ne,            ///< (a, b) not equal
    lt,            ///< (a, b) integers by size, texts (so ISO dates too) by code points; other kinds are not ordered: false
    lte,
    gt,
    gte,
    and_,          ///< (a, …) every operand is true
    or_,           ///< (a, …) some operand is true
    not_,          ///< (a) the operand is not true
    in,            ///< (text, list) the list holds the text
    count,         ///< (list) how many; 0 for blank
    sum,           ///< (a, …) of integers, blanks left out; blank when all are blank, or a partial sum is beyond ±(2^53 − 1)
    if_,           ///< (condition, a, b) a when the condition is true, else b
    coalesce,      ///< (a, …) the first that is not blank, else blank
    len,           ///< (text) code points; 0 for blank
    is_empty,      ///< (a) the operand is blank
    selected,      ///< (list, text) the list holds the text; a single text counts as a list of one
    days_between,  ///< (from, to) days from one date to the other, negative when `to` is earlier; blank unless both are dates
};

/// The six comparisons, `in` and `selected` are false when an operand is blank or the operands are of different kinds; `ne` too.
/// The others give blank for operands of a kind that they do not take. So an expression has a value whatever the answers are.
struct OperatorRule {
    Operator op;
    std::string_view name;  ///< as in a definition: `eq`, `isEmpty` …
    std::size_t args_min;
    std::size_t args_max;
};

/// nullptr for an unknown name.
const OperatorRule* find_operator(std::string_view name);

struct Expression;

struct OperatorCall {
    Operator op;
    std::vector<Expression> args;
};

/// A constant, the answer of a field, or an operator with its operands. Made by the codec, which bounds depth and operands
/// (`limits::expression_depth_max`, `expression_args_max`) and knows that the fields exist; not changed afterwards.
struct Expression {
    std::variant<AnswerValue, FieldKey, OperatorCall> node;
};

/// The answer of a field as a rule may see it; blank for none. The reference holds for the time of the evaluation.
using AnswerLookup = std::function<const AnswerValue&(const FieldKey&)>;

/// The value of the expression. Total: never fails, whatever the answers.
AnswerValue evaluate(const Expression& expression, const AnswerLookup& answer_of);

/// The expression has the value true; for conditions.
bool holds(const Expression& condition, const AnswerLookup& answer_of);

/// Every field that the expression refers to, in reading order, repeated as often as it stands there.
std::vector<FieldKey> fields_in(const Expression& expression);

}  // namespace bimtek::domain
