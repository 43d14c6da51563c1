#include "store/catalog.hpp"

#include <algorithm>

#include "bimtek/base/limits.hpp"
#include "store/on_disk.hpp"
#include "store/planned_session.hpp"

namespace bimtek::tests {

namespace {

using store::CatalogFault;
using domain::Role;
using store::the_program;

struct EmptyCatalog {
    DataFolder folder;
    store::LogWriter writer{folder.path()};
    store::ReaderPool readers{folder.path(), 2};
    store::Catalog catalog{writer, readers};
};

template <class T>
bool fails(const Result<T, CatalogFault>& result, CatalogFault fault) {
    return !result.ok() && result.error() == fault;
}

bool signs_in(store::Catalog& catalog, const std::string& name, const std::string& password) {
    return catalog.sign_in(name, password, {}, morning())->has_value();
}

}  // namespace

TEST_CASE("An account signs in with its password alone") {
    EmptyCatalog world;
    const auto id = world.catalog.create_user("panitia", "sandi rahasia", the_program, morning());
    REQUIRE(id.ok());

    const auto right = world.catalog.sign_in("panitia", "sandi rahasia", {}, morning());
    REQUIRE(right.ok());
    REQUIRE(right->has_value());
    CHECK((*right)->name == "panitia");
    CHECK(world.catalog.find_login((*right)->token, morning())->value().user.id == *id);
    CHECK_FALSE(signs_in(world.catalog, "panitia", "sandi rahasia "));
    CHECK_FALSE(signs_in(world.catalog, "siapa", "sandi rahasia"));
    CHECK_FALSE(on_disk(world.folder.path(), "sandi rahasia"));
}

TEST_CASE("Names and passwords of accounts are checked") {
    EmptyCatalog world;
    CHECK(fails(world.catalog.create_user("", "sandi rahasia", the_program, morning()), CatalogFault::invalid));
    CHECK(fails(world.catalog.create_user(std::string(81, 'a'), "sandi rahasia", the_program, morning()), CatalogFault::invalid));
    CHECK(fails(world.catalog.create_user("panitia", "pendek", the_program, morning()), CatalogFault::invalid));
    REQUIRE(world.catalog.create_user("panitia", "sandi rahasia", the_program, morning()).ok());
    CHECK(fails(world.catalog.create_user("panitia", "sandi lainnya", the_program, morning()), CatalogFault::taken));
    CHECK(fails(world.catalog.set_password("siapa", "sandi rahasia", the_program, morning()), CatalogFault::unknown));
    CHECK(fails(world.catalog.set_user_enabled("siapa", false, the_program, morning()), CatalogFault::unknown));
}

TEST_CASE("A sign-in ends with its time, its deletion, a new password or the account's end") {
    EmptyCatalog world;
    const auto user = world.catalog.create_user("panitia", "sandi rahasia", the_program, morning());
    REQUIRE(user.ok());
    const auto login = world.catalog.create_login(*user, the_program, morning());
    REQUIRE(login.ok());
    const auto signed_in = [&](Instant now) { return world.catalog.find_login(login->token, now)->has_value(); };
    REQUIRE(signed_in(morning()));
    CHECK(login->token.size() == 43);
    CHECK(login->expires_at == morning() + limits::login_lifetime);
    CHECK_FALSE(on_disk(world.folder.path(), login->token));

    SUBCASE("time") {
        CHECK(signed_in(login->expires_at - Millis(1)));
        CHECK_FALSE(signed_in(login->expires_at));
    }
    SUBCASE("deletion") {
        REQUIRE(world.catalog.delete_login(login->token, the_program, morning()).ok());
        CHECK_FALSE(signed_in(morning()));
    }
    SUBCASE("a new password") {
        REQUIRE(world.catalog.set_password("panitia", "sandi yang baru", the_program, morning()).ok());
        CHECK_FALSE(signed_in(morning()));
        CHECK_FALSE(signs_in(world.catalog, "panitia", "sandi rahasia"));
        CHECK(signs_in(world.catalog, "panitia", "sandi yang baru"));
    }
    SUBCASE("the account's end") {
        REQUIRE(world.catalog.set_user_enabled("panitia", false, the_program, morning()).ok());
        CHECK_FALSE(signed_in(morning()));
        CHECK_FALSE(signs_in(world.catalog, "panitia", "sandi rahasia"));
        CHECK(fails(world.catalog.create_login(*user, the_program, morning()), CatalogFault::unknown));
        CHECK(world.catalog.list_users()->front().disabled);
        REQUIRE(world.catalog.set_user_enabled("panitia", true, the_program, morning()).ok());
        CHECK(signs_in(world.catalog, "panitia", "sandi rahasia"));
    }
}

TEST_CASE("The product brings its regions and definitions, once") {
    EmptyCatalog world;
    REQUIRE(world.catalog.seed().ok());
    REQUIRE(world.catalog.seed().ok());

    const auto regions = world.catalog.list_regions();
    REQUIRE(regions.ok());
    CHECK(regions->size() == 87);
    const auto luwu = std::ranges::find(*regions, RegionCode("73.24"), &store::Region::code);
    REQUIRE(luwu != regions->end());
    CHECK(luwu->name == "Kabupaten Luwu Timur");
    CHECK(luwu->province == RegionCode("73"));
    CHECK(luwu->zone == Zone::wita);
}

TEST_CASE("The demo plan becomes a session with its invitations") {
    PlannedSession world;
    const auto sessions = world.catalog.list_sessions();
    REQUIRE(sessions.ok());
    REQUIRE(sessions->size() == 1);
    const store::SessionSummary& session = sessions->front();
    CHECK(session.id == world.session);
    CHECK(session.id.value.size() == 20);
    CHECK(session.state == "scheduled");
    CHECK(session.starts_at == planned_start);
    CHECK(session.ends_at == planned_start + std::chrono::minutes(430));
    CHECK(session.zone == Zone::wita);
    CHECK(session.regions_invited == 87);
    CHECK(world.catalog.find_demo_session()->value() == world.session);
    CHECK_FALSE(world.catalog.find_session(SessionId("lain"))->has_value());
    CHECK(world.catalog.list_invitations(world.session)->size() == 5 + 87 + 87);
    CHECK(world.operator_in("73.24").region_name == "Kabupaten Luwu Timur");
    CHECK(world.operator_in("73.24").site_name == world.operator_in("73.24").name);
}

TEST_CASE("A plan with mistakes makes no session") {
    PlannedSession world;
    const auto imported = world.catalog.import_plan("{}", the_program, morning());
    REQUIRE_FALSE(imported.ok());
    CHECK(imported.error().fault == CatalogFault::invalid);
    CHECK_FALSE(imported.error().problems.empty());
    CHECK(world.catalog.list_sessions()->size() == 1);
}

TEST_CASE("A token opens its invitation until that is revoked") {
    PlannedSession world;
    const auto luwu = world.operator_in("73.24");
    const auto first = world.catalog.issue_tokens(world.session, std::vector{luwu.id}, the_program, morning());
    const auto second = world.catalog.issue_tokens(world.session, std::vector{luwu.id}, the_program, morning());
    REQUIRE(first.ok());
    REQUIRE(second.ok());
    const std::string token = first->front().token;
    CHECK(token.size() == 43);
    CHECK(token != second->front().token);
    CHECK_FALSE(on_disk(world.folder.path(), token));

    const auto holder = world.catalog.find_token(token);
    REQUIRE(holder->has_value());
    CHECK_FALSE((*holder)->revoked);
    CHECK((*holder)->invitation.session == world.session);
    CHECK(invitee_of((*holder)->invitation).actor ==
          domain::Actor{luwu.id, Role::site_operator, RegionCode("73.24"), SiteId("aula_media_center")});
    CHECK((*holder)->invitation.live_tokens == 2);
    CHECK_FALSE(world.catalog.find_token(token.substr(1))->has_value());
    CHECK_FALSE(world.catalog.find_token("")->has_value());

    REQUIRE(world.catalog.revoke_invitation(world.session, luwu.id, the_program, morning(1)).ok());
    CHECK((*world.catalog.find_token(token))->revoked);
    CHECK((*world.catalog.find_token(second->front().token))->revoked);
    CHECK(world.operator_in("73.24").live_tokens == 0);
    CHECK(world.operator_in("73.24").revoked);
    CHECK(fails(world.catalog.issue_tokens(world.session, std::vector{luwu.id}, the_program, morning(2)), CatalogFault::unknown));
}

TEST_CASE("Tokens for everyone leave out who was revoked") {
    PlannedSession world;
    REQUIRE(world.catalog.revoke_invitation(world.session, world.operator_in("73.24").id, the_program, morning()).ok());
    const auto issued = world.catalog.issue_tokens(world.session, std::nullopt, the_program, morning());
    REQUIRE(issued.ok());
    CHECK(issued->size() == 5 + 86 + 87);
}

TEST_CASE("Invitations and sessions that do not exist, or are another's, are unknown") {
    PlannedSession world;
    const auto other = world.catalog.import_plan(store::embedded_demo_plan.content, the_program, morning());
    REQUIRE(other.ok());
    const auto luwu = world.operator_in("73.24").id;
    CHECK(fails(world.catalog.issue_tokens(*other, std::vector{luwu}, the_program, morning()), CatalogFault::unknown));
    CHECK(fails(world.catalog.issue_tokens(SessionId("x"), std::nullopt, the_program, morning()), CatalogFault::unknown));
    CHECK(fails(world.catalog.revoke_invitation(*other, luwu, the_program, morning()), CatalogFault::unknown));
    CHECK(fails(world.catalog.add_invitations(SessionId("x"), {}, the_program, morning()), CatalogFault::unknown));
    CHECK(fails(world.catalog.add_invitations(world.session, {{Role::participant, RegionCode("99.99"), {}, "Ani"}}, the_program,
                                                morning()),
                CatalogFault::unknown));
    CHECK(fails(world.catalog.attendance(SessionId("x"), morning()), CatalogFault::unknown));
    CHECK(world.catalog.list_invitations(SessionId("x"))->empty());
}

TEST_CASE("Further invitations are invited, and absent until they come") {
    PlannedSession world;
    const auto added = world.catalog.add_invitations(
        world.session,
        {{Role::participant, RegionCode("73.24"), SiteId("aula_media_center"), "Ani"}, {Role::observer, {}, {}, "Pimpinan"}},
        the_program, morning());
    REQUIRE(added.ok());
    REQUIRE(added->size() == 2);
    CHECK(added->front().name == "Ani");
    CHECK(added->front().site_name == world.operator_in("73.24").name);
    CHECK(world.rows("SELECT name, status FROM attendance WHERE role = 'participant'") == std::vector<std::string>{"Ani|absent"});
    CHECK(world.rows("SELECT 1 FROM attendance WHERE role = 'observer'").empty());
}

TEST_CASE("A session is loaded with its plan, its definition and its people") {
    PlannedSession world;
    REQUIRE(world.catalog.create_user("panitia", "sandi rahasia", the_program, morning()).ok());
    const auto load = [&](const SessionId& session) {
        std::optional<Result<store::SessionRecord, store::LoadFault>> answer;
        world.catalog.load(session, world.owner, [&](auto record) { answer = std::move(record); });
        return world.owner.wait_for(answer);
    };
    const auto record = load(world.session);
    REQUIRE(record.ok());
    const auto& [plan, walkthrough] = record->revisions.at(1);
    CHECK(plan->id == world.session);
    CHECK(plan->walkthrough == "iid-2026");
    CHECK(plan->steps.size() == 8);
    CHECK(plan->regions.size() == 87);
    CHECK(walkthrough->id == "iid-2026");
    CHECK(walkthrough->find_step(StepId("ind01")) != nullptr);
    CHECK(record->invitees.size() == 5 + 87 + 87 + 1);
    CHECK(record->invitees.back().actor.role == Role::organizer);
    CHECK(load(SessionId("lain")).error() == store::LoadFault::unknown);

    const auto staff = world.catalog.find_definition(plan->definition_hash);
    const auto site = world.catalog.find_definition(plan->site_definition_hash);
    REQUIRE(staff->has_value());
    REQUIRE(site->has_value());
    CHECK((*staff)->staff);
    CHECK_FALSE((*site)->staff);
    CHECK((*site)->json->find("facilitator_notes") == std::string::npos);
    CHECK((*staff)->gzip->size() < (*staff)->json->size() / 2);
    CHECK((*staff)->gzip->starts_with("\x1F\x8B"));
    CHECK(world.catalog.find_definition(plan->definition_hash)->value().json == (*staff)->json);
    CHECK_FALSE(world.catalog.find_definition("0000")->has_value());
}

TEST_CASE("History comes in pages, oldest first, without what is hidden, erased or not yours") {
    PlannedSession world;
    const auto luwu = invitee_of(world.operator_in("73.24")).actor;
    for (int i = 1; i <= 5; ++i) {
        world.happens(i, domain::MessagePosted{MessageId("m-" + std::to_string(i)), domain::PrivateText("teks " + std::to_string(i)),
                                               std::nullopt, i == 3 ? "staff" : "everyone"},
                      luwu);
    }
    world.happens(6, domain::MessageHidden{MessageId("m-2")});
    world.writer.write([](store::Connection& db) {
        db.execute("UPDATE event_private SET value = NULL WHERE seq = 4");
        return true;
    });
    const auto ids = [](const store::MessagePage& page) {
        std::string text;
        for (const auto& message : page.messages) text += message.id.value + " ";
        return text;
    };

    const auto newest = world.catalog.message_page(world.session, false, 0, 2);
    REQUIRE(newest.ok());
    CHECK(ids(*newest) == "m-4 m-5 ");
    CHECK(newest->more);
    CHECK_FALSE(newest->messages[0].text.has_value());
    CHECK(newest->messages[1].text == "teks 5");
    CHECK(newest->messages[1].by == luwu);
    CHECK(newest->messages[1].by_name == world.operator_in("73.24").name);
    const auto older = world.catalog.message_page(world.session, false, newest->messages[0].seq, 100);
    CHECK(ids(*older) == "m-1 m-2 ");
    CHECK_FALSE(older->more);
    CHECK(older->messages[1].hidden);
    CHECK_FALSE(older->messages[1].text.has_value());
    CHECK(ids(*world.catalog.message_page(world.session, true, 0, 100)) == "m-1 m-2 m-3 m-4 m-5 ");
}

TEST_CASE("When the database cannot be used the catalog says so") {
    PlannedSession world;
    std::filesystem::rename(world.folder.path() / "bimtek.db", world.folder.path() / "away");
    store::ReaderPool readers(world.folder.path(), 1);
    store::LogWriter writer(world.folder.path());
    store::Catalog catalog(writer, readers);
    CHECK(fails(catalog.list_sessions(), CatalogFault::unavailable));
    CHECK(fails(catalog.find_token("x"), CatalogFault::unavailable));
    CHECK(fails(catalog.revoke_invitation(world.session, InvitationId("x"), the_program, morning()), CatalogFault::unavailable));
    CHECK(fails(catalog.sign_in("panitia", "sandi rahasia", {}, morning()), CatalogFault::unavailable));
}

}  // namespace bimtek::tests
