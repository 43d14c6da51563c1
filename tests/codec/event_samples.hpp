// One event of every type, and the variations that are stored differently.
#pragma once

#include <chrono>
#include <vector>

#include "bimtek/domain/event.hpp"

namespace bimtek::tests {

/// 21 April 2022, 01:00 UTC, and so many milliseconds.
inline Instant morning(std::int64_t later_ms = 0) { return Instant(Millis(1'650'502'800'000 + later_ms)); }

/// The first of each type is the one that its golden file shows.
inline std::vector<domain::Event> event_samples() {
    using namespace domain;
    const WorkbookId workbook("w-17");
    const StepId step("ind01");
    return {
        SessionOpened{},
        SessionStarted{1},
        SessionEnded{1, morning(3'600'000), "unattended"},
        SessionReopened{2},
        SessionArchived{},
        SessionCancelled{},
        PlanRevised{2},
        AgendaItemStarted{ItemId("materi_1")},
        AgendaItemFinished{ItemId("materi_1")},
        AgendaItemSkipped{ItemId("doa")},
        AgendaItemReopened{ItemId("doa")},
        AgendaItemExtended{ItemId("materi_1"), -15},
        AgendaItemMoved{ItemId("doa"), ItemId("sambutan")},
        AgendaItemMoved{ItemId("doa"), std::nullopt},
        AgendaItemAdded{ItemId("i-3"), PrivateText("Sesi tambahan"), "qna", 20, PrivateText("Moderator"), ItemId("materi_1")},
        AgendaItemAdded{ItemId("i-4"), PrivateText("Jeda"), "break", 10, std::nullopt, std::nullopt},
        AgendaItemEdited{ItemId("i-3"), PrivateText("Tanya jawab"), "qna", 25, PrivateText("Narasumber")},
        AgendaItemEdited{ItemId("i-3"), std::nullopt, std::nullopt, 5, std::nullopt},
        MeetingLinkSet{PrivateText("https://rapat.example/123")},
        MeetingLinkSet{std::nullopt},
        AnnouncementMade{PrivateText("Istirahat sampai pukul 13.00")},
        MessagePosted{MessageId("m-12"), PrivateText("Selamat pagi, \"Luwu Timur\" hadir 🙏"), MessageId("m-3"), "everyone"},
        MessagePosted{MessageId("m-13"), PrivateText(""), std::nullopt, "staff"},
        MessageHidden{MessageId("m-12")},
        MessagePinned{MessageId("m-12")},
        MessageUnpinned{MessageId("m-12")},
        InvitationMuted{InvitationId("inv-1"), RegionCode("73.24")},
        InvitationMuted{InvitationId("inv-2"), std::nullopt},
        InvitationUnmuted{InvitationId("inv-1"), RegionCode("73.24")},
        SlowModeSet{30},
        HeadcountDeclared{RegionCode("73.24"), SiteId("media_center"), 28},
        DeviceJoined{DeviceId("peramban-1")},
        DeviceLost{DeviceId("peramban-1"), morning(59'955)},
        DeviceReturned{DeviceId("peramban-1")},
        DeviceLeft{DeviceId("peramban-1")},
        ServerOutageNoted{morning(1), morning(180'001)},
        StepOpened{step},
        StepClosed{step},
        WorkbookCreated{workbook, RegionCode("73.24"), PrivateText("Antre Pasti")},
        AnswerSaved{workbook, step, FieldId("grade"), {AnswerValue("p2")}, true},
        AnswerSaved{workbook, step, FieldId("blank"), {AnswerValue()}, false},
        AnswerSaved{workbook, step, FieldId("yes"), {AnswerValue(true)}, false},
        AnswerSaved{workbook, step, FieldId("number"), {AnswerValue(std::int64_t{-9'007'199'254'740'993})}, false},
        AnswerSaved{workbook, step, FieldId("list"), {AnswerValue(std::vector<std::string>{"a", "b"})}, false},
        AnswerSaved{workbook, step, FieldId("none"), {AnswerValue(std::vector<std::string>{})}, false},
        StepDeclaredDone{workbook, step},
        StepReopened{workbook, step},
        HelpAsked{HelpId("h-5"), workbook, RegionCode("73.24"), step, FieldId("grade"), "unclear", PrivateText("SK yang mana?")},
        HelpAsked{HelpId("h-6"), workbook, RegionCode("73.24"), step, std::nullopt, "other", std::nullopt},
        HelpWithdrawn{HelpId("h-6")},
        HelpClaimed{HelpId("h-5")},
        HelpResolved{HelpId("h-5"), "answered", PrivateText("SK Kepala Daerah")},
        HelpResolved{HelpId("h-7"), std::nullopt, std::nullopt},
    };
}

}  // namespace bimtek::tests
