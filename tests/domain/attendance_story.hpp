// A day told in the words of the worked cases: started 09.00.00, ended 12.00.00, the whole time counts, one invitation.
#pragma once

#include <algorithm>
#include <string>

#include "bimtek/domain/attendance.hpp"

namespace bimtek::domain {

/// A time of the day of the session; hours may go past 24.
inline Instant clock(int hour, int minute = 0, int second = 0, int millis = 0) {
    const auto day = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};
    return day + std::chrono::hours{hour} + std::chrono::minutes{minute} + std::chrono::seconds{second} + Millis{millis};
}

struct Story {
    AttendanceFacts facts;
    InvitationFacts invitation;

    Story() {
        facts.planned_start = clock(9);
        facts.opened_at = clock(8, 30);
        facts.occurrences = {{1, clock(9), clock(12)}};
        facts.as_of = clock(48);
        invitation.invitation = InvitationId{"inv-1"};
        invitation.region = RegionCode{"73.24"};
        invitation.site = SiteId{"aula"};
    }

    Story& joined(Instant at, std::string device = "pc") { return add(PresenceFact::Kind::joined, at, {}, device); }
    Story& returned(Instant at, std::string device = "pc") { return add(PresenceFact::Kind::returned, at, {}, device); }
    Story& left(Instant at, std::string device = "pc") { return add(PresenceFact::Kind::left, at, {}, device); }

    /// Silent from `since`, noticed when its socket closed five seconds later.
    Story& silent(Instant since, std::string device = "pc") {
        return add(PresenceFact::Kind::lost, since + std::chrono::seconds{5}, since, device);
    }

    Story& outage(Instant from, Instant to) {
        facts.outages.push_back({from, to});
        return *this;
    }

    Story& ran(std::string item, Instant from, Instant to, bool counts = true) {
        facts.runs.push_back({ItemId{item}, counts, false, from, to});
        return *this;
    }

    Story& paused(Instant from, Instant to) {
        facts.runs.push_back({ItemId{"break"}, false, true, from, to});
        return *this;
    }

    Story& still_runs(Instant as_of) {
        facts.occurrences.back().ended_at.reset();
        facts.as_of = as_of;
        return *this;
    }

    Story& heads(Instant at, int heads) {
        invitation.heads.push_back({at, heads});
        return *this;
    }

    /// The facts are told in any order and put in log order here.
    AttendanceRow row() const {
        InvitationFacts ordered = invitation;
        std::stable_sort(ordered.presence.begin(), ordered.presence.end(),
                         [](const PresenceFact& a, const PresenceFact& b) { return a.at < b.at; });
        return attendance_of(facts, ordered);
    }

private:
    Story& add(PresenceFact::Kind kind, Instant at, Instant since, const std::string& device) {
        invitation.presence.push_back({kind, DeviceId{device}, at, since, invitation.presence.size() + 1});
        return *this;
    }
};

}  // namespace bimtek::domain
