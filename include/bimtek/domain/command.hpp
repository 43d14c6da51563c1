// Orders to a session, in the imperative, exactly as `docs/protocol.md` lists them. Their shape is checked before they
// get here (schema, codec); their meaning is checked by `decide`.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "bimtek/base/id.hpp"
#include "bimtek/domain/answer.hpp"
#include "bimtek/domain/fields.hpp"

namespace bimtek::domain {

#define BIMTEK_COMMAND(name) static constexpr std::string_view type = name
#define BIMTEK_NO_FIELDS static constexpr auto fields() { return std::tuple{}; }
#define BIMTEK_ONE_FIELD(owner, name, member) \
    static constexpr auto fields() { return std::tuple{field(name, &owner::member)}; }

struct OpenLobby { BIMTEK_COMMAND("open_lobby"); BIMTEK_NO_FIELDS };
struct StartSession { BIMTEK_COMMAND("start_session"); BIMTEK_NO_FIELDS };
struct EndSession { BIMTEK_COMMAND("end_session"); BIMTEK_NO_FIELDS };
struct ReopenSession { BIMTEK_COMMAND("reopen_session"); BIMTEK_NO_FIELDS };
struct ArchiveSession { BIMTEK_COMMAND("archive_session"); BIMTEK_NO_FIELDS };
struct CancelSession { BIMTEK_COMMAND("cancel_session"); BIMTEK_NO_FIELDS };

struct StartAgendaItem { BIMTEK_COMMAND("start_agenda_item"); ItemId item; BIMTEK_ONE_FIELD(StartAgendaItem, "item", item) };
struct FinishAgendaItem { BIMTEK_COMMAND("finish_agenda_item"); ItemId item; BIMTEK_ONE_FIELD(FinishAgendaItem, "item", item) };
struct SkipAgendaItem { BIMTEK_COMMAND("skip_agenda_item"); ItemId item; BIMTEK_ONE_FIELD(SkipAgendaItem, "item", item) };
struct ReopenAgendaItem { BIMTEK_COMMAND("reopen_agenda_item"); ItemId item; BIMTEK_ONE_FIELD(ReopenAgendaItem, "item", item) };

struct ExtendAgendaItem {
    BIMTEK_COMMAND("extend_agenda_item");
    ItemId item;
    int minutes = 0;
    static constexpr auto fields() {
        return std::tuple{field("item", &ExtendAgendaItem::item), field("minutes", &ExtendAgendaItem::minutes)};
    }
};

struct MoveAgendaItem {
    BIMTEK_COMMAND("move_agenda_item");
    ItemId item;
    std::optional<ItemId> after;  ///< absent: to the front
    static constexpr auto fields() {
        return std::tuple{field("item", &MoveAgendaItem::item), field("after", &MoveAgendaItem::after)};
    }
};

struct AddAgendaItem {
    BIMTEK_COMMAND("add_agenda_item");
    std::string title;
    std::string kind;
    int minutes = 0;
    std::optional<std::string> pic;
    std::optional<ItemId> after;
    static constexpr auto fields() {
        return std::tuple{field("title", &AddAgendaItem::title), field("kind", &AddAgendaItem::kind),
                          field("minutes", &AddAgendaItem::minutes), field("pic", &AddAgendaItem::pic),
                          field("after", &AddAgendaItem::after)};
    }
};

struct EditAgendaItem {
    BIMTEK_COMMAND("edit_agenda_item");
    ItemId item;
    std::optional<std::string> title;
    std::optional<std::string> kind;
    std::optional<int> minutes;
    std::optional<std::string> pic;
    static constexpr auto fields() {
        return std::tuple{field("item", &EditAgendaItem::item), field("title", &EditAgendaItem::title),
                          field("kind", &EditAgendaItem::kind), field("minutes", &EditAgendaItem::minutes),
                          field("pic", &EditAgendaItem::pic)};
    }
};

struct SetMeetingLink {
    BIMTEK_COMMAND("set_meeting_link");
    std::optional<std::string> url;  ///< absent: take the link away
    BIMTEK_ONE_FIELD(SetMeetingLink, "url", url)
};

struct Announce { BIMTEK_COMMAND("announce"); std::string text; BIMTEK_ONE_FIELD(Announce, "text", text) };

struct PostMessage {
    BIMTEK_COMMAND("post_message");
    std::string text;
    std::optional<MessageId> reply_to;
    std::optional<std::string> channel;  ///< absent: `everyone`
    static constexpr auto fields() {
        return std::tuple{field("text", &PostMessage::text), field("reply_to", &PostMessage::reply_to),
                          field("channel", &PostMessage::channel)};
    }
};

struct HideMessage { BIMTEK_COMMAND("hide_message"); MessageId message; BIMTEK_ONE_FIELD(HideMessage, "message", message) };
struct PinMessage { BIMTEK_COMMAND("pin_message"); MessageId message; BIMTEK_ONE_FIELD(PinMessage, "message", message) };
struct UnpinMessage { BIMTEK_COMMAND("unpin_message"); MessageId message; BIMTEK_ONE_FIELD(UnpinMessage, "message", message) };
struct Mute { BIMTEK_COMMAND("mute"); InvitationId invitation; BIMTEK_ONE_FIELD(Mute, "invitation", invitation) };
struct Unmute { BIMTEK_COMMAND("unmute"); InvitationId invitation; BIMTEK_ONE_FIELD(Unmute, "invitation", invitation) };
struct SetSlowMode { BIMTEK_COMMAND("set_slow_mode"); int seconds = 0; BIMTEK_ONE_FIELD(SetSlowMode, "seconds", seconds) };
struct DeclareHeadcount { BIMTEK_COMMAND("declare_headcount"); int heads = 0; BIMTEK_ONE_FIELD(DeclareHeadcount, "heads", heads) };
struct OpenStep { BIMTEK_COMMAND("open_step"); StepId step; BIMTEK_ONE_FIELD(OpenStep, "step", step) };
struct CloseStep { BIMTEK_COMMAND("close_step"); StepId step; BIMTEK_ONE_FIELD(CloseStep, "step", step) };
struct CreateWorkbook { BIMTEK_COMMAND("create_workbook"); std::string name; BIMTEK_ONE_FIELD(CreateWorkbook, "name", name) };

struct SaveAnswer {
    BIMTEK_COMMAND("save_answer");
    WorkbookId workbook;
    StepId step;
    FieldId field_id;
    std::optional<std::string> row;
    AnswerValue value;
    Seq base = 0;  ///< the revision that the value was typed over; 0 for none
    static constexpr auto fields() {
        return std::tuple{field("workbook", &SaveAnswer::workbook), field("step", &SaveAnswer::step),
                          field("field", &SaveAnswer::field_id),    field("row", &SaveAnswer::row),
                          field("value", &SaveAnswer::value),       field("base", &SaveAnswer::base)};
    }
};

struct DeclareStepDone {
    BIMTEK_COMMAND("declare_step_done");
    WorkbookId workbook;
    StepId step;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &DeclareStepDone::workbook), field("step", &DeclareStepDone::step)};
    }
};

struct ReopenStep {
    BIMTEK_COMMAND("reopen_step");
    WorkbookId workbook;
    StepId step;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &ReopenStep::workbook), field("step", &ReopenStep::step)};
    }
};

struct AskForHelp {
    BIMTEK_COMMAND("ask_for_help");
    WorkbookId workbook;
    StepId step;
    std::optional<FieldId> field_id;
    std::string reason;
    std::optional<std::string> text;
    static constexpr auto fields() {
        return std::tuple{field("workbook", &AskForHelp::workbook), field("step", &AskForHelp::step),
                          field("field", &AskForHelp::field_id), field("reason", &AskForHelp::reason),
                          field("text", &AskForHelp::text)};
    }
};

struct WithdrawHelp { BIMTEK_COMMAND("withdraw_help"); HelpId help; BIMTEK_ONE_FIELD(WithdrawHelp, "help", help) };
struct ClaimHelp { BIMTEK_COMMAND("claim_help"); HelpId help; BIMTEK_ONE_FIELD(ClaimHelp, "help", help) };

struct ResolveHelp {
    BIMTEK_COMMAND("resolve_help");
    HelpId help;
    std::optional<std::string> outcome;
    std::optional<std::string> text;
    static constexpr auto fields() {
        return std::tuple{field("help", &ResolveHelp::help), field("outcome", &ResolveHelp::outcome),
                          field("text", &ResolveHelp::text)};
    }
};

/// The device that sends it leaves cleanly; `live` knows which one that is.
struct Leave { BIMTEK_COMMAND("leave"); BIMTEK_NO_FIELDS };

#undef BIMTEK_COMMAND
#undef BIMTEK_NO_FIELDS
#undef BIMTEK_ONE_FIELD

using Command =
    std::variant<OpenLobby, StartSession, EndSession, ReopenSession, ArchiveSession, CancelSession,  //
                 StartAgendaItem, FinishAgendaItem, SkipAgendaItem, ReopenAgendaItem, ExtendAgendaItem, MoveAgendaItem,
                 AddAgendaItem, EditAgendaItem, SetMeetingLink,  //
                 Announce, PostMessage, HideMessage, PinMessage, UnpinMessage, Mute, Unmute, SetSlowMode,  //
                 DeclareHeadcount, OpenStep, CloseStep, CreateWorkbook, SaveAnswer, DeclareStepDone, ReopenStep,  //
                 AskForHelp, WithdrawHelp, ClaimHelp, ResolveHelp, Leave>;

inline std::string_view type_of(const Command& command) {
    return std::visit([](const auto& one) { return one.type; }, command);
}

}  // namespace bimtek::domain
