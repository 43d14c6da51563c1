#include "domain/slow_attendance.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace bimtek::domain {
namespace {

using namespace std::chrono_literals;
using Kind = PresenceFact::Kind;

enum class State { gone, bridged, outage, seen };  // a device in a higher state hides those in lower ones

/// What happened between a hello and the next fact that settles it: the next hello, a leave, or nothing.
struct Chapter {
    Instant hello;
    std::optional<Instant> silent;
    std::optional<Instant> next_hello;
    std::optional<Instant> leave;
    std::vector<Outage> outages;  // that ended after the last sign of life and before the settling fact
    std::optional<Instant> taken_over;  // when another device of the invitation came back from the outage in its place

    bool has_gap() const { return silent || !outages.empty(); }
    Instant outage_begin() const { return std::max(outages.front().from, silent.value_or(hello)); }
    Instant last_sign_of_life() const { return silent ? *silent : outage_begin(); }
};

using Story = std::vector<Chapter>;

Story chapters_of(const AttendanceFacts& facts, const std::vector<PresenceFact>& presence) {
    Story story;
    for (std::size_t i = 0; i < presence.size(); ++i) {
        if (presence[i].kind != Kind::joined && presence[i].kind != Kind::returned) continue;
        Chapter chapter{presence[i].at, {}, {}, {}, {}, {}};
        Instant settled = facts.as_of;
        for (std::size_t j = i + 1; j < presence.size(); ++j) {
            if (presence[j].kind == Kind::lost) {
                if (!chapter.silent) chapter.silent = std::max(presence[j].since, chapter.hello);
                continue;
            }
            (presence[j].kind == Kind::left ? chapter.leave : chapter.next_hello) = presence[j].at;
            settled = presence[j].at;
            break;
        }
        for (const Outage& outage : facts.outages) {
            if (outage.to > chapter.silent.value_or(chapter.hello) && outage.to <= settled) chapter.outages.push_back(outage);
        }
        story.push_back(chapter);
    }
    return story;
}

bool silent_too_long(const AttendanceFacts& facts, const Chapter& chapter) {
    return chapter.silent && chapter.outage_begin() > *chapter.silent + std::chrono::seconds{facts.policy.grace_s};
}

bool excused(const AttendanceFacts& facts, const Chapter& chapter) {
    if (!chapter.next_hello || chapter.outages.empty()) return false;
    if (silent_too_long(facts, chapter)) return false;
    for (std::size_t i = 0; i < chapter.outages.size(); ++i) {
        const bool last = i + 1 == chapter.outages.size();
        const Instant next = last ? *chapter.next_hello : chapter.outages[i + 1].from;
        if (next > chapter.outages[i].to + 5min) return false;
    }
    return true;
}

bool bridged(const AttendanceFacts& facts, const Chapter& chapter) {
    return chapter.next_hello && *chapter.next_hello <= chapter.last_sign_of_life() + std::chrono::seconds{facts.policy.grace_s};
}

/// Whether the presence goes on from this chapter into the next.
bool goes_on(const AttendanceFacts& facts, const Chapter& chapter) {
    return chapter.next_hello && (!chapter.has_gap() || excused(facts, chapter) || bridged(facts, chapter));
}

/// Until when the device was there in this chapter; nullopt when nothing ended it.
std::optional<Instant> end_of(const Chapter& chapter) {
    return chapter.has_gap() ? chapter.last_sign_of_life() : chapter.leave;
}

/// Takes out what was over before the room was opened.
void forget_what_was_before(const AttendanceFacts& facts, Story& story) {
    Story kept, presence;
    for (const Chapter& chapter : story) {
        presence.push_back(chapter);
        if (goes_on(facts, chapter)) continue;
        const bool counts = facts.opened_at && end_of(chapter).value_or(Instant::max()) >= *facts.opened_at;
        if (counts) kept.insert(kept.end(), presence.begin(), presence.end());
        presence.clear();
    }
    story = kept;
}

void take_over(const AttendanceFacts& facts, const std::vector<PresenceFact>& all, Story& story) {
    for (Chapter& chapter : story) {
        if (chapter.leave || chapter.outages.empty() || goes_on(facts, chapter) || silent_too_long(facts, chapter)) continue;
        Instant until = chapter.outages.front().to + 5min;
        for (const Outage& outage : chapter.outages) {
            if (outage.from > until) break;
            until = outage.to + 5min;
        }
        for (const PresenceFact& fact : all) {
            if (fact.kind != Kind::joined && fact.kind != Kind::returned) continue;
            if (fact.at <= chapter.outage_begin() || fact.at > until) continue;
            chapter.taken_over = std::min(chapter.taken_over.value_or(fact.at), fact.at);
        }
    }
}

/// The state of a device at one moment.
State state_at(const AttendanceFacts& facts, const Story& story, Instant moment) {
    const Chapter* chapter = nullptr;
    for (const Chapter& candidate : story) {
        if (candidate.hello <= moment) chapter = &candidate;
    }
    if (chapter == nullptr || (chapter->leave && moment >= *chapter->leave)) return State::gone;
    if (!chapter->has_gap() || moment < chapter->last_sign_of_life()) return State::seen;
    const bool taken_over = chapter->taken_over && moment < *chapter->taken_over;
    if (excused(facts, *chapter) || taken_over) return moment < chapter->outage_begin() ? State::bridged : State::outage;
    return bridged(facts, *chapter) ? State::bridged : State::gone;
}

bool within(Instant moment, Instant from, std::optional<Instant> to, const AttendanceFacts& facts) {
    return from <= moment && moment < to.value_or(facts.as_of);
}

bool in_session(const AttendanceFacts& facts, Instant moment) {
    return std::any_of(facts.occurrences.begin(), facts.occurrences.end(), [&](const Occurrence& occurrence) {
        return within(moment, occurrence.started_at, occurrence.ended_at, facts);
    });
}

std::set<Instant> moments_of(const AttendanceFacts& facts, const std::vector<Story>& devices) {
    std::set<Instant> moments{facts.as_of};
    for (const auto& occurrence : facts.occurrences) {
        moments.insert(occurrence.started_at);
        moments.insert(occurrence.ended_at.value_or(facts.as_of));
    }
    for (const auto& run : facts.runs) {
        moments.insert(run.started_at);
        moments.insert(run.ended_at.value_or(facts.as_of));
    }
    for (const Story& story : devices) {
        for (const Chapter& chapter : story) {
            moments.insert(chapter.hello);
            if (chapter.leave) moments.insert(*chapter.leave);
            if (chapter.silent) moments.insert(*chapter.silent);
            if (!chapter.outages.empty()) moments.insert(chapter.outage_begin());
            if (chapter.taken_over) moments.insert(*chapter.taken_over);
        }
    }
    return moments;
}

void add_reconnects(AttendanceRow& row, const AttendanceFacts& facts, const Story& story, Instant end) {
    for (const Chapter& chapter : story) {
        if (!chapter.next_hello || !chapter.has_gap() || chapter.last_sign_of_life() >= end) continue;
        if (chapter.last_sign_of_life() < *facts.opened_at) continue;
        const bool counts = excused(facts, chapter) ? chapter.silent.has_value()
                                                    : bridged(facts, chapter) || *chapter.next_hello < end;
        if (counts) ++row.reconnects;
    }
}

/// When a device was last there; nullopt while it still is in a running session.
std::optional<Instant> last_there(const AttendanceFacts& facts, const Story& story, const std::set<Instant>& moments,
                                  std::optional<Instant> session_end) {
    const Instant end = session_end.value_or(Instant::max());
    Instant last = Instant::min();
    for (const Chapter& chapter : story) {
        if (chapter.hello < end) last = std::max(last, chapter.hello);
    }
    bool was_there = false;  // no presence begins at or after the end; one that lasts beyond it goes on
    for (auto moment = moments.begin(); moment != moments.end(); ++moment) {
        const bool left_now = std::any_of(story.begin(), story.end(), [&](const Chapter& c) { return c.leave == *moment; });
        const bool there = state_at(facts, story, *moment) != State::gone;
        if (*moment >= end && (left_now || !there || !was_there)) return last;
        was_there = there;
        if (!there) continue;
        if (*moment == facts.as_of) return session_end;
        last = std::max(last, *std::next(moment));
    }
    return last;
}

}  // namespace

AttendanceRow slow_attendance_of(const AttendanceFacts& facts, std::span<const InvitationFacts> invitations) {
    AttendanceRow row;
    row.policy = facts.policy;
    std::optional<Instant> session_end;
    if (!facts.occurrences.empty()) session_end = facts.occurrences.back().ended_at;
    const Instant end = session_end.value_or(Instant::max());

    std::vector<Story> devices;
    for (const InvitationFacts& invitation : invitations) {
        std::map<DeviceId, std::vector<PresenceFact>> by_device;
        for (const PresenceFact& fact : invitation.presence) by_device[fact.device].push_back(fact);
        for (const auto& [id, presence] : by_device) {
            Story story = chapters_of(facts, presence);
            forget_what_was_before(facts, story);
            take_over(facts, invitation.presence, story);
            devices.push_back(story);
        }
        int highest = 0;
        for (const Headcount& count : invitation.heads) highest = std::max(highest, count.heads);
        if (!invitation.heads.empty()) {
            row.heads_first = row.heads_first.value_or(0) + invitation.heads.front().heads;
            row.heads_max = row.heads_max.value_or(0) + highest;
            row.heads_last = row.heads_last.value_or(0) + invitation.heads.back().heads;
        }
    }
    // Devices that never said hello before the end were never there.
    std::erase_if(devices, [&](const Story& story) { return story.empty() || story.front().hello >= end; });

    const std::set<Instant> moments = moments_of(facts, devices);
    const bool any_counts = std::any_of(facts.runs.begin(), facts.runs.end(), [&](const ItemRun& run) {
        return run.counts && std::any_of(moments.begin(), moments.end(), [&](Instant moment) {
            return within(moment, run.started_at, run.ended_at, facts) && in_session(facts, moment);
        });
    });
    for (const Occurrence& occurrence : facts.occurrences) row.occurrences.push_back({occurrence.number, 0ms});
    for (const ItemRun& run : facts.runs) {
        const bool known = std::any_of(row.items.begin(), row.items.end(), [&](const auto& item) { return item.item == run.item; });
        if (!known) row.items.push_back({run.item, 0ms});
    }

    for (auto moment = moments.begin(); std::next(moment) != moments.end(); ++moment) {
        const Millis length = *std::next(moment) - *moment;
        State state = State::gone;
        for (const Story& story : devices) state = std::max(state, state_at(facts, story, *moment));

        OccurrenceAttendance* occurrence = nullptr;
        for (std::size_t i = 0; i < facts.occurrences.size(); ++i) {
            const auto& candidate = facts.occurrences[i];
            if (within(*moment, candidate.started_at, candidate.ended_at, facts)) occurrence = &row.occurrences[i];
        }
        if (occurrence == nullptr) continue;

        bool counts = !any_counts;
        bool pause = false;
        for (const ItemRun& run : facts.runs) {
            if (!within(*moment, run.started_at, run.ended_at, facts)) continue;
            counts = counts || run.counts;
            pause = pause || run.is_break;
        }
        if (state != State::gone) {
            for (ItemAttendance& item : row.items) {
                const bool ran = std::any_of(facts.runs.begin(), facts.runs.end(), [&](const ItemRun& run) {
                    return run.item == item.item && within(*moment, run.started_at, run.ended_at, facts);
                });
                if (ran) item.present += length;
            }
        }
        if (!counts || pause) continue;
        row.creditable += length;
        if (state == State::gone) continue;
        row.counted += length;
        occurrence->counted += length;
        if (state == State::bridged) row.bridged += length;
        if (state == State::outage) row.outage += length;
    }

    bool still_there = false;
    for (const Story& story : devices) {
        ++row.devices;
        row.first_joined_at = std::min(row.first_joined_at.value_or(Instant::max()), story.front().hello);
        add_reconnects(row, facts, story, end);
        const auto last = last_there(facts, story, moments, session_end);
        still_there = still_there || !last;
        if (last) row.last_left_at = std::max(row.last_left_at.value_or(Instant::min()), *last);
    }
    if (still_there) row.last_left_at.reset();

    while (row.creditable > 0ms && row.percent < 100 && row.creditable * (row.percent + 1) <= row.counted * 100) ++row.percent;
    if (devices.empty()) {
        row.status = AttendanceStatus::absent;
    } else if (row.creditable > 0ms && row.percent >= facts.policy.full_percent) {
        row.status = AttendanceStatus::full;
    } else if (row.creditable > 0ms && row.percent >= facts.policy.partial_percent) {
        row.status = AttendanceStatus::partial;
    } else {
        row.status = AttendanceStatus::not_met;
    }
    if (row.first_joined_at && !facts.occurrences.empty()) {
        const Instant start = std::max(facts.planned_start, facts.occurrences.front().started_at);
        const auto minutes = (*row.first_joined_at - start) / 60'000ms;
        if (*row.first_joined_at - start > std::chrono::minutes{facts.policy.late_after_min}) row.late_minutes = static_cast<int>(minutes);
    }
    return row;
}

}  // namespace bimtek::domain
