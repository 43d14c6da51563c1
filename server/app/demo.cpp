#include "app/demo.hpp"

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "app/demo_plan.hpp"
#include "net/pages.hpp"
#include "store/randomness.hpp"

namespace bimtek::app {
namespace {

using Json = nlohmann::ordered_json;
using domain::Role;

const std::string organizer_name = "panitia";

Failure failure_of(store::CatalogFault) { return {"The database cannot be read or written."}; }

Result<SessionId, Failure> demo_session(store::Catalog& catalog, std::optional<Instant> start, Instant now) {
    const auto there = catalog.find_demo_session();
    if (!there.ok()) return failure_of(there.error());
    if (there->has_value()) return **there;
    const auto made = catalog.import_plan(demo_plan(start.value_or(next_quarter_hour(now))), store::the_program, now, true);
    if (made.ok()) return *made;
    if (made.error().fault != store::CatalogFault::invalid) return failure_of(made.error().fault);
    const auto& [path, code] = made.error().problems.front();
    return Failure{"The plan of the demo session is refused: " + code + " at " + path + "."};
}

struct Organizer {
    std::string token;
    std::optional<std::string> password;  ///< of an account that is new
};

/// The organizer's account; nullopt while there is none.
Result<std::optional<store::UserId>, Failure> find_organizer(store::Catalog& catalog) {
    const auto users = catalog.list_users();
    if (!users.ok()) return failure_of(users.error());
    const auto there = std::ranges::find(*users, organizer_name, &store::User::name);
    if (there == users->end()) return std::optional<store::UserId>();
    if (there->disabled) return Failure{"The account " + organizer_name + " is disabled; enable it first."};
    return std::optional(there->id);
}

Result<Organizer, Failure> sign_in_organizer(store::Catalog& catalog, const std::optional<store::UserId>& there, Instant now) {
    Organizer organizer;
    store::UserId account;
    if (there) {
        account = *there;
    } else {
        organizer.password = store::random_id();
        const auto made = catalog.create_user(organizer_name, *organizer.password, store::the_program, now);
        if (!made.ok()) return failure_of(made.error());
        account = *made;
    }
    const auto login = catalog.create_login(account, store::the_program, now);
    if (!login.ok()) return failure_of(login.error());
    organizer.token = login->token;
    return organizer;
}

/// The regions that are invited to the session, each once, in the order of their invitations. A plan has one at least.
std::vector<RegionCode> regions_of(const std::vector<store::Invitation>& invitations) {
    std::vector<RegionCode> regions;
    for (const auto& invitation : invitations) {
        if (invitation.role == Role::site_operator && !invitation.withdrawn && (regions.empty() || regions.back() != invitation.region)) {
            regions.push_back(invitation.region);
        }
    }
    return regions;
}

std::optional<Failure> invite_participants(store::Catalog& catalog, const SessionId& session, int participants, Instant now) {
    const auto invitations = catalog.list_invitations(session);
    if (!invitations.ok()) return failure_of(invitations.error());
    const auto regions = regions_of(*invitations);
    const auto there = static_cast<std::size_t>(std::ranges::count(*invitations, Role::participant, &store::Invitation::role));
    std::vector<store::NewInvitation> missing;
    for (std::size_t i = there; i < static_cast<std::size_t>(participants); ++i) {
        const auto name = "Peserta " + std::to_string(i / regions.size() + 1);
        missing.push_back({Role::participant, regions[i % regions.size()], {}, name});
    }
    if (missing.empty()) return std::nullopt;
    const auto added = catalog.add_invitations(session, missing, store::the_program, now);
    if (!added.ok()) return failure_of(added.error());
    return std::nullopt;
}

Json or_null(const std::string& value) { return value.empty() ? Json() : Json(value); }

std::string name_of(const store::Invitation& invitation) {
    if (invitation.region.empty()) return invitation.name;
    return invitation.region_name + ", " + invitation.name;
}

Json link_of(const store::IssuedToken& issued) {
    const auto& invitation = issued.invitation;
    return {{"role", domain::to_string(invitation.role)},
            {"region", or_null(invitation.region.value)},
            {"site", or_null(invitation.site.value)},
            {"token", issued.token},
            {"path", std::string(net::page_of(invitation.role)).append("#").append(issued.token)},
            {"name", name_of(invitation)}};
}

}  // namespace

Result<Json, Failure> make_demo(store::Catalog& catalog, int participants, std::optional<Instant> start, Instant now) {
    const auto account = find_organizer(catalog);
    if (!account.ok()) return account.error();
    const auto session = demo_session(catalog, start, now);
    if (!session.ok()) return session.error();
    const auto organizer = sign_in_organizer(catalog, *account, now);
    if (!organizer.ok()) return organizer.error();
    if (auto failure = invite_participants(catalog, *session, participants, now)) return *std::move(failure);
    const auto summary = catalog.find_session(*session);
    if (!summary.ok() || !summary->has_value()) return failure_of(store::CatalogFault::unavailable);
    auto issued = catalog.issue_tokens(*session, std::nullopt, store::the_program, now);
    if (!issued.ok()) return failure_of(issued.error());
    std::ranges::stable_sort(*issued, {}, [](const store::IssuedToken& one) {
        return std::tuple(one.invitation.role, one.invitation.region != demo_region);
    });

    Json links = Json::array();
    links.push_back({{"role", domain::to_string(Role::organizer)},
                     {"region", nullptr},
                     {"site", nullptr},
                     {"token", organizer->token},
                     {"path", "/kelola#" + organizer->token},
                     {"name", organizer_name}});
    for (const auto& one : *issued) links.push_back(link_of(one));
    return Json{{"session", session->value},
                {"starts_at", to_iso8601((*summary)->starts_at)},
                {"password", organizer->password ? Json(*organizer->password) : Json()},
                {"links", std::move(links)}};
}

}  // namespace bimtek::app
