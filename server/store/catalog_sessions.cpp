// The catalog's sessions: importing a plan, listing, and loading one for the live layer.
#include "store/catalog_sessions.hpp"

#include <nlohmann/json.hpp>

#include "store/catalog_calls.hpp"
#include "store/catalog_invitations.hpp"
#include "store/doors.hpp"
#include "store/materials.hpp"
#include "store/plan_revisions.hpp"
#include "store/randomness.hpp"
#include "store/report_tables.hpp"

namespace bimtek::store {

namespace {

std::vector<NewInvitation> invitations_of(const domain::SessionPlan& plan) {
    using domain::Role;
    std::vector<NewInvitation> invitations = {{Role::facilitator, {}, {}, "Fasilitator"},
                                              {Role::moderator, {}, {}, "Moderator"},
                                              {Role::helper, {}, {}, "Pendamping"},
                                              {Role::screen, {}, {}, "Layar"},
                                              {Role::observer, {}, {}, "Pimpinan"}};
    for (const domain::PlannedRegion& region : plan.regions) {
        invitations.push_back({Role::region_admin, region.code, {}, region_admin_name});
        for (const domain::PlannedSite& site : region.sites) {
            invitations.push_back({Role::site_operator, region.code, site.id, site.name});
        }
    }
    return invitations;
}

void keep_session(Connection& db, const domain::SessionPlan& plan, std::string_view document, const Author& by, Instant now,
                  bool demo) {
    // The rest of the row follows from the revision.
    db.run(R"(INSERT INTO session (id, title_id, title_en, host, zone, starts_at, ends_at, regions_invited, definition_hash,
                  site_definition_hash, grace_s, late_after_min, full_percent, partial_percent, demo, created_at)
              VALUES (?, '', '', '', '', '', '', 0, ?, ?, 0, 0, 0, 0, ?, ?))",
           plan.id, plan.definition_hash, plan.site_definition_hash, demo, now);
    keep_revision(db, plan, document, by, now);
    keep_invitations(db, plan.id, invitations_of(plan), now);
    open_doors(db, plan.id, now);
    start_reports(db, plan.id);
}

/// The session that this attempt made before; `taken` when it asked for something else then.
Result<std::optional<SessionId>, CatalogFault> made_before(Connection& db, const Author& by, const Attempt& attempt) {
    Query row = db.query("SELECT session, content FROM session_attempt WHERE by_id = ? AND attempt = ?", by.id, Blob{attempt.id});
    if (!row.next()) return std::optional<SessionId>();
    if (row.text(1) != attempt.content) return CatalogFault::taken;
    return std::optional(SessionId(row.text(0)));
}

constexpr const char* select_sessions = R"(
    SELECT s.id, s.title_id, s.title_en, s.host, t.state, s.starts_at, s.ends_at, s.zone, s.regions_invited,
           t.revision, s.definition_hash, s.site_definition_hash
    FROM session s LEFT JOIN session_state t ON t.session = s.id
    WHERE ?1 IS NULL OR s.id = ?1 ORDER BY s.starts_at DESC, s.id)";

std::vector<SessionSummary> summaries(Connection& db, const std::optional<SessionId>& only) {
    std::vector<SessionSummary> sessions;
    Query rows = db.query(select_sessions, only);
    while (rows.next()) {
        sessions.push_back({SessionId(rows.text(0)), {rows.text(1), rows.text(2)}, rows.text(3), rows.text(4), rows.instant(5),
                            rows.instant(6), zone_from_iana(rows.text(7)).value_or(Zone::wib), rows.small(8), rows.small(9),
                            rows.text(10), rows.text(11)});
    }
    return sessions;
}

/// Everyone who may appear as an author in the session: its invitations, and the accounts of the institution.
std::vector<Invitee> invitees_of(Connection& db, const SessionId& session) {
    std::vector<Invitee> invitees;
    for (const Invitation& invitation : invitations_of_session(db, session)) invitees.push_back(invitee_of(invitation));
    Query users = db.query("SELECT id, name FROM user ORDER BY name");
    while (users.next()) invitees.push_back({{InvitationId(users.text(0)), domain::Role::organizer, {}, {}}, users.text(1)});
    return invitees;
}

/// Every revision that can be read. One that was in force and cannot is missed by the session itself.
Result<std::map<int, domain::PlanRevision>, LoadFault> load_revisions(Connection& db, const SessionId& session) {
    std::vector<int> numbers;
    {
        Query rows = db.query("SELECT revision FROM plan_revision WHERE session = ? ORDER BY revision", session);
        while (rows.next()) numbers.push_back(rows.small(0));
    }
    if (numbers.empty()) return LoadFault::unknown;
    std::map<int, domain::PlanRevision> revisions;
    for (const int number : numbers) {
        auto plan = read_plan(db, session, number);
        if (!plan) continue;
        auto walkthrough = read_walkthrough(db, plan->definition_hash);
        revisions[number] = {std::make_shared<const domain::SessionPlan>(*std::move(plan)), std::move(walkthrough)};
    }
    if (!revisions.contains(1)) return LoadFault::unavailable;
    return revisions;
}

Result<SessionRecord, LoadFault> load_session(Connection& db, const SessionId& session) {
    auto revisions = load_revisions(db, session);
    if (!revisions) return revisions.error();
    return SessionRecord{*std::move(revisions), invitees_of(db, session)};
}

}  // namespace

std::optional<SessionSummary> summary_of(Connection& db, const SessionId& session) {
    auto found = summaries(db, session);
    if (found.empty()) return std::nullopt;
    return std::move(found.front());
}

Catalog::Catalog(LogWriter& writer, ReaderPool& readers) : writer_(writer), readers_(readers) {}

Result<SessionId, ImportFault> Catalog::import_plan(std::string_view document, const Author& by, Instant now, bool demo,
                                                    const Attempt& attempt) {
    return make_session(document, {}, by, now, demo, attempt);
}

Result<SessionId, ImportFault> Catalog::make_session(std::string_view document, const SessionId& original, const Author& by,
                                                     Instant now, bool demo, const Attempt& attempt) {
    const SessionId id(random_id());
    const auto parsed = readers_.read([&](Connection& db) { return parse_new_plan(db, document, id); });
    if (!parsed) return ImportFault{CatalogFault::unavailable, {}};
    if (!parsed->ok()) return ImportFault{CatalogFault::invalid, parsed->error()};

    const auto kept = write_through<SessionId>(writer_, [&](Connection& db) -> Result<SessionId, CatalogFault> {
        const auto before = made_before(db, by, attempt);
        if (!before.ok()) return before.error();
        if (*before) return **before;
        keep_session(db, parsed->value(), document, by, now, demo);
        if (!attempt.id.empty()) {
            db.run("INSERT INTO session_attempt (by_id, attempt, content, session) VALUES (?, ?, ?, ?)", by.id, Blob{attempt.id},
                   Blob{attempt.content}, id);
        }
        if (original.empty()) {
            audit(db, now, by, "session_created", id, nlohmann::json::object());
        } else {
            copy_materials(db, original, id, now);
            audit(db, now, by, "session_copied", id, {{"original", original.value}});
        }
        return id;
    });
    if (!kept) return ImportFault{kept.error(), {}};
    return *kept;
}

Result<std::vector<SessionSummary>, CatalogFault> Catalog::list_sessions() {
    return read_through<std::vector<SessionSummary>>(readers_, [](Connection& db) { return summaries(db, std::nullopt); });
}

Result<std::vector<SessionId>, CatalogFault> Catalog::sessions_under_way() {
    return read_through<std::vector<SessionId>>(readers_, [](Connection& db) {
        std::vector<SessionId> sessions;
        Query rows = db.query("SELECT session FROM session_state WHERE state IN ('lobby', 'live') ORDER BY session");
        while (rows.next()) sessions.emplace_back(rows.text(0));
        return sessions;
    });
}

Result<std::optional<SessionSummary>, CatalogFault> Catalog::find_session(const SessionId& session) {
    return read_through<std::optional<SessionSummary>>(readers_, [&](Connection& db) { return summary_of(db, session); });
}

Result<std::optional<SessionId>, CatalogFault> Catalog::find_demo_session() {
    return read_through<std::optional<SessionId>>(readers_, [](Connection& db) -> std::optional<SessionId> {
        Query row = db.query("SELECT id FROM session WHERE demo = 1 ORDER BY created_at LIMIT 1");
        if (!row.next()) return std::nullopt;
        return SessionId(row.text(0));
    });
}

void Catalog::load(const SessionId& session, Executor& owner, LoadDone done) {
    readers_.submit([session, &owner, done = std::move(done)](Connection* db) {
        auto record = std::make_shared<Result<SessionRecord, LoadFault>>(LoadFault::unavailable);
        if (db != nullptr) {
            try {
                *record = load_session(*db, session);
            } catch (const SQLite::Exception&) {
                // It stays unavailable.
            }
        }
        owner.post([record, done] { done(std::move(*record)); });
    });
}

}  // namespace bimtek::store
