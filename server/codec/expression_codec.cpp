#include "codec/expression_codec.hpp"

#include "bimtek/base/limits.hpp"

namespace bimtek::codec {
namespace {

using domain::AnswerValue;
using domain::Expression;
using domain::FieldKey;
using domain::Operator;

FieldKey key_from(const std::string& reference, const StepId& step) {
    const auto dot = reference.find('.');
    if (dot == std::string::npos) return {step, FieldId(reference)};
    return {StepId(reference.substr(0, dot)), FieldId(reference.substr(dot + 1))};
}

bool is_ordering(Operator op) {
    return op == Operator::lt || op == Operator::lte || op == Operator::gt || op == Operator::gte;
}

class ExpressionReader {
public:
    ExpressionReader(const KnownFields& known, const StepId& step) : known_(known), step_(step) {}

    Expression read(const JsonCursor& json, int depth) const {
        if (depth > limits::expression_depth_max) {
            json.fail("expression_too_deep", "at most " + std::to_string(limits::expression_depth_max));
            return {};
        }
        if (json.has("op")) return read_call(json, depth);
        if (json.json().is_object()) return {read_field(json)};
        return {read_constant(json)};
    }

private:
    Expression read_call(const JsonCursor& json, int depth) const {
        json.expect_members({"op", "args"});
        const std::string name = json.at("op").text();
        const domain::OperatorRule* rule = domain::find_operator(name);
        if (rule == nullptr) {
            json.at("op").fail("operator_unknown", name);
            return {};
        }
        const JsonCursor list = json.at("args");
        domain::OperatorCall call{rule->op, {}};
        for (const JsonCursor& arg : list.elements(limits::expression_args_max)) {
            call.args.push_back(read(arg, depth + 1));
            if (is_ordering(rule->op) && is_decimal(call.args.back())) arg.fail("decimal_not_ordered");
        }
        if (call.args.size() < rule->args_min || call.args.size() > rule->args_max) {
            list.fail("argument_count", name + " takes " + std::to_string(rule->args_min) + " to " + std::to_string(rule->args_max));
        }
        return {std::move(call)};
    }

    FieldKey read_field(const JsonCursor& json) const {
        json.expect_members({"field"});
        const JsonCursor reference = json.at("field");
        FieldKey key = key_from(reference.text(), step_);
        if (!known_.contains(key)) reference.fail("field_unknown", key.step.value + "." + key.field.value);
        return key;
    }

    AnswerValue read_constant(const JsonCursor& json) const {
        if (json.json().is_boolean()) return json.boolean();
        if (json.json().is_number()) return json.integer(-limits::integer_max, limits::integer_max);
        if (!json.json().is_array()) return json.text();
        std::vector<std::string> list;
        for (const JsonCursor& element : json.elements(limits::field_options_max)) list.push_back(element.text());
        return list;
    }

    bool is_decimal(const Expression& expression) const {
        const FieldKey* key = std::get_if<FieldKey>(&expression.node);
        const auto found = key == nullptr ? known_.end() : known_.find(*key);
        return found != known_.end() && found->second == domain::FieldType::decimal;
    }

    const KnownFields& known_;
    const StepId& step_;
};

}  // namespace

Expression read_expression(const JsonCursor& json, const KnownFields& known, const StepId& step) {
    return ExpressionReader(known, step).read(json, 1);
}

}  // namespace bimtek::codec
