// The shapes that several responses share; `schemas/http/` has them.
#pragma once

#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "net/http_message.hpp"
#include "store/catalog.hpp"

namespace bimtek::net {

HttpResponse json_response(unsigned status, const nlohmann::json& body);

/// A plan that cannot be taken: 422 with its problems, or as `problem_of` has it.
HttpResponse problem_of(const store::ImportFault& fault);

/// nullopt when the object has no text of that name.
std::optional<std::string> text_member(const nlohmann::json& object, const char* name);

/// null for an empty id.
nlohmann::json region_json(const store::Invitation& invitation);
nlohmann::json site_json(const store::Invitation& invitation);

/// With `regions_invited`, which lists of sessions have and `/me` has not.
nlohmann::json session_json(const store::SessionSummary& session);

}  // namespace bimtek::net
