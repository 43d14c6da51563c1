// The description of the API: every route is in it, and nothing else is.
#include "net/openapi.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "net/api_routes.hpp"

namespace bimtek::net {
namespace {

using Json = nlohmann::json;

std::set<std::string> references_in(const Json& value) {
    std::set<std::string> found;
    if (!value.is_structured()) return found;
    for (const auto& [name, part] : value.items()) {
        if (name == "$ref") found.insert(part.get<std::string>());
        else found.merge(references_in(part));
    }
    return found;
}

}  // namespace

TEST_CASE("Every route is described, once, and what is described is a route or what watchers ask for") {
    std::set<std::string> described, ids;
    for (const auto& one : descriptions()) {
        CAPTURE(one.pattern);
        CHECK(described.insert(std::string(one.verb) + " " + std::string(one.pattern)).second);
        CHECK(ids.insert(std::string(one.id)).second);
        CHECK_FALSE(one.summary.empty());
    }
    for (const auto& route : api_routes()) {
        const auto name = std::string(route.verb) + " " + std::string(route.pattern);
        CHECK_MESSAGE(described.erase(name) == 1, name << " is not described");
    }
    CHECK(described == std::set<std::string>{"GET /healthz", "GET /metrics", "GET /readyz"});
}

TEST_CASE("Whatever the description refers to is in it, and every schema of a body is used") {
    const auto& document = openapi_document();
    CHECK(document.at("openapi") == "3.1.0");
    std::set<std::string> used = references_in(document);
    for (const auto& reference : used) {
        CAPTURE(reference);
        CHECK(document.contains(Json::json_pointer(reference.substr(1))));
    }
    for (const auto& [name, schema] : document.at("components").at("schemas").items()) {
        if (!name.starts_with("shared_")) CHECK_MESSAGE(used.contains("#/components/schemas/" + name), name << " is used by no route");
    }
}

TEST_CASE("The description says who may") {
    const auto& paths = openapi_document().at("paths");
    const auto& plan = paths.at("/api/v1/sessions/{session}/plan").at("put");
    CHECK(plan.at("x-roles") == Json{"organizer"});
    CHECK(plan.at("security").size() == 1);
    CHECK(plan.at("parameters").at(0).at("name") == "session");
    CHECK_FALSE(plan.contains("x-scripts"));
    CHECK(paths.at("/api/v1/me/password").at("post").at("x-scripts") == false);
    const auto& door = paths.at("/api/v1/door").at("post");
    CHECK(door.at("security").empty());
    CHECK_FALSE(door.contains("x-roles"));
}

}  // namespace bimtek::net
