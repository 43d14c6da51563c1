#include "codec/wire_schema.hpp"

#include <filesystem>
#include <map>
#include <memory>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "codec/golden_answers.hpp"

namespace bimtek::test {

namespace {

using nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

json read_schema(const std::string& name) { return json::parse(read_source_file("schemas/" + name + ".schema.json")); }

/// A reference comes as it is written, relative to a file that is not told; but no two schemas of these folders share a name.
const json* fetch(const std::string& reference) {
    const std::string file = std::filesystem::path(reference.substr(0, reference.find('#'))).filename().string();
    for (const char* folder : {"server/", "events/", "shared/"}) {
        const std::string path = "schemas/" + (folder + file);
        if (std::filesystem::exists(std::string(BIMTEK_SOURCE_DIR) + "/" + path)) return new json(json::parse(read_source_file(path)));
    }
    return nullptr;
}

const valijson::Schema& schema_of(const std::string& name) {
    static std::map<std::string, std::unique_ptr<valijson::Schema>> compiled;
    auto& schema = compiled[name];
    if (!schema) {
        schema = std::make_unique<valijson::Schema>();
        const json document = read_schema(name);
        valijson::SchemaParser().populateSchema(Adapter(document), *schema, fetch, [](const json* fetched) { delete fetched; });
    }
    return *schema;
}

}  // namespace

std::string shape_faults(const std::string& schema, const std::string& text) {
    const json document = json::parse(text);
    valijson::ValidationResults results;
    if (valijson::Validator(valijson::Validator::kStrongTypes).validate(schema_of(schema), Adapter(document), &results)) return {};
    std::string faults;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const std::string& place : error.context) faults += place;
        faults += " " + error.description + "\n";
    }
    return faults + text;
}

}  // namespace bimtek::test
