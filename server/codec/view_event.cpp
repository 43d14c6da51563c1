#include <algorithm>
#include <concepts>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/view.hpp"
#include "codec/shapes.hpp"

namespace bimtek::codec {

using namespace domain;

Viewer viewer_of(const Actor& actor) {
    switch (actor.role) {
        case Role::organizer:
        case Role::facilitator:
        case Role::moderator: return {Viewer::Kind::staff, {}};
        case Role::helper: return {Viewer::Kind::helper, {}};
        case Role::site_operator:
        case Role::participant:
        case Role::region_admin: return {Viewer::Kind::region, actor.region};
        case Role::screen: return {Viewer::Kind::screen, {}};
        case Role::observer: return {Viewer::Kind::observer, {}};
    }
    BIMTEK_CHECK(false);
}

std::vector<std::string> channels_of(const Viewer& viewer) {
    switch (viewer.kind) {
        case Viewer::Kind::staff:
        case Viewer::Kind::helper: return {"everyone", "staff"};
        case Viewer::Kind::region: return {"everyone", "region:" + viewer.region.value};
        case Viewer::Kind::screen: return {"screen"};
        case Viewer::Kind::observer: return {"observer"};
    }
    BIMTEK_CHECK(false);
}

Detail detail_for(const Viewer& viewer) {
    switch (viewer.kind) {
        case Viewer::Kind::staff: return Detail::regions;
        case Viewer::Kind::screen:
        case Viewer::Kind::observer: return Detail::provinces;
        case Viewer::Kind::helper:
        case Viewer::Kind::region: return Detail::totals;
    }
    BIMTEK_CHECK(false);
}

namespace {

struct Concern {
    Scope scope = Scope::everyone;
    RegionCode region;
};

Concern region_concern(Scope scope, const RegionCode& region) { return {scope, region}; }

const RegionCode& region_of(const Session& session, const WorkbookId& workbook) {
    return session.workbooks.by_id.at(workbook).region;
}

Concern channel_concern(const Session& session, const MessageId& message) {
    const auto note = session.chat.known.find(message);
    return {note != session.chat.known.end() && note->second.staff_only ? Scope::staff_channel : Scope::people, {}};
}

template <class One, class... Any>
concept OneOf = (std::same_as<One, Any> || ...);

/// Whom each event concerns. An event without a line does not compile: nobody is told of it before someone has thought about whom it is for.
struct ConcernOf {
    const Session& session;
    const RecordedEvent& recorded;

    /// The course of the day, which everyone sees, screens too.
    template <OneOf<SessionOpened, SessionStarted, SessionEnded, SessionReopened, SessionArchived, SessionCancelled, AgendaItemStarted,
                    AgendaItemFinished, AgendaItemSkipped, AgendaItemReopened, AgendaItemExtended, AgendaItemMoved, AgendaItemAdded,
                    AgendaItemEdited, MeetingLinkSet, AnnouncementMade, StepOpened, StepClosed>
                  One>
    Concern operator()(const One&) const {
        return {Scope::everyone, {}};
    }
    Concern operator()(const MessagePosted& e) const { return {e.channel == "staff" ? Scope::staff_channel : Scope::people, {}}; }
    Concern operator()(const MessageHidden& e) const { return channel_concern(session, e.message); }
    Concern operator()(const MessagePinned& e) const { return channel_concern(session, e.message); }
    Concern operator()(const MessageUnpinned& e) const { return channel_concern(session, e.message); }
    Concern operator()(const SlowModeSet&) const { return {Scope::people, {}}; }
    Concern operator()(const InvitationMuted& e) const { return region_concern(Scope::staff_region, e.region.value_or(RegionCode())); }
    Concern operator()(const InvitationUnmuted& e) const { return region_concern(Scope::staff_region, e.region.value_or(RegionCode())); }
    Concern operator()(const HeadcountDeclared& e) const { return region_concern(Scope::staff_region, e.region); }
    Concern operator()(const PlanRevised&) const { return {Scope::nobody, {}}; }
    Concern operator()(const DeviceJoined&) const { return {Scope::nobody, {}}; }
    Concern operator()(const DeviceLost&) const { return {Scope::nobody, {}}; }
    Concern operator()(const DeviceReturned&) const { return {Scope::nobody, {}}; }
    Concern operator()(const DeviceLeft&) const { return {Scope::nobody, {}}; }
    Concern operator()(const ServerOutageNoted&) const { return {Scope::nobody, {}}; }
    Concern operator()(const WorkbookCreated& e) const { return region_concern(Scope::staff_region, e.region); }
    Concern operator()(const AnswerSaved& e) const { return region_concern(Scope::region, region_of(session, e.workbook)); }
    Concern operator()(const StepDeclaredDone& e) const { return region_concern(Scope::region, region_of(session, e.workbook)); }
    Concern operator()(const StepReopened& e) const { return region_concern(Scope::region, region_of(session, e.workbook)); }
    Concern operator()(const HelpAsked& e) const { return region_concern(Scope::helpers_region, e.region); }
    Concern operator()(const HelpClaimed& e) const { return region_concern(Scope::helpers_region, session.help.regions.at(e.help)); }
    Concern operator()(const HelpWithdrawn& e) const { return region_concern(Scope::helpers_region, session.help.regions.at(e.help)); }
    Concern operator()(const HelpResolved& e) const { return region_concern(Scope::helpers_region, session.help.regions.at(e.help)); }
};

Json work_json(const Workbook& workbook, const StepId& step) { return {{step.value, to_string(work_of(workbook, step))}}; }

/// Members that a viewer needs besides the event's own.
struct AddTo {
    const Session& session;
    Json& json;

    template <class One>
    void operator()(const One&) const {}
    void operator()(const MessagePosted& e) const {
        if (session.chat.known.at(e.message).hidden) json["text"] = nullptr;
    }
    void operator()(const AnswerSaved& e) const {
        const Workbook& workbook = session.workbooks.by_id.at(e.workbook);
        const WorkbookCheck check = check_of(session, workbook);
        json["problems"] = json_of(check.problems);
        json["score"] = json_of(check.score);
        json["work"] = work_json(workbook, e.step);
    }
    void operator()(const StepDeclaredDone& e) const { json["work"] = work_json(session.workbooks.by_id.at(e.workbook), e.step); }
    void operator()(const StepReopened& e) const { json["work"] = work_json(session.workbooks.by_id.at(e.workbook), e.step); }
};

/// Members that the wire leaves out when they are absent, instead of saying null.
bool left_out_when_absent(std::string_view type) { return type == AgendaItemEdited::type || type == InvitationMuted::type || type == InvitationUnmuted::type; }

Json event_json(const Session& session, const RecordedEvent& recorded) {
    Json json = {{"type", type_of(recorded.event)}, {"seq", recorded.seq}, {"at", json_of(recorded.at)}};
    std::visit(
        [&](const auto& one) {
            for_each_field(one, [&](std::string_view name, const auto& member) {
                Json value = json_of(member);
                if (value.is_null() && left_out_when_absent(one.type)) return;
                json[std::string(name)] = std::move(value);
            });
            AddTo{session, json}(one);
        },
        recorded.event);
    return json;
}

}  // namespace

EventView view_event(const Session& session, const Names& names, const RecordedEvent& recorded) {
    const Concern concern = std::visit(ConcernOf{session, recorded}, recorded.event);
    EventView view;
    view.seq = recorded.seq;
    view.scope = concern.scope;
    view.region = concern.region;
    if (view.scope == Scope::nobody) return view;

    Json json = event_json(session, recorded);
    if (view.scope == Scope::everyone) view.screen_text = dump(json);
    if (recorded.by) json["by"] = by_json(*recorded.by, names);
    view.text = dump(json);
    if (const auto* created = std::get_if<WorkbookCreated>(&recorded.event)) {
        const WorkbookCheck check = check_of(session, session.workbooks.by_id.at(created->workbook));
        json["problems"] = json_of(check.problems);
        json["score"] = json_of(check.score);
        json["work"] = Json::object();
        view.region_text = dump(json);
    }
    return view;
}

const std::string* text_for(const EventView& event, const Viewer& viewer) {
    using Kind = Viewer::Kind;
    const bool staff = viewer.kind == Kind::staff;
    const bool helper = viewer.kind == Kind::helper;
    const bool own_region = viewer.kind == Kind::region && viewer.region == event.region;
    const std::string* to_region = event.region_text ? &*event.region_text : &event.text;
    switch (event.scope) {
        case Scope::nobody: return nullptr;
        case Scope::everyone:
            return viewer.kind == Kind::screen || viewer.kind == Kind::observer ? &event.screen_text : &event.text;
        case Scope::people: return staff || helper || viewer.kind == Kind::region ? &event.text : nullptr;
        case Scope::staff_channel: return staff || helper ? &event.text : nullptr;
        case Scope::staff_region: return staff ? &event.text : own_region ? to_region : nullptr;
        case Scope::helpers_region: return staff || helper ? &event.text : own_region ? to_region : nullptr;
        case Scope::region: return own_region ? to_region : nullptr;
    }
    return nullptr;
}

}  // namespace bimtek::codec
