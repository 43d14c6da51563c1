// The edges of the attendance rules that the worked cases do not touch.
#include <doctest/doctest.h>

#include <array>

#include "domain/attendance_story.hpp"

using namespace bimtek;
using namespace bimtek::domain;
using namespace std::chrono_literals;

TEST_CASE("an invitation that never came is absent, with every figure at nothing") {
    const auto row = Story{}.row();
    CHECK(row.status == AttendanceStatus::absent);
    CHECK_FALSE(row.first_joined_at);
    CHECK_FALSE(row.last_left_at);
    CHECK_FALSE(row.heads_first);
    CHECK(row.counted == 0ms);
    CHECK(row.creditable == 180min);
    CHECK(row.percent == 0);
    CHECK(row.late_minutes == 0);
    CHECK(row.devices == 0);
    CHECK(row.occurrences == std::vector<OccurrenceAttendance>{{1, 0ms}});
}

TEST_CASE("who only sat in the lobby has joined and has not met the demand") {
    const auto row = Story{}.joined(clock(8, 30)).left(clock(8, 59)).row();
    CHECK(row.status == AttendanceStatus::not_met);
    CHECK(row.counted == 0ms);
    CHECK(row.devices == 1);
}

// Rules 3 and 4

TEST_CASE("a device that is lost for good was there until its last sign of life") {
    const auto row = Story{}.joined(clock(9)).silent(clock(10)).row();
    CHECK(row.counted == 60min);
    CHECK(row.last_left_at == clock(10));
    CHECK(row.reconnects == 0);
}

TEST_CASE("nothing is bridged after a clean leave") {
    const auto row = Story{}.joined(clock(9)).left(clock(10)).joined(clock(10, 0, 30)).left(clock(11)).row();
    CHECK(row.counted == 120min - 30s);
    CHECK(row.bridged == 0s);
    CHECK(row.reconnects == 0);
}

TEST_CASE("a device that leaves while silent was there until its last sign of life") {
    const auto row = Story{}.joined(clock(9)).silent(clock(10)).left(clock(10, 2)).joined(clock(10, 2, 10)).left(clock(11)).row();
    CHECK(row.counted == 60min + 57min + 50s);
    CHECK(row.bridged == 0s);
    CHECK(row.reconnects == 0);
}

TEST_CASE("the first of two losses in a row is the one that counts") {
    const auto row = Story{}.joined(clock(9)).silent(clock(10)).silent(clock(10, 1)).returned(clock(10, 5)).left(clock(11)).row();
    CHECK(row.counted == 115min);
    CHECK(row.reconnects == 1);
}

TEST_CASE("a loss cannot reach back before the last hello") {
    Story story;
    story.joined(clock(9)).returned(clock(10)).returned(clock(11));
    story.invitation.presence.push_back({PresenceFact::Kind::lost, DeviceId{"pc"}, clock(10, 30), clock(9, 30), 9});
    CHECK(story.row().counted == 120min);
}

TEST_CASE("losses and leaves of a device that is not there change nothing") {
    const auto row = Story{}.left(clock(9)).silent(clock(9)).joined(clock(10)).left(clock(11)).left(clock(11, 30)).row();
    CHECK(row.counted == 60min);
    CHECK(row.first_joined_at == clock(10));
    CHECK(row.last_left_at == clock(11));
    CHECK(row.reconnects == 0);
}

TEST_CASE("a hello of a device that is there changes nothing") {
    const auto row = Story{}.joined(clock(9)).joined(clock(9, 30)).left(clock(10)).row();
    CHECK(row.counted == 60min);
    CHECK(row.reconnects == 0);
    CHECK(row.devices == 1);
}

TEST_CASE("the grace is the one of the session's policy") {
    Story story;
    story.facts.policy.grace_s = 180;
    story.joined(clock(9)).silent(clock(10)).returned(clock(10, 3)).left(clock(11));
    CHECK(story.row().bridged == 180s);
    story.facts.policy.grace_s = 179;
    CHECK(story.row().bridged == 0s);
}

TEST_CASE("a gap across the end of the session is bridged up to the end") {
    const auto row = Story{}.joined(clock(9)).silent(clock(11, 59, 30)).returned(clock(12, 0, 10)).row();
    CHECK(row.counted == 180min);
    CHECK(row.bridged == 30s);
}

// Rule 5

TEST_CASE("a gap of one device during which another was seen is a reconnect, but not bridged") {
    const auto row = Story{}
                         .joined(clock(9), "pc").silent(clock(10), "pc").returned(clock(10, 0, 40), "pc").left(clock(11), "pc")
                         .joined(clock(9, 50), "hp").left(clock(10, 0, 10), "hp")
                         .row();
    CHECK(row.counted == 120min);
    CHECK(row.bridged == 30s);
    CHECK(row.reconnects == 1);
    CHECK(row.devices == 2);
}

TEST_CASE("the grace belongs to a device: another device does not bridge its gap") {
    const auto row = Story{}.joined(clock(9), "pc").silent(clock(10), "pc").joined(clock(10, 0, 30), "hp").left(clock(11), "hp").row();
    CHECK(row.counted == 120min - 30s);
    CHECK(row.bridged == 0s);
}

TEST_CASE("devices that follow each other without a gap are counted without one") {
    const auto row = Story{}
                         .joined(clock(9), "pc").left(clock(10), "pc")
                         .joined(clock(10), "hp").left(clock(11), "hp")
                         .joined(clock(9, 30), "third").left(clock(9, 30), "third")
                         .row();
    CHECK(row.counted == 120min);
    CHECK(row.devices == 3);
}

// Rules 7 and 8

TEST_CASE("presence is clipped to the session, while the times shown are the real ones") {
    const auto row = Story{}.joined(clock(8)).left(clock(12, 10)).row();
    CHECK(row.counted == 180min);
    CHECK(row.first_joined_at == clock(8));
    CHECK(row.last_left_at == clock(12, 10));
}

TEST_CASE("who is still connected when the session ends left at its end") {
    CHECK(Story{}.joined(clock(9)).row().last_left_at == clock(12));
}

TEST_CASE("a hello after the end of the session is no attendance") {
    const auto row = Story{}.joined(clock(12)).left(clock(13)).row();
    CHECK(row.status == AttendanceStatus::absent);
    CHECK_FALSE(row.first_joined_at);
    CHECK(row.devices == 0);
    const auto before_and_after = Story{}.joined(clock(9)).silent(clock(10)).returned(clock(14)).row();
    CHECK(before_and_after.last_left_at == clock(10));
    CHECK(before_and_after.reconnects == 0);
    CHECK(before_and_after.counted == 60min);
}

TEST_CASE("losses after the end of the session are no reconnects") {
    const auto row = Story{}.joined(clock(9)).silent(clock(12)).returned(clock(12, 0, 30)).row();
    CHECK(row.reconnects == 0);
    CHECK(row.last_left_at == clock(12));
}

TEST_CASE("a running session counts up to the moment of the report") {
    Story story;
    const auto row = story.joined(clock(9)).still_runs(clock(10, 30)).row();
    CHECK(row.counted == 90min);
    CHECK(row.creditable == 90min);
    CHECK_FALSE(row.last_left_at);
    CHECK(story.silent(clock(10)).row().last_left_at == clock(10));
    CHECK(story.row().percent == 66);
    CHECK(story.row().status == AttendanceStatus::partial);
}

TEST_CASE("a session that has not started credits nothing and calls nobody late") {
    Story story;
    story.facts.occurrences.clear();
    story.facts.as_of = clock(10);
    const auto row = story.joined(clock(9, 30)).row();
    CHECK(row.creditable == 0ms);
    CHECK(row.counted == 0ms);
    CHECK(row.percent == 0);
    CHECK(row.status == AttendanceStatus::not_met);
    CHECK(row.late_minutes == 0);
    CHECK_FALSE(row.last_left_at);
}

TEST_CASE("only items that count are creditable, in every run, within the session and without breaks") {
    Story story;
    story.ran("opening", clock(9), clock(9, 20), false)
        .ran("talk", clock(9, 20), clock(10))
        .paused(clock(10), clock(10, 15))
        .ran("talk", clock(10, 15), clock(10, 30))
        .ran("practice", clock(10, 30), clock(12, 30));
    const auto row = story.joined(clock(9, 10)).left(clock(11)).row();
    CHECK(row.creditable == 40min + 15min + 90min);
    CHECK(row.counted == 40min + 15min + 30min);
    CHECK(row.percent == 58);
    CHECK(row.items == std::vector<ItemAttendance>{
                           {ItemId{"opening"}, 10min}, {ItemId{"talk"}, 55min}, {ItemId{"break"}, 15min}, {ItemId{"practice"}, 30min}});
}

TEST_CASE("a break is never creditable, not even within an item that counts") {
    Story story;
    story.ran("talk", clock(9), clock(11)).paused(clock(10), clock(10, 30));
    CHECK(story.row().creditable == 90min);
}

TEST_CASE("an item that is still running when the session ends is creditable until the end") {
    Story story;
    story.facts.runs = {{ItemId{"talk"}, true, false, clock(11), std::nullopt}};
    const auto row = story.joined(clock(9)).row();
    CHECK(row.creditable == 60min);
    CHECK(row.counted == 60min);
}

TEST_CASE("a session in which no item that counts ran credits all of it but the breaks") {
    Story story;
    story.ran("opening", clock(9), clock(9, 30), false).paused(clock(10), clock(10, 30));
    CHECK(story.row().creditable == 150min);
    story.ran("practice", clock(11), clock(11), true);  // for no time, as when the session ended by itself at that moment
    CHECK(story.row().creditable == 150min);
}

TEST_CASE("seconds bridged in a break or outside the items that count are not shown as counted by grace") {
    Story story;
    story.paused(clock(10), clock(10, 30));
    const auto row = story.joined(clock(9)).silent(clock(10, 29, 50)).returned(clock(10, 30, 10)).row();
    CHECK(row.bridged == 10s);
    CHECK(row.counted == 150min);
}

// Rule 9

TEST_CASE("late is measured from the actual start when the session began late, else from the planned one") {
    Story began_late;
    began_late.facts.occurrences.front().started_at = clock(9, 20);
    CHECK(Story{began_late}.joined(clock(9, 35)).row().late_minutes == 0);
    CHECK(Story{began_late}.joined(clock(9, 35, 0, 1)).row().late_minutes == 15);
    Story began_early;
    began_early.facts.occurrences.front().started_at = clock(8, 40);
    CHECK(Story{began_early}.joined(clock(9, 15)).row().late_minutes == 0);
    CHECK(Story{began_early}.joined(clock(9, 16, 59, 999)).row().late_minutes == 16);
}

TEST_CASE("late is measured at the first join and the first occurrence alone") {
    Story story;
    story.facts.occurrences = {{1, clock(9), clock(10)}, {2, clock(11), clock(12)}};
    CHECK(Story{story}.joined(clock(9, 5)).left(clock(9, 6)).joined(clock(11, 30)).row().late_minutes == 0);
    CHECK(Story{story}.joined(clock(11, 5)).row().late_minutes == 125);
}

// Rule 10

TEST_CASE("who pressed Masuk before the room was opened and went away has not joined, and is late when coming on the day") {
    Story tried;
    tried.joined(clock(-48), "pc").left(clock(-47), "pc");
    CHECK(tried.row().status == AttendanceStatus::absent);
    CHECK_FALSE(tried.row().first_joined_at);
    CHECK_FALSE(tried.row().last_left_at);
    CHECK(tried.row().devices == 0);

    Story lost = Story().joined(clock(-48)).silent(clock(-47)).returned(clock(-46)).silent(clock(-45));
    CHECK(lost.row().status == AttendanceStatus::absent);

    const auto row = lost.returned(clock(10, 30)).left(clock(12)).row();
    CHECK(row.first_joined_at == clock(10, 30));
    CHECK(row.late_minutes == 90);
    CHECK(row.reconnects == 0);
    CHECK(row.devices == 1);
}

TEST_CASE("who is still there when the room is opened has joined, and nobody has before that") {
    Story early;
    early.joined(clock(8)).left(clock(12));
    CHECK(early.row().first_joined_at == clock(8));
    CHECK(early.row().counted == 180min);
    early.facts.opened_at.reset();
    early.facts.occurrences.clear();
    CHECK(early.row().status == AttendanceStatus::absent);
}

TEST_CASE("the status is decided on the exact ratio") {
    Story story;
    const auto status_when_leaving_at = [&](Instant at) { return Story{story}.joined(clock(9)).left(at).row(); };
    CHECK(status_when_leaving_at(clock(11, 15)).status == AttendanceStatus::full);
    CHECK(status_when_leaving_at(clock(11, 15)).percent == 75);
    CHECK(status_when_leaving_at(clock(11, 14, 59, 999)).status == AttendanceStatus::partial);
    CHECK(status_when_leaving_at(clock(11, 14, 59, 999)).percent == 74);
    CHECK(status_when_leaving_at(clock(10, 30)).status == AttendanceStatus::partial);
    CHECK(status_when_leaving_at(clock(10, 29, 59, 999)).status == AttendanceStatus::not_met);
    CHECK(status_when_leaving_at(clock(10, 29, 59, 999)).percent == 49);
    story.facts.policy.full_percent = 100;
    CHECK(status_when_leaving_at(clock(11, 59, 59, 999)).status == AttendanceStatus::partial);
    CHECK(status_when_leaving_at(clock(12)).status == AttendanceStatus::full);
}

// Rule 13 and the totals

TEST_CASE("headcounts are shown as first, highest and last") {
    const auto row = Story{}.heads(clock(9), 12).heads(clock(10), 20).heads(clock(11), 0).row();
    CHECK(row.heads_first == 12);
    CHECK(row.heads_max == 20);
    CHECK(row.heads_last == 0);
}

TEST_CASE("a total is made over the union of the time and the sums of the rest") {
    Story site_a;
    site_a.joined(clock(9)).silent(clock(10)).returned(clock(10, 0, 50)).left(clock(10, 30)).heads(clock(9), 10).heads(clock(10), 4);
    Story site_b;  // in the same browser as site A: still a device of each
    site_b.joined(clock(9, 30)).left(clock(12)).heads(clock(9, 40), 6);
    const std::array invitations{site_a.invitation, site_b.invitation, Story{}.invitation};
    const auto row = attendance_of_union(site_a.facts, invitations);
    CHECK(row.counted == 180min);
    CHECK(row.percent == 100);
    CHECK(row.bridged == 0s);
    CHECK(row.reconnects == 1);
    CHECK(row.devices == 2);
    CHECK(row.first_joined_at == clock(9));
    CHECK(row.last_left_at == clock(12));
    CHECK(row.heads_first == 16);
    CHECK(row.heads_max == 16);
    CHECK(row.heads_last == 10);
}

TEST_CASE("a total is there for as long as any of its sites is") {
    Story site_a;
    Story site_b;
    const std::array sites{site_a.joined(clock(9)).left(clock(10)).invitation,
                           site_b.joined(clock(10)).left(clock(12)).invitation};
    CHECK(attendance_of_union(site_a.facts, sites).counted == 180min);
}

TEST_CASE("a total of nobody is absent") {
    const auto row = attendance_of_union(Story{}.facts, {});
    CHECK(row.status == AttendanceStatus::absent);
    CHECK_FALSE(row.heads_max);
}
