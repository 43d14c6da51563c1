// The worked cases of the attendance rules, under their letters and with their figures.
#include <doctest/doctest.h>

#include "domain/attendance_story.hpp"

using namespace bimtek;
using namespace bimtek::domain;
using namespace std::chrono_literals;

TEST_CASE("case a: two tabs that overlap are counted once") {
    const auto row = Story{}
                         .joined(clock(9), "tab-1").left(clock(10), "tab-1")
                         .joined(clock(9, 30), "tab-2").left(clock(10, 30), "tab-2")
                         .row();
    CHECK(row.counted == 90min);
    CHECK(row.devices == 2);
    CHECK(row.reconnects == 0);
}

TEST_CASE("case b: a gap of up to the grace is bridged") {
    const auto row_with_hello_at = [](Instant hello) {
        return Story{}.joined(clock(9)).silent(clock(10)).returned(hello).left(clock(11)).row();
    };
    SUBCASE("hello after 40 s") {
        const auto row = row_with_hello_at(clock(10, 0, 40));
        CHECK(row.counted == 120min);
        CHECK(row.bridged == 40s);
        CHECK(row.reconnects == 1);
    }
    SUBCASE("hello after exactly 60 s") {
        const auto row = row_with_hello_at(clock(10, 1, 0));
        CHECK(row.counted == 120min);
        CHECK(row.bridged == 60s);
        CHECK(row.reconnects == 1);
    }
    SUBCASE("hello after 61 s") {
        const auto row = row_with_hello_at(clock(10, 1, 1));
        CHECK(row.counted == 118min + 59s);
        CHECK(row.bridged == 0s);
        CHECK(row.reconnects == 1);
    }
    SUBCASE("hello a millisecond after the grace") {
        CHECK(row_with_hello_at(clock(10, 1, 0, 1)).counted == 120min - 60s - 1ms);
    }
}

TEST_CASE("case c: a longer gap is not counted") {
    const auto row = Story{}.joined(clock(9)).silent(clock(10)).returned(clock(10, 5)).left(clock(11)).row();
    CHECK(row.counted == 115min);
    CHECK(row.reconnects == 1);
    CHECK(row.bridged == 0s);
}

TEST_CASE("case d: time in the lobby does not count and is not late") {
    const auto row = Story{}.joined(clock(8, 40)).left(clock(10)).row();
    CHECK(row.counted == 60min);
    CHECK(row.late_minutes == 0);
    CHECK(row.first_joined_at == clock(8, 40));
    CHECK(row.last_left_at == clock(10));
}

TEST_CASE("case e: a break is neither creditable nor missed") {
    const auto row = Story{}
                         .paused(clock(10, 20), clock(10, 30))
                         .joined(clock(9)).left(clock(10, 20)).joined(clock(10, 30))
                         .row();
    CHECK(row.counted == 170min);
    CHECK(row.creditable == 170min);
    CHECK(row.percent == 100);
    CHECK(row.status == AttendanceStatus::full);
}

TEST_CASE("case f: an outage of ours takes attendance from nobody who is back in time") {
    const auto row_with_hello_at = [](Instant hello) {
        return Story{}.joined(clock(9)).outage(clock(9, 59, 55), clock(10, 3)).returned(hello).left(clock(11)).row();
    };
    SUBCASE("back after 20 s") {
        const auto row = row_with_hello_at(clock(10, 3, 20));
        CHECK(row.counted == 120min);
        CHECK(row.outage == 205s);
        CHECK(row.bridged == 0s);
    }
    SUBCASE("back after six minutes") {
        const auto row = row_with_hello_at(clock(10, 9));
        CHECK(row.counted == 110min + 55s);
        CHECK(row.outage == 0s);
        CHECK(row.bridged == 0s);
    }
}

TEST_CASE("case g: a renamed site keeps its one row, because the row hangs on the invitation") {
    Story story;
    story.joined(clock(9)).left(clock(12));
    const auto row = story.row();
    story.invitation.site = SiteId{"aula-yang-baru"};
    CHECK(row.counted == 180min);
    CHECK(story.row() == row);
}

TEST_CASE("case i: exactly fifteen minutes is on time, a millisecond more is late") {
    CHECK(Story{}.joined(clock(9, 15, 0, 0)).row().late_minutes == 0);
    CHECK(Story{}.joined(clock(9, 15, 0, 1)).row().late_minutes == 15);
}

TEST_CASE("case j: a session that was reopened is counted in two occurrences") {
    Story story;
    story.facts.occurrences = {{1, clock(9), clock(11)}, {2, clock(11, 30), clock(12)}};
    const auto row = story.joined(clock(9)).row();
    CHECK(row.counted == 150min);
    CHECK(row.creditable == 150min);
    CHECK(row.occurrences == std::vector<OccurrenceAttendance>{{1, 120min}, {2, 30min}});
}

TEST_CASE("case l: a session of 26 hours is counted whole") {
    Story story;
    story.facts.occurrences = {{1, clock(9), clock(35)}};
    const auto row = story.joined(clock(9)).row();
    CHECK(row.counted == 1560min);
    CHECK(row.percent == 100);
}
