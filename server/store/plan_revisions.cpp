#include "store/plan_revisions.hpp"

#include <set>

#include "bimtek/codec/walkthrough_codec.hpp"
#include "store/catalog_invitations.hpp"
#include "store/doors.hpp"

namespace bimtek::store {

std::shared_ptr<const domain::Walkthrough> read_walkthrough(Connection& db, const std::string& staff_hash) {
    auto& known = db.walkthroughs();
    if (const auto found = known.find(staff_hash); found != known.end()) return found->second;
    Query row = db.query("SELECT json FROM definition WHERE hash = ?", staff_hash);
    if (!row.next()) return nullptr;
    auto walkthrough = codec::parse_walkthrough(row.text(0));
    if (!walkthrough) return nullptr;
    return known[staff_hash] = std::make_shared<const domain::Walkthrough>(*std::move(walkthrough));
}

namespace {

std::optional<codec::KnownRegion> region_of_code(Connection& db, const RegionCode& code) {
    Query row = db.query(R"(SELECT r.name, r.province, p.name, r.zone
                            FROM region r JOIN region p ON p.code = r.province WHERE r.code = ?)",
                         code);
    if (!row.next()) return std::nullopt;
    return codec::KnownRegion{row.text(0), RegionCode(row.text(1)), row.text(2), zone_from_iana(row.text(3)).value_or(Zone::wib)};
}

/// Both hashes of one definition, if it is there and can be read.
std::optional<codec::KnownWalkthrough> known_walkthrough(Connection& db, const std::string& staff_hash,
                                                         const std::string& site_hash) {
    const auto walkthrough = read_walkthrough(db, staff_hash);
    if (!walkthrough) return std::nullopt;
    codec::KnownWalkthrough known{staff_hash, site_hash, {}};
    for (const domain::Step& step : walkthrough->steps) known.steps.push_back(step.id);
    return known;
}

std::optional<codec::KnownWalkthrough> current_walkthrough(Connection& db, const std::string& id) {
    std::string staff_hash;
    std::string site_hash;
    {
        Query rows = db.query("SELECT edition, hash FROM definition WHERE walkthrough = ? AND current = 1", id);
        while (rows.next()) (rows.text(0) == "staff" ? staff_hash : site_hash) = rows.text(1);
    }
    return known_walkthrough(db, staff_hash, site_hash);
}

/// What the catalog knows; the walkthrough is whatever `walkthrough` says of its id.
template <class Walkthroughs>
codec::PlanReferences references_in(Connection& db, Walkthroughs walkthrough) {
    return {[&db](const RegionCode& code) { return region_of_code(db, code); }, walkthrough};
}

void keep_planned_items(Connection& db, const domain::SessionPlan& plan) {
    db.run("DELETE FROM planned_item WHERE session = ?", plan.id);
    for (const domain::PlannedItem& item : plan.agenda) {
        db.run("INSERT INTO planned_item (session, item, kind, counts, is_break) VALUES (?, ?, ?, ?, ?)", plan.id, item.id,
               item.kind, item.counts, item.is_break);
    }
}

}  // namespace

Result<domain::SessionPlan, std::vector<codec::PlanProblem>> parse_new_plan(Connection& db, std::string_view document,
                                                                            const SessionId& session,
                                                                            const domain::SessionPlan* base) {
    return codec::parse_plan(document, session, references_in(db, [&](const std::string& id) {
        if (base == nullptr || base->walkthrough != id) return current_walkthrough(db, id);
        return known_walkthrough(db, base->definition_hash, base->site_definition_hash);
    }));
}

std::optional<domain::SessionPlan> read_plan(Connection& db, const SessionId& session, int revision) {
    std::string document, staff_hash, site_hash;
    {
        Query row = db.query(R"(SELECT document, definition_hash, site_definition_hash FROM plan_revision
                                WHERE session = ? AND revision = ?)",
                             session, revision);
        if (!row.next()) return std::nullopt;
        document = row.text(0);
        staff_hash = row.text(1);
        site_hash = row.text(2);
    }
    return codec::read_kept_plan(document, session,
                                 references_in(db, [&](const std::string&) { return known_walkthrough(db, staff_hash, site_hash); }));
}

int revision_in_force(Connection& db, const SessionId& session) {
    Query row = db.query("SELECT revision FROM session_state WHERE session = ?", session);
    return row.next() ? row.small(0) : 0;
}

bool was_in_force(Connection& db, const SessionId& session, int revision) {
    if (revision == 1 || revision == revision_in_force(db, session)) return true;  // without the log, which is long
    return db.query(R"(SELECT 1 FROM event WHERE session = ? AND type = 'plan_revised'
                           AND json_extract(payload, '$.revision') = ?)",
                    session, revision).next();
}

int keep_revision(Connection& db, const domain::SessionPlan& plan, std::string_view document,
                  const Author& by, Instant now) {
    const auto made_by = by.kind == Author::Kind::account ? std::optional(by.id) : std::nullopt;
    int revision = 0;
    {
        Query last = db.query("SELECT coalesce(max(revision), 0) FROM plan_revision WHERE session = ?", plan.id);
        last.next();
        revision = last.small(0) + 1;
    }
    db.run(R"(INSERT INTO plan_revision (session, revision, document, definition_hash, site_definition_hash, made_by, made_at)
              VALUES (?, ?, ?, ?, ?, ?, ?))",
           plan.id, revision, std::string(document), plan.definition_hash, plan.site_definition_hash, made_by, now);
    return revision;
}

void show_revision(Connection& db, const SessionId& session, int revision) {
    const auto plan = read_plan(db, session, revision);
    const auto before = read_plan(db, session, revision_in_force(db, session));
    if (!plan || !before) return;  // nothing that was ever accepted; the session itself says that it is damaged
    const domain::AttendancePolicy& policy = plan->attendance;
    db.run(R"(UPDATE session SET title_id = ?, title_en = ?, host = ?, zone = ?, starts_at = ?, ends_at = ?, regions_invited = ?,
                  definition_hash = ?, site_definition_hash = ?, grace_s = ?, late_after_min = ?, full_percent = ?,
                  partial_percent = ? WHERE id = ?)",
           plan->title.id, plan->title.en, plan->host, iana_of(plan->zone), plan->starts_at, domain::planned_end(*plan),
           static_cast<int>(plan->regions.size()), plan->definition_hash, plan->site_definition_hash, policy.grace_s,
           policy.late_after_min, policy.full_percent, policy.partial_percent, session);
    keep_planned_items(db, *plan);
    if (before->starts_at != plan->starts_at || before->agenda != plan->agenda) {
        db.run("DELETE FROM agenda_item WHERE session = ?", session);
        db.run(R"(INSERT INTO agenda_item (session, item, kind, counts, is_break)
                  SELECT session, item, kind, counts, is_break FROM planned_item WHERE session = ?)",
               session);
    }
    db.run("UPDATE session_state SET revision = ? WHERE session = ?", revision, session);
}

void follow_revision(Connection& db, const SessionId& session, int revision, Instant now) {
    const auto plan = read_plan(db, session, revision);
    const auto before = read_plan(db, session, revision_in_force(db, session));
    if (!plan || !before) return;

    std::set<std::pair<RegionCode, SiteId>> have;  // without a site: the region's admin
    for (const Invitation& invitation : invitations_of_session(db, session)) {
        // A screen is of the session, whatever region its door's code is of.
        if (invitation.region.empty() || invitation.withdrawn || invitation.role == domain::Role::screen) continue;
        if (!domain::invites(*plan, invitation.region, invitation.site)) {
            db.run("UPDATE invitation SET withdrawn_at = ? WHERE id = ?", now, invitation.id);
            revoke(db, invitation.id, now);
        } else if (invitation.role == domain::Role::site_operator || invitation.role == domain::Role::region_admin) {
            have.insert({invitation.region, invitation.site});
        }
    }
    std::vector<NewInvitation> further;
    for (const domain::PlannedRegion& region : plan->regions) {
        if (!have.contains({region.code, {}})) {
            further.push_back({domain::Role::region_admin, region.code, {}, region_admin_name});
        }
        for (const domain::PlannedSite& site : region.sites) {
            if (!have.contains({region.code, site.id})) {
                further.push_back({domain::Role::site_operator, region.code, site.id, site.name});
            } else if (const auto* known = domain::find_site(*before, region.code, site.id); known && known->name != site.name) {
                db.run(R"(UPDATE invitation SET name = ?
                          WHERE session = ? AND region = ? AND site = ? AND role = 'site_operator')",
                       site.name, session, region.code, site.id);
            }
        }
    }
    keep_invitations(db, session, further, now);
    open_doors(db, session, now);
}

}  // namespace bimtek::store
