// What is kept of how regions prepare.
#include "bimtek/domain/letter.hpp"
#include "store/planned_session.hpp"

namespace bimtek::tests {

namespace {

const RegionCode luwu("73.24"), gowa("73.06");

domain::ConnectionTest test_of(bool websocket) {
    return {.websocket = websocket, .round_trip_ms = 80, .kbit_s = {}, .clock_offset_s = -2, .browser = "Firefox 115"};
}

}  // namespace

TEST_CASE("Each fact of a region is kept under its session, and the first opening stays") {
    PlannedSession world;
    auto& catalog = world.catalog;
    const auto by = store::the_program;
    REQUIRE(catalog.mark_sent(world.session, {luwu, gowa}, true, by, morning(1)).ok());
    REQUIRE(catalog.note_opened(world.session, luwu, morning(2)).ok());
    REQUIRE(catalog.note_opened(world.session, luwu, morning(3)).ok());
    REQUIRE(catalog.confirm_region(world.session, luwu, {{{SiteId("a"), 5}, {SiteId("b"), 6}}, {"Ani", "+6281234567890"}, "Catatan"}, by, morning(4)).ok());
    REQUIRE(catalog.confirm_region(world.session, luwu, {{{SiteId("a"), 7}}, {"Budi", ""}, ""}, by, morning(5)).ok());

    const auto all = catalog.preparations(world.session);
    REQUIRE(all.ok());
    REQUIRE(all->size() == 2);
    const auto& region = all->at(luwu);
    CHECK(region.facts.sent_at == morning(1));
    CHECK(region.facts.opened_at == morning(2));
    CHECK(region.facts.confirmed_at == morning(5));
    CHECK(region.heads == std::map<SiteId, int>{{SiteId("a"), 7}});
    CHECK(region.contact == domain::Contact{"Budi", ""});
    CHECK(region.note.empty());
    CHECK_FALSE(all->at(gowa).facts.opened_at.has_value());
    CHECK(catalog.preparations(SessionId("lain"))->empty());
}

TEST_CASE("The newest test of a region is told. Only one that did not fail counts as tested") {
    PlannedSession world;
    const auto admin = world.admin_of("73.24"), site = world.operator_in("73.24");
    REQUIRE(world.catalog.keep_connection_test(admin, test_of(true), morning(1)).ok());
    REQUIRE(world.catalog.keep_connection_test(site, test_of(false), morning(2)).ok());
    const auto region = world.catalog.preparations(world.session)->at(luwu);
    CHECK(region.test->found == test_of(false));
    CHECK(region.test->at == morning(2));
    CHECK(region.facts.tested_at == morning(1));
    REQUIRE(world.catalog.keep_connection_test(site, test_of(true), morning(3)).ok());
    CHECK(world.catalog.preparations(world.session)->at(luwu).facts.tested_at == morning(3));
}

TEST_CASE("An empty contact erases name and number") {
    PlannedSession world;
    REQUIRE(world.catalog.keep_contacts(world.session, {{luwu, {"Ani", "+6281234567890"}}}, store::the_program, morning()).ok());
    REQUIRE(world.catalog.keep_contacts(world.session, {{luwu, {}}}, store::the_program, morning()).ok());
    CHECK_FALSE(world.catalog.preparations(world.session)->at(luwu).contact.has_value());
    CHECK(world.rows("SELECT contact_name || contact_number FROM preparation") == std::vector<std::string>{""});
}

TEST_CASE("Letters are the standard ones until one is changed, and again when it is put back") {
    PlannedSession world;
    CHECK(world.catalog.letters()->at("change") == domain::standard_letter("change"));
    REQUIRE(world.catalog.keep_letter("change", "Lain", store::the_program, morning()).ok());
    CHECK(world.catalog.letters()->at("change") == "Lain");
    CHECK(world.catalog.letters()->size() == 4);
    REQUIRE(world.catalog.keep_letter("change", std::nullopt, store::the_program, morning()).ok());
    CHECK(world.catalog.letters()->at("change") == domain::standard_letter("change"));
}

}  // namespace bimtek::tests
