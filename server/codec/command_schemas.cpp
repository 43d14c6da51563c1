#include "codec/command_schemas.hpp"

#include <map>
#include <memory>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "bimtek/base/check.hpp"
#include "embedded/client_schemas.hpp"

namespace bimtek::codec {

namespace {

using Adapter = valijson::adapters::NlohmannJsonAdapter;
using Schemas = std::map<std::string, std::unique_ptr<valijson::Schema>, std::less<>>;

constexpr std::string_view suffix = ".schema.json";

Schemas compile() {
    Schemas schemas;
    for (const auto& [name, text] : embedded::client_schemas) {
        const auto document = nlohmann::json::parse(text);
        auto schema = std::make_unique<valijson::Schema>();
        valijson::SchemaParser parser;
        parser.populateSchema(Adapter(document), *schema);
        BIMTEK_CHECK(name.ends_with(suffix));
        schemas.emplace(name.substr(0, name.size() - suffix.size()), std::move(schema));
    }
    return schemas;
}

const Schemas& schemas() {
    static const Schemas compiled = compile();
    return compiled;
}

}  // namespace

bool is_frame_type(std::string_view type) { return schemas().contains(type); }

std::optional<std::string> shape_fault(std::string_view type, const nlohmann::json& frame) {
    const auto schema = schemas().find(type);
    BIMTEK_CHECK(schema != schemas().end());
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    valijson::ValidationResults results;
    if (validator.validate(*schema->second, Adapter(frame), &results)) return std::nullopt;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        // The context is "<root>", then one "[member]" or "[index]" for each level.
        if (error.context.size() > 1 && error.context[1].size() > 2) {
            return error.context[1].substr(1, error.context[1].size() - 2);
        }
    }
    return std::string();
}

}  // namespace bimtek::codec
