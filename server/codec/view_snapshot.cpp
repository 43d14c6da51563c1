#include <algorithm>
#include <set>

#include "bimtek/codec/view.hpp"
#include "codec/shapes.hpp"

namespace bimtek::codec {

using namespace domain;

namespace {

bool sees_people(const Viewer& viewer) { return viewer.kind != Viewer::Kind::screen && viewer.kind != Viewer::Kind::observer; }
bool sees_staff_channel(const Viewer& viewer) { return viewer.kind == Viewer::Kind::staff || viewer.kind == Viewer::Kind::helper; }
bool sees_heads(const Viewer& viewer, const RegionCode& region) {
    return viewer.kind == Viewer::Kind::staff || (viewer.kind == Viewer::Kind::region && viewer.region == region);
}

Json zones_json(const SessionPlan& plan) {
    std::set<Zone> zones;
    for (const PlannedRegion& region : plan.regions) zones.insert(region.zone);
    if (zones.empty()) zones.insert(plan.zone);
    Json all = Json::array();
    for (const Zone zone : zones) all.push_back(label_of(zone));
    return all;
}

Json session_json(const Session& session, const Viewer& viewer) {
    const SessionPlan& plan = *session.plan;
    const auto& runs = session.lifecycle.occurrences;
    const OccurrenceRun* run = runs.empty() ? nullptr : &runs.back();
    const bool staff = viewer.kind == Viewer::Kind::staff;
    Json steps = Json::array();
    for (const StepId& step : session.steps.order) steps.push_back(step.value);
    const bool ended = session.lifecycle.phase == Phase::ended;
    return {{"id", plan.id.value},
            {"title", json_of(plan.title)},
            {"host", plan.host},
            {"theme", plan.theme.empty() ? Json(nullptr) : Json(plan.theme)},
            {"state", to_string(session.lifecycle.phase)},
            {"zone", iana_of(plan.zone)},
            {"zones", zones_json(plan)},
            {"meeting_url", json_of(session.agenda.meeting_url)},
            {"planned_start", json_of(plan.starts_at)},
            {"planned_end", json_of(planned_end(plan))},
            {"started_at", run != nullptr ? json_of(run->started_at) : Json(nullptr)},
            {"ended_at", run != nullptr ? json_of(run->ended_at) : Json(nullptr)},
            {"occurrence", run != nullptr ? run->number : 0},
            {"definition",
             {{"id", session.walkthrough->id},
              {"version", session.walkthrough->version},
              {"hash", staff ? plan.definition_hash : plan.site_definition_hash}}},
            {"steps_today", std::move(steps)},
            {"workbooks_deadline", ended ? json_of(workbooks_deadline(session)) : Json(nullptr)},
            {"attendance",
             {{"grace_s", plan.attendance.grace_s},
              {"late_after_min", plan.attendance.late_after_min},
              {"full", plan.attendance.full_percent},
              {"partial", plan.attendance.partial_percent}}}};
}

Json item_json(const AgendaItem& item) {
    return {{"id", item.id.value},
            {"title", json_of(item.title)},
            {"kind", item.kind},
            {"pic", item.pic.empty() ? Json(nullptr) : Json(item.pic)},
            {"planned_start", json_of(item.planned_start)},
            {"planned_minutes", item.planned_minutes},
            {"minutes", item.minutes},
            {"counts", item.counts},
            {"break", item.is_break},
            {"state", to_string(item.state)},
            {"started_at", json_of(item.started_at)},
            {"ended_at", json_of(item.ended_at)}};
}

Json agenda_json(const Session& session, Instant now) {
    Json items = Json::array();
    for (const AgendaItem& item : session.agenda.items) items.push_back(item_json(item));
    return {{"items", std::move(items)}, {"drift_minutes", drift_minutes(session, now)}};
}

Json regions_json(const Session& session, const Viewer& viewer) {
    Json regions = Json::array();
    for (const PlannedRegion& region : session.plan->regions) {
        Json sites = Json::array();
        for (const PlannedSite& site : region.sites) {
            Json one = {{"id", site.id.value}, {"name", site.name}, {"expected_heads", site.expected_heads}};
            const auto heads = session.presence.heads.find({region.code, site.id});
            if (heads != session.presence.heads.end() && sees_heads(viewer, region.code)) one["heads"] = heads->second;
            sites.push_back(std::move(one));
        }
        regions.push_back({{"code", region.code.value},
                           {"name", region.name},
                           {"province", region.province.value},
                           {"province_name", region.province_name},
                           {"sites", std::move(sites)}});
    }
    return regions;
}

bool may_read(const Message& message, const Viewer& viewer) {
    return sees_people(viewer) && (!message.staff_only || sees_staff_channel(viewer));
}

Json announcement_json(const Chat& chat, const Names& names, const Viewer& viewer) {
    if (!chat.announcement) return nullptr;
    Json json = {{"text", json_of(chat.announcement->text)}, {"at", json_of(chat.announcement->at)}};
    if (sees_people(viewer)) json["by"] = by_json(chat.announcement->by, names);
    return json;
}

Json chat_json(const Session& session, const Names& names, const Viewer& viewer) {
    const Chat& chat = session.chat;
    std::vector<const Message*> readable;
    for (const auto* recent : {&chat.recent_everyone, &chat.recent_staff}) {
        for (const Message& message : *recent) {
            if (may_read(message, viewer)) readable.push_back(&message);
        }
    }
    std::ranges::sort(readable, {}, [](const Message* message) { return message->seq; });
    Json messages = Json::array();
    for (const Message* message : readable) messages.push_back(message_json(*message, names));

    Json pinned = Json::array();
    for (const Message& message : chat.pinned) {
        if (may_read(message, viewer)) pinned.push_back(message_json(message, names));
    }
    Json muted = Json::array();
    for (const InvitationId& invitation : chat.muted) {
        const auto region = chat.muted_region.find(invitation);
        const bool own = viewer.kind == Viewer::Kind::region && region != chat.muted_region.end() && region->second == viewer.region;
        if (viewer.kind == Viewer::Kind::staff || own) muted.push_back(invitation.value);
    }
    return {{"messages", std::move(messages)},
            {"pinned", std::move(pinned)},
            {"slow_mode_s", sees_people(viewer) ? chat.slow_mode_s : 0},
            {"muted", std::move(muted)},
            {"announcement", announcement_json(chat, names, viewer)}};
}

Json steps_json(const Session& session) {
    Json steps = Json::object();
    for (const StepId& step : session.steps.order) {
        const StepGate& gate = session.steps.gates.at(step);
        steps[step.value] = {{"state", to_string(gate.state)}, {"opened_at", json_of(gate.opened_at)}};
    }
    steps["current"] = json_of(session.steps.current);
    return steps;
}

Json workbook_json(const Session& session, const Workbook& workbook, const Names& names) {
    Json answers = Json::object();
    for (const auto& [key, answer] : workbook.answers) answers[key.step.value][key.field.value] = answer_json(answer, names);
    Json work = Json::object();
    for (const auto& [step, state] : workbook.work) work[step.value] = to_string(state);
    const WorkbookCheck check = check_of(session, workbook);
    return {{"id", workbook.id.value},
            {"region", workbook.region.value},
            {"name", json_of(workbook.name)},
            {"answers", std::move(answers)},
            {"problems", json_of(check.problems)},
            {"work", std::move(work)},
            {"score", json_of(check.score)}};
}

Json workbooks_json(const Session& session, const Names& names, const Viewer& viewer) {
    Json workbooks = Json::array();
    const auto own = session.workbooks.by_region.find(viewer.region);
    if (viewer.kind != Viewer::Kind::region || own == session.workbooks.by_region.end()) return workbooks;
    for (const WorkbookId& id : own->second) workbooks.push_back(workbook_json(session, session.workbooks.by_id.at(id), names));
    return workbooks;
}

Json help_json(const Session& session, const Names& names, const Viewer& viewer) {
    std::vector<const HelpItem*> items;
    for (const auto& [id, item] : session.help.waiting) {
        const bool own = viewer.kind == Viewer::Kind::region && item.region == viewer.region;
        if (sees_staff_channel(viewer) || own) items.push_back(&item);
    }
    std::ranges::sort(items, {}, [](const HelpItem* item) { return item->seq; });
    Json help = Json::array();
    for (const HelpItem* item : items) {
        help.push_back({{"id", item->id.value},
                        {"workbook", item->workbook.value},
                        {"region", item->region.value},
                        {"step", item->step.value},
                        {"field", json_of(item->field)},
                        {"reason", item->reason},
                        {"text", json_of(item->text)},
                        {"state", item->claimed_by ? "claimed" : "open"},
                        {"asked_at", json_of(item->asked_at)},
                        {"by", by_json(item->by, names)},
                        {"claimed_by", item->claimed_by ? by_json(*item->claimed_by, names) : Json(nullptr)}});
    }
    return help;
}

}  // namespace

std::string encode_snapshot(const Session& session, const Names& names, const Viewer& viewer, Instant now) {
    return dump({{"session", session_json(session, viewer)},
                 {"agenda", agenda_json(session, now)},
                 {"regions", regions_json(session, viewer)},
                 {"chat", chat_json(session, names, viewer)},
                 {"steps", steps_json(session)},
                 {"workbooks", workbooks_json(session, names, viewer)},
                 {"help", help_json(session, names, viewer)}});
}

}  // namespace bimtek::codec
