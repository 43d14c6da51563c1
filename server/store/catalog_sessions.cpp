// The catalog's sessions: importing a plan, listing, and loading one for the live layer.
#include "bimtek/codec/walkthrough_codec.hpp"
#include "store/catalog_calls.hpp"
#include "store/catalog_invitations.hpp"
#include "store/randomness.hpp"
#include "store/report_tables.hpp"

namespace bimtek::store {

namespace {

std::optional<codec::KnownRegion> region_of_code(Connection& db, const RegionCode& code) {
    Query row = db.query(R"(SELECT r.name, r.province, p.name, r.zone
                            FROM region r JOIN region p ON p.code = r.province WHERE r.code = ?)",
                         code);
    if (!row.next()) return std::nullopt;
    return codec::KnownRegion{row.text(0), RegionCode(row.text(1)), row.text(2), zone_from_iana(row.text(3)).value_or(Zone::wib)};
}

std::optional<domain::Walkthrough> walkthrough_of_hash(Connection& db, const std::string& staff_hash) {
    Query row = db.query("SELECT json FROM definition WHERE hash = ?", staff_hash);
    if (!row.next()) return std::nullopt;
    auto walkthrough = codec::parse_walkthrough(row.text(0));
    if (!walkthrough) return std::nullopt;
    return *std::move(walkthrough);
}

/// Both hashes of one definition, if it is there and can be read.
std::optional<codec::KnownWalkthrough> known_walkthrough(Connection& db, const std::string& staff_hash,
                                                         const std::string& site_hash) {
    const auto walkthrough = walkthrough_of_hash(db, staff_hash);
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

void keep_session(Connection& db, const domain::SessionPlan& plan, const std::string& document, Instant now, bool demo) {
    const domain::AttendancePolicy& policy = plan.attendance;
    db.run(R"(INSERT INTO session (id, plan, title_id, title_en, host, zone, starts_at, ends_at, regions_invited,
                  definition_hash, site_definition_hash, grace_s, late_after_min, full_percent, partial_percent, demo, created_at)
              VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?))",
           plan.id, document, plan.title.id, plan.title.en, plan.host, iana_of(plan.zone), plan.starts_at,
           domain::planned_end(plan), static_cast<int>(plan.regions.size()), plan.definition_hash, plan.site_definition_hash,
           policy.grace_s, policy.late_after_min, policy.full_percent, policy.partial_percent, demo, now);
    for (const domain::PlannedItem& item : plan.agenda) {
        db.run("INSERT INTO planned_item (session, item, kind, counts, is_break) VALUES (?, ?, ?, ?, ?)", plan.id, item.id,
               item.kind, item.counts, item.is_break);
    }
}

std::vector<NewInvitation> invitations_of(const domain::SessionPlan& plan) {
    using domain::Role;
    std::vector<NewInvitation> invitations = {{Role::facilitator, {}, {}, "Fasilitator"},
                                              {Role::moderator, {}, {}, "Moderator"},
                                              {Role::helper, {}, {}, "Pendamping"}};
    for (const domain::PlannedRegion& region : plan.regions) {
        for (const domain::PlannedSite& site : region.sites) {
            invitations.push_back({Role::site_operator, region.code, site.id, site.name});
        }
    }
    return invitations;
}

constexpr const char* select_sessions = R"(
    SELECT s.id, s.title_id, s.title_en, s.host, t.state, s.starts_at, s.ends_at, s.zone, s.regions_invited
    FROM session s LEFT JOIN session_state t ON t.session = s.id
    WHERE ?1 IS NULL OR s.id = ?1 ORDER BY s.starts_at DESC, s.id)";

std::vector<SessionSummary> summaries(Connection& db, const std::optional<SessionId>& only) {
    std::vector<SessionSummary> sessions;
    Query rows = db.query(select_sessions, only);
    while (rows.next()) {
        sessions.push_back({SessionId(rows.text(0)), {rows.text(1), rows.text(2)}, rows.text(3), rows.text(4), rows.instant(5),
                            rows.instant(6), zone_from_iana(rows.text(7)).value_or(Zone::wib), rows.small(8)});
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

Result<SessionRecord, LoadFault> load_session(Connection& db, const SessionId& session) {
    std::string document;
    std::string staff_hash;
    std::string site_hash;
    {
        Query row = db.query("SELECT plan, definition_hash, site_definition_hash FROM session WHERE id = ?", session);
        if (!row.next()) return LoadFault::unknown;
        document = row.text(0);
        staff_hash = row.text(1);
        site_hash = row.text(2);
    }
    // The definition that was current when the plan was imported, whatever is current now.
    auto plan = codec::parse_plan(
        document, session,
        {[&](const RegionCode& code) { return region_of_code(db, code); },
         [&](const std::string&) { return known_walkthrough(db, staff_hash, site_hash); }});
    auto walkthrough = walkthrough_of_hash(db, staff_hash);
    if (!plan || !walkthrough) return LoadFault::unavailable;
    return SessionRecord{std::make_shared<const domain::SessionPlan>(*std::move(plan)),
                         std::make_shared<const domain::Walkthrough>(*std::move(walkthrough)), invitees_of(db, session)};
}

}  // namespace

Catalog::Catalog(LogWriter& writer, ReaderPool& readers) : writer_(writer), readers_(readers) {}

Result<SessionId, ImportFault> Catalog::import_plan(std::string_view plan_json, Instant now, bool demo) {
    using Parsed = Result<domain::SessionPlan, std::vector<codec::PlanProblem>>;
    const auto parsed = readers_.read([&](Connection& db) -> Parsed {
        return codec::parse_plan(plan_json, SessionId(random_id()),
                                 {[&](const RegionCode& code) { return region_of_code(db, code); },
                                  [&](const std::string& id) { return current_walkthrough(db, id); }});
    });
    if (!parsed) return ImportFault{CatalogFault::unavailable, {}};
    if (!parsed->ok()) return ImportFault{CatalogFault::invalid, parsed->error()};

    const auto kept = write_through<SessionId>(
        writer_, [&, document = std::string(plan_json)](Connection& db) -> Result<SessionId, CatalogFault> {
            const domain::SessionPlan& plan = parsed->value();
            keep_session(db, plan, document, now, demo);
            keep_invitations(db, plan.id, invitations_of(plan), now);
            start_reports(db, plan.id);
            return plan.id;
        });
    if (!kept) return ImportFault{kept.error(), {}};
    return *kept;
}

Result<std::vector<SessionSummary>, CatalogFault> Catalog::list_sessions() {
    return read_through<std::vector<SessionSummary>>(readers_, [](Connection& db) { return summaries(db, std::nullopt); });
}

Result<std::optional<SessionSummary>, CatalogFault> Catalog::find_session(const SessionId& session) {
    return read_through<std::optional<SessionSummary>>(readers_, [&](Connection& db) -> std::optional<SessionSummary> {
        auto found = summaries(db, session);
        if (found.empty()) return std::nullopt;
        return std::move(found.front());
    });
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
