#include "net/described.hpp"

#include <algorithm>

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "net/openapi.hpp"

namespace bimtek::net::test {
namespace {

using Json = nlohmann::json;
using Adapter = valijson::adapters::NlohmannJsonAdapter;

std::optional<std::string> fault_of(const Json& value, Json schema) {
    schema["components"] = openapi_document().at("components");  // what it refers to
    valijson::Schema compiled;
    valijson::SchemaParser parser;
    parser.populateSchema(Adapter(schema), compiled);
    valijson::ValidationResults results;
    valijson::Validator validator(valijson::Validator::kStrongTypes);
    if (validator.validate(compiled, Adapter(value), &results)) return std::nullopt;
    std::string faults;
    valijson::ValidationResults::Error error;
    while (results.popError(error)) {
        for (const auto& part : error.context) faults += part;
        faults += " " + error.description + "\n";
    }
    return faults;
}

const Json* operation_of(std::string_view route) {
    const auto space = route.find(' ');
    std::string verb(route.substr(0, space)), path(route.substr(space + 1));
    std::ranges::transform(verb, verb.begin(), [](char letter) { return static_cast<char>(std::tolower(letter)); });
    if (const auto at = path.find("{id}"); at != std::string::npos) path.replace(at, 4, "{session}");
    const auto& paths = openapi_document().at("paths");
    const auto found = paths.find(path);
    if (found == paths.end() || !found->contains(verb)) return nullptr;
    return &found->at(verb);
}

}  // namespace

std::optional<std::string> fault_of_answer(std::string_view route, const std::string& body, const Response& response) {
    const auto* operation = operation_of(route);
    if (operation == nullptr) return "not described";
    const auto& answers = operation->at("responses");
    const auto status = std::to_string(response.status);
    if (response.status < 400 && !answers.contains(status)) return "answers " + status + ", which is not described";
    if (response.status < 400 && !body.empty() && !operation->contains("requestBody")) return "takes a body, which is not described";
    if (response.status < 400 && !body.empty()) {
        const auto& taken = operation->at("requestBody").at("content");
        if (const auto json = taken.find("application/json"); json != taken.end()) {
            if (auto fault = fault_of(Json::parse(body), json->at("schema"))) return "body: " + *fault;
        }
    }
    const auto& answer = answers.at(response.status < 400 ? status : "default");
    if (!answer.contains("content")) return response.body.empty() ? std::nullopt : std::optional<std::string>("has a body");
    const auto& content = answer.at("content");
    const auto type = response.fields.at("content-type");
    const auto plain_type = type.substr(0, type.find(';'));
    if (!content.contains(plain_type)) return "is " + type + ", which is not described";
    if (!plain_type.ends_with("json")) return std::nullopt;
    return fault_of(response.json(), content.at(plain_type).at("schema"));
}

}  // namespace bimtek::net::test
