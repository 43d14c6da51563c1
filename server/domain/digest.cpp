#include "bimtek/domain/digest.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "bimtek/base/limits.hpp"

namespace bimtek::domain {

namespace {

/// What the devices of one site or region come to.
struct Seen {
    bool connected = false;
    bool lost = false;
    bool returned_lately = false;
    std::optional<Instant> last_seen;

    void add(const DevicePresence& device, Instant now) {
        connected = connected || device.state == DeviceState::connected;
        lost = lost || device.state == DeviceState::lost;
        if (device.state != DeviceState::connected) {
            last_seen = std::max(last_seen.value_or(device.changed_at), device.changed_at);
        }
        if (device.state == DeviceState::connected && device.returned_at && now - *device.returned_at < limits::weak_after_return) {
            returned_lately = true;
        }
    }
};

/// Where a workbook is counted for a step: the first that fits.
int StepCounts::*shown_as(const BoardCell& cell) {
    if (cell.help != HelpState::none) return &StepCounts::stuck;
    if (cell.work == Work::done) return &StepCounts::done;
    if (cell.problems > 0) return &StepCounts::problem;
    if (cell.work == Work::touched) return &StepCounts::in_progress;
    return &StepCounts::not_started;
}

}  // namespace

PresenceDigest presence_digest(const Session& session, Instant now) {
    std::map<RegionCode, Seen> regions;
    std::map<SiteKey, Seen> sites;
    std::set<InvitationId> people;
    for (const auto& [key, device] : session.presence.devices) {
        if (!is_region(device.actor.role)) continue;
        regions[device.actor.region].add(device, now);
        if (device.actor.role == Role::site_operator) sites[{device.actor.region, device.actor.site}].add(device, now);
        if (device.actor.role == Role::participant && device.state == DeviceState::connected) people.insert(key.invitation);
    }

    PresenceDigest digest;
    digest.totals.regions_invited = static_cast<int>(session.plan->regions.size());
    digest.totals.people = static_cast<int>(people.size());
    for (const PlannedRegion& planned : session.plan->regions) {
        RegionPresence& region = digest.regions[planned.code];
        ProvincePresence& province = digest.provinces[planned.province];
        ++province.regions_invited;
        const auto seen = regions.find(planned.code);
        if (seen == regions.end()) continue;
        if (seen->second.connected) {
            region.state = RegionState::present;
            region.line = seen->second.returned_lately ? LineState::weak : LineState::good;
            ++digest.totals.regions_present;
            ++province.regions_present;
            continue;
        }
        region.last_seen = seen->second.last_seen;
        if (seen->second.lost) {
            region.state = RegionState::lost;
            region.line = LineState::lost;
        }
    }
    for (const auto& [key, seen] : sites) {
        const auto region = digest.regions.find(key.region);
        if (region == digest.regions.end()) continue;
        const auto declared = session.presence.heads.find(key);
        const int heads = declared == session.presence.heads.end() ? 0 : declared->second;
        // Whoever helps the region sees how many people sit before a line that dropped; the totals speak of who is there.
        if (seen.connected || seen.lost) region->second.heads += heads;
        if (!seen.connected) continue;
        ++region->second.sites;
        ++digest.totals.sites_present;
        digest.totals.heads += heads;
    }
    return digest;
}

BoardRow board_row(const Session& session, const Workbook& workbook, const WorkbookCheck& check) {
    BoardRow row;
    row.name = workbook.name;
    const HelpItem* help = help_of(session.help, workbook.id);
    for (const StepId& step : session.steps.order) {
        BoardCell& cell = row.cells[step];
        cell.work = work_of(workbook, step);
        const auto problems = check.problems.find(step);
        if (problems != check.problems.end() && cell.work != Work::untouched) {
            cell.problems = board_problems(problems->second);
        }
        if (help != nullptr && help->step == step) {
            cell.help = help->claimed_by ? HelpState::claimed : HelpState::open;
        }
    }
    return row;
}

BoardDigest board_digest(const Session& session, BoardRows rows) {
    BoardDigest digest;
    digest.rows = std::move(rows);
    for (const StepId& step : session.steps.order) digest.steps[step];
    for (const PlannedRegion& planned : session.plan->regions) {
        ProvinceProgress& province = digest.provinces[planned.province];
        for (const StepId& step : session.steps.order) province.done[step];
        const auto workbooks = digest.rows.find(planned.code);
        if (workbooks == digest.rows.end()) continue;
        for (const auto& [id, row] : workbooks->second) {
            ++province.workbooks;
            for (const auto& [step, cell] : row.cells) {
                int StepCounts::*const shown = shown_as(cell);
                ++(digest.steps[step].*shown);
                if (shown == &StepCounts::done) ++province.done[step];
            }
        }
    }
    return digest;
}

}  // namespace bimtek::domain
