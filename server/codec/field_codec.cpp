#include "codec/field_codec.hpp"

#include <algorithm>
#include <set>

#include "bimtek/base/limits.hpp"

namespace bimtek::codec {
namespace {

using domain::Field;
using domain::FieldType;

struct TypeName {
    FieldType type;
    std::string_view name;
};

constexpr TypeName type_names[] = {
    {FieldType::text, "text"},         {FieldType::longtext, "longtext"},       {FieldType::integer, "integer"},
    {FieldType::decimal, "decimal"},   {FieldType::date, "date"},               {FieldType::choice, "choice"},
    {FieldType::multichoice, "multichoice"}, {FieldType::boolean, "boolean"},   {FieldType::evidence, "evidence"},
    {FieldType::note, "note"},
};

/// The members that a field of this type can have.
void expect_field_members(const JsonCursor& json, FieldType type) {
    switch (type) {
        case FieldType::text:
        case FieldType::longtext:
            return json.expect_members({"id", "type", "label", "hint", "required", "relevant", "min_length", "max_length", "min_words", "validator"});
        case FieldType::integer: return json.expect_members({"id", "type", "label", "hint", "required", "relevant", "min", "max"});
        case FieldType::decimal: return json.expect_members({"id", "type", "label", "hint", "required", "relevant", "scale", "min", "max"});
        case FieldType::choice:
        case FieldType::multichoice:
            return json.expect_members({"id", "type", "label", "hint", "required", "relevant", "options", "option_groups"});
        case FieldType::date:
        case FieldType::boolean: return json.expect_members({"id", "type", "label", "hint", "required", "relevant"});
        case FieldType::evidence:
            return json.expect_members({"id", "type", "label", "hint", "required", "relevant", "accept", "max_files", "max_file_bytes", "slots"});
        case FieldType::note: return json.expect_members({"id", "type", "label", "hint", "relevant"});
    }
}

std::int64_t optional_integer(const JsonCursor& json, std::string_view key, std::int64_t when_absent, std::int64_t min, std::int64_t max) {
    return json.has(key) ? json.at(key).integer(min, max) : when_absent;
}

domain::TextLimits read_text_limits(const JsonCursor& json, FieldType type) {
    constexpr auto most = static_cast<std::int64_t>(limits::longtext_length_max);
    const auto usual = type == FieldType::text ? static_cast<std::int64_t>(limits::text_length_max) : most;
    domain::TextLimits text;
    text.length_min = static_cast<std::size_t>(optional_integer(json, "min_length", 0, 0, most));
    text.length_max = static_cast<std::size_t>(optional_integer(json, "max_length", usual, 1, most));
    text.words_min = static_cast<std::size_t>(optional_integer(json, "min_words", 0, 0, limits::words_min_max));
    if (text.length_min > text.length_max) json.fail("bad_limits", "min_length is above max_length");
    if (json.has("validator")) {
        const std::string name = json.at("validator").text();
        text.validator = domain::validator_from(name);
        if (!text.validator) json.at("validator").fail("validator_unknown", name);
    }
    return text;
}

domain::IntegerLimits read_integer_limits(const JsonCursor& json) {
    const auto bound = [&](std::string_view key, std::int64_t when_absent) {
        return optional_integer(json, key, when_absent, -limits::integer_max, limits::integer_max);
    };
    const domain::IntegerLimits integer{bound("min", -limits::integer_max), bound("max", limits::integer_max)};
    if (integer.min > integer.max) json.fail("bad_limits", "min is above max");
    return integer;
}

domain::DecimalLimits read_decimal_limits(const JsonCursor& json) {
    const auto scale = static_cast<int>(json.at("scale").integer(0, limits::decimal_scale_max));
    std::int64_t most = 1;
    for (int digit = 0; digit < limits::decimal_whole_digits_max + scale; ++digit) most *= 10;
    const auto bound = [&](std::string_view key, std::int64_t when_absent) {
        if (!json.has(key)) return when_absent;
        const auto units = domain::parse_decimal(json.at(key).text(), scale);
        if (!units) json.at(key).fail("bad_decimal", std::to_string(scale) + " digits after the point");
        return units.value_or(when_absent);
    };
    const domain::DecimalLimits decimal{scale, bound("min", 1 - most), bound("max", most - 1)};
    if (decimal.min > decimal.max) json.fail("bad_limits", "min is above max");
    return decimal;
}

std::set<std::string> read_distinct_ids(const std::vector<JsonCursor>& items) {
    std::set<std::string> ids;
    for (const JsonCursor& item : items) {
        const JsonCursor id = item.at("id");
        if (!ids.insert(read_id(id)).second) id.fail("duplicate_id");
    }
    return ids;
}

std::vector<domain::Option> read_options(const JsonCursor& field, const KnownFields& known, const StepId& step) {
    std::set<std::string> groups;
    if (field.has("option_groups")) {
        const auto items = field.at("option_groups").elements(limits::field_options_max);
        for (const JsonCursor& item : items) item.expect_members({"id", "label"});
        groups = read_distinct_ids(items);
    }
    const JsonCursor list = field.at("options");
    const auto items = list.elements(limits::field_options_max);
    if (items.empty()) list.fail("missing", "at least one option");
    read_distinct_ids(items);
    std::vector<domain::Option> options;
    for (const JsonCursor& item : items) {
        item.expect_members({"id", "label", "group", "points", "relevant", "evidence"});
        if (item.has("group") && !groups.contains(item.at("group").text())) item.at("group").fail("group_unknown");
        if (item.has("evidence")) {
            item.at("evidence").expect_members({"min"});
            item.at("evidence").at("min").integer(0, limits::evidence_files_max);
        }
        domain::Option option;
        option.id = read_id(item.at("id"));
        if (item.has("points")) option.points = static_cast<int>(item.at("points").integer(0, limits::score_points_max));
        option.relevant = read_condition(item, "relevant", true, known, step);
        options.push_back(std::move(option));
    }
    return options;
}

/// Only the shape is checked: the server does not judge documents yet, see `form_check`.
void expect_evidence(const JsonCursor& field) {
    if (field.has("max_files")) field.at("max_files").integer(1, limits::evidence_files_max);
    if (field.has("max_file_bytes")) field.at("max_file_bytes").integer(1, limits::evidence_file_bytes_max);
    const auto slots = field.at("slots").elements(limits::evidence_files_max);
    for (const JsonCursor& slot : slots) {
        slot.expect_members({"id", "label", "hint", "required_for", "allow_link", "metadata", "accept", "max_file_bytes"});
    }
    read_distinct_ids(slots);
}

}  // namespace

std::string read_id(const JsonCursor& json) {
    std::string id = json.text();
    const bool fits = !id.empty() && id.size() <= limits::id_length_max && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
    if (!fits) json.fail("bad_id", id);
    return id;
}

FieldType read_field_type(const JsonCursor& field) {
    const JsonCursor json = field.at("type");
    const std::string name = json.text();
    for (const TypeName& known : type_names) {
        if (known.name == name) return known.type;
    }
    json.fail(name == "computed" || name == "group-repeat" ? "type_unsupported" : "type_unknown", name);
    return FieldType::note;
}

domain::Field read_field(const JsonCursor& json, const KnownFields& known, const StepId& step) {
    Field field;
    field.id = FieldId(read_id(json.at("id")));
    field.type = read_field_type(json);
    expect_field_members(json, field.type);
    field.required = read_condition(json, "required", false, known, step);
    field.relevant = read_condition(json, "relevant", true, known, step);
    switch (field.type) {
        case FieldType::text:
        case FieldType::longtext: field.limits = read_text_limits(json, field.type); break;
        case FieldType::integer: field.limits = read_integer_limits(json); break;
        case FieldType::decimal: field.limits = read_decimal_limits(json); break;
        case FieldType::choice:
        case FieldType::multichoice: field.options = read_options(json, known, step); break;
        case FieldType::evidence: expect_evidence(json); break;
        case FieldType::date:
        case FieldType::boolean:
        case FieldType::note: break;
    }
    return field;
}

domain::Expression read_condition(const JsonCursor& owner, std::string_view key, bool when_absent, const KnownFields& known, const StepId& step) {
    if (owner.has(key)) return read_expression(owner.at(key), known, step);
    return {domain::AnswerValue{when_absent}};
}

}  // namespace bimtek::codec
