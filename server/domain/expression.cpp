#include "bimtek/domain/expression.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "bimtek/domain/text_measure.hpp"
#include "bimtek/domain/value_format.hpp"

namespace bimtek::domain {
namespace {

using Args = std::vector<Expression>;
using List = std::vector<std::string>;
using limits::expression_args_max;
using limits::integer_max;

constexpr std::array operator_rules{
    OperatorRule{Operator::eq, "eq", 2, 2},
    OperatorRule{Operator::ne, "ne", 2, 2},
    OperatorRule{Operator::lt, "lt", 2, 2},
    OperatorRule{Operator::lte, "lte", 2, 2},
    OperatorRule{Operator::gt, "gt", 2, 2},
    OperatorRule{Operator::gte, "gte", 2, 2},
    OperatorRule{Operator::and_, "and", 1, expression_args_max},
    OperatorRule{Operator::or_, "or", 1, expression_args_max},
    OperatorRule{Operator::not_, "not", 1, 1},
    OperatorRule{Operator::in, "in", 2, 2},
    OperatorRule{Operator::count, "count", 1, 1},
    OperatorRule{Operator::sum, "sum", 1, expression_args_max},
    OperatorRule{Operator::if_, "if", 3, 3},
    OperatorRule{Operator::coalesce, "coalesce", 1, expression_args_max},
    OperatorRule{Operator::len, "len", 1, 1},
    OperatorRule{Operator::is_empty, "isEmpty", 1, 1},
    OperatorRule{Operator::selected, "selected", 2, 2},
    OperatorRule{Operator::days_between, "daysBetween", 2, 2},
};

bool is_true(const AnswerValue& value) {
    const bool* truth = std::get_if<bool>(&value);
    return truth != nullptr && *truth;
}

bool equal(const AnswerValue& a, const AnswerValue& b) {
    if (!std::holds_alternative<List>(a) || !std::holds_alternative<List>(b)) return a == b;
    List left = std::get<List>(a);
    List right = std::get<List>(b);
    std::sort(left.begin(), left.end());
    std::sort(right.begin(), right.end());
    return left == right;
}

/// Integers and texts have an order; UTF-8 bytes are ordered as their code points are. nullopt for other kinds.
std::optional<std::strong_ordering> order(const AnswerValue& a, const AnswerValue& b) {
    if (std::holds_alternative<std::int64_t>(a)) return std::get<std::int64_t>(a) <=> std::get<std::int64_t>(b);
    if (std::holds_alternative<std::string>(a)) return std::get<std::string>(a).compare(std::get<std::string>(b)) <=> 0;
    return std::nullopt;
}

bool compare(Operator op, const AnswerValue& a, const AnswerValue& b) {
    if (is_blank(a) || is_blank(b) || a.index() != b.index()) return false;
    if (op == Operator::eq) return equal(a, b);
    if (op == Operator::ne) return !equal(a, b);
    const auto ordering = order(a, b);
    if (!ordering) return false;
    switch (op) {
        case Operator::lt: return *ordering < 0;
        case Operator::lte: return *ordering <= 0;
        case Operator::gt: return *ordering > 0;
        default: return *ordering >= 0;
    }
}

bool contains(const AnswerValue& list, const AnswerValue& item) {
    const List* ids = std::get_if<List>(&list);
    const std::string* id = std::get_if<std::string>(&item);
    return ids != nullptr && id != nullptr && !is_blank(item) && std::find(ids->begin(), ids->end(), *id) != ids->end();
}

bool selected(const AnswerValue& chosen, const AnswerValue& option) {
    if (std::holds_alternative<std::string>(chosen)) return compare(Operator::eq, chosen, option);
    return contains(chosen, option);
}

AnswerValue count(const AnswerValue& value) {
    if (is_blank(value)) return std::int64_t{0};
    const List* list = std::get_if<List>(&value);
    return list != nullptr ? AnswerValue{static_cast<std::int64_t>(list->size())} : AnswerValue{};
}

AnswerValue len(const AnswerValue& value) {
    const std::string* text = std::get_if<std::string>(&value);
    if (text != nullptr) return static_cast<std::int64_t>(code_points(*text));
    return is_blank(value) ? AnswerValue{std::int64_t{0}} : AnswerValue{};
}

bool is_in_range(std::int64_t number) { return number >= -integer_max && number <= integer_max; }

AnswerValue sum(const Args& args, const AnswerLookup& answer_of) {
    std::optional<std::int64_t> total;
    for (const Expression& arg : args) {
        const AnswerValue value = evaluate(arg, answer_of);
        if (is_blank(value)) continue;
        const std::int64_t* number = std::get_if<std::int64_t>(&value);
        if (number == nullptr || !is_in_range(*number)) return {};
        total = total.value_or(0) + *number;  // both are in range, so this cannot overflow
        if (!is_in_range(*total)) return {};
    }
    return total ? AnswerValue{*total} : AnswerValue{};
}

AnswerValue coalesce(const Args& args, const AnswerLookup& answer_of) {
    for (const Expression& arg : args) {
        AnswerValue value = evaluate(arg, answer_of);
        if (!is_blank(value)) return value;
    }
    return {};
}

AnswerValue days_between(const AnswerValue& from, const AnswerValue& to) {
    const std::string* from_text = std::get_if<std::string>(&from);
    const std::string* to_text = std::get_if<std::string>(&to);
    if (from_text == nullptr || to_text == nullptr) return {};
    const auto from_day = parse_date(*from_text);
    const auto to_day = parse_date(*to_text);
    if (!from_day || !to_day) return {};
    return static_cast<std::int64_t>((*to_day - *from_day).count());
}

AnswerValue call(const OperatorCall& operation, const AnswerLookup& answer_of) {
    const Args& args = operation.args;
    const auto arg = [&](std::size_t index) { return evaluate(args[index], answer_of); };
    const auto is_arg_true = [&](const Expression& one) { return is_true(evaluate(one, answer_of)); };
    switch (operation.op) {
        case Operator::eq:
        case Operator::ne:
        case Operator::lt:
        case Operator::lte:
        case Operator::gt:
        case Operator::gte: return compare(operation.op, arg(0), arg(1));
        case Operator::and_: return std::all_of(args.begin(), args.end(), is_arg_true);
        case Operator::or_: return std::any_of(args.begin(), args.end(), is_arg_true);
        case Operator::not_: return !is_arg_true(args[0]);
        case Operator::in: return contains(arg(1), arg(0));
        case Operator::count: return count(arg(0));
        case Operator::sum: return sum(args, answer_of);
        case Operator::if_: return is_arg_true(args[0]) ? arg(1) : arg(2);
        case Operator::coalesce: return coalesce(args, answer_of);
        case Operator::len: return len(arg(0));
        case Operator::is_empty: return is_blank(arg(0));
        case Operator::selected: return selected(arg(0), arg(1));
        case Operator::days_between: return days_between(arg(0), arg(1));
    }
    return {};
}

void collect_fields(const Expression& expression, std::vector<FieldKey>& fields) {
    if (const FieldKey* key = std::get_if<FieldKey>(&expression.node)) fields.push_back(*key);
    if (const OperatorCall* operation = std::get_if<OperatorCall>(&expression.node)) {
        for (const Expression& arg : operation->args) collect_fields(arg, fields);
    }
}

}  // namespace

bool is_blank(const AnswerValue& value) {
    if (const std::string* text = std::get_if<std::string>(&value)) return is_all_white_space(*text);
    if (const List* list = std::get_if<List>(&value)) return list->empty();
    return std::holds_alternative<std::monostate>(value);
}

const OperatorRule* find_operator(std::string_view name) {
    const auto found = std::find_if(operator_rules.begin(), operator_rules.end(), [&](const auto& rule) { return rule.name == name; });
    return found == operator_rules.end() ? nullptr : &*found;
}

AnswerValue evaluate(const Expression& expression, const AnswerLookup& answer_of) {
    if (const OperatorCall* operation = std::get_if<OperatorCall>(&expression.node)) return call(*operation, answer_of);
    if (const FieldKey* key = std::get_if<FieldKey>(&expression.node)) return answer_of(*key);
    return std::get<AnswerValue>(expression.node);
}

bool holds(const Expression& condition, const AnswerLookup& answer_of) { return is_true(evaluate(condition, answer_of)); }

std::vector<FieldKey> fields_in(const Expression& expression) {
    std::vector<FieldKey> fields;
    collect_fields(expression, fields);
    return fields;
}

}  // namespace bimtek::domain
