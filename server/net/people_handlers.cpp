// The help desk: finding people, giving them another link, sending them away; and inviting further ones.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/nfc.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {
namespace {

nlohmann::json presence_json(store::Person::Presence presence) {
    using enum store::Person::Presence;
    switch (presence) {
        case never_came: return nullptr;
        case connected: return "connected";
        case lost: return "lost";
        case left: return "left";
    }
    return nullptr;
}

nlohmann::json person_json(const store::Person& person) {
    auto json = link_json(person.invitation);
    json["unit"] = person.invitation.unit ? nlohmann::json(*person.invitation.unit) : nlohmann::json(nullptr);
    json["came_by"] = person.invitation.unit ? "door" : "plan";
    json["presence"] = presence_json(person.presence);
    json["seen_at"] = person.seen_at ? nlohmann::json(to_iso8601(*person.seen_at)) : nlohmann::json(nullptr);
    json["tokens"] = person.invitation.live_tokens;
    json["revoked"] = person.invitation.revoked;
    json["removed"] = person.invitation.removed;
    return json;
}

/// Who runs a session minds those who take part in it; whoever helps to run it is the organizer's own matter.
bool minds(const Caller& caller, const store::Invitation& invitation) {
    using enum domain::Role;
    return role_of(caller) == organizer || domain::is_region(invitation.role) || invitation.role == region_admin ||
           invitation.role == screen;
}

/// Does it with the invitation that the path names, if the caller minds it.
template <class What>
HttpResponse with_person(ApiContext& context, const ApiCall& call, What what) {
    const auto invitation = context.catalog.find_invitation(call.session->id, InvitationId(call.path_values.at(1)));
    if (!invitation.ok()) return problem_of(invitation.error());
    if (!invitation->has_value()) return problem(404);
    if (!minds(call.who(), **invitation)) return problem(403);
    return what((*invitation)->id);
}

/// Empty for a member that is missing or null, which some roles have no place for; nullopt for anything but text.
std::optional<std::string> place_member(const nlohmann::json& body, const char* name) {
    return has_no(body, name) ? std::optional(std::string()) : text_member(body, name);
}

}  // namespace

HttpResponse list_people(ApiContext& context, const ApiCall& call) {
    const auto* part = call.target.find("q");
    if (part != nullptr && domain::code_points(*part) > limits::people_search_max) return problem(400, "parameter");
    const auto found = context.catalog.find_people(call.session->id, part ? *part : std::string());
    if (!found.ok()) return problem_of(found.error());
    auto people = nlohmann::json::array();
    for (const auto& person : found->people) people.push_back(person_json(person));
    return json_response(200, nlohmann::json{{"people", std::move(people)}, {"more", found->more}});
}

HttpResponse reissue_link(ApiContext& context, const ApiCall& call) {
    return with_person(context, call, [&](const InvitationId& id) {
        const auto issued = context.gateway.reissue(call.session->id, id, author_of(call));
        return issued.ok() ? json_response(200, link_json(*issued)) : problem_of(issued.error());
    });
}

HttpResponse remove_person(ApiContext& context, const ApiCall& call) {
    return with_person(context, call, [&](const InvitationId& id) {
        const auto done = context.gateway.remove(call.session->id, id, author_of(call));
        return done.ok() ? empty_response(204) : problem_of(done.error());
    });
}

HttpResponse add_invitation(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"role", "region", "site", "name"});
    const auto word = body ? text_member(*body, "role") : std::nullopt;
    const auto name = body ? text_member(*body, "name") : std::nullopt;
    if (!word || !name) return problem(400, "body");
    const auto role = domain::role_from(*word);
    if (!role || *role == domain::Role::organizer) return problem(400, {}, R"("field":"role")");
    const auto kept = codec::to_nfc(*name);
    if (domain::is_blank_text(kept) || domain::code_points(kept) > limits::person_name_max || domain::has_control_character(kept)) {
        return problem(400, {}, R"("field":"name")");
    }
    const auto region = place_member(*body, "region");
    const auto site = place_member(*body, "site");
    if (!region || !site) return problem(400, "body");
    const auto added = context.catalog.invite(call.session->id, {*role, RegionCode(*region), SiteId(*site), kept}, author_of(call),
                                              context.clock.now());
    if (!added.ok()) return added.error() == store::CatalogFault::invalid ? problem(400, "place") : problem_of(added.error());
    return json_response(201, link_json(*added));
}

}  // namespace bimtek::net
