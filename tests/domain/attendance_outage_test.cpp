// What an outage of the server does to attendance, at its edges.
#include <doctest/doctest.h>

#include "domain/attendance_story.hpp"

using namespace bimtek;
using namespace bimtek::domain;
using namespace std::chrono_literals;

TEST_CASE("back exactly five minutes after an outage is in time, a millisecond more is not") {
    const auto row_with_hello_at = [](Instant hello) {
        return Story{}.joined(clock(9)).outage(clock(10), clock(10, 3)).returned(hello).left(clock(11)).row();
    };
    CHECK(row_with_hello_at(clock(10, 8)).outage == 8min);
    CHECK(row_with_hello_at(clock(10, 8)).counted == 120min);
    CHECK(row_with_hello_at(clock(10, 8)).reconnects == 0);
    CHECK(row_with_hello_at(clock(10, 8, 0, 1)).outage == 0s);
    CHECK(row_with_hello_at(clock(10, 8, 0, 1)).counted == 112min - 1ms);
    CHECK(row_with_hello_at(clock(10, 8, 0, 1)).reconnects == 1);
}

TEST_CASE("who never comes back after an outage was there until its start") {
    const auto row = Story{}.joined(clock(9)).outage(clock(10), clock(10, 3)).row();
    CHECK(row.counted == 60min);
    CHECK(row.last_left_at == clock(10));
    Story running;
    CHECK(running.joined(clock(9)).outage(clock(10), clock(10, 3)).still_runs(clock(10, 4)).row().last_left_at == clock(10));
}

TEST_CASE("a room that comes back from an outage on another device in time was there throughout") {
    Story story;
    story.joined(clock(9), "pc").outage(clock(10), clock(10, 3)).joined(clock(10, 4), "phone").left(clock(12), "phone");
    CHECK(story.row().counted == 180min);
    CHECK(story.row().outage == 4min);
    CHECK(story.row().devices == 2);
    CHECK(story.row().reconnects == 0);

    Story late;
    late.joined(clock(9), "pc").outage(clock(10), clock(10, 3)).joined(clock(10, 8, 0, 1), "phone").left(clock(12), "phone");
    CHECK(late.row().counted == 180min - 8min - 1ms);
    CHECK(late.row().outage == 0ms);

    Story just_before;
    just_before.joined(clock(9), "pc").joined(clock(10), "phone").outage(clock(10), clock(10, 3));
    just_before.joined(clock(10, 4), "laptop").left(clock(12), "laptop");
    CHECK(just_before.row().counted == 180min);

    Story gone;
    gone.joined(clock(9), "pc").left(clock(9, 50), "pc").outage(clock(10), clock(10, 3)).joined(clock(10, 4), "phone").left(clock(12), "phone");
    CHECK(gone.row().counted == 180min - 14min);
}

TEST_CASE("who was silent for no more than the grace before an outage was present at its start") {
    const auto row_when_silent_since = [](Instant since) {
        Story story;
        story.joined(clock(9)).outage(clock(10), clock(10, 3)).returned(clock(10, 5)).left(clock(11));
        story.invitation.presence.push_back({PresenceFact::Kind::lost, DeviceId{"pc"}, clock(10, 3), since, 9});
        return story.row();
    };
    const auto in_grace = row_when_silent_since(clock(9, 59));
    CHECK(in_grace.counted == 120min);
    CHECK(in_grace.bridged == 60s);
    CHECK(in_grace.outage == 5min);
    CHECK(in_grace.reconnects == 1);
    const auto beyond = row_when_silent_since(clock(9, 58, 59, 999));
    CHECK(beyond.counted == (58min + 59s + 999ms) + 55min);
    CHECK(beyond.bridged == 0s);
    CHECK(beyond.outage == 0s);
    CHECK(beyond.reconnects == 1);
}

TEST_CASE("who joined between the last pulse and the crash was there from the join") {
    const auto row = Story{}.joined(clock(9, 59, 58)).outage(clock(9, 59, 55), clock(10, 3)).returned(clock(10, 3, 20)).left(clock(11)).row();
    CHECK(row.counted == 60min + 2s);
    CHECK(row.outage == 202s);
    CHECK(row.first_joined_at == clock(9, 59, 58));
}

TEST_CASE("who left between the last pulse and the crash left at that time") {
    const auto row = Story{}.joined(clock(9)).left(clock(9, 59, 58)).outage(clock(9, 59, 55), clock(10, 3)).joined(clock(10, 3, 20)).left(clock(11)).row();
    CHECK(row.counted == 59min + 58s + 56min + 40s);
    CHECK(row.outage == 0s);
    CHECK(row.reconnects == 0);
}

TEST_CASE("a second outage before the five minutes are over prolongs the first") {
    const auto row_with_second_outage_from = [](Instant from) {
        return Story{}.joined(clock(9)).outage(clock(10), clock(10, 2)).outage(from, clock(10, 10)).returned(clock(10, 15)).left(clock(11)).row();
    };
    CHECK(row_with_second_outage_from(clock(10, 7)).outage == 15min);
    CHECK(row_with_second_outage_from(clock(10, 7)).counted == 120min);
    CHECK(row_with_second_outage_from(clock(10, 7, 0, 1)).outage == 0s);
    CHECK(row_with_second_outage_from(clock(10, 7, 0, 1)).counted == 105min);
}

TEST_CASE("an outage during a break, or while another device was seen, is not shown") {
    Story story;
    story.paused(clock(10), clock(10, 30));
    const auto row = story.joined(clock(9)).outage(clock(10), clock(10, 3)).returned(clock(10, 4)).row();
    CHECK(row.outage == 0s);
    CHECK(row.counted == 150min);

    const auto two_devices = Story{}
                                 .joined(clock(9), "pc").outage(clock(10), clock(10, 3)).returned(clock(10, 4), "pc")
                                 .joined(clock(10, 3), "hp")
                                 .row();
    CHECK(two_devices.outage == 3min);
    CHECK(two_devices.counted == 180min);
}

TEST_CASE("what grace on one device and an outage on another both explain is shown as outage") {
    const auto row = Story{}
                         .joined(clock(9), "pc").returned(clock(10, 3), "pc")
                         .joined(clock(9), "hp").left(clock(10, 30), "hp")
                         .outage(clock(9, 59, 50), clock(10, 2))
                         .silent(clock(9, 59, 51), "hp").returned(clock(9, 59, 57), "hp").returned(clock(10, 3), "hp")
                         .row();
    CHECK(row.outage == 189s);
    CHECK(row.bridged == 0s);
    CHECK(row.counted == 180min);
}

TEST_CASE("an outage across a back-dated end leaves who never came back at its start") {
    Story story;
    story.facts.occurrences = {{1, clock(9), clock(11)}};
    const auto row = story.joined(clock(9)).outage(clock(10, 50), clock(11, 20)).row();
    CHECK(row.counted == 110min);
    CHECK(row.last_left_at == clock(10, 50));
}

TEST_CASE("an outage before a hello and after a leave concerns nobody") {
    const auto row = Story{}.joined(clock(9)).left(clock(10)).outage(clock(8), clock(9)).outage(clock(10, 30), clock(10, 31)).row();
    CHECK(row.counted == 60min);
    CHECK(row.outage == 0s);
}
