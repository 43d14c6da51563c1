// The description of the HTTP API by OpenAPI 3.1, for whoever writes a script or makes a client of it.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

namespace bimtek::net {

/// In the place of a media type or of the name of a body: a file, of one of the types that materials have.
inline constexpr std::string_view material_file = "(file)";

/// An answer that succeeds. `bodies` are names in `schemas/http/`, of which it has one; none for an empty body or one of another type.
struct DescribedAnswer {
    unsigned status;
    std::vector<std::string_view> bodies;
    std::string_view type = "application/json";
};

/// What the table of routes does not say of one.
struct Description {
    std::string_view verb;
    std::string_view pattern;  ///< as in `api_routes`
    std::string_view id;
    std::string_view summary;
    std::vector<DescribedAnswer> answers;
    std::string_view request = {};                  ///< a name in `schemas/http/`, or `material_file`; empty when it has no body
    std::vector<std::string_view> parameters = {};  ///< of the query; all may be left out
};

std::span<const Description> descriptions();

/// The whole document, made once.
const nlohmann::json& openapi_document();

}  // namespace bimtek::net
