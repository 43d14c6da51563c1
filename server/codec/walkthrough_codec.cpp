#include "bimtek/codec/walkthrough_codec.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "bimtek/base/limits.hpp"
#include "codec/field_codec.hpp"
#include "codec/json_cursor.hpp"

namespace bimtek::codec {
namespace {

using domain::FieldKey;
using domain::Step;
using domain::Walkthrough;

/// The document, or null with a fault when it is no JSON that we take: well-formed, not too deep, no member twice.
nlohmann::json parse_document(std::string_view text, std::optional<DefinitionFault>& fault) {
    if (text.size() > limits::definition_bytes_max) {
        fault = DefinitionFault{"", "too_large", std::to_string(limits::definition_bytes_max) + " bytes"};
        return {};
    }
    std::vector<std::set<std::string>> open_objects;
    const auto watch = [&](int depth, nlohmann::json::parse_event_t event, nlohmann::json& parsed) {
        using Event = nlohmann::json::parse_event_t;
        if (fault) return false;
        if (depth > limits::json_depth_max) fault = DefinitionFault{"", "too_deep", std::to_string(limits::json_depth_max)};
        if (event == Event::object_start) open_objects.emplace_back();
        if (event == Event::object_end) open_objects.pop_back();
        if (event == Event::key && !open_objects.back().insert(parsed.get<std::string>()).second) {
            fault = DefinitionFault{"", "duplicate_key", parsed.get<std::string>()};
        }
        return !fault;
    };
    auto document = nlohmann::json::parse(text, watch, false);
    if (document.is_discarded() && !fault) fault = DefinitionFault{"", "not_json", ""};
    return document;
}

class DefinitionReader {
public:
    /// Ids and types first, so that rules may refer to what stands further down.
    void learn_fields(const JsonCursor& section) {
        section.expect_members({"id", "title", "steps"});
        expect_new(section_ids_, section.at("id"));
        for (const JsonCursor& step : section.at("steps").elements(limits::definition_steps_max)) {
            expect_new(step_ids_, step.at("id"));
            const StepId step_id(read_id(step.at("id")));
            for (const JsonCursor& field : step.at("fields").elements(limits::step_fields_max)) {
                const FieldKey key{step_id, FieldId(read_id(field.at("id")))};
                if (!known_.emplace(key, read_field_type(field)).second) field.at("id").fail("duplicate_id", key.field.value);
            }
        }
    }

    Step read_step(const JsonCursor& json, const std::string& section) {
        json.expect_members({"id", "number", "kind", "title", "instruction", "facilitator_notes", "expected_minutes", "examples", "relevant",
                             "fields", "checks", "score", "target_ref", "mandatory"});
        Step step;
        step.id = StepId(read_id(json.at("id")));
        step.section = section;
        step.relevant = read_condition(json, "relevant", true, known_, step.id);
        for (const JsonCursor& field : json.at("fields").elements(limits::step_fields_max)) {
            step.fields.push_back(read_field(field, known_, step.id));
        }
        expect_slot_options(json, step);
        if (json.has("checks")) read_checks(json.at("checks"), step);
        if (json.has("score")) read_score(json.at("score"), step);
        return step;
    }

    /// A field is hidden because of the answers that its own condition and that of its step refer to, and these may be hidden too.
    void expect_short_relevance_chains(const JsonCursor& json, const Walkthrough& walkthrough, const Step& step) {
        const auto fields = json.at("fields").elements(limits::step_fields_max);
        for (std::size_t i = 0; i < step.fields.size() && !json.failed(); ++i) {
            if (chain_length(walkthrough, {step.id, step.fields[i].id}, 1) > limits::relevance_chain_max) {
                fields[i].fail("relevance_chain", "a circle, or longer than " + std::to_string(limits::relevance_chain_max));
            }
        }
    }

private:
    static void expect_new(std::set<std::string>& ids, const JsonCursor& json) {
        std::string id = read_id(json);
        if (!ids.insert(id).second) json.fail("duplicate_id", id);
    }

    void read_checks(const JsonCursor& json, Step& step) {
        std::set<std::string> ids;
        for (const JsonCursor& item : json.elements(limits::step_checks_max)) {
            item.expect_members({"id", "severity", "assert", "message", "fields"});
            expect_new(ids, item.at("id"));
            domain::Check check;
            check.id = read_id(item.at("id"));
            check.severity = read_severity(item.at("severity"));
            check.assertion = read_expression(item.at("assert"), known_, step.id);
            const JsonCursor fields = item.at("fields");
            for (const JsonCursor& field : fields.elements(limits::step_fields_max)) {
                check.fields.push_back(FieldId(field.text()));
                if (step.find_field(check.fields.back()) == nullptr) field.fail("field_unknown", check.fields.back().value);
            }
            if (check.fields.empty()) fields.fail("missing", "at least one field");
            step.checks.push_back(std::move(check));
        }
    }

    static domain::Severity read_severity(const JsonCursor& json) {
        const std::string name = json.text();
        if (name == "warning") return domain::Severity::warning;
        if (name == "info") return domain::Severity::info;
        if (name != "error") json.fail("severity_unknown", name);
        return domain::Severity::error;
    }

    static void read_score(const JsonCursor& json, Step& step) {
        json.expect_members({"field", "weight"});
        domain::StepScore score;
        score.field = FieldId(json.at("field").text());
        score.weight = static_cast<int>(json.at("weight").integer(1, limits::score_weight_max));
        const domain::Field* graded = step.find_field(score.field);
        if (graded == nullptr) {
            json.at("field").fail("field_unknown", score.field.value);
        } else if (graded->type != domain::FieldType::choice) {
            json.at("field").fail("not_scored", "a choice is expected");
        } else if (std::any_of(graded->options.begin(), graded->options.end(), [](const auto& option) { return !option.points; })) {
            json.at("field").fail("not_scored", "every option needs points");
        }
        step.score = score;
    }

    /// A slot is required for options of a choice of its own step.
    static void expect_slot_options(const JsonCursor& json, const Step& step) {
        for (const JsonCursor& field : json.at("fields").elements(limits::step_fields_max)) {
            if (!field.has("slots")) continue;
            for (const JsonCursor& slot : field.at("slots").elements(limits::evidence_files_max)) {
                for (const JsonCursor& option : slot.at("required_for").elements(limits::field_options_max)) {
                    const std::string id = option.text();
                    const bool known = std::any_of(step.fields.begin(), step.fields.end(), [&](const domain::Field& one) {
                        return one.type == domain::FieldType::choice && one.find_option(id) != nullptr;
                    });
                    if (!known) option.fail("option_unknown", id);
                }
            }
        }
    }

    /// Gives up above the maximum, so a circle ends too.
    int chain_length(const Walkthrough& walkthrough, const FieldKey& key, int depth) {
        if (const auto found = chain_lengths_.find(key); found != chain_lengths_.end()) return found->second;
        if (depth > limits::relevance_chain_max) return depth;
        const Step* step = walkthrough.find_step(key.step);
        int longest = 0;
        for (const auto* condition : {&step->relevant, &step->find_field(key.field)->relevant}) {
            for (const FieldKey& before : domain::fields_in(*condition)) {
                longest = std::max(longest, chain_length(walkthrough, before, depth + 1));
            }
        }
        return chain_lengths_[key] = longest + 1;
    }

    KnownFields known_;
    std::set<std::string> section_ids_;
    std::set<std::string> step_ids_;
    std::map<FieldKey, int> chain_lengths_;
};

Walkthrough read_walkthrough(const JsonCursor& json) {
    json.expect_members({"format", "id", "version", "title", "default_locale", "locales", "source", "disclaimer", "limits",
                         "evidence_metadata", "sections", "scoring"});
    if (json.at("format").text() != "walkthrough/1") json.at("format").fail("format_unknown");
    Walkthrough walkthrough;
    walkthrough.id = read_id(json.at("id"));
    walkthrough.version = json.at("version").text();

    DefinitionReader reader;
    std::vector<JsonCursor> steps;
    const auto sections = json.at("sections").elements(limits::definition_steps_max);
    for (const JsonCursor& section : sections) reader.learn_fields(section);
    for (const JsonCursor& section : sections) {
        for (const JsonCursor& step : section.at("steps").elements(limits::definition_steps_max)) {
            walkthrough.steps.push_back(reader.read_step(step, section.at("id").text()));
            steps.push_back(step);
        }
    }
    if (steps.empty()) json.at("sections").fail("missing", "at least one step");
    if (steps.size() > limits::definition_steps_max) json.at("sections").fail("too_many", std::to_string(limits::definition_steps_max) + " steps");
    if (json.failed()) return walkthrough;

    for (std::size_t i = 0; i < steps.size(); ++i) reader.expect_short_relevance_chains(steps[i], walkthrough, walkthrough.steps[i]);
    for (const Step& step : walkthrough.steps) walkthrough.score_max += step.score_max();
    if (json.has("scoring")) {
        json.at("scoring").expect_members({"unit", "max"});
        const JsonCursor max = json.at("scoring").at("max");
        if (max.integer(0, INT32_MAX) != walkthrough.score_max) max.fail("score_max_wrong", "the steps give " + std::to_string(walkthrough.score_max));
    }
    return walkthrough;
}

}  // namespace

Result<Walkthrough, DefinitionFault> parse_walkthrough(std::string_view text) {
    std::optional<DefinitionFault> fault;
    const nlohmann::json document = parse_document(text, fault);
    if (fault) return *fault;
    Walkthrough walkthrough = read_walkthrough(JsonCursor(document, fault));
    if (fault) return *fault;
    return walkthrough;
}

}  // namespace bimtek::codec
