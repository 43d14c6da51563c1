#include <doctest/doctest.h>

#include "bimtek/base/limits.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"
#include "bimtek/domain/form_check.hpp"
#include "codec/golden_answers.hpp"

namespace {

using namespace bimtek;
using domain::Answers;
using domain::Severity;
using domain::Walkthrough;
using nlohmann::json;

Walkthrough shipped(const std::string& id) {
    auto parsed = codec::parse_walkthrough(test::read_source_file("server/data/" + id + ".walkthrough.json"));
    if (!parsed.ok()) FAIL(parsed.error().path << " " << parsed.error().code << " " << parsed.error().detail);
    return *parsed;
}

const std::vector<StepId> steps_taught{StepId("profil_identitas"), StepId("profil_rancang_bangun"), StepId("ind01"), StepId("ind02"),
                                       StepId("ind05"),            StepId("ind17"),                 StepId("ind18"), StepId("ind20")};

std::string words(int count) {
    std::string text;
    for (int i = 0; i < count; ++i) text += i == 0 ? "antrean" : " antrean";
    return text;
}

/// A workbook that has everything for the eight steps of the demo.
Answers complete_answers() {
    json answers{{"profil_identitas.innovation_name", "Antre Pasti"},
                 {"profil_identitas.stage", "implementation"},
                 {"profil_identitas.initiator", "regional_agency"},
                 {"profil_rancang_bangun.design_narrative", words(300)},
                 {"ind01.grade", "p2"},
                 {"ind02.grade", "p2"},
                 {"ind02.staff_count", 11},
                 {"ind05.grade", "p1"},
                 {"ind05.training_count", 1},
                 {"ind17.grade", "p3"},
                 {"ind17.creation_months", 4},
                 {"ind18.basis", "b"},
                 {"ind18.grade", "b_p2"},
                 {"ind18.measured_percent", "62.50"},
                 {"ind20.grade", "p3"},
                 {"ind20.substances", {"background", "idea_gathering", "idea_selection", "benefit", "impact"}},
                 {"ind20.video_minutes", 5}};
    return test::answers_from(answers);
}

std::vector<domain::Problem> problems_of(const Walkthrough& walkthrough, const Answers& answers) {
    std::vector<domain::Problem> all;
    for (const StepId& id : steps_taught) {
        for (auto& problem : domain::step_problems(walkthrough, *walkthrough.find_step(id), answers)) all.push_back(std::move(problem));
    }
    return all;
}

/// The smallest definition, to be spoilt by a test; the fuzzer begins with it as well.
json definition() {
    return json::parse(test::read_source_file("tests/fuzz/seeds/walkthrough_codec/smallest.json"));
}

/// What is refused after `value` was put at `path`, as "path code".
std::string fault_after(const std::string& path, const json& value) {
    json spoilt = definition();
    spoilt[json::json_pointer(path)] = value;
    const auto parsed = codec::parse_walkthrough(spoilt.dump());
    return parsed.ok() ? "none" : parsed.error().path + " " + parsed.error().code;
}

std::string fault_of_text(std::string_view text) {
    const auto parsed = codec::parse_walkthrough(text);
    return parsed.ok() ? "none" : parsed.error().code;
}

}  // namespace

TEST_CASE("Both shipped editions can be read") {
    const Walkthrough edition_2026 = shipped("iid-2026");
    CHECK(edition_2026.id == "iid-2026");
    CHECK(edition_2026.steps.size() == 27);
    CHECK(edition_2026.score_max == 111);
    CHECK(edition_2026.find_step(StepId("ind18"))->section == "indikator");

    const Walkthrough edition_2022 = shipped("iid-2022");
    CHECK(edition_2022.steps.size() == 27);
    CHECK(edition_2022.score_max == 150);
}

TEST_CASE("A workbook that answers the eight steps taught has no problems, and its score is what one counts by hand") {
    const Walkthrough walkthrough = shipped("iid-2026");

    CHECK(problems_of(walkthrough, complete_answers()).empty());

    // Weights 3, 2, 1, 2, 3, 4. Claimed 3·2 + 2·2 + 1·1 + 2·3 + 3·2 + 4·3 = 35, at most 3 · (3 + 2 + 1 + 2 + 3 + 4) = 45.
    CHECK(domain::score_of(walkthrough, steps_taught, complete_answers()) == domain::Score{35, 6, 6, 45});
}

TEST_CASE("An empty workbook misses what is required, has no score, and nothing else is wrong with it") {
    const Walkthrough walkthrough = shipped("iid-2026");

    const auto problems = problems_of(walkthrough, {});
    CHECK(problems.size() == 9);  // name, stage, initiator, narrative, and ind01, ind02, ind17, ind18's basis, ind20
    for (const auto& problem : problems) CHECK(problem.code == "required");
    CHECK(domain::score_of(walkthrough, steps_taught, {}) == domain::Score{0, 0, 6, 45});
}

TEST_CASE("The checks of the edition of 2026 find what does not fit together") {
    const Walkthrough walkthrough = shipped("iid-2026");
    const auto only_problem_with = [&](const char* field, domain::AnswerValue value) {
        Answers answers = complete_answers();
        answers[test::key_from(field)] = std::move(value);
        const auto problems = problems_of(walkthrough, answers);
        REQUIRE(problems.size() == 1);
        return problems.front();
    };

    CHECK(only_problem_with("profil_rancang_bangun.design_narrative", words(299)) ==
          domain::Problem{FieldId("design_narrative"), "too_short", Severity::error, {{"min", 300}, {"have", 299}, {"unit", "words"}}});
    CHECK(only_problem_with("ind02.staff_count", std::int64_t{31}) ==
          domain::Problem{FieldId("staff_count"), "check:staff_count_fits", Severity::warning, {}});
    CHECK(only_problem_with("ind20.video_minutes", std::int64_t{6}) ==
          domain::Problem{FieldId("video_minutes"), "check:at_most_5_minutes", Severity::error, {}});
    CHECK(only_problem_with("ind18.measured_percent", std::string("62.5")).code == "bad_format");
    CHECK(only_problem_with("ind17.creation_months", {}).code == "required");
}

TEST_CASE("Changing the basis of indicator 18 asks for another figure and another option, and takes its points away") {
    const Walkthrough walkthrough = shipped("iid-2026");
    Answers answers = complete_answers();
    answers[test::key_from("ind18.basis")] = std::string("a");

    std::vector<std::string> found;
    for (const auto& problem : problems_of(walkthrough, answers)) found.push_back(problem.field.value + " " + problem.code);

    CHECK(found == std::vector<std::string>{"grade option_unknown", "measured_count required", "basis check:option_fits_basis"});
    CHECK(domain::score_of(walkthrough, steps_taught, answers) == domain::Score{29, 5, 6, 45});
}

TEST_CASE("A definition with a mistake is refused with the place of the mistake") {
    const std::string fields = "/sections/0/steps/0/fields";
    const std::string step = "/sections/0/steps/0";
    const auto with_id = [](json field, const char* id) { return field["id"] = id, field; };
    REQUIRE(fault_after("/version", "2") == "none");

    CHECK(fault_after("/format", "walkthrough/2") == "/format format_unknown");
    CHECK(fault_after("/colour", "red") == "/colour unknown_key");
    CHECK(fault_after("/a~1b", 1) == "/a~1b unknown_key");
    CHECK(fault_after("/sections", json::array()) == "/sections missing");
    CHECK(fault_after("/sections/1", definition()["sections"][0]) == "/sections/1/id duplicate_id");
    CHECK(fault_after(step + "/id", "a.b") == step + "/id bad_id");
    CHECK(fault_after(step + "/id", "") == step + "/id bad_id");
    CHECK(fault_after("/sections/0/steps/1", definition()["sections"][0]["steps"][0]) == "/sections/0/steps/1/id duplicate_id");
    CHECK(fault_after(fields + "/1/id", "grade") == fields + "/1/id duplicate_id");
    CHECK(fault_after(fields + "/1/type", "group-repeat") == fields + "/1/type type_unsupported");
    CHECK(fault_after(fields + "/1/type", "computed") == fields + "/1/type type_unsupported");
    CHECK(fault_after(fields + "/1/type", "colour") == fields + "/1/type type_unknown");
    CHECK(fault_after(fields + "/1/requried", true) == fields + "/1/requried unknown_key");
    CHECK(fault_after(fields + "/1/min", 1) == fields + "/1/min unknown_key");
    CHECK(fault_after(fields + "/1/max_length", 20'001) == fields + "/1/max_length out_of_range");
    CHECK(fault_after(fields + "/1/max_length", 18446744073709551615U) == fields + "/1/max_length out_of_range");
    CHECK(fault_after(fields + "/1/min_length", 1001) == fields + "/1 bad_limits");
    CHECK(fault_after(fields + "/1/validator", "regex:.*") == fields + "/1/validator validator_unknown");
    CHECK(fault_after(fields + "/1/validator", "digits:0") == fields + "/1/validator validator_unknown");
    CHECK(fault_after(fields + "/1/required", {{"op", "pulldata"}, {"args", json::array()}}) == fields + "/1/required/op operator_unknown");
    CHECK(fault_after(fields + "/1/required", {{"field", "t.name"}}) == fields + "/1/required/field field_unknown");
    CHECK(fault_after(fields + "/1", {{"id", "n"}, {"type", "integer"}, {"min", 2}, {"max", 1}}) == fields + "/1 bad_limits");
    CHECK(fault_after(fields + "/1", {{"id", "n"}, {"type", "decimal"}, {"scale", 2}, {"min", "0"}}) == fields + "/1/min bad_decimal");
    CHECK(fault_after(fields + "/1", {{"id", "n"}, {"type", "decimal"}}) == fields + "/1/scale missing");
    CHECK(fault_after(fields + "/0/options", json::array()) == fields + "/0/options missing");
    CHECK(fault_after(fields + "/0/options/1/id", "p1") == fields + "/0/options/1/id duplicate_id");
    CHECK(fault_after(fields + "/0/options/1/group", "x") == fields + "/0/options/1/group group_unknown");
    CHECK(fault_after(fields + "/2/slots/0/required_for/0", "p3") == fields + "/2/slots/0/required_for/0 option_unknown");
    CHECK(fault_after(step + "/checks/0/severity", "fatal") == step + "/checks/0/severity severity_unknown");
    CHECK(fault_after(step + "/checks/0/fields/0", "nobody") == step + "/checks/0/fields/0 field_unknown");
    CHECK(fault_after(step + "/checks/0/fields", json::array()) == step + "/checks/0/fields missing");
    CHECK(fault_after(step + "/checks/1", definition()["sections"][0]["steps"][0]["checks"][0]) == step + "/checks/1/id duplicate_id");
    CHECK(fault_after(step + "/score/field", "name") == step + "/score/field not_scored");
    CHECK(fault_after(step + "/score/field", "nobody") == step + "/score/field field_unknown");
    CHECK(fault_after(fields + "/0/options/0", {{"id", "p1"}}) == step + "/score/field not_scored");
    CHECK(fault_after(step + "/score/weight", 0) == step + "/score/weight out_of_range");
    CHECK(fault_after("/scoring/max", 7) == "/scoring/max score_max_wrong");
    CHECK(fault_after(fields + "/3", with_id(definition()["sections"][0]["steps"][0]["fields"][1], "name2")) == "none");
}

TEST_CASE("Relevance may not go in a circle, and its chains are short") {
    const auto asked_if = [](const std::string& field) { return json{{"op", "eq"}, {"args", {{{"field", field}}, "x"}}}; };
    const std::string fields = "/sections/0/steps/0/fields";

    CHECK(fault_after(fields + "/1/relevant", asked_if("name")) == fields + "/1 relevance_chain");
    CHECK(fault_after("/sections/0/steps/0/relevant", asked_if("s.name")) == fields + "/0 relevance_chain");

    // A search that followed every path of this circle would not end in a lifetime.
    const json many_times_each_other{{"op", "or"}, {"args", std::vector<json>(60, asked_if("b"))}};
    const json circle{{"id", "t"}, {"fields", {{{"id", "a"}, {"type", "text"}, {"relevant", many_times_each_other}},
                                              {{"id", "b"}, {"type", "text"}, {"relevant", {{"op", "or"}, {"args", std::vector<json>(60, asked_if("a"))}}}}}}};
    CHECK(fault_after("/sections/0/steps/1", circle) == "/sections/0/steps/1/fields/0 relevance_chain");

    const auto chain_of = [&](int length) {
        json list = json::array();
        for (int i = 0; i < length; ++i) {
            json field{{"id", "f" + std::to_string(i)}, {"type", "text"}};
            if (i > 0) field["relevant"] = asked_if("f" + std::to_string(i - 1));
            list.push_back(field);
        }
        json step{{"id", "chain"}, {"fields", list}};
        return fault_after("/sections/0/steps/1", step);
    };
    CHECK(chain_of(limits::relevance_chain_max) == "none");
    CHECK(chain_of(limits::relevance_chain_max + 1) == "/sections/0/steps/1/fields/16 relevance_chain");
}

TEST_CASE("A text that is no definition is refused whatever it is") {
    CHECK(fault_of_text("") == "not_json");
    CHECK(fault_of_text("{\"format\": \"walk") == "not_json");
    CHECK(fault_of_text("\"\xff\"") == "not_json");
    CHECK(fault_of_text("[]") == "wrong_type");
    CHECK(fault_of_text("null") == "wrong_type");
    CHECK(fault_of_text(R"({"format": "walkthrough/1", "format": "walkthrough/1"})") == "duplicate_key");
    CHECK(fault_of_text(std::string(100'000, '[')) == "too_deep");
    CHECK(fault_of_text(std::string(limits::definition_bytes_max + 1, ' ')) == "too_large");
}

TEST_CASE("The edition for regions has no notes for facilitators and nothing else is missing from it") {
    const std::string text = test::read_source_file("server/data/iid-2026.walkthrough.json");

    const auto staff = codec::staff_edition(text);
    const auto site = codec::site_edition(text);

    CHECK(staff.json.find("facilitator_notes") != std::string::npos);
    CHECK(site.json.find("facilitator_notes") == std::string::npos);
    json expected = json::parse(text);
    for (auto& section : expected["sections"]) {
        for (auto& step : section["steps"]) step.erase("facilitator_notes");
    }
    CHECK(json::parse(site.json) == expected);
    CHECK(json::parse(staff.json) == json::parse(text));
    CHECK(staff.hash != site.hash);
    CHECK(codec::parse_walkthrough(site.json).ok());
}

TEST_CASE("An edition is canonical: white space and the order of members do not change its hash") {
    const auto edition = codec::staff_edition(R"({ "b": [1, {"d": "é", "c": null}],
        "a": true })");
    CHECK(edition.json == R"({"a":true,"b":[1,{"c":null,"d":"é"}]})");
    // printf '{"a":true,"b":[1,{"c":null,"d":"é"}]}' | sha256sum
    CHECK(edition.hash == "b56515827d996f78785feb87c17f2fd96235141b1e74b434486eef2ff47f990e");
    CHECK(codec::staff_edition(edition.json).hash == edition.hash);
}
