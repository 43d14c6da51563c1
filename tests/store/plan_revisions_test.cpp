// Plans that are revised: the rows, what follows from the one in force, copies, and databases from before.
#include <nlohmann/json.hpp>

#include "store/planned_session.hpp"
#include "store/plan_revisions.hpp"
#include "store/report_tables.hpp"

namespace bimtek::tests {

namespace {

using namespace domain;
using Json = nlohmann::ordered_json;
using Lines = std::vector<std::string>;

/// The demo session, an organizer, and what the organizer does with its plan.
struct RevisedSession : PlannedSession {
    store::Author organizer;

    RevisedSession() {
        const Instant before = planned_start - std::chrono::days(8);
        const auto user = catalog.create_user("panitia", "sandi rahasia", store::the_program, before);
        REQUIRE(user.ok());
        organizer = {store::Author::Kind::account, user->value, "panitia", {}};
    }

    Json plan() {
        const auto plan = catalog.plan_in_force(session);
        REQUIRE(plan.ok());
        return Json::parse(plan->document);
    }

    /// Keeps the plan with this change as a revision, and puts it in force so many minutes after the planned start.
    template <class Change>
    int revised(double minutes, Change change) {
        Json document = plan();
        change(document);
        const auto kept = catalog.keep_plan_revision(session, document.dump(), organizer, planned_start);
        REQUIRE(kept.ok());
        happens(minutes, PlanRevised{kept->revision}, store::invitee_of(store::User{store::UserId(organizer.id), "panitia", {}, false}).actor);
        return kept->revision;
    }

    /// Makes all report tables anew; what they and the plan's rows hold must be as before.
    void rebuilt_is_the_same() {
        const Lines before = all();
        std::optional<store::ChainFault> fault;
        const auto outcome = writer.write([&](store::Connection& db) {
            fault = store::rebuild_reports(db);
            return !fault;
        });
        CHECK(outcome == store::WriteOutcome::durable);
        CHECK_FALSE(fault.has_value());
        CHECK(all() == before);
    }

private:
    Lines all() {
        Lines lines;
        for (const char* sql : {"SELECT * FROM session", "SELECT * FROM planned_item", "SELECT * FROM invitation", "SELECT * FROM agenda_item",
                                "SELECT * FROM session_state", "SELECT * FROM attendance_row", "SELECT * FROM plan_revision"}) {
            for (std::string& line : rows(sql)) lines.push_back(std::move(line));
        }
        return lines;
    }
};

Json& region_in(Json& plan, const std::string& code) {
    for (Json& region : plan.at("invited")) {
        if (region.at("code") == code) return region;
    }
    FAIL("no such region");
    return plan;
}

void take_out(Json& plan, const std::string& code) {
    auto& invited = plan.at("invited");
    for (std::size_t i = 0; i < invited.size(); ++i) {
        if (invited[i].at("code") == code) return invited.erase(i);
    }
}

}  // namespace

TEST_CASE("The import is revision 1, and the plan comes out as it went in") {
    RevisedSession world;
    const auto plan = world.catalog.plan_in_force(world.session);
    REQUIRE(plan.ok());
    CHECK(plan->revision == 1);
    CHECK(plan->document == store::embedded_demo_plan.content);
    CHECK_FALSE(plan->made_by.has_value());
    CHECK(world.catalog.plan_in_force(SessionId("lain")).error() == store::CatalogFault::unknown);
}

TEST_CASE("A revision that was kept changes nothing until its event says that it is in force") {
    RevisedSession world;
    Json document = world.plan();
    document["title"]["id"] = "Bimtek Baru";
    const auto kept = world.catalog.keep_plan_revision(world.session, document.dump(), world.organizer, planned_start);
    REQUIRE(kept.ok());
    CHECK(kept->revision == 2);
    CHECK(kept->content.plan->title.id == "Bimtek Baru");
    CHECK(kept->content.walkthrough->id == "iid-2026");
    CHECK(world.catalog.plan_in_force(world.session)->revision == 1);
    CHECK(world.rows("SELECT title_id FROM session") != Lines{"Bimtek Baru"});

    world.happens(-60, PlanRevised{2});
    const auto plan = world.catalog.plan_in_force(world.session);
    CHECK(plan->revision == 2);
    CHECK(plan->made_by == "panitia");
    CHECK(plan->document == document.dump());
    CHECK(world.rows("SELECT title_id FROM session") == Lines{"Bimtek Baru"});
    CHECK(world.catalog.find_session(world.session)->value().title.id == "Bimtek Baru");
}

TEST_CASE("A revision with a problem is not kept, and all its problems are told") {
    RevisedSession world;
    Json document = world.plan();
    document["ends_at"] = "07:00";
    document["invited"][5]["code"] = "99.99";
    const auto kept = world.catalog.keep_plan_revision(world.session, document.dump(), world.organizer, planned_start);
    REQUIRE_FALSE(kept.ok());
    CHECK(kept.error().fault == store::CatalogFault::invalid);
    CHECK(kept.error().problems == std::vector<codec::PlanProblem>{{"/ends_at", "wrong_end"}, {"/invited/5/code", "unknown_region"}});
    CHECK(world.rows("SELECT count(*) FROM plan_revision") == Lines{"1"});
    CHECK(world.catalog.keep_plan_revision(SessionId("lain"), world.plan().dump(), world.organizer, planned_start).error().fault ==
          store::CatalogFault::unknown);
}

TEST_CASE("Of a session that is over no revision is kept, however often it is sent") {
    for (const char* state : {"cancelled", "archived"}) {
        CAPTURE(state);
        RevisedSession world;
        world.happens(-60, state == std::string("cancelled") ? Event(SessionCancelled{}) : Event(SessionArchived{}));
        Json document = world.plan();
        document["host"] = "Badan Lain";
        for (int again = 0; again < 2; ++again) {
            const auto kept = world.catalog.keep_plan_revision(world.session, document.dump(), world.organizer, planned_start);
            REQUIRE_FALSE(kept.ok());
            CHECK(kept.error().fault == store::CatalogFault::wrong_state);
        }
        CHECK(world.rows("SELECT count(*) FROM plan_revision") == Lines{"1"});
    }
}

TEST_CASE("A revision that never came into force is read by nobody") {
    RevisedSession world;
    world.revised(-60, [](Json& plan) { plan["host"] = "Badan Dua"; });
    Json document = world.plan();
    document["host"] = "Badan Tiga";
    REQUIRE(world.catalog.keep_plan_revision(world.session, document.dump(), world.organizer, planned_start)->revision == 3);
    world.revised(-50, [](Json& plan) { plan["host"] = "Badan Empat"; });
    world.revised(-40, [](Json& plan) { plan["host"] = "Badan Lima"; });
    const auto host = [&](int revision) {
        const auto plan = world.catalog.read_plan(world.session, revision);
        return plan.ok() ? plan->host : "-";
    };
    CHECK(host(1) != "-");
    CHECK(host(2) == "Badan Dua");
    CHECK(host(3) == "-");
    CHECK(host(4) == "Badan Empat");
    CHECK(host(5) == "Badan Lima");
    for (const int none : {0, 6}) CHECK(world.catalog.read_plan(world.session, none).error() == store::CatalogFault::unknown);
}

TEST_CASE("Rows of revisions are never changed and never deleted") {
    RevisedSession world;
    for (const char* sql : {"UPDATE plan_revision SET document = '{}'", "DELETE FROM plan_revision"}) {
        CHECK(world.writer.write([&](store::Connection& db) { return db.execute(sql), true; }) == store::WriteOutcome::unavailable);
    }
    CHECK(world.rows("SELECT count(*) FROM plan_revision WHERE document <> '{}'") == Lines{"1"});
}

TEST_CASE("New sites get an invitation, sites that are gone lose theirs with its tokens, renamed ones keep it. A screen stays") {
    RevisedSession world;
    const auto gone = world.operator_in("73.06");
    const auto gone_admin = world.admin_of("73.06"), admin = world.admin_of("73.24");
    const auto renamed = world.operator_in("73.24");
    const auto screen = world.catalog.invite(world.session, {domain::Role::screen, RegionCode("73.06"), {}, "Layar"}, store::the_program, planned_start);
    const auto issued = world.catalog.issue_tokens(world.session, std::vector{gone.id, renamed.id, gone_admin.id, admin.id, screen->id},
                                                   store::the_program, planned_start);
    REQUIRE(issued.ok());
    world.revised(-60, [](Json& plan) {
        take_out(plan, "73.06");
        Json& luwu = region_in(plan, "73.24");
        luwu["sites"][0]["name"] = "Ruang Rapat";
        luwu["sites"].push_back({{"id", "kedua"}, {"name", "Ruang Kedua"}, {"expected_heads", 5}});
    });

    for (const auto& [invitation, token] : *issued) {
        CAPTURE(invitation.name);
        CHECK(world.catalog.find_token(token)->value().revoked == (invitation.region == RegionCode("73.06") && invitation.id != screen->id));
    }
    CHECK(world.operator_in("73.24").id == renamed.id);
    CHECK(world.rows("SELECT name FROM invitation WHERE region = '73.24' AND role = 'site_operator' ORDER BY position") ==
          Lines{"Ruang Rapat", "Ruang Kedua"});
    CHECK(world.rows("SELECT count(*) FROM invitation WHERE region = '73.24' AND role = 'region_admin'") == Lines{"1"});
    CHECK(world.rows("SELECT regions_invited FROM session") == Lines{"86"});
    CHECK(world.rows("SELECT region_code, name, status FROM attendance WHERE region_code IN ('73.06', '73.24') ORDER BY name") ==
          Lines{"73.24|Ruang Kedua|absent", "73.24|Ruang Rapat|absent"});
    world.rebuilt_is_the_same();
}

TEST_CASE("A region that comes back gets a new invitation. The links of the old one stay void") {
    RevisedSession world;
    const auto old = world.operator_in("73.06");
    const Json with = region_in(*std::make_unique<Json>(world.plan()), "73.06");
    world.revised(-60, [](Json& plan) { take_out(plan, "73.06"); });
    world.revised(-50, [&](Json& plan) { plan["invited"].push_back(with); });
    CHECK(world.rows("SELECT count(*) FROM invitation WHERE region = '73.06' AND revoked_at IS NULL") == Lines{"2"});
    CHECK(world.rows("SELECT count(*) FROM invitation WHERE region = '73.06'") == Lines{"4"});
    CHECK(world.rows("SELECT count(*) FROM attendance WHERE region_code = '73.06'") == Lines{"1"});
    world.rebuilt_is_the_same();
}

TEST_CASE("Who was there before the region was taken out stays in the report") {
    RevisedSession world;
    const auto gowa = invitee_of(world.operator_in("73.06")).actor;
    world.happens(-30, SessionOpened{});
    world.happens(-20, DeviceJoined{DeviceId("d1")}, gowa);
    world.revised(-10, [](Json& plan) { take_out(plan, "73.06"); });
    world.happens(-10, DeviceLost{DeviceId("d1"), planned_start - std::chrono::minutes(10)}, gowa);
    CHECK(world.rows("SELECT status, devices FROM attendance WHERE region_code = '73.06'") == Lines{"not_met|1"});
    const auto report = world.catalog.attendance(world.session, planned_start);
    CHECK(std::ranges::count_if(report->lines, [](const auto& line) { return line.facts.region == RegionCode("73.06"); }) == 1);
    world.rebuilt_is_the_same();
}

TEST_CASE("Figures follow the policy in force, also when it changes after the end") {
    RevisedSession world;
    const auto luwu = invitee_of(world.operator_in("73.24")).actor;
    world.happens(0, SessionStarted{1});
    world.happens(20, DeviceJoined{DeviceId("d1")}, luwu);
    world.happens(100, SessionEnded{1, planned_start + std::chrono::minutes(100), "command"});
    CHECK(world.rows("SELECT percent, status FROM attendance WHERE region_code = '73.24'") == Lines{"80|full"});
    world.revised(120, [](Json& plan) { plan["attendance"]["full"] = 90; });
    CHECK(world.rows("SELECT percent, status FROM attendance WHERE region_code = '73.24'") == Lines{"80|partial"});
    world.rebuilt_is_the_same();
}

TEST_CASE("The report of the agenda follows a revision of it, and keeps what commands made when it is as before") {
    RevisedSession world;
    world.happens(-90, AgendaItemAdded{ItemId("i-1"), PrivateText("Tambahan"), "qna", 10, std::nullopt, std::nullopt});
    world.revised(-80, [](Json& plan) { plan["host"] = "Badan Lain"; });
    CHECK(world.rows("SELECT kind, counts FROM agenda_item WHERE item = 'i-1'") == Lines{"qna|1"});
    world.rebuilt_is_the_same();
    world.revised(-70, [](Json& plan) {
        plan["agenda"].erase(plan["agenda"].size() - 1);
        plan.erase("ends_at");
        plan["ends_at"] = "15:00";
    });
    CHECK(world.rows("SELECT count(*) FROM agenda_item WHERE item = 'i-1'") == Lines{"0"});
    CHECK(world.rows("SELECT (SELECT count(*) FROM agenda_item) = (SELECT count(*) FROM planned_item)") == Lines{"1"});
    world.rebuilt_is_the_same();
}

TEST_CASE("A loaded session has every revision, and a walkthrough keeps the definition that it had") {
    RevisedSession world;
    world.revised(-60, [](Json& plan) { plan["theme"] = "Tema"; });
    world.writer.write([](store::Connection& db) {  // as when the program brings a newer edition
        db.execute("UPDATE definition SET current = 0");
        return true;
    });
    world.revised(-50, [](Json& plan) { plan["theme"] = "Tema lain"; });
    std::optional<Result<store::SessionRecord, store::LoadFault>> answer;
    world.catalog.load(world.session, world.owner, [&](auto record) { answer = std::move(record); });
    const auto record = world.owner.wait_for(answer);
    REQUIRE(record.ok());
    REQUIRE(record->revisions.size() == 3);
    CHECK(record->revisions.at(3).plan->theme == "Tema lain");
    CHECK(record->revisions.at(3).plan->definition_hash == record->revisions.at(1).plan->definition_hash);
    CHECK(record->revisions.at(3).walkthrough == record->revisions.at(1).walkthrough);
}

TEST_CASE("A cancelled session says so in the list and after a rebuild") {
    RevisedSession world;
    world.happens(-60, SessionCancelled{});
    CHECK(world.catalog.find_session(world.session)->value().state == "cancelled");
    world.rebuilt_is_the_same();
}

TEST_CASE("A copy is a session of its own: the plan in force on another day, invitations without a token") {
    RevisedSession world;
    world.revised(-60, [](Json& plan) { plan["host"] = "Badan Lain"; });
    REQUIRE(world.catalog.issue_tokens(world.session, std::nullopt, store::the_program, planned_start).ok());
    const auto copy = world.catalog.copy_session(world.session, "2026-11-24", "Bimtek Kedua", world.organizer, planned_start);
    REQUIRE(copy.ok());
    CHECK_FALSE(*copy == world.session);
    const auto summary = world.catalog.find_session(*copy)->value();
    CHECK(summary.title.id == "Bimtek Kedua");
    CHECK(summary.host == "Badan Lain");
    CHECK(summary.state == "scheduled");
    CHECK(to_iso8601(summary.starts_at) == "2026-11-24T00:00:00.000Z");
    for (const auto& invitation : *world.catalog.list_invitations(*copy)) CHECK(invitation.live_tokens == 0);
    CHECK(world.catalog.plan_in_force(*copy)->made_by == "panitia");

    const auto no_day = world.catalog.copy_session(world.session, "2026-02-30", std::nullopt, world.organizer, planned_start);
    REQUIRE_FALSE(no_day.ok());
    CHECK(no_day.error().problems == std::vector<codec::PlanProblem>{{"/date", "bad_date"}});
    CHECK(world.catalog.copy_session(SessionId("lain"), "2026-11-24", std::nullopt, world.organizer, planned_start).error().fault ==
          store::CatalogFault::unknown);
}

TEST_CASE("A database from before revisions has revision 1 of every session afterwards") {
    TemporaryFolder folder;
    {
        store::Connection db(store::database_file(folder.path()), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        db.execute("PRAGMA application_id = " + std::to_string(store::application_id));
        for (int version = 1; version <= 3; ++version) db.execute(store::embedded_migrations[static_cast<std::size_t>(version - 1)].content);
        db.execute("PRAGMA user_version = 3");
        db.execute("INSERT INTO log VALUES (1, 'e-1')");
        db.execute("INSERT INTO definition VALUES ('h1', 'w', 'staff', 1, '{}', x''), ('h2', 'w', 'site', 1, '{}', x'')");
        db.execute(R"(INSERT INTO session VALUES ('s-1', '{"format":"plan/1"}', 'Judul', '', 'Badan', 'Asia/Makassar',
                      '2022-04-21T00:00:00.000Z', '2022-04-21T07:10:00.000Z', 87, 'h1', 'h2', 60, 15, 75, 50, 0, '2022-04-14T00:00:00.000Z'))");
        db.execute("INSERT INTO session_state VALUES ('s-1', 'scheduled', '2022-04-14T00:00:00.000Z')");
    }
    REQUIRE(store::prepare_database(folder.path()).ok());
    const auto db = store::open_reader(folder.path());
    auto row = db->query("SELECT session, revision, document, definition_hash, made_by, made_at FROM plan_revision");
    REQUIRE(row.next());
    CHECK(row.text(0) == "s-1");
    CHECK(row.small(1) == 1);
    CHECK(row.text(2) == R"({"format":"plan/1"})");
    CHECK(row.text(3) == "h1");
    CHECK(row.is_null(4));
    CHECK(row.text(5) == "2022-04-14T00:00:00.000Z");
    CHECK(store::revision_in_force(*db, SessionId("s-1")) == 1);
    auto title = db->query("SELECT title_id FROM session");
    REQUIRE(title.next());
    CHECK(title.text(0) == "Judul");
}

}  // namespace bimtek::tests
