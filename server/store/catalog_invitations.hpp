// Rows of invitations, for the calls of the catalog that need them. Throws SQLite::Exception.
#pragma once

#include <vector>

#include "store/catalog.hpp"

namespace bimtek::store {

/// What the invitation of a region's admin is called until a person has it.
inline constexpr const char* region_admin_name = "Admin daerah";

/// Of a row that begins with the columns of `invitation_details`.
Invitation invitation_in(Query& row);

/// In the order in which they were made.
std::vector<Invitation> invitations_of_session(Connection& db, const SessionId& session);

/// Of an invited region, in the order of the plan; empty when it is not invited.
std::vector<NamedSite> sites_of(Connection& db, const SessionId& session, const RegionCode& region);
bool has_site(const std::vector<NamedSite>& sites, const SiteId& site);

/// Adds them behind those that are there, and returns their ids in order. Their regions must exist.
std::vector<InvitationId> keep_invitations(Connection& db, const SessionId& session,
                                           const std::vector<NewInvitation>& invitations, Instant now);

/// The same for a session that may have begun: they get their rows in the attendance report.
std::vector<InvitationId> invite_late(Connection& db, const SessionId& session, const std::vector<NewInvitation>& invitations,
                                      Instant now);

/// Voids the invitation and all its tokens; what is void already stays as it was. False when the invitation was void already.
bool revoke(Connection& db, const InvitationId& invitation, Instant now);

}  // namespace bimtek::store
