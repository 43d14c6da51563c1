#include <set>

#include <doctest/doctest.h>

#include "bimtek/codec/walkthrough_codec.hpp"
#include "bimtek/domain/form_check.hpp"
#include "codec/golden_answers.hpp"

namespace {

using namespace bimtek;
using domain::Problem;
using domain::Walkthrough;
using nlohmann::json;

const char* name_of(domain::Severity severity) {
    switch (severity) {
        case domain::Severity::error: return "error";
        case domain::Severity::warning: return "warning";
        case domain::Severity::info: return "info";
    }
    return "";
}

json to_json(const Problem& problem) {
    json params = json::object();
    for (const auto& [name, value] : problem.params) std::visit([&](const auto& one) { params[name] = one; }, value);
    return {{"field", problem.field.value}, {"code", problem.code}, {"severity", name_of(problem.severity)}, {"params", params}};
}

json to_json(const std::vector<Problem>& problems) {
    json list = json::array();
    for (const Problem& problem : problems) list.push_back(to_json(problem));
    return list;
}

/// The fields, as sorted `step.field`, for which `is_one` holds.
template <class IsOne>
json fields_where(const Walkthrough& walkthrough, IsOne&& is_one) {
    std::set<std::string> fields;
    for (const auto& step : walkthrough.steps) {
        for (const auto& field : step.fields) {
            if (is_one(domain::FieldKey{step.id, field.id}, field)) fields.insert(step.id.value + "." + field.id.value);
        }
    }
    return fields;
}

void check_draft(const Walkthrough& walkthrough, const json& draft) {
    const auto* field = walkthrough.find_field(test::key_from(draft.at("field").get<std::string>()));
    REQUIRE(field != nullptr);
    const auto problem = domain::draft_problem(*field, test::answer_from(draft.at("value")));
    CHECK((problem ? to_json(*problem) : json()) == draft.at("problem"));
}

void check_problems(const Walkthrough& walkthrough, const domain::Answers& answers, const json& expected) {
    for (const auto& [step, problems] : expected.items()) {
        CAPTURE(step);
        CHECK(to_json(domain::step_problems(walkthrough, *walkthrough.find_step(StepId(step)), answers)) == problems);
    }
}

void check_offered(const Walkthrough& walkthrough, domain::VisibleAnswers& visible, const json& expected) {
    for (const auto& [reference, options] : expected.items()) {
        json offered = json::array();
        for (const auto& option : walkthrough.find_field(test::key_from(reference))->options) {
            if (visible.holds(option.relevant)) offered.push_back(option.id);
        }
        CHECK(offered == options);
    }
}

void check_score(const Walkthrough& walkthrough, const domain::Answers& answers, const json& steps, const json& expected) {
    std::vector<StepId> steps_today;
    for (const auto& step : steps) steps_today.emplace_back(step.get<std::string>());
    const auto score = domain::score_of(walkthrough, steps_today, answers);
    CHECK(json{{"claimed", score.claimed}, {"answered", score.answered}, {"of", score.of}, {"max", score.max}} == expected);
}

}  // namespace

TEST_CASE("Every form of the golden file has the problems and the score that stand there") {
    const json golden = test::read_golden("form_checks.json");
    std::map<std::string, Walkthrough> definitions;
    for (const auto& [name, definition] : golden.at("definitions").items()) {
        auto parsed = codec::parse_walkthrough(definition.dump());
        REQUIRE(parsed.ok());
        definitions.emplace(name, *parsed);
    }
    for (const json& vector : golden.at("vectors")) {
        CAPTURE(vector.at("name").get<std::string>());
        const Walkthrough& walkthrough = definitions.at(vector.at("definition").get<std::string>());
        if (vector.contains("draft")) {
            check_draft(walkthrough, vector.at("draft"));
            continue;
        }
        const auto answers = test::answers_from(vector.at("answers"));
        domain::VisibleAnswers visible(walkthrough, answers);
        if (vector.contains("problems")) check_problems(walkthrough, answers, vector.at("problems"));
        if (vector.contains("offered")) check_offered(walkthrough, visible, vector.at("offered"));
        if (vector.contains("score")) check_score(walkthrough, answers, vector.at("steps"), vector.at("score"));
        if (vector.contains("hidden")) {
            CHECK(fields_where(walkthrough, [&](const auto& key, const auto&) { return !visible.is_asked(key); }) == vector.at("hidden"));
            CHECK(fields_where(walkthrough, [&](const auto& key, const auto& field) {
                      return visible.is_asked(key) && visible.holds(field.required);
                  }) == vector.at("required"));
        }
    }
}
