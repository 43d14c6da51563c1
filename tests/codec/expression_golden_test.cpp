#include <doctest/doctest.h>

#include "codec/expression_codec.hpp"
#include "codec/golden_answers.hpp"

namespace {

using namespace bimtek;
using codec::DefinitionFault;
using codec::JsonCursor;
using nlohmann::json;

codec::KnownFields known_fields(const json& references) {
    codec::KnownFields known;
    for (const auto& reference : references) known[test::key_from(reference.get<std::string>())] = domain::FieldType::text;
    return known;
}

std::optional<DefinitionFault> fault_of(const json& expression) {
    codec::KnownFields known = known_fields(json{"s.a", "s.b", "t.a"});
    known[test::key_from("s.price")] = domain::FieldType::decimal;
    std::optional<DefinitionFault> fault;
    codec::read_expression(JsonCursor(expression, fault), known, StepId("s"));
    return fault;
}

json nested_nots(int count) {
    json expression = true;
    for (int i = 0; i < count; ++i) expression = json{{"op", "not"}, {"args", json::array({expression})}};
    return expression;
}

}  // namespace

TEST_CASE("Every rule of the golden file has the value that stands there") {
    const json golden = test::read_golden("expressions.json");
    const auto known = known_fields(golden.at("fields"));
    const domain::AnswerValue blank;
    for (const json& vector : golden.at("vectors")) {
        CAPTURE(vector.at("name").get<std::string>());
        std::optional<DefinitionFault> fault;
        const auto expression = codec::read_expression(JsonCursor(vector.at("expr"), fault), known, StepId("s"));
        REQUIRE_FALSE(fault);
        const auto answers = test::answers_from(vector.at("answers"));
        const auto value = domain::evaluate(expression, [&](const domain::FieldKey& key) -> const domain::AnswerValue& {
            const auto found = answers.find(key);
            return found == answers.end() ? blank : found->second;
        });
        CHECK(value == test::answer_from(vector.at("expect")));
    }
}

TEST_CASE("A rule that cannot be understood is refused with the place of the mistake") {
    const auto call = [](const char* op, json args) { return json{{"op", op}, {"args", std::move(args)}}; };
    const json a{{"field", "a"}};
    const json integer_beyond_browsers = 9007199254740992;

    CHECK(fault_of(call("matches", {a, "x"})) == DefinitionFault{"/op", "operator_unknown", "matches"});
    CHECK(fault_of(call("not", json::array({call("eq", {a, {{"field", "z"}}})}))) == DefinitionFault{"/args/0/args/1/field", "field_unknown", "s.z"});
    CHECK(fault_of(call("eq", {{{"field", "u.a"}}, 1}))->code == "field_unknown");
    CHECK(fault_of(call("eq", json::array({a}))) == DefinitionFault{"/args", "argument_count", "eq takes 2 to 2"});
    CHECK(fault_of(call("and", json::array()))->code == "argument_count");
    CHECK(fault_of(call("if", {a, a}))->code == "argument_count");
    CHECK(fault_of(call("not", true))->code == "wrong_type");
    CHECK(fault_of(json{{"op", "not"}})->code == "missing");
    CHECK(fault_of(json{{"op", "not"}, {"args", json::array({a})}, {"else", 1}}) == DefinitionFault{"/else", "unknown_key", ""});
    CHECK(fault_of(json::object())->code == "missing");
    CHECK(fault_of(nullptr)->code == "wrong_type");
    CHECK(fault_of(1.5)->code == "wrong_type");
    CHECK(fault_of(integer_beyond_browsers)->code == "out_of_range");
    CHECK(fault_of(json{1, 2})->code == "wrong_type");
    CHECK(fault_of(call("lt", {{{"field", "price"}}, "2.00"})) == DefinitionFault{"/args/0", "decimal_not_ordered", ""});
    CHECK_FALSE(fault_of(call("eq", {{{"field", "price"}}, "2.00"})));
}

TEST_CASE("Rules are bounded in depth and in operands") {
    CHECK_FALSE(fault_of(nested_nots(9)));
    CHECK(fault_of(nested_nots(10))->code == "expression_too_deep");

    CHECK_FALSE(fault_of(json{{"op", "or"}, {"args", std::vector<bool>(64, true)}}));
    CHECK(fault_of(json{{"op", "or"}, {"args", std::vector<bool>(65, true)}})->code == "too_many");
}
