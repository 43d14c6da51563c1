#include "app/rehearsal_links.hpp"

#include <algorithm>
#include <random>
#include <set>
#include <utility>
#include <vector>

#include "app/demo.hpp"

namespace bimtek::app {
namespace {

using Json = nlohmann::ordered_json;

Failure failure_of(store::CatalogFault fault, const SessionId& session) {
    if (fault == store::CatalogFault::unknown) return {"There is no session " + session.value + "."};
    return {"The database cannot be read or written."};
}

/// One site of each region, in an order that the seed makes.
std::vector<store::Invitation> sites_to_play(std::vector<store::Invitation> invitations, std::uint64_t seed) {
    std::set<RegionCode> seen;
    std::erase_if(invitations, [&](const store::Invitation& one) {
        return one.role != domain::Role::site_operator || one.revoked || !seen.insert(one.region).second;
    });
    std::ranges::shuffle(invitations, std::mt19937_64(seed));
    std::ranges::stable_partition(invitations, [](const store::Invitation& one) { return one.region != demo_region; });
    return invitations;
}

}  // namespace

Result<Json, Failure> make_rehearsal_links(store::Catalog& catalog, const SessionId& session, int regions, std::uint64_t seed,
                                           Instant now) {
    const auto there = catalog.find_session(session);
    if (!there.ok()) return failure_of(there.error(), session);
    if (!there->has_value()) return failure_of(store::CatalogFault::unknown, session);
    const auto invitations = catalog.list_invitations(session);
    if (!invitations.ok()) return failure_of(invitations.error(), session);
    std::vector<InvitationId> chosen;
    for (const auto& site : sites_to_play(*invitations, seed)) {
        if (chosen.size() < static_cast<std::size_t>(regions)) chosen.push_back(site.id);
    }
    const auto issued = catalog.issue_tokens(session, chosen, store::the_program, now);
    if (!issued.ok()) return failure_of(issued.error(), session);
    Json links = Json::array();
    for (const auto& one : *issued) links.push_back({{"token", one.token}, {"name", one.invitation.region_name}});
    return Json{{"links", std::move(links)}};
}

}  // namespace bimtek::app
