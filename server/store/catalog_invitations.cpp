#include "store/catalog_invitations.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "store/attendance_rows.hpp"
#include "store/catalog_calls.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

bool exists(Connection& db, const SessionId& session) {
    return db.query("SELECT 1 FROM session WHERE id = ?", session).next();
}

bool exists(Connection& db, const RegionCode& region) {
    return region.empty() || db.query("SELECT 1 FROM region WHERE code = ?", region).next();
}

/// The end of the range in which the figures of all are computed: new rows join in there.
Instant figures_at(Connection& db, const SessionId& session) {
    Query row = db.query("SELECT figures_at FROM session_state WHERE session = ?", session);
    return row.next() ? row.instant(0) : Instant{};
}

/// One row for all of them: a session may have thousands. It names the one that is alone.
void audit_several(Connection& db, Instant now, const Author& by, Action action, const SessionId& session,
                   const std::vector<InvitationId>& invitations) {
    if (invitations.empty()) return;
    nlohmann::json detail = {{"count", invitations.size()}};
    if (invitations.size() == 1) detail["invitation"] = invitations.front().value;
    audit(db, now, by, action, session, detail);
}

std::optional<Invitation> find(Connection& db, const SessionId& session, const InvitationId& invitation) {
    Query row = db.query("SELECT * FROM invitation_details WHERE session = ? AND id = ?", session, invitation);
    if (!row.next()) return std::nullopt;
    return invitation_in(row);
}

IssuedToken issue(Connection& db, Invitation invitation, Instant now) {
    IssuedToken issued{std::move(invitation), random_token()};
    issued.invitation.live_tokens += 1;
    db.run("INSERT INTO token (token_hash, invitation, created_at) VALUES (?, ?, ?)", Blob{sha256(issued.token)},
           issued.invitation.id, now);
    return issued;
}

bool has_place(Connection& db, const SessionId& session, const NewInvitation& invitation) {
    using domain::Role;
    const auto& [role, region, site, name] = invitation;
    const bool for_region = domain::is_region(role) || role == Role::region_admin;
    if (!for_region && role != Role::screen) return region.empty() && site.empty();
    if (region.empty()) return role == Role::screen && site.empty();
    const auto sites = sites_of(db, session, region);
    if (sites.empty()) return false;
    if (site.empty()) return role != Role::site_operator;
    return domain::is_region(role) && has_site(sites, site);
}

}  // namespace

Invitation invitation_in(Query& row) {
    Invitation invitation;
    invitation.id = InvitationId(row.text(0));
    invitation.session = SessionId(row.text(1));
    invitation.role = domain::role_from(row.text(3)).value_or(domain::Role::observer);
    invitation.region = RegionCode(row.text(4));
    invitation.region_name = row.text(5);
    invitation.site = SiteId(row.text(6));
    invitation.site_name = row.text(7);
    invitation.name = row.text(8);
    invitation.unit = row.text_or_null(9);
    invitation.live_tokens = row.small(10);
    invitation.revoked = !row.is_null(11);
    invitation.withdrawn = !row.is_null(12);
    invitation.removed = !row.is_null(13);
    return invitation;
}

std::vector<Invitation> invitations_of_session(Connection& db, const SessionId& session) {
    std::vector<Invitation> invitations;
    Query rows = db.query("SELECT * FROM invitation_details WHERE session = ? ORDER BY position", session);
    while (rows.next()) invitations.push_back(invitation_in(rows));
    return invitations;
}

std::vector<InvitationId> keep_invitations(Connection& db, const SessionId& session,
                                           const std::vector<NewInvitation>& invitations, Instant now) {
    std::int64_t position = 0;
    {
        Query last = db.query("SELECT max(position) FROM invitation WHERE session = ?", session);
        last.next();
        position = last.integer(0);
    }
    std::vector<InvitationId> ids;
    for (const NewInvitation& invitation : invitations) {
        ids.emplace_back(random_id());
        db.run(R"(INSERT INTO invitation (id, session, position, role, region, site, name, created_at)
                  VALUES (?, ?, ?, ?, ?, ?, ?, ?))",
               ids.back(), session, ++position, domain::to_string(invitation.role), invitation.region, invitation.site,
               invitation.name, now);
    }
    return ids;
}

std::vector<InvitationId> invite_late(Connection& db, const SessionId& session, const std::vector<NewInvitation>& invitations,
                                      Instant now) {
    auto ids = keep_invitations(db, session, invitations, now);
    const Instant as_of = figures_at(db, session);
    for (const InvitationId& id : ids) compute_attendance(db, session, id, as_of);
    return ids;
}

bool revoke(Connection& db, const InvitationId& invitation, Instant now) {
    db.run("UPDATE token SET revoked_at = ? WHERE invitation = ? AND revoked_at IS NULL", now, invitation);
    return db.run("UPDATE invitation SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, invitation) > 0;
}

std::vector<NamedSite> sites_of(Connection& db, const SessionId& session, const RegionCode& region) {
    std::vector<NamedSite> sites;
    Query rows = db.query(R"(SELECT site, name FROM invitation WHERE session = ? AND region = ? AND role = 'site_operator'
                             AND withdrawn_at IS NULL ORDER BY position)",
                          session, region);
    while (rows.next()) sites.push_back({SiteId(rows.text(0)), rows.text(1)});
    return sites;
}

bool has_site(const std::vector<NamedSite>& sites, const SiteId& site) {
    return std::ranges::any_of(sites, [&](const NamedSite& one) { return one.id == site; });
}

Invitee invitee_of(const Invitation& invitation) {
    // The screen of a region shows what every screen shows.
    if (invitation.role == domain::Role::screen) return {{invitation.id, invitation.role, {}, {}}, invitation.name};
    return {{invitation.id, invitation.role, invitation.region, invitation.site}, invitation.name};
}

Author author_of(const Invitation& invitation) { return {Author::Kind::invitation, invitation.id.value, invitation.name, {}}; }

Result<std::vector<Invitation>, CatalogFault> Catalog::list_invitations(const SessionId& session) {
    return read_through<std::vector<Invitation>>(readers_,
                                                 [&](Connection& db) { return invitations_of_session(db, session); });
}

Result<std::vector<Invitation>, CatalogFault> Catalog::add_invitations(const SessionId& session,
                                                                       const std::vector<NewInvitation>& invitations,
                                                                       const Author& by, Instant now) {
    using Added = Result<std::vector<Invitation>, CatalogFault>;
    return write_through<std::vector<Invitation>>(writer_, [&](Connection& db) -> Added {
        if (!exists(db, session)) return CatalogFault::unknown;
        for (const NewInvitation& invitation : invitations) {
            if (!exists(db, invitation.region)) return CatalogFault::unknown;
        }
        const auto ids = invite_late(db, session, invitations, now);
        audit_several(db, now, by, "invitations_added", session, ids);
        auto all = invitations_of_session(db, session);
        all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(ids.size()));
        return all;
    });
}

Result<Invitation, CatalogFault> Catalog::invite(const SessionId& session, const NewInvitation& invitation, const Author& by,
                                                 Instant now) {
    return write_through<Invitation>(writer_, [=](Connection& db) -> Result<Invitation, CatalogFault> {
        if (!exists(db, session)) return CatalogFault::unknown;
        if (!has_place(db, session, invitation)) return CatalogFault::invalid;
        const auto ids = invite_late(db, session, {invitation}, now);
        audit_several(db, now, by, "invitations_added", session, ids);
        return *find(db, session, ids.front());
    });
}

Result<std::vector<IssuedToken>, CatalogFault> Catalog::issue_tokens(
    const SessionId& session, const std::optional<std::vector<InvitationId>>& invitations, const Author& by, Instant now) {
    using Issued = Result<std::vector<IssuedToken>, CatalogFault>;
    return write_through<std::vector<IssuedToken>>(writer_, [&](Connection& db) -> Issued {
        std::vector<Invitation> chosen = invitations_of_session(db, session);
        std::erase_if(chosen, [](const Invitation& one) { return one.revoked; });
        if (invitations) {
            const std::set<InvitationId> wanted(invitations->begin(), invitations->end());
            std::erase_if(chosen, [&](const Invitation& one) { return !wanted.contains(one.id); });
            if (chosen.size() != wanted.size()) return CatalogFault::unknown;
        } else if (!exists(db, session)) {
            return CatalogFault::unknown;
        }
        std::vector<IssuedToken> issued;
        std::vector<InvitationId> ids;
        for (Invitation& invitation : chosen) {
            issued.push_back(issue(db, std::move(invitation), now));
            ids.push_back(issued.back().invitation.id);
        }
        audit_several(db, now, by, "links_issued", session, ids);
        return issued;
    });
}

Result<Done, CatalogFault> Catalog::revoke_invitation(const SessionId& session, const InvitationId& invitation, const Author& by,
                                                      Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        if (!find(db, session, invitation)) return CatalogFault::unknown;
        if (revoke(db, invitation, now)) audit(db, now, by, "invitation_revoked", session, {{"invitation", invitation.value}});
        return Done{};
    });
}

Result<Done, CatalogFault> Catalog::remove_invitation(const SessionId& session, const InvitationId& invitation, const Author& by,
                                                      Instant now) {
    return write_through<Done>(writer_, [=](Connection& db) -> Result<Done, CatalogFault> {
        if (!find(db, session, invitation)) return CatalogFault::unknown;
        if (db.run("UPDATE invitation SET removed_at = ? WHERE id = ? AND removed_at IS NULL", now, invitation) == 0) return Done{};
        audit(db, now, by, "person_removed", session, {{"invitation", invitation.value}});
        revoke(db, invitation, now);
        db.run(R"(UPDATE door SET closed = 1 FROM knock AS k
                  WHERE k.invitation = ? AND door.session = k.session AND door.region = k.region)",
               invitation);
        return Done{};
    });
}

Result<IssuedToken, CatalogFault> Catalog::reissue_token(const SessionId& session, const InvitationId& invitation,
                                                         const Author& by, Instant now) {
    return write_through<IssuedToken>(writer_, [=](Connection& db) -> Result<IssuedToken, CatalogFault> {
        auto found = find(db, session, invitation);
        if (!found || found->withdrawn) return CatalogFault::unknown;
        revoke(db, invitation, now);
        db.run("UPDATE invitation SET revoked_at = NULL, removed_at = NULL WHERE id = ?", invitation);
        audit(db, now, by, "link_reissued", session, {{"invitation", invitation.value}});
        return issue(db, *std::move(found), now);
    });
}

Result<std::optional<Invitation>, CatalogFault> Catalog::find_invitation(const SessionId& session,
                                                                         const InvitationId& invitation) {
    return read_through<std::optional<Invitation>>(readers_, [&](Connection& db) { return find(db, session, invitation); });
}

Result<std::optional<TokenHolder>, CatalogFault> Catalog::find_token(std::string_view token) {
    return read_through<std::optional<TokenHolder>>(readers_, [&](Connection& db) -> std::optional<TokenHolder> {
        Query row = db.query(R"(SELECT i.*, t.revoked_at FROM token t JOIN invitation_details i ON i.id = t.invitation
                                WHERE t.token_hash = ?)",
                             Blob{sha256(token)});
        if (!row.next()) return std::nullopt;
        TokenHolder holder{invitation_in(row), false};
        holder.revoked = holder.invitation.revoked || !row.is_null(14);
        return holder;
    });
}

}  // namespace bimtek::store
