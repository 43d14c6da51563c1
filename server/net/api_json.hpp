// The shapes that several responses share; `schemas/http/` has them.
#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include "net/http_message.hpp"
#include "store/catalog.hpp"

namespace bimtek::net {

HttpResponse json_response(unsigned status, const nlohmann::json& body);

/// A plan that cannot be taken: 422 with its problems, or as `problem_of` has it.
HttpResponse problem_of(const store::ImportFault& fault);

/// nullopt when the object has no text of that name.
std::optional<std::string> text_member(const nlohmann::json& object, const char* name);

/// An optional member that is not there, or is null.
bool has_no(const nlohmann::json& object, const char* name);

/// The members of a body that is an object with these alone; nullopt for any other.
std::optional<nlohmann::json> body_with(const HttpRequest& request, std::initializer_list<std::string_view> members);

/// `{"code", "name"}`, `{"id", "name"}`; null for an empty id.
nlohmann::json region_json(const RegionCode& code, const std::string& name);
nlohmann::json site_json(const SiteId& id, const std::string& name);
nlohmann::json region_json(const store::Invitation& invitation);
nlohmann::json site_json(const store::Invitation& invitation);

/// Who is invited to what; and the same with a token that was issued, which is shown this once.
nlohmann::json link_json(const store::Invitation& invitation);
nlohmann::json link_json(const store::IssuedToken& issued);

/// In both languages; the English one is the Indonesian where there is none.
nlohmann::json title_json(const domain::Localized& title);

/// With `regions_invited`, which lists of sessions have; and without it, for those who take part.
nlohmann::json session_json(const store::SessionSummary& session);
nlohmann::json joined_session_json(const store::SessionSummary& session);

}  // namespace bimtek::net
