// Facts of a session, in the past tense. What is stored is exactly this; private texts are kept beside it.
// A member that is `std::optional` may be absent; `Private` members never enter the event's own bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "bimtek/base/id.hpp"
#include "bimtek/base/time.hpp"
#include "bimtek/domain/answer.hpp"
#include "bimtek/domain/fields.hpp"
#include "bimtek/domain/private.hpp"
#include "bimtek/domain/role.hpp"

namespace bimtek::domain {

using PrivateText = Private<std::string>;

#define BIMTEK_EVENT(name) static constexpr std::string_view type = name

// Lifecycle

struct SessionOpened {
    BIMTEK_EVENT("session_opened");
    static constexpr auto fields() { return std::tuple{}; }
};

struct SessionStarted {
    BIMTEK_EVENT("session_started");
    int occurrence = 1;
    static constexpr auto fields() { return std::tuple{field("occurrence", &SessionStarted::occurrence)}; }
};

/// `ended_at` differs from the time of the event when nobody ended the session and the server did, back-dated.
struct SessionEnded {
    BIMTEK_EVENT("session_ended");
    int occurrence = 1;
    Instant ended_at;
    std::string reason;  ///< `command` or `unattended`
    static constexpr auto fields() {
        return std::tuple{field("occurrence", &SessionEnded::occurrence), field("ended_at", &SessionEnded::ended_at),
                          field("reason", &SessionEnded::reason)};
    }
};

struct SessionReopened {
    BIMTEK_EVENT("session_reopened");
    int occurrence = 2;
    static constexpr auto fields() { return std::tuple{field("occurrence", &SessionReopened::occurrence)}; }
};

struct SessionArchived {
    BIMTEK_EVENT("session_archived");
    static constexpr auto fields() { return std::tuple{}; }
};

/// It will not take place.
struct SessionCancelled {
    BIMTEK_EVENT("session_cancelled");
    static constexpr auto fields() { return std::tuple{}; }
};

/// From here on this revision of the plan is in force. The event holds only the number; the revision stands in a row of its
/// own, which was written before and is never changed.
struct PlanRevised {
    BIMTEK_EVENT("plan_revised");
    int revision = 2;
    static constexpr auto fields() { return std::tuple{field("revision", &PlanRevised::revision)}; }
};

// Agenda

/// The item that ran before, if any, is finished by this event.
struct AgendaItemStarted {
    BIMTEK_EVENT("agenda_item_started");
    ItemId item;
    static constexpr auto fields() { return std::tuple{field("item", &AgendaItemStarted::item)}; }
};

struct AgendaItemFinished {
    BIMTEK_EVENT("agenda_item_finished");
    ItemId item;
    static constexpr auto fields() { return std::tuple{field("item", &AgendaItemFinished::item)}; }
};

struct AgendaItemSkipped {
    BIMTEK_EVENT("agenda_item_skipped");
    ItemId item;
    static constexpr auto fields() { return std::tuple{field("item", &AgendaItemSkipped::item)}; }
};

struct AgendaItemReopened {
    BIMTEK_EVENT("agenda_item_reopened");
    ItemId item;
    static constexpr auto fields() { return std::tuple{field("item", &AgendaItemReopened::item)}; }
};

struct AgendaItemExtended {
    BIMTEK_EVENT("agenda_item_extended");
    ItemId item;
    int minutes = 0;
    static constexpr auto fields() {
        return std::tuple{field("item", &AgendaItemExtended::item), field("minutes", &AgendaItemExtended::minutes)};
    }
};

/// `after` absent: the item is now the first.
struct AgendaItemMoved {
    BIMTEK_EVENT("agenda_item_moved");
    ItemId item;
    std::optional<ItemId> after;
    static constexpr auto fields() {
        return std::tuple{field("item", &AgendaItemMoved::item), field("after", &AgendaItemMoved::after)};
    }
};

struct AgendaItemAdded {
    BIMTEK_EVENT("agenda_item_added");
    ItemId item;
    PrivateText title;
    std::string kind;
    int minutes = 0;
    std::optional<PrivateText> pic;
    std::optional<ItemId> after;
    static constexpr auto fields() {
        return std::tuple{field("item", &AgendaItemAdded::item),   field("title", &AgendaItemAdded::title),
                          field("kind", &AgendaItemAdded::kind),   field("minutes", &AgendaItemAdded::minutes),
                          field("pic", &AgendaItemAdded::pic),     field("after", &AgendaItemAdded::after)};
    }
};

/// Only what changed is present.
struct AgendaItemEdited {
    BIMTEK_EVENT("agenda_item_edited");
    ItemId item;
    std::optional<PrivateText> title;
    std::optional<std::string> kind;
    std::optional<int> minutes;
    std::optional<PrivateText> pic;
    static constexpr auto fields() {
        return std::tuple{field("item", &AgendaItemEdited::item), field("title", &AgendaItemEdited::title),
                          field("kind", &AgendaItemEdited::kind), field("minutes", &AgendaItemEdited::minutes),
                          field("pic", &AgendaItemEdited::pic)};
    }
};

/// `url` absent: the link was taken away.
struct MeetingLinkSet {
    BIMTEK_EVENT("meeting_link_set");
    std::optional<PrivateText> url;
    static constexpr auto fields() { return std::tuple{field("url", &MeetingLinkSet::url)}; }
};

// Chat

struct AnnouncementMade {
    BIMTEK_EVENT("announcement_made");
    PrivateText text;
    static constexpr auto fields() { return std::tuple{field("text", &AnnouncementMade::text)}; }
};

struct MessagePosted {
    BIMTEK_EVENT("message_posted");
    MessageId message;
    PrivateText text;
    std::optional<MessageId> reply_to;
    std::string channel;  ///< `everyone` or `staff`
    static constexpr auto fields() {
        return std::tuple{field("message", &MessagePosted::message), field("text", &MessagePosted::text),
                          field("reply_to", &MessagePosted::reply_to), field("channel", &MessagePosted::channel)};
    }
};

struct MessageHidden {
    BIMTEK_EVENT("message_hidden");
    MessageId message;
    static constexpr auto fields() { return std::tuple{field("message", &MessageHidden::message)}; }
};

struct MessagePinned {
    BIMTEK_EVENT("message_pinned");
    MessageId message;
    static constexpr auto fields() { return std::tuple{field("message", &MessagePinned::message)}; }
};

struct MessageUnpinned {
    BIMTEK_EVENT("message_unpinned");
    MessageId message;
    static constexpr auto fields() { return std::tuple{field("message", &MessageUnpinned::message)}; }
};

/// `region` is that of the muted invitation, so that its region learns of it; absent for one without a region.
struct InvitationMuted {
    BIMTEK_EVENT("invitation_muted");
    InvitationId invitation;
    std::optional<RegionCode> region;
    static constexpr auto fields() {
        return std::tuple{field("invitation", &InvitationMuted::invitation), field("region", &InvitationMuted::region)};
    }
};

struct InvitationUnmuted {
    BIMTEK_EVENT("invitation_unmuted");
    InvitationId invitation;
    std::optional<RegionCode> region;
    static constexpr auto fields() {
        return std::tuple{field("invitation", &InvitationUnmuted::invitation), field("region", &InvitationUnmuted::region)};
    }
};

struct SlowModeSet {
    BIMTEK_EVENT("slow_mode_set");
    int seconds = 0;
    static constexpr auto fields() { return std::tuple{field("seconds", &SlowModeSet::seconds)}; }
};

// Attendance: raw facts, never sent one by one

struct HeadcountDeclared {
    BIMTEK_EVENT("headcount_declared");
    RegionCode region;
    SiteId site;
    int heads = 0;
    static constexpr auto fields() {
        return std::tuple{field("region", &HeadcountDeclared::region), field("site", &HeadcountDeclared::site),
                          field("heads", &HeadcountDeclared::heads)};
    }
};

struct DeviceJoined {
    BIMTEK_EVENT("device_joined");
    DeviceId device;
    static constexpr auto fields() { return std::tuple{field("device", &DeviceJoined::device)}; }
};

/// `since` is the last sign of life of the device, which is where its interval ends.
struct DeviceLost {
    BIMTEK_EVENT("device_lost");
    DeviceId device;
    Instant since;
    static constexpr auto fields() {
        return std::tuple{field("device", &DeviceLost::device), field("since", &DeviceLost::since)};
    }
};

struct DeviceReturned {
    BIMTEK_EVENT("device_returned");
    DeviceId device;
    static constexpr auto fields() { return std::tuple{field("device", &DeviceReturned::device)}; }
};

struct DeviceLeft {
    BIMTEK_EVENT("device_left");
    DeviceId device;
    static constexpr auto fields() { return std::tuple{field("device", &DeviceLeft::device)}; }
};

/// The server was gone: `from` is its last stored pulse, `to` when it was up again.
struct ServerOutageNoted {
    BIMTEK_EVENT("server_outage_noted");
    Instant from;
    Instant to;
    static constexpr auto fields() {
        return std::tuple{field("from", &ServerOutageNoted::from), field("to", &ServerOutageNoted::to)};
    }
};

// Walkthrough

struct StepOpened {
    BIMTEK_EVENT("step_opened");
    StepId step;
    static constexpr auto fields() { return std::tuple{field("step", &StepOpened::step)}; }
};

struct StepClosed {
    BIMTEK_EVENT("step_closed");
    StepId step;
    static constexpr auto fields() { return std::tuple{field("step", &StepClosed::step)}; }
};

struct WorkbookCreated {
    BIMTEK_EVENT("workbook_created");
    WorkbookId workbook;
    RegionCode region;
    PrivateText name;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &WorkbookCreated::workbook), field("region", &WorkbookCreated::region),
                          field("name", &WorkbookCreated::name)};
    }
};

/// `late`: the step was closed when the answer arrived, but had been open when it was typed.
struct AnswerSaved {
    BIMTEK_EVENT("answer_saved");
    WorkbookId workbook;
    StepId step;
    FieldId field_id;
    Private<AnswerValue> value;
    bool late = false;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &AnswerSaved::workbook), field("step", &AnswerSaved::step),
                          field("field", &AnswerSaved::field_id), field("value", &AnswerSaved::value),
                          field("late", &AnswerSaved::late)};
    }
};

struct StepDeclaredDone {
    BIMTEK_EVENT("step_declared_done");
    WorkbookId workbook;
    StepId step;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &StepDeclaredDone::workbook), field("step", &StepDeclaredDone::step)};
    }
};

struct StepReopened {
    BIMTEK_EVENT("step_reopened");
    WorkbookId workbook;
    StepId step;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &StepReopened::workbook), field("step", &StepReopened::step)};
    }
};

// Help

struct HelpAsked {
    BIMTEK_EVENT("help_asked");
    HelpId help;
    WorkbookId workbook;
    RegionCode region;
    StepId step;
    std::optional<FieldId> field_id;
    std::string reason;  ///< `unclear`, `document_missing`, `system` or `other`
    std::optional<PrivateText> text;
    static constexpr auto fields() {
        return std::tuple{field("help", &HelpAsked::help),     field("workbook", &HelpAsked::workbook),
                          field("region", &HelpAsked::region), field("step", &HelpAsked::step),
                          field("field", &HelpAsked::field_id), field("reason", &HelpAsked::reason),
                          field("text", &HelpAsked::text)};
    }
};

struct HelpWithdrawn {
    BIMTEK_EVENT("help_withdrawn");
    HelpId help;
    static constexpr auto fields() { return std::tuple{field("help", &HelpWithdrawn::help)}; }
};

struct HelpClaimed {
    BIMTEK_EVENT("help_claimed");
    HelpId help;
    static constexpr auto fields() { return std::tuple{field("help", &HelpClaimed::help)}; }
};

struct HelpResolved {
    BIMTEK_EVENT("help_resolved");
    HelpId help;
    std::optional<std::string> outcome;  ///< `answered`, `form_defect`, `policy_question` or `site_problem`
    std::optional<PrivateText> text;
    static constexpr auto fields() {
        return std::tuple{field("help", &HelpResolved::help), field("outcome", &HelpResolved::outcome),
                          field("text", &HelpResolved::text)};
    }
};

#undef BIMTEK_EVENT

using Event =
    std::variant<SessionOpened, SessionStarted, SessionEnded, SessionReopened, SessionArchived, SessionCancelled, PlanRevised,  //
                 AgendaItemStarted, AgendaItemFinished, AgendaItemSkipped, AgendaItemReopened, AgendaItemExtended,
                 AgendaItemMoved, AgendaItemAdded, AgendaItemEdited, MeetingLinkSet,  //
                 AnnouncementMade, MessagePosted, MessageHidden, MessagePinned, MessageUnpinned, InvitationMuted,
                 InvitationUnmuted, SlowModeSet,                                                          //
                 HeadcountDeclared, DeviceJoined, DeviceLost, DeviceReturned, DeviceLeft, ServerOutageNoted,  //
                 StepOpened, StepClosed, WorkbookCreated, AnswerSaved, StepDeclaredDone, StepReopened,    //
                 HelpAsked, HelpWithdrawn, HelpClaimed, HelpResolved>;

/// An event with its place in the log. `by` is absent when the server itself recorded it.
struct RecordedEvent {
    Seq seq = 0;
    Instant at;
    std::optional<Actor> by;
    Event event;
};

/// The word of the wire and of the database, e.g. `message_posted`.
inline std::string_view type_of(const Event& event) {
    return std::visit([](const auto& one) { return one.type; }, event);
}

}  // namespace bimtek::domain
