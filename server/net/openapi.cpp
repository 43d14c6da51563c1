#include "net/openapi.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "bimtek/base/check.hpp"
#include "codec/file_type.hpp"
#include "embedded/http_schemas.hpp"
#include "net/api_routes.hpp"

namespace bimtek::net {
namespace {

using Json = nlohmann::json;

constexpr std::string_view suffix = ".schema.json";
constexpr std::string_view components = "#/components/schemas/";
constexpr std::string_view shared_file = "types.schema.json";

/// `knock.request` is `knock_request` there: a component's name is easier without dots.
std::string component_of(std::string_view name) {
    std::string component(name);
    std::ranges::replace(component, '.', '_');
    return component;
}

Json reference_to(std::string_view name) { return {{"$ref", std::string(components) + component_of(name)}}; }

/// A schema file as a component: what it refers to in other files is a component as well.
Json as_component(Json schema) {
    if (schema.is_array()) {
        for (auto& item : schema) item = as_component(std::move(item));
    }
    if (!schema.is_object()) return schema;
    schema.erase("$schema");
    for (auto& [name, value] : schema.items()) {
        if (name != "$ref" || !value.is_string()) {
            value = as_component(std::move(value));
            continue;
        }
        const auto target = value.get<std::string>();
        const auto definition = target.find("#/definitions/");
        const auto slash = target.rfind('/');
        value = definition != std::string::npos
                    ? std::string(components) + "shared_" + target.substr(slash + 1)
                    : std::string(components) + component_of(target.substr(slash + 1, target.size() - slash - 1 - suffix.size()));
    }
    return schema;
}

Json all_components() {
    Json all = Json::object();
    for (const auto& [file, text] : embedded::http_schemas) {
        BIMTEK_CHECK(file.ends_with(suffix));
        const auto schema = Json::parse(text);
        if (file != shared_file) {
            all[component_of(file.substr(0, file.size() - suffix.size()))] = as_component(schema);
            continue;
        }
        for (const auto& [name, definition] : schema.at("definitions").items()) all["shared_" + name] = as_component(definition);
    }
    return all;
}

const ApiRoute* route_of(const Description& description) {
    const auto routes = api_routes();
    const auto found = std::ranges::find_if(
        routes, [&](const ApiRoute& route) { return route.verb == description.verb && route.pattern == description.pattern; });
    return found == routes.end() ? nullptr : &*found;
}

Json file_content() {
    Json content;
    for (const auto type : codec::all_file_types) content[std::string(codec::media_type_of(type))] = Json::object();
    return content;
}

Json body_of(const DescribedAnswer& answer) {
    if (answer.type == material_file) return file_content();
    Json schema = Json::object();
    if (answer.bodies.size() == 1) schema = reference_to(*answer.bodies.begin());
    for (const auto name : answer.bodies) {
        if (answer.bodies.size() > 1) schema["oneOf"].push_back(reference_to(name));
    }
    return {{answer.type, {{"schema", std::move(schema)}}}};
}

Json parameters_of(const Description& description) {
    Json parameters = Json::array();
    const auto add = [&](std::string_view name, const char* in) {
        parameters.push_back({{"name", name}, {"in", in}, {"required", std::string_view(in) == "path"}, {"schema", {{"type", "string"}}}});
    };
    for (auto open = description.pattern.find('{'); open != std::string_view::npos; open = description.pattern.find('{', open + 1)) {
        add(description.pattern.substr(open + 1, description.pattern.find('}', open) - open - 1), "path");
    }
    for (const auto name : description.parameters) add(name, "query");
    return parameters;
}

Json operation_of(const Description& description) {
    Json operation = {{"operationId", description.id}, {"summary", description.summary}};
    if (auto parameters = parameters_of(description); !parameters.empty()) operation["parameters"] = std::move(parameters);
    if (description.request == material_file) {
        operation["requestBody"] = {{"content", file_content()}};
    } else if (!description.request.empty()) {
        operation["requestBody"] = {{"content", {{"application/json", {{"schema", reference_to(description.request)}}}}}};
    }
    for (const auto& answer : description.answers) {
        auto& response = operation["responses"][std::to_string(answer.status)];
        response["description"] = answer.status == 204 ? "Done" : "What was asked for";
        if (answer.status != 204) response["content"] = body_of(answer);
    }
    operation["responses"]["default"] = {{"description", "What is wrong"},
                                         {"content", {{"application/problem+json", {{"schema", reference_to("problem")}}}}}};
    const auto* route = route_of(description);
    Json roles = Json::array();
    for (const auto role : domain::all_roles) {
        if (route != nullptr && route->roles.contains(role)) roles.push_back(domain::to_string(role));
    }
    operation["security"] = Json::array();
    if (!roles.empty()) {
        operation["security"].push_back({{"token", Json::array()}});
        operation["x-roles"] = std::move(roles);
    }
    if (route != nullptr && route->scripts == Scripts::may_not) operation["x-scripts"] = false;
    return operation;
}

Json make_document() {
    Json paths = Json::object();
    for (const auto& description : descriptions()) {
        std::string verb(description.verb);
        std::ranges::transform(verb, verb.begin(), [](char letter) { return static_cast<char>(letter - 'A' + 'a'); });
        paths[std::string(description.pattern)][verb] = operation_of(description);
    }
    return {{"openapi", "3.1.0"},
            {"info", {{"title", "bimtek"}, {"version", "1"}, {"description", "Everything that is not live. What is live, and what each route means, is in docs/protocol.md."}}},
            {"jsonSchemaDialect", "http://json-schema.org/draft-07/schema#"},
            {"servers", Json::array({{{"url", "../.."}}})},
            {"paths", std::move(paths)},
            {"components",
             {{"schemas", all_components()},
              {"securitySchemes", {{"token", {{"type", "http"}, {"scheme", "bearer"}, {"description", "That of a link, of a sign-in or of a script"}}}}}}}};
}

}  // namespace

const nlohmann::json& openapi_document() {
    static const Json document = make_document();
    return document;
}

}  // namespace bimtek::net
