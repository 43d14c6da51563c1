// Whoever comes to a door: where a key leads, and knocking.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/nfc.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"
#include "net/pages.hpp"
#include "store/door_code.hpp"

namespace bimtek::net {
namespace {

HttpResponse invalid(const char* field) { return problem(400, {}, std::string("\"field\":\"") + field + "\""); }

/// Does it with the key of a door. Nobody guesses a token; guesses at codes are counted for the region they name. Those that name none are
/// not: they open nothing, and their number has no end.
/// `what` returns a Result of an optional that is absent when the key opens nothing.
template <class What, class Answer>
HttpResponse with_key(ApiContext& context, const std::string& key, What what, Answer answer) {
    if (key.size() > limits::door_key_bytes_max) return problem(404);
    const auto code = store::read_door_code(key);
    const auto thing = code ? std::string(store::digits_of_door_code(*code)) : std::string();
    if (code) {
        const auto names_region = context.doors.is_region(thing);
        if (!names_region.ok()) return problem_of(names_region.error());
        if (!*names_region) return problem(404);
        if (const auto wait = context.code_guesses.take(thing, GuessLimits::Time::clock::now())) return too_fast(*wait);
    }
    const auto found = what();
    if (code && (!found.ok() || found->has_value())) context.code_guesses.was_right(thing);
    if (!found.ok()) return found.error() == store::CatalogFault::invalid ? invalid("site") : problem_of(found.error());
    return found->has_value() ? answer(**found) : problem(404);
}

nlohmann::json sign_json(const store::DoorSign& sign) {
    auto sites = nlohmann::json::array();
    nlohmann::json site = nullptr;
    for (const auto& one : sign.sites) {
        sites.push_back(site_json(one.id, one.name));
        if (one.id == sign.site) site = sites.back();
    }
    return {{"session", joined_session_json(sign.session)},
            {"region", region_json(sign.region, sign.region_name)},
            {"sites", std::move(sites)},
            {"site", std::move(site)},
            {"waits", sign.waits}};
}

/// A text that a person typed, as it is kept; nullopt when it may not be.
std::optional<std::string> typed(const nlohmann::json& body, const char* member, std::size_t length_max) {
    const auto text = text_member(body, member);
    if (!text) return std::nullopt;
    auto kept = codec::to_nfc(*text);
    if (domain::code_points(kept) > length_max || kept.find_first_of("\t\r\n") != std::string::npos) return std::nullopt;
    if (domain::has_control_character(kept)) return std::nullopt;
    return kept;
}

}  // namespace

HttpResponse look_at_door(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"key"});
    const auto key = body ? text_member(*body, "key") : std::nullopt;
    if (!key) return problem(400, "body");
    return with_key(
        context, *key, [&] { return context.doors.look(*key, context.clock.now()); },
        [](const store::DoorSign& sign) { return json_response(200, sign_json(sign)); });
}

HttpResponse knock(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"key", "id", "name", "unit", "site"});
    const auto key = body ? text_member(*body, "key") : std::nullopt;
    if (!key) return problem(400, "body");
    const auto attempt = text_member(*body, "id");
    if (!attempt || attempt->empty() || attempt->size() > limits::id_length_max) return invalid("id");
    const auto name = typed(*body, "name", limits::person_name_max);
    if (!name || domain::is_blank_text(*name)) return invalid("name");
    const auto unit = typed(*body, "unit", limits::person_unit_max);
    if (!unit) return invalid("unit");
    const bool in_a_site = body->contains("site") && !body->at("site").is_null();
    const auto site = in_a_site ? text_member(*body, "site") : std::string();
    if (!site) return invalid("site");

    return with_key(
        context, *key,
        [&]() -> Result<std::optional<store::Knocked>, store::CatalogFault> {
            return context.doors.knock(*key, {*attempt, *name, *unit, SiteId(*site)}, context.clock.now());
        },
        [](const store::Knocked& knocked) {
            return json_response(knocked.state == store::KnockState::admitted ? 201 : 202,
                                 nlohmann::json{{"state", to_string(knocked.state)},
                                                {"token", knocked.token},
                                                {"path", path_of(page_of(domain::Role::participant), knocked.token)}});
        });
}

}  // namespace bimtek::net
