#include <doctest/doctest.h>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "codec/golden_answers.hpp"

namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

bool has_the_shape(const json& definition) {
    static const json document = json::parse(bimtek::test::read_source_file("schemas/walkthrough/walkthrough.schema.json"));
    valijson::Schema schema;
    valijson::SchemaParser().populateSchema(Adapter(document), schema);
    return valijson::Validator(valijson::Validator::kStrongTypes).validate(schema, Adapter(definition), nullptr);
}

json shipped(const std::string& id) { return json::parse(bimtek::test::read_source_file("server/data/" + id + ".walkthrough.json")); }

}  // namespace

TEST_CASE("Both shipped editions have the shape of a definition") {
    CHECK(has_the_shape(shipped("iid-2026")));
    CHECK(has_the_shape(shipped("iid-2022")));
}

TEST_CASE("A definition without a text, with a misspelt member or an unknown operator has not the shape") {
    const json definition = shipped("iid-2026");
    const auto shape_after = [&](const std::string& path, const json& value) {
        json spoilt = definition;
        spoilt[json::json_pointer(path)] = value;
        return has_the_shape(spoilt);
    };
    REQUIRE(shape_after("/version", "1.0.1"));

    CHECK_FALSE(shape_after("/disclaimer", json::object()));
    CHECK_FALSE(shape_after("/sections/0/steps/0/fields/1/label", {{"en", "Name"}}));
    CHECK_FALSE(shape_after("/sections/0/steps/0/fields/1/requried", true));
    CHECK_FALSE(shape_after("/sections/0/steps/0/fields/1/required", {{"op", "pulldata"}, {"args", {"x"}}}));
    CHECK_FALSE(shape_after("/sections/0/steps/0/fields/1/required", {{"op", "not"}}));
    CHECK_FALSE(shape_after("/sections/0/steps/0/expected_minutes", 1.5));
}
