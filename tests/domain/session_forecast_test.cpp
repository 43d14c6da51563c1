// How far a session is behind or ahead of its plan.
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

int drift(const Given& given) { return drift_minutes(given.session, given.now); }
Given running(const char* item, Instant since) { return live().at(since).did(moderator(), StartAgendaItem{ItemId(item)}); }

}  // namespace

TEST_CASE("Before it is live and after its end a session has no drift") {
    CHECK(drift(Given().at(day_start + 5h)) == 0);
    CHECK(drift(in_lobby().at(day_start + 5h)) == 0);
    CHECK(drift(ended().at(day_start + 5h)) == 0);
}

TEST_CASE("A session that runs as planned has no drift as long as its item has not used up its time") {
    Given given = running("open", day_start);
    CHECK(drift(given) == 0);
    CHECK(drift(given.at(day_start + 30min)) == 0);
    CHECK(drift(given.at(day_start + 30min + 59'999ms)) == 0);
    CHECK(drift(given.at(day_start + 31min)) == 1);
    CHECK(drift(given.at(day_start + 75min)) == 45);
}

TEST_CASE("An item that starts late pushes the next one") { CHECK(drift(running("open", day_start + 12min)) == 12); }

TEST_CASE("Between two items the next one is forecast to start now") {
    Given given = running("open", day_start).at(day_start + 20min).did(moderator(), FinishAgendaItem{ItemId("open")});
    CHECK(drift(given) == -10);
    CHECK(drift(given.at(day_start + 29min + 30s)) == 0);
    CHECK(drift(given.at(day_start + 28min + 59s)) == -1);
    CHECK(drift(given.at(day_start + 33min)) == 3);
}

TEST_CASE("Nothing runs yet: the first item is forecast to start now") {
    CHECK(drift(live()) == 0);
    CHECK(drift(live().at(day_start + 7min)) == 7);
}

TEST_CASE("Extending the item that runs puts the session behind, shortening it ahead") {
    CHECK(drift(running("open", day_start).did(moderator(), ExtendAgendaItem{ItemId("open"), 15})) == 15);
    CHECK(drift(running("open", day_start).did(moderator(), ExtendAgendaItem{ItemId("open"), -20})) == -20);
}

TEST_CASE("An added item has no planned start: it pushes the next one that has") {
    Given given = running("open", day_start).did(moderator(), AddAgendaItem{"Jeda", "break", 25, {}, ItemId("open")});
    CHECK(drift(given) == 25);
    given.did(moderator(), AddAgendaItem{"Doa", "prayer", 5, {}, ItemId("open")});
    CHECK(drift(given) == 30);
}

TEST_CASE("A skipped item makes room: the next one is compared with its own planned start") {
    CHECK(drift(running("open", day_start).did(moderator(), SkipAgendaItem{ItemId("talk")})) == -60);
}

TEST_CASE("An item that was moved to the front is compared with its own planned start") {
    CHECK(drift(live().did(moderator(), MoveAgendaItem{ItemId("talk"), std::nullopt})) == -30);
}

TEST_CASE("With nothing pending the end is compared with the planned end") {
    Given given = live();
    for (const char* item : {"open", "talk", "rest", "work", "ask"}) given.did(moderator(), SkipAgendaItem{ItemId(item)});
    given.at(day_end - 20min).did(moderator(), StartAgendaItem{ItemId("close")});
    CHECK(drift(given) == -5);
    CHECK(drift(given.at(day_end + 12min)) == 12);
    given.did(moderator(), FinishAgendaItem{ItemId("close")});
    CHECK(drift(given.at(day_end + 14min)) == 14);
}

TEST_CASE("With only added items pending their minutes are part of the forecast end") {
    Given given = live();
    for (const char* item : {"open", "talk", "rest", "work", "ask", "close"}) given.did(moderator(), SkipAgendaItem{ItemId(item)});
    given.did(moderator(), AddAgendaItem{"Penutup lain", "closing", 10, {}, std::nullopt});
    CHECK(drift(given.at(day_end - 10min)) == 0);
    CHECK(drift(given.at(day_end)) == 10);
}
