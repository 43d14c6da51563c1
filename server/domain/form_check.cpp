#include "bimtek/domain/form_check.hpp"

#include <algorithm>
#include <set>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "bimtek/domain/text_measure.hpp"

namespace bimtek::domain {
namespace {

using List = std::vector<std::string>;
using Params = decltype(Problem::params);

Problem error(const Field& field, std::string code, Params params = {}) {
    return {field.id, std::move(code), Severity::error, std::move(params)};
}

Problem wrong_type(const Field& field, const char* expected) { return error(field, "type", {{"expected", expected}}); }

std::int64_t signed_size(std::size_t size) { return static_cast<std::int64_t>(size); }

/// `too_short` or `too_long`; `bound` is the name of the param that says which length would do.
Problem wrong_length(const Field& field, const char* code, const char* bound, std::size_t limit, std::size_t have, const char* unit) {
    return error(field, code, {{bound, signed_size(limit)}, {"have", signed_size(have)}, {"unit", unit}});
}

// Level draft, by type

std::optional<Problem> text_draft(const Field& field, const AnswerValue& value) {
    const std::string* text = std::get_if<std::string>(&value);
    if (text == nullptr) return wrong_type(field, field.type == FieldType::text ? "text" : "longtext");
    const std::size_t length = code_points(*text);
    const std::size_t most = std::get<TextLimits>(field.limits).length_max;
    if (length > most) return wrong_length(field, "too_long", "max", most, length, "characters");
    return std::nullopt;
}

std::optional<Problem> integer_draft(const Field& field, const AnswerValue& value) {
    const std::int64_t* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr) return wrong_type(field, "integer");
    if (*number < -limits::integer_max) return error(field, "too_small", {{"min", -limits::integer_max}});
    if (*number > limits::integer_max) return error(field, "too_large", {{"max", limits::integer_max}});
    return std::nullopt;
}

std::optional<Problem> decimal_draft(const Field& field, const AnswerValue& value) {
    const std::string* text = std::get_if<std::string>(&value);
    if (text == nullptr) return wrong_type(field, "decimal");
    const int scale = std::get<DecimalLimits>(field.limits).scale;
    if (!parse_decimal(*text, scale)) return error(field, "bad_format", {{"expected", "decimal"}, {"scale", std::int64_t{scale}}});
    return std::nullopt;
}

std::optional<Problem> date_draft(const Field& field, const AnswerValue& value) {
    const std::string* text = std::get_if<std::string>(&value);
    if (text == nullptr) return wrong_type(field, "date");
    if (!parse_date(*text)) return error(field, "bad_format", {{"expected", "date"}});
    return std::nullopt;
}

std::optional<Problem> choice_draft(const Field& field, const AnswerValue& value) {
    const std::string* option = std::get_if<std::string>(&value);
    if (option == nullptr) return wrong_type(field, "choice");
    if (field.find_option(*option) == nullptr) return error(field, "option_unknown", {{"option", *option}});
    return std::nullopt;
}

std::optional<Problem> multichoice_draft(const Field& field, const AnswerValue& value) {
    const List* list = std::get_if<List>(&value);
    if (list == nullptr) return wrong_type(field, "multichoice");
    for (const std::string& option : *list) {
        if (field.find_option(option) == nullptr) return error(field, "option_unknown", {{"option", option}});
    }
    const std::set<std::string> distinct(list->begin(), list->end());
    if (distinct.size() != list->size()) return error(field, "bad_format", {{"expected", "distinct"}});
    return std::nullopt;
}

// Level done: what a value must be beyond the draft. Absent limits let everything pass.

std::optional<Problem> text_done(const Field& field, const std::string& text) {
    const auto& [length_min, length_max, words_min, validator] = std::get<TextLimits>(field.limits);
    const std::size_t length = code_points(text);
    if (length < length_min) return wrong_length(field, "too_short", "min", length_min, length, "characters");
    const std::size_t words = count_words(text);
    if (words < words_min) return wrong_length(field, "too_short", "min", words_min, words, "words");
    if (validator && !fits(*validator, text)) return error(field, "bad_format", {{"expected", name_of(*validator)}});
    return std::nullopt;
}

std::optional<Problem> integer_done(const Field& field, std::int64_t number) {
    const auto& [min, max] = std::get<IntegerLimits>(field.limits);
    if (number < min) return error(field, "too_small", {{"min", min}});
    if (number > max) return error(field, "too_large", {{"max", max}});
    return std::nullopt;
}

std::optional<Problem> decimal_done(const Field& field, const std::string& text) {
    const auto& [scale, min, max] = std::get<DecimalLimits>(field.limits);
    const std::int64_t units = *parse_decimal(text, scale);  // the draft level let it pass
    if (units < min) return error(field, "too_small", {{"min", format_decimal(min, scale)}});
    if (units > max) return error(field, "too_large", {{"max", format_decimal(max, scale)}});
    return std::nullopt;
}

bool is_offered(const Field& field, const std::string& option, VisibleAnswers& visible) {
    const Option* found = field.find_option(option);
    return found != nullptr && visible.holds(found->relevant);
}

std::optional<Problem> offered_done(const Field& field, const List& chosen, VisibleAnswers& visible) {
    for (const std::string& option : chosen) {
        if (!is_offered(field, option, visible)) return error(field, "option_unknown", {{"option", option}});
    }
    return std::nullopt;
}

/// Documents cannot be handed in yet, so nothing that a region does could mend a missing one: an evidence field has no problems
/// until uploads exist. Then the slots that the chosen option requires are judged here.
std::optional<Problem> evidence_problem(const Field&) { return std::nullopt; }

std::optional<Problem> field_problem(const Field& field, const AnswerValue& value, VisibleAnswers& visible) {
    if (field.type == FieldType::evidence) return evidence_problem(field);
    if (is_blank(value)) return visible.holds(field.required) ? std::optional{error(field, "required")} : std::nullopt;
    if (auto problem = draft_problem(field, value)) return problem;
    switch (field.type) {
        case FieldType::text:
        case FieldType::longtext: return text_done(field, std::get<std::string>(value));
        case FieldType::integer: return integer_done(field, std::get<std::int64_t>(value));
        case FieldType::decimal: return decimal_done(field, std::get<std::string>(value));
        case FieldType::choice: return offered_done(field, {std::get<std::string>(value)}, visible);
        case FieldType::multichoice: return offered_done(field, std::get<List>(value), visible);
        case FieldType::date:
        case FieldType::boolean:
        case FieldType::evidence:
        case FieldType::note: return std::nullopt;
    }
    return std::nullopt;
}

bool passes(const Check& check, VisibleAnswers& visible) {
    const auto operands = fields_in(check.assertion);
    const bool unanswered = std::any_of(operands.begin(), operands.end(), [&](const FieldKey& key) { return is_blank(visible.of(key)); });
    return unanswered || visible.holds(check.assertion);
}

}  // namespace

std::optional<Problem> draft_problem(const Field& field, const AnswerValue& value) {
    if (is_blank(value)) return std::nullopt;
    switch (field.type) {
        case FieldType::text:
        case FieldType::longtext: return text_draft(field, value);
        case FieldType::integer: return integer_draft(field, value);
        case FieldType::decimal: return decimal_draft(field, value);
        case FieldType::date: return date_draft(field, value);
        case FieldType::choice: return choice_draft(field, value);
        case FieldType::multichoice: return multichoice_draft(field, value);
        case FieldType::boolean: return std::holds_alternative<bool>(value) ? std::nullopt : std::optional{wrong_type(field, "boolean")};
        case FieldType::evidence: return wrong_type(field, "evidence");
        case FieldType::note: return wrong_type(field, "note");
    }
    return std::nullopt;
}

std::vector<Problem> step_problems(const Walkthrough& walkthrough, const Step& step, const Answers& answers) {
    VisibleAnswers visible(walkthrough, answers);
    std::vector<Problem> problems;
    if (!visible.is_asked(step)) return problems;
    for (const Field& field : step.fields) {
        const FieldKey key{step.id, field.id};
        if (!visible.is_asked(key)) continue;
        if (auto problem = field_problem(field, visible.of(key), visible)) problems.push_back(std::move(*problem));
    }
    for (const Check& check : step.checks) {
        if (!passes(check, visible)) problems.push_back({check.fields.front(), "check:" + check.id, check.severity, {}});
    }
    return problems;
}

Score score_of(const Walkthrough& walkthrough, std::span<const StepId> steps_today, const Answers& answers) {
    VisibleAnswers visible(walkthrough, answers);
    Score score;
    for (const StepId& id : steps_today) {
        const Step* step = walkthrough.find_step(id);
        if (step == nullptr || !step->score || !visible.is_asked(*step)) continue;
        score.of += 1;
        score.max += step->score_max();
        const Field* graded = step->find_field(step->score->field);
        const std::string* chosen = std::get_if<std::string>(&visible.of({id, step->score->field}));
        if (graded == nullptr || chosen == nullptr || !is_offered(*graded, *chosen, visible)) continue;
        score.answered += 1;
        score.claimed += step->score->weight * graded->find_option(*chosen)->points.value_or(0);
    }
    return score;
}

const AnswerValue& VisibleAnswers::of(const FieldKey& key) {
    static const AnswerValue blank;
    const auto answer = answers_.find(key);
    return answer != answers_.end() && is_asked(key) ? answer->second : blank;
}

bool VisibleAnswers::is_asked(const FieldKey& key) {
    if (const auto known = asked_.find(key); known != asked_.end()) return known->second;
    const Step* step = walkthrough_.find_step(key.step);
    const Field* field = step == nullptr ? nullptr : step->find_field(key.field);
    const bool asked = field != nullptr && is_asked(*step) && holds(field->relevant);
    return asked_[key] = asked;
}

bool VisibleAnswers::is_asked(const Step& step) { return holds(step.relevant); }

bool VisibleAnswers::holds(const Expression& condition) {
    return domain::holds(condition, [this](const FieldKey& key) -> const AnswerValue& { return of(key); });
}

}  // namespace bimtek::domain
