// The catalog's plans: the one in force, a new revision of it, and a copy for another day.
#include <nlohmann/json.hpp>

#include "store/catalog_calls.hpp"
#include "store/plan_revisions.hpp"

namespace bimtek::store {

namespace {

std::optional<PlanInForce> find_plan_in_force(Connection& db, const SessionId& session) {
    Query row = db.query(R"(SELECT r.revision, r.document, r.made_by, u.name, r.made_at
                            FROM session_state s JOIN plan_revision r ON r.session = s.session AND r.revision = s.revision
                            LEFT JOIN user u ON u.id = r.made_by WHERE s.session = ?)",
                         session);
    if (!row.next()) return std::nullopt;
    return PlanInForce{row.small(0), row.text(1), row.text_or_null(3), row.instant(4)};
}

}  // namespace

Result<PlanInForce, CatalogFault> Catalog::plan_in_force(const SessionId& session) {
    auto plan = read_through<std::optional<PlanInForce>>(readers_, [&](Connection& db) { return find_plan_in_force(db, session); });
    if (!plan) return plan.error();
    if (!*plan) return CatalogFault::unknown;
    return **std::move(plan);
}

Result<ReadPlan, CatalogFault> Catalog::read_plan_in_force(const SessionId& session) {
    auto plan = read_through<std::optional<ReadPlan>>(readers_, [&](Connection& db) -> std::optional<ReadPlan> {
        const auto found = find_plan_in_force(db, session);
        if (!found) return std::nullopt;
        auto content = store::read_plan(db, session, found->revision);
        if (!content) return std::nullopt;
        return ReadPlan{found->revision, found->made_at, *std::move(content)};
    });
    if (!plan) return plan.error();
    if (!*plan) return CatalogFault::unknown;
    return **std::move(plan);
}

Result<domain::SessionPlan, CatalogFault> Catalog::read_plan(const SessionId& session, int revision) {
    auto plan = read_through<std::optional<domain::SessionPlan>>(readers_, [&](Connection& db) {
        return was_in_force(db, session, revision) ? store::read_plan(db, session, revision) : std::nullopt;
    });
    if (!plan) return plan.error();
    if (!*plan) return CatalogFault::unknown;
    return **std::move(plan);
}

Result<KeptRevision, ImportFault> Catalog::keep_plan_revision(const SessionId& session, std::string_view document,
                                                              const Author& by, Instant now) {
    struct Read {
        Result<domain::SessionPlan, std::vector<codec::PlanProblem>> plan;
        std::shared_ptr<const domain::Walkthrough> walkthrough;
    };
    const auto read = readers_.read([&](Connection& db) -> Read {
        const auto base = store::read_plan(db, session, revision_in_force(db, session));
        Read parsed{parse_new_plan(db, document, session, base ? &*base : nullptr), nullptr};
        if (!parsed.plan) return parsed;
        parsed.walkthrough = read_walkthrough(db, parsed.plan->definition_hash);
        return parsed;
    });
    if (!read) return ImportFault{CatalogFault::unavailable, {}};
    if (!read->plan) return ImportFault{CatalogFault::invalid, read->plan.error()};
    if (!read->walkthrough) return ImportFault{CatalogFault::unavailable, {}};

    const auto number = write_through<int>(writer_, [&](Connection& db) -> Result<int, CatalogFault> {
        Query row = db.query("SELECT state IN ('archived', 'cancelled') FROM session_state WHERE session = ?", session);
        if (!row.next()) return CatalogFault::unknown;
        if (row.small(0) != 0) return CatalogFault::wrong_state;  // it would be refused each time, and a row is for ever
        return keep_revision(db, read->plan.value(), document, by, now);
    });
    if (!number) return ImportFault{number.error(), {}};
    return KeptRevision{*number, {std::make_shared<const domain::SessionPlan>(read->plan.value()), read->walkthrough}};
}

Result<SessionId, ImportFault> Catalog::copy_session(const SessionId& session, const std::string& date,
                                                     const std::optional<std::string>& title, const Author& by, Instant now,
                                                     const Attempt& attempt) {
    const auto plan = plan_in_force(session);
    if (!plan) return ImportFault{plan.error(), {}};
    auto document = nlohmann::ordered_json::parse(plan->document, nullptr, false);
    if (!document.is_object()) return ImportFault{CatalogFault::unavailable, {}};
    document["date"] = date;
    if (title) document["title"] = {{"id", *title}};
    return make_session(document.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace), session, by, now, false,
                        attempt);
}

}  // namespace bimtek::store
