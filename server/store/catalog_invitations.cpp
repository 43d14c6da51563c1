#include "store/catalog_invitations.hpp"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "store/attendance_rows.hpp"
#include "store/catalog_calls.hpp"
#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

/// The site's name is that of its operator's invitation.
constexpr const char* select_by_session = R"(
    SELECT i.id, i.session, i.role, i.region, r.name, i.site,
           (SELECT s.name FROM invitation s WHERE s.session = i.session AND s.region = i.region AND s.site = i.site
                AND s.role = 'site_operator' ORDER BY s.position LIMIT 1),
           i.name, (SELECT count(*) FROM token t WHERE t.invitation = i.id AND t.revoked_at IS NULL), i.revoked_at,
           i.withdrawn_at
    FROM invitation i LEFT JOIN region r ON r.code = i.region
    WHERE i.session = ? ORDER BY i.position)";

constexpr const char* select_by_token = R"(
    SELECT i.id, i.session, i.role, i.region, r.name, i.site,
           (SELECT s.name FROM invitation s WHERE s.session = i.session AND s.region = i.region AND s.site = i.site
                AND s.role = 'site_operator' ORDER BY s.position LIMIT 1),
           i.name, (SELECT count(*) FROM token t WHERE t.invitation = i.id AND t.revoked_at IS NULL), i.revoked_at,
           i.withdrawn_at, k.revoked_at
    FROM token k JOIN invitation i ON i.id = k.invitation LEFT JOIN region r ON r.code = i.region
    WHERE k.token_hash = ?)";

Invitation invitation_in(Query& row) {
    Invitation invitation;
    invitation.id = InvitationId(row.text(0));
    invitation.session = SessionId(row.text(1));
    invitation.role = domain::role_from(row.text(2)).value_or(domain::Role::observer);
    invitation.region = RegionCode(row.text(3));
    invitation.region_name = row.text(4);
    invitation.site = SiteId(row.text(5));
    invitation.site_name = row.text(6);
    invitation.name = row.text(7);
    invitation.live_tokens = row.small(8);
    invitation.revoked = !row.is_null(9);
    invitation.withdrawn = !row.is_null(10);
    return invitation;
}

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

}  // namespace

std::vector<Invitation> invitations_of_session(Connection& db, const SessionId& session) {
    std::vector<Invitation> invitations;
    Query rows = db.query(select_by_session, session);
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

bool revoke(Connection& db, const InvitationId& invitation, Instant now) {
    db.run("UPDATE token SET revoked_at = ? WHERE invitation = ? AND revoked_at IS NULL", now, invitation);
    return db.run("UPDATE invitation SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, invitation) > 0;
}

Invitee invitee_of(const Invitation& invitation) {
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
        const auto ids = keep_invitations(db, session, invitations, now);
        const Instant as_of = figures_at(db, session);
        for (const InvitationId& id : ids) compute_attendance(db, session, id, as_of);
        audit_several(db, now, by, "invitations_added", session, ids);
        auto all = invitations_of_session(db, session);
        all.erase(all.begin(), all.end() - static_cast<std::ptrdiff_t>(ids.size()));
        return all;
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
            issued.push_back({std::move(invitation), random_token()});
            issued.back().invitation.live_tokens += 1;
            db.run("INSERT INTO token (token_hash, invitation, created_at) VALUES (?, ?, ?)",
                   Blob{sha256(issued.back().token)}, issued.back().invitation.id, now);
            ids.push_back(issued.back().invitation.id);
        }
        audit_several(db, now, by, "links_issued", session, ids);
        return issued;
    });
}

Result<Done, CatalogFault> Catalog::revoke_invitation(const SessionId& session, const InvitationId& invitation, const Author& by,
                                                      Instant now) {
    return write_through<Done>(writer_, [&](Connection& db) -> Result<Done, CatalogFault> {
        if (!db.query("SELECT 1 FROM invitation WHERE session = ? AND id = ?", session, invitation).next()) {
            return CatalogFault::unknown;
        }
        if (revoke(db, invitation, now)) audit(db, now, by, "invitation_revoked", session, {{"invitation", invitation.value}});
        return Done{};
    });
}

Result<std::optional<TokenHolder>, CatalogFault> Catalog::find_token(std::string_view token) {
    return read_through<std::optional<TokenHolder>>(readers_, [&](Connection& db) -> std::optional<TokenHolder> {
        Query row = db.query(select_by_token, Blob{sha256(token)});
        if (!row.next()) return std::nullopt;
        TokenHolder holder{invitation_in(row), false};
        holder.revoked = holder.invitation.revoked || !row.is_null(11);
        return holder;
    });
}

}  // namespace bimtek::store
