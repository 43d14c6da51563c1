// Random histories: the attendance figures agree with an independent slow model.
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <ostream>
#include <random>

#include "domain/attendance_story.hpp"
#include "domain/slow_attendance.hpp"

using namespace bimtek;
using namespace bimtek::domain;
using namespace std::chrono_literals;

namespace {

using Kind = PresenceFact::Kind;

class Histories {
public:
    explicit Histories(std::uint64_t seed) : random_(seed) {}

    int upto(int n) { return std::uniform_int_distribution<int>{0, n}(random_); }
    bool one_in(int n) { return upto(n - 1) == 0; }

    template <std::size_t N>
    Millis any_of(const std::array<Millis, N>& choices) {
        return choices[static_cast<std::size_t>(upto(static_cast<int>(N) - 1))];
    }

    AttendanceFacts session() {
        AttendanceFacts facts;
        facts.policy.grace_s = one_in(3) ? 30 * upto(6) : 60;
        facts.planned_start = clock(9);
        facts.as_of = clock(20);
        Instant at = clock(9) + minutes(30) - 15min;
        for (int number = 1; number <= (one_in(3) ? 2 : 1); ++number) {
            const Instant end = at + 30min + minutes(120);
            facts.occurrences.push_back({number, at, end});
            at = end + minutes(30);
        }
        facts.opened_at = clock(8, 30);
        if (one_in(3)) facts.opened_at = std::min(clock(8, 30) + minutes(40), facts.occurrences.front().started_at);
        if (one_in(4)) facts.occurrences.back().ended_at.reset();
        if (one_in(30)) facts.occurrences.clear();

        at = clock(8, 50) + minutes(30);
        for (int run = upto(8); run > 0; --run) {
            const int item = upto(4);
            const Instant end = at + minutes(40);
            facts.runs.push_back({ItemId{"item-" + std::to_string(item)}, item % 2 == 0 && item != 4, item == 3, at, end});
            at = end + (one_in(2) ? 0min : minutes(15));
        }
        if (!facts.runs.empty() && one_in(4)) facts.runs.back().ended_at.reset();

        at = clock(8, 45) + minutes(60);
        for (int outage = std::max(0, upto(4) - 1); outage > 0; --outage) {
            const Instant to = at + any_of(std::array<Millis, 5>{5s, 20s, 3min, 10min, 25min});
            facts.outages.push_back({at, to});
            at = to + any_of(std::array<Millis, 6>{1s, 4min, 300s - 1ms, 300s, 300s + 1ms, 40min});
        }
        return facts;
    }

    InvitationFacts invitation(const AttendanceFacts& facts) {
        InvitationFacts invitation;
        for (int device = upto(3); device > 0; --device) add_device(invitation.presence, facts, "device-" + std::to_string(device));
        std::stable_sort(invitation.presence.begin(), invitation.presence.end(),
                         [](const PresenceFact& a, const PresenceFact& b) { return a.at < b.at; });
        Seq seq = 0;
        for (PresenceFact& fact : invitation.presence) fact.seq = ++seq;
        for (int count = upto(3); count > 0; --count) invitation.heads.push_back({clock(12 - count), upto(30)});
        return invitation;
    }

private:
    std::chrono::minutes minutes(int most) { return std::chrono::minutes{upto(most)}; }

    /// A gap as it happens: short, at the edge of the grace, or long.
    Millis gap(const AttendanceFacts& facts) {
        const Millis grace = std::chrono::seconds{facts.policy.grace_s};
        return any_of(std::array<Millis, 8>{0ms, 5s, 40s, grace - 1ms, grace, grace + 1ms, 4min, 20min});
    }

    /// One device that comes, is lost, comes back and leaves; through every outage it is silent.
    void add_device(std::vector<PresenceFact>& facts_out, const AttendanceFacts& facts, const std::string& name) {
        const DeviceId device{name};
        const auto add = [&](Kind kind, Instant at, Instant since = {}) { facts_out.push_back({kind, device, at, since, 0}); };
        Instant at = clock(8, 30) + minutes(100) + (one_in(4) ? 1ms : 0ms);
        add(Kind::joined, at);
        for (int step = upto(8); step > 0 && at < clock(15); --step) {
            const Instant until = at + minutes(45);
            const auto outage = std::find_if(facts.outages.begin(), facts.outages.end(),
                                             [&](const Outage& o) { return o.to > at && o.from <= until; });
            if (outage != facts.outages.end() && !one_in(8)) {
                if (one_in(3)) add(Kind::lost, outage->to, std::max(at, outage->from - gap(facts)));
                at = outage->to + any_of(std::array<Millis, 6>{0ms, 20s, 300s - 1ms, 300s, 300s + 1ms, 9min});
                if (!one_in(6)) add(Kind::returned, at);
                continue;
            }
            switch (upto(5)) {
                case 0:
                    add(Kind::left, until);
                    at = until + gap(facts);
                    if (!one_in(4)) add(Kind::joined, at);
                    break;
                case 1:
                    at = until;
                    add(one_in(2) ? Kind::joined : Kind::returned, at);
                    break;
                default: {
                    const Millis silence = gap(facts);
                    add(Kind::lost, until + std::min<Millis>(silence, 45s), until);
                    at = until + silence;
                    if (!one_in(5)) add(Kind::returned, at);
                }
            }
        }
        if (one_in(3)) add(Kind::left, at + minutes(60));
    }

    std::mt19937_64 random_;
};

bool agree(const AttendanceRow& fast, const AttendanceRow& slow) {
    CHECK(fast.first_joined_at == slow.first_joined_at);
    CHECK(fast.last_left_at == slow.last_left_at);
    CHECK(fast.counted == slow.counted);
    CHECK(fast.creditable == slow.creditable);
    CHECK(fast.percent == slow.percent);
    CHECK(to_string(fast.status) == to_string(slow.status));
    CHECK(fast.late_minutes == slow.late_minutes);
    CHECK(fast.bridged == slow.bridged);
    CHECK(fast.outage == slow.outage);
    CHECK(fast.reconnects == slow.reconnects);
    CHECK(fast.devices == slow.devices);
    CHECK(fast == slow);
    return fast == slow;
}

}  // namespace

TEST_CASE("the figures of random histories agree with the slow model") {
    int bridged = 0, outage = 0, both = 0, reopened = 0, partial = 0, full = 0, absent = 0, late = 0, running = 0, several = 0;
    for (std::uint64_t seed = 1; seed <= 4000; ++seed) {
        CAPTURE(seed);
        Histories histories{seed};
        const AttendanceFacts facts = histories.session();
        const std::array invitations{histories.invitation(facts), histories.invitation(facts)};
        const AttendanceRow row = attendance_of(facts, invitations[0]);
        if (!agree(row, slow_attendance_of(facts, {&invitations[0], 1}))) break;
        if (!agree(attendance_of_union(facts, invitations), slow_attendance_of(facts, invitations))) break;

        bridged += row.bridged > 0ms;
        outage += row.outage > 0ms;
        both += row.bridged > 0ms && row.outage > 0ms;
        reopened += facts.occurrences.size() > 1 && row.occurrences[1].counted > 0ms;
        full += row.status == AttendanceStatus::full;
        partial += row.status == AttendanceStatus::partial;
        absent += row.status == AttendanceStatus::absent;
        late += row.late_minutes > 0;
        running += row.first_joined_at && !row.last_left_at;
        several += row.devices > 1;
    }
    // The histories reach what they are meant to reach.
    for (const int reached : {bridged, outage, both, reopened, partial, full, absent, late, running, several}) CHECK(reached >= 40);
}
