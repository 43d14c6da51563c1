#include "domain/attendance_presence.hpp"

#include <algorithm>
#include <map>

#include "bimtek/base/limits.hpp"

namespace bimtek::domain {
namespace {

/// Why a device that was there may not have been there all the time.
struct Gap {
    Instant since;                       ///< the last sign of life
    std::optional<Instant> outage_from;  ///< from here on our outage is to blame
    Instant excused_until;               ///< a hello up to and including this is excused by the outage
};

/// Follows one device through its facts.
class DeviceTimeline {
public:
    DeviceTimeline(const AttendanceFacts& facts, std::optional<Instant> session_end)
        : facts_(facts), session_end_(session_end) {}

    void hello(Instant at) {
        if (there_) {
            if (const auto gap = gap_before(at); gap && !carry_across(*gap, at)) {
                end_in(*gap);
                if (before_session_end(at) && was_opened_by(gap->since)) ++presence_.reconnects;
            }
        }
        if (!there_ && before_session_end(at)) {
            there_ = true;
            joined_at_ = at;
            seen_from_ = at;
        }
        last_hello_ = at;
    }

    void lost(Instant since) {
        if (there_ && !silent_since_) silent_since_ = std::max(since, last_hello_);
    }

    void left(Instant at) {
        if (!there_) return;
        const auto gap = gap_before(at);
        end_at(gap ? gap->since : at);
    }

    TimesPresent finish() {
        if (there_) {
            const auto gap = gap_before(facts_.as_of);
            presence_.still_there = !gap && !session_end_;
            if (gap) {
                end_in(*gap);
            } else {
                end_at(session_end_.value_or(facts_.as_of));
            }
        }
        presence_.devices = presence_.first_hello ? 1 : 0;
        return presence_;
    }

    /// The outages from which the device did not come back in time.
    const std::vector<Gap>& outages_not_outlasted() const { return outages_not_outlasted_; }

private:
    bool before_session_end(Instant at) const { return !session_end_ || at < *session_end_; }
    bool was_opened_by(Instant at) const { return facts_.opened_at && *facts_.opened_at <= at; }

    /// The gap that a sign of life at `at` ends; nullopt when the device was seen all the time.
    std::optional<Gap> gap_before(Instant at) const {
        const Instant last_seen = silent_since_.value_or(last_hello_);
        Gap gap{.since = last_seen, .outage_from = {}, .excused_until = {}};
        for (const Outage& outage : facts_.outages) {
            if (outage.to <= last_seen || outage.to > at) continue;
            if (gap.outage_from) {
                if (outage.from > gap.excused_until) break;
            } else {
                const Instant from = std::max(outage.from, last_seen);
                if (silent_since_ && from - *silent_since_ > grace()) break;
                gap.outage_from = from;
                if (!silent_since_) gap.since = from;
            }
            gap.excused_until = outage.to + limits::outage_return_max;
        }
        if (!silent_since_ && !gap.outage_from) return std::nullopt;
        return gap;
    }

    /// Makes a gap count, by outage or by grace; false when neither covers it.
    bool carry_across(const Gap& gap, Instant at) {
        const bool excused = gap.outage_from && at <= gap.excused_until;
        if (!excused && at - gap.since > grace()) return false;
        const Instant bridged_to = excused ? *gap.outage_from : at;
        presence_.seen.push_back({seen_from_, gap.since});
        presence_.bridged.push_back({gap.since, bridged_to});
        presence_.outage.push_back({bridged_to, at});
        if ((silent_since_ || !excused) && before_session_end(gap.since) && was_opened_by(gap.since)) ++presence_.reconnects;
        silent_since_.reset();
        seen_from_ = at;
        return true;
    }

    void end_in(const Gap& gap) {
        if (gap.outage_from && was_opened_by(gap.since)) outages_not_outlasted_.push_back(gap);
        end_at(gap.since);
    }

    void end_at(Instant at) {
        there_ = false;
        silent_since_.reset();
        if (!was_opened_by(at)) return;
        presence_.seen.push_back({seen_from_, at});
        presence_.first_hello = presence_.first_hello.value_or(joined_at_);
        presence_.last_end = at;
    }

    std::chrono::seconds grace() const { return std::chrono::seconds{facts_.policy.grace_s}; }

    const AttendanceFacts& facts_;
    std::optional<Instant> session_end_;
    bool there_ = false;
    Instant joined_at_;  ///< where the presence began; `seen_from_` moves on over each gap that is carried across
    Instant seen_from_;
    Instant last_hello_;
    std::optional<Instant> silent_since_;
    TimesPresent presence_;
    std::vector<Gap> outages_not_outlasted_;
};

/// A device was there until an outage and did not come back in time; where another of the invitation did, the time between counts.
void carry_to_another_device(const Gap& gap, const InvitationFacts& invitation, TimesPresent& presence) {
    std::optional<Instant> back;
    for (const PresenceFact& fact : invitation.presence) {
        const bool hello = fact.kind == PresenceFact::Kind::joined || fact.kind == PresenceFact::Kind::returned;
        if (hello && *gap.outage_from < fact.at && fact.at <= gap.excused_until) back = std::min(back.value_or(fact.at), fact.at);
    }
    if (!back) return;
    presence.bridged.push_back({gap.since, *gap.outage_from});
    presence.outage.push_back({*gap.outage_from, *back});
    presence.last_end = std::max(presence.last_end.value_or(*back), *back);
}

}  // namespace

void TimesPresent::add(const TimesPresent& other) {
    if (other.first_hello) first_hello = std::min(first_hello.value_or(*other.first_hello), *other.first_hello);
    if (other.last_end) last_end = std::max(last_end.value_or(*other.last_end), *other.last_end);
    still_there = still_there || other.still_there;
    seen.insert(seen.end(), other.seen.begin(), other.seen.end());
    bridged.insert(bridged.end(), other.bridged.begin(), other.bridged.end());
    outage.insert(outage.end(), other.outage.begin(), other.outage.end());
    reconnects += other.reconnects;
    devices += other.devices;
}

std::optional<Instant> session_end_of(const AttendanceFacts& facts) {
    if (facts.occurrences.empty()) return std::nullopt;
    return facts.occurrences.back().ended_at;
}

TimesPresent presence_of(const AttendanceFacts& facts, const InvitationFacts& invitation) {
    std::map<DeviceId, DeviceTimeline> devices;
    for (const PresenceFact& fact : invitation.presence) {
        auto& device = devices.try_emplace(fact.device, facts, session_end_of(facts)).first->second;
        switch (fact.kind) {
            case PresenceFact::Kind::joined:
            case PresenceFact::Kind::returned: device.hello(fact.at); break;
            case PresenceFact::Kind::lost: device.lost(fact.since); break;
            case PresenceFact::Kind::left: device.left(fact.at); break;
        }
    }
    TimesPresent presence;
    for (auto& [id, device] : devices) {
        presence.add(device.finish());
        for (const Gap& gap : device.outages_not_outlasted()) carry_to_another_device(gap, invitation, presence);
    }
    return presence;
}

}  // namespace bimtek::domain
