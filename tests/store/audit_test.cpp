// Rows of who changed what: each change leaves one, in its own transaction, and nothing takes it away.
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "store/audit.hpp"
#include "store/planned_session.hpp"
#include "store/report_tables.hpp"

namespace bimtek::tests {

namespace {

using namespace nlohmann::literals;
using store::Author;
using store::the_program;
using Lines = std::vector<std::string>;

const Author panitia{Author::Kind::account, "u-1", "panitia", {}};
const Author with_script{Author::Kind::account, "u-1", "panitia", "t-1"};

/// The demo session, and the rows that it did not leave by being there.
struct AuditedSession : PlannedSession {
    Lines news() {
        auto all = rows("SELECT action, by_kind, by_id, by_name, by_token, at, detail FROM audit ORDER BY number");
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(seen_));
        seen_ += all.size();
        return all;
    }
    /// The one new row; empty when there is none, or more.
    std::string news_of_one() {
        const Lines lines = news();
        return lines.size() == 1 ? lines.front() : "";
    }

    AuditedSession() { news(); }

private:
    std::size_t seen_ = 0;
};

}  // namespace

TEST_CASE("The contract names the codes that there are") {
    std::ifstream in(std::string(BIMTEK_SOURCE_DIR) + "/schemas/http/audit.response.schema.json");
    const auto schema = nlohmann::json::parse(in);
    const auto named = schema.at("/properties/entries/items/properties/action/enum"_json_pointer).get<std::set<std::string>>();
    CHECK(named == std::set<std::string>(store::audit_actions.begin(), store::audit_actions.end()));
}

TEST_CASE("Whatever changes something leaves one row: who, what, when") {
    AuditedSession world;
    auto& catalog = world.catalog;
    const auto operator_id = world.operator_in("73.24").id;
    const std::string by = "|account|u-1|panitia|-|" + to_iso8601(morning()) + "|";
    const auto row = [&](const std::string& action, const std::string& detail) { return action + by + detail; };

    const auto user = catalog.create_user("budi", "sandi rahasia", panitia, morning());
    REQUIRE(user.ok());
    const std::string of_user = R"({"user":")" + user->value + "\"}";
    CHECK(world.news_of_one() == row("account_added", of_user));
    REQUIRE(catalog.set_password("budi", "sandi yang baru", panitia, morning()).ok());
    CHECK(world.news_of_one() == row("password_changed", of_user));
    const auto login = catalog.create_login(*user, panitia, morning());
    CHECK(world.news_of_one() == row("signed_in", of_user));
    REQUIRE(catalog.delete_login(login->token, panitia, morning()).ok());
    CHECK(world.news_of_one() == row("signed_out", R"({"user":"u-1"})"));
    REQUIRE(catalog.set_user_enabled("budi", false, panitia, morning()).ok());
    CHECK(world.news_of_one() == row("account_disabled", of_user));
    REQUIRE(catalog.set_user_enabled("budi", true, panitia, morning()).ok());
    CHECK(world.news_of_one() == row("account_enabled", of_user));

    const Author budi{Author::Kind::account, user->value, "budi", {}};
    REQUIRE(catalog.import_plan(store::embedded_demo_plan.content, budi, morning()).ok());
    CHECK(world.news_of_one() == "session_created|account|" + user->value + "|budi|-|" + to_iso8601(morning()) + "|{}");
    REQUIRE(catalog.copy_session(world.session, "2026-11-24", std::nullopt, budi, morning()).ok());
    CHECK(world.news_of_one().ends_with(R"({"original":")" + world.session.value + "\"}"));

    const auto added = catalog.add_invitations(world.session, {{domain::Role::observer, {}, {}, "Pimpinan"}}, panitia, morning());
    REQUIRE(added.ok());
    CHECK(world.news_of_one() ==
          row("invitations_added", R"({"count":1,"invitation":")" + added->front().id.value + "\"}"));
    REQUIRE(catalog.issue_tokens(world.session, std::nullopt, panitia, morning()).ok());
    CHECK(world.news_of_one() == row("links_issued", R"({"count":)" + std::to_string(catalog.list_invitations(world.session)->size()) + "}"));
    REQUIRE(catalog.revoke_invitation(world.session, operator_id, with_script, morning()).ok());
    CHECK(world.news_of_one() == "invitation_revoked|account|u-1|panitia|t-1|" + to_iso8601(morning()) +
                                     R"(|{"invitation":")" + operator_id.value + "\"}");
}

TEST_CASE("What prepares a region leaves its row, with the code of the region and no name or number of a person") {
    AuditedSession world;
    auto& catalog = world.catalog;
    const RegionCode luwu("73.24"), gowa("73.06");
    const auto admin = world.admin_of("73.24");
    REQUIRE(catalog.keep_contacts(world.session, {{luwu, {"Ani", "+6281234567890"}}}, panitia, morning()).ok());
    CHECK(world.news_of_one().starts_with("contacts_changed|account|u-1|"));
    REQUIRE(catalog.keep_contacts(world.session, {{luwu, {}}, {gowa, {"Budi", ""}}}, panitia, morning()).ok());
    CHECK(world.news_of_one().ends_with(R"(|{"count":2})"));
    REQUIRE(catalog.mark_sent(world.session, {luwu}, true, panitia, morning()).ok());
    CHECK(world.news_of_one().starts_with("letters_sent|"));
    REQUIRE(catalog.mark_sent(world.session, {luwu}, false, panitia, morning()).ok());
    CHECK(world.news_of_one().starts_with("letters_not_sent|"));
    REQUIRE(catalog.confirm_region(world.session, luwu, {{{SiteId("aula_media_center"), 28}}, {"Ani", "+6281234567890"}, "Catatan"},
                                   author_of(admin), morning()).ok());
    CHECK(world.news_of_one() == "region_confirmed|invitation|" + admin.id.value + "|Admin daerah|-|" + to_iso8601(morning()) +
                                     R"(|{"region":"73.24"})");
    REQUIRE(catalog.keep_connection_test(admin, {.websocket = true, .round_trip_ms = {}, .kbit_s = {}, .clock_offset_s = {}, .browser = "x"},
                                         morning()).ok());
    CHECK(world.news_of_one().ends_with(R"(|{"verdict":"good"})"));
    REQUIRE(catalog.keep_letter("reminder", "Yth. {kontak}", panitia, morning()).ok());
    CHECK(world.news_of_one().ends_with(R"(|{"letter":"reminder"})"));
    REQUIRE(catalog.note_opened(world.session, luwu, morning()).ok());
    CHECK(world.news().empty());
}

TEST_CASE("What changes nothing leaves no row") {
    AuditedSession world;
    auto& catalog = world.catalog;
    const auto invitation = world.operator_in("73.24").id;
    REQUIRE(catalog.create_user("budi", "sandi rahasia", the_program, morning()).ok());
    REQUIRE(catalog.revoke_invitation(world.session, invitation, the_program, morning()).ok());
    REQUIRE(world.news().size() == 2);

    REQUIRE(catalog.revoke_invitation(world.session, invitation, the_program, morning()).ok());
    REQUIRE(catalog.set_user_enabled("budi", true, the_program, morning()).ok());
    REQUIRE(catalog.delete_login("nobody's token", the_program, morning()).ok());
    REQUIRE(catalog.add_invitations(world.session, {}, the_program, morning()).ok());
    CHECK_FALSE(catalog.create_user("budi", "sandi rahasia", the_program, morning()).ok());
    CHECK_FALSE(catalog.set_password("siapa", "sandi rahasia", the_program, morning()).ok());
    CHECK_FALSE(catalog.issue_tokens(world.session, std::vector{invitation}, the_program, morning()).ok());
    CHECK_FALSE(catalog.revoke_invitation(world.session, InvitationId("x"), the_program, morning()).ok());
    CHECK_FALSE(catalog.import_plan("{}", the_program, morning()).ok());
    CHECK(world.news().empty());
}

TEST_CASE("Of the tests of an invitation the first leaves a row, whatever the later ones find") {
    AuditedSession world;
    const auto admin = world.admin_of("73.24"), site = world.operator_in("73.24");
    const auto tested = [&](const store::Invitation& by, bool websocket) {
        REQUIRE(world.catalog.keep_connection_test(by, {.websocket = websocket, .round_trip_ms = {}, .kbit_s = {}, .clock_offset_s = {}, .browser = "x"},
                                                   morning()).ok());
        return world.news_of_one();
    };
    CHECK(tested(admin, false).ends_with(R"(|{"verdict":"failed"})"));
    for (const bool websocket : {true, false, false}) CHECK(tested(admin, websocket).empty());
    CHECK(tested(site, true).ends_with(R"(|{"verdict":"good"})"));
    CHECK(world.rows("SELECT count(*) FROM audit WHERE action = 'connection_tested'") == Lines{"2"});
}

TEST_CASE("A region that confirms once more what it said leaves no further row. Anything else leaves one") {
    AuditedSession world;
    const RegionCode luwu("73.24");
    const auto admin = world.admin_of("73.24");
    int minutes = 0;
    const auto confirmed = [&](const store::Confirmation& confirmation) {
        const Instant at = morning(60'000 * ++minutes);
        REQUIRE(world.catalog.confirm_region(world.session, luwu, confirmation, author_of(admin), at).ok());
        CHECK(world.catalog.preparations(world.session)->at(luwu).facts.confirmed_at == at);
        return world.news().size();
    };
    const domain::Contact ani{"Ani", "+6281234567890"};
    const SiteId hall("aula"), room("ruang");
    CHECK(confirmed({}) == 1);
    CHECK(confirmed({}) == 0);
    for (const auto& said : {store::Confirmation{{{hall, 28}}, {}, ""}, store::Confirmation{{{hall, 29}}, {}, ""},
                             store::Confirmation{{{hall, 29}, {room, 1}}, {}, ""}, store::Confirmation{{{room, 1}}, {}, ""},
                             store::Confirmation{{{room, 1}}, ani, ""}, store::Confirmation{{{room, 1}}, ani, "Datang pagi"}}) {
        CHECK(confirmed(said) == 1);
        CHECK(confirmed(said) == 0);
    }
}

TEST_CASE("Of events, a plan that comes into force and a session called off leave their row, and reports made anew no second one") {
    AuditedSession world;
    const auto user = world.catalog.create_user("panitia", "sandi rahasia", the_program, morning());
    REQUIRE(user.ok());
    const Author organizer{Author::Kind::account, user->value, "panitia", {}};
    const auto plan = world.catalog.plan_in_force(world.session);
    const auto kept = world.catalog.keep_plan_revision(world.session, plan->document, organizer, morning());
    REQUIRE(kept.ok());
    REQUIRE(world.news().size() == 1);  // the account alone

    const domain::Actor actor{InvitationId(user->value), domain::Role::organizer, {}, {}};
    world.happens(0, domain::PlanRevised{kept->revision}, actor);
    CHECK(world.news_of_one() ==
          "plan_revised|account|" + user->value + "|panitia|-|" + to_iso8601(planned_start) + R"(|{"revision":2})");
    const auto facilitator = world.of_role(domain::Role::facilitator);
    world.happens(1, domain::SessionOpened{}, invitee_of(facilitator).actor);
    CHECK(world.news().empty());
    world.happens(2, domain::SessionCancelled{}, invitee_of(facilitator).actor);
    CHECK(world.news_of_one().starts_with("session_cancelled|invitation|" + facilitator.id.value + "|Fasilitator|-|"));

    CHECK(world.writer.write([](store::Connection& db) { return !store::rebuild_reports(db); }) == store::WriteOutcome::durable);
    CHECK(world.news().empty());
}

TEST_CASE("A row of what was done is never changed or deleted. The name of who did it may be erased") {
    AuditedSession world;
    REQUIRE(world.catalog.create_user("budi", "sandi rahasia", panitia, morning()).ok());
    const auto refused = [&](const char* sql) {
        return world.writer.write([sql](store::Connection& db) { return db.run(sql) > 0; }) == store::WriteOutcome::unavailable;
    };
    CHECK(refused("DELETE FROM audit"));
    CHECK(refused("UPDATE audit SET action = 'signed_in'"));
    CHECK(refused("UPDATE audit SET by_name = 'orang lain'"));
    CHECK(refused("UPDATE audit SET by_name = NULL, at = '2000-01-01T00:00:00.000Z'"));
    CHECK(world.news_of_one().starts_with("account_added|account|u-1|panitia|"));
    CHECK_FALSE(refused("UPDATE audit SET by_name = NULL"));
    CHECK(world.rows("SELECT DISTINCT by_name FROM audit") == Lines{"-"});
}

TEST_CASE("A change that is undone leaves no row of itself") {
    AuditedSession world;
    world.writer.write([](store::Connection& db) {
        store::audit(db, morning(), the_program, "reports_rebuilt", {}, nlohmann::json::object());
        return false;
    });
    CHECK(world.news().empty());
}

}  // namespace bimtek::tests
