// Revisions of plans in the database: keeping one, reading one, and making the other rows follow the one in force.
// Throws SQLite::Exception.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/codec/plan_codec.hpp"
#include "bimtek/domain/revision.hpp"
#include "store/audit.hpp"
#include "store/connection.hpp"

namespace bimtek::store {

/// Reads a document that is to become a plan. A walkthrough that `base` names too keeps the definition that `base` has;
/// any other is the current one of its id.
Result<domain::SessionPlan, std::vector<codec::PlanProblem>> parse_new_plan(Connection& db, std::string_view document,
                                                                            const SessionId& session,
                                                                            const domain::SessionPlan* base = nullptr);

/// nullptr when there is no definition of that hash, or it cannot be read. What a hash names never changes, so a connection reads
/// each definition once.
std::shared_ptr<const domain::Walkthrough> read_walkthrough(Connection& db, const std::string& staff_hash);

/// nullopt when there is no such revision, or it cannot be read.
std::optional<domain::SessionPlan> read_plan(Connection& db, const SessionId& session, int revision);

/// The number of the revision in force; 0 when there is no such session.
int revision_in_force(Connection& db, const SessionId& session);

/// Whether this revision is or ever was in force. A row alone does not say so: those that were refused have one too.
bool was_in_force(Connection& db, const SessionId& session, int revision);

/// Adds a revision behind those that are there and returns its number. It is not in force by that, but for the first.
int keep_revision(Connection& db, const domain::SessionPlan& plan, std::string_view document,
                  const Author& by, Instant now);

/// The rows of `session` and `planned_item`, and of the report of the agenda, say what this revision says; items that
/// commands changed stay when its agenda is that of the revision before. Done again, it does the same.
void show_revision(Connection& db, const SessionId& session, int revision);

/// Before `show_revision`: sites and regions that are new get an invitation, those that are gone lose theirs with all tokens,
/// sites that have another name show it. Not to be done again.
void follow_revision(Connection& db, const SessionId& session, int revision, Instant now);

}  // namespace bimtek::store
