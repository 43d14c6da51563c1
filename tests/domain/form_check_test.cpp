#include <doctest/doctest.h>

#include <cstdint>
#include <limits>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/form_check.hpp"
#include "bimtek/domain/text.hpp"
#include "bimtek/domain/text_measure.hpp"

// What the golden files cannot hold because they are JSON that a browser reads: integers beyond 2^53, text that is not UTF-8,
// values that no codec would have made. The rules themselves are tested by tests/golden/form_checks.json.

namespace {

using namespace bimtek;
using namespace bimtek::domain;

constexpr auto int64_max = std::numeric_limits<std::int64_t>::max();
constexpr auto int64_min = std::numeric_limits<std::int64_t>::min();

Expression literal(AnswerValue value) { return {std::move(value)}; }
Expression call(Operator op, std::vector<Expression> args) { return {OperatorCall{op, std::move(args)}}; }

AnswerValue value_of(const Expression& expression) {
    const AnswerValue blank;
    return evaluate(expression, [&](const FieldKey&) -> const AnswerValue& { return blank; });
}

Field integer_field() {
    Field field;
    field.id = FieldId("amount");
    field.type = FieldType::integer;
    field.limits = IntegerLimits{0, 10};
    return field;
}

}  // namespace

TEST_CASE("Integers that a browser would round are not kept, and sums of them are blank") {
    CHECK(draft_problem(integer_field(), int64_max) == Problem{FieldId("amount"), "too_large", Severity::error, {{"max", limits::integer_max}}});
    CHECK(draft_problem(integer_field(), int64_min) == Problem{FieldId("amount"), "too_small", Severity::error, {{"min", -limits::integer_max}}});
    CHECK_FALSE(draft_problem(integer_field(), limits::integer_max));

    CHECK(value_of(call(Operator::sum, {literal(int64_max), literal(int64_max)})) == AnswerValue{});
    CHECK(value_of(call(Operator::sum, {literal(int64_min), literal(int64_min)})) == AnswerValue{});
    CHECK(value_of(call(Operator::lt, {literal(int64_min), literal(int64_max)})) == AnswerValue{true});
}

TEST_CASE("Text that is not UTF-8 is measured without harm") {
    CHECK(code_points("\x80\x80") == 0);
    CHECK(count_words("\xF0") == 1);
    CHECK(count_words("a\xE2\x80") == 1);
    CHECK(count_words("\xFF\xFE \xC3") == 2);
    CHECK_FALSE(is_all_white_space("\xC2"));
}

TEST_CASE("All white space of Unicode parts words, and nothing else does") {
    int white_spaces = 0;
    for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) white_spaces += is_white_space(code_point) ? 1 : 0;
    CHECK(white_spaces == 25);
    for (const char* space : {"\t", "\n", "\v", "\f", "\r", " ", "\u0085", "\u00A0", "\u1680", "\u2000", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"}) {
        CHECK(count_words(std::string("a") + space + "b") == 2);
        CHECK(is_all_white_space(space));
    }
}

TEST_CASE("A decimal read and written is the same text") {
    for (const char* text : {"0.00", "0.05", "-0.05", "12.50", "-1.00", "999999999999.99"}) {
        const auto units = parse_decimal(text, 2);
        REQUIRE(units);
        CHECK(format_decimal(*units, 2) == text);
    }
    CHECK(format_decimal(-7, 0) == "-7");
}

TEST_CASE("Validators are known by the names that they have") {
    for (const char* name : {"email", "phone_id", "url", "nip", "digits:1", "digits:18", "digits:64"}) {
        const auto validator = validator_from(name);
        REQUIRE(validator);
        CHECK(name_of(*validator) == name);
    }
    for (const char* name : {"", "digits", "digits:", "digits:0", "digits:09", "digits:65", "digits:100", "digits:-1", "digits:9x", "NIP"}) {
        CHECK_FALSE(validator_from(name));
    }
}

TEST_CASE("Answers of fields that the definition does not have are blank, and ask for nothing") {
    Walkthrough walkthrough;
    walkthrough.steps.push_back({StepId("s"), "main", literal(true), {integer_field()}, {}, std::nullopt});
    const Answers answers{{{StepId("s"), FieldId("gone")}, true}, {{StepId("gone"), FieldId("amount")}, true}};

    VisibleAnswers visible(walkthrough, answers);

    CHECK_FALSE(visible.is_asked({StepId("s"), FieldId("gone")}));
    CHECK(is_blank(visible.of({StepId("s"), FieldId("gone")})));
    CHECK(is_blank(visible.of({StepId("gone"), FieldId("amount")})));
    CHECK(step_problems(walkthrough, walkthrough.steps.front(), answers).empty());
    const std::vector<StepId> unknown_step{StepId("gone")};
    CHECK(score_of(walkthrough, unknown_step, answers) == Score{});
}

TEST_CASE("A missing document is no problem as long as none can be handed in") {
    Field files;
    files.id = FieldId("files");
    files.type = FieldType::evidence;
    files.required = literal(true);
    Walkthrough walkthrough;
    walkthrough.steps.push_back({StepId("s"), "main", literal(true), {files}, {}, std::nullopt});

    CHECK(step_problems(walkthrough, walkthrough.steps.front(), {}).empty());
}

TEST_CASE("Every operator is found by its name in a definition") {
    for (const char* name : {"eq", "ne", "lt", "lte", "gt", "gte", "and", "or", "not", "in", "count", "sum", "if", "coalesce", "len",
                             "isEmpty", "selected", "daysBetween"}) {
        REQUIRE(find_operator(name) != nullptr);
        CHECK(find_operator(name)->name == name);
    }
    CHECK(find_operator("is_empty") == nullptr);
    CHECK(find_operator("") == nullptr);
}
