// Every kind of viewer, seen from region 73.24, each with a letter, and a session in which everybody did something.
#pragma once

#include <string>
#include <vector>

#include "bimtek/codec/view.hpp"
#include "domain/given.hpp"

namespace bimtek::tests {

struct NamedViewer {
    char letter;
    codec::Viewer viewer;
};

/// Staff, Helper, the Own region, another one (X), the sCreen, the obserVer.
inline std::vector<NamedViewer> all_viewers() {
    return {{'S', codec::viewer_of(moderator())},   {'H', codec::viewer_of(helper())}, {'O', codec::viewer_of(participant())},
            {'X', codec::viewer_of(participant("71.03"))}, {'C', codec::viewer_of(screen())}, {'V', codec::viewer_of(observer())}};
}

/// Who sees the event, as letters.
inline std::string seen_by(const codec::EventView& event) {
    std::string letters;
    for (const NamedViewer& one : all_viewers()) {
        if (codec::text_for(event, one.viewer) != nullptr) letters += one.letter;
    }
    return letters;
}

inline codec::Names example_names() {
    codec::Names names;
    for (const Role role : {Role::organizer, Role::facilitator, Role::moderator, Role::helper, Role::site_operator, Role::participant}) {
        names[actor_of(role).invitation] = "Nama " + std::string(to_string(role));
    }
    names[participant("71.03").invitation] = "Nama Sangihe";
    return names;
}

/// What must never reach anyone but its region, and what was hidden.
inline const std::string secret_answer = "Jawaban-Rahasia";
inline const std::string hidden_text = "Teks-Tersembunyi";
inline const std::string staff_text = "Khusus-Panitia";

/// Each event that happened, in order, with the state right after it.
template <class Tell>
Given busy_session(Tell&& tell) {
    Given given;
    const auto did = [&](const Actor& actor, const Command& command) {
        const auto outcome = decide(given.session, {actor, DeviceId("d"), given.now}, command);
        REQUIRE_MESSAGE(outcome.ok(), type_of(command) << " was refused: " << to_string(outcome.error().reason));
        for (const Event& event : outcome->events) {
            given.happened(event, actor);
            tell(given.session, RecordedEvent{given.session.seq, given.now, actor, event});
        }
        given.later(1s);
        return outcome->made ? std::visit([](const auto& value) {
            if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::string>) return value;
            else return std::to_string(value);
        }, outcome->made->value) : std::string();
    };
    did(facilitator(), OpenLobby{});
    for (const Actor& actor : {facilitator(), site_operator(), participant(), participant("71.03")}) given.said_hello(actor);
    did(facilitator(), SetMeetingLink{"https://rapat.example/1"});
    did(facilitator(), StartSession{});
    did(moderator(), StartAgendaItem{ItemId("open")});
    did(moderator(), AddAgendaItem{"Tambahan", "qna", 20, "Panitia", ItemId("talk")});
    did(moderator(), Announce{"Selamat datang"});
    did(participant(), PostMessage{"Halo", {}, {}});
    const MessageId hidden(did(participant("71.03"), PostMessage{hidden_text, {}, {}}));
    did(helper(), PostMessage{staff_text, {}, "staff"});
    did(moderator(), PinMessage{hidden});
    did(moderator(), HideMessage{hidden});
    did(moderator(), SetSlowMode{30});
    did(moderator(), Mute{participant("71.03").invitation});
    did(site_operator(), DeclareHeadcount{28});
    did(facilitator(), OpenStep{StepId("profile")});
    for (const char* region : {"73.24", "71.03"}) {
        const WorkbookId workbook(did(participant(region), CreateWorkbook{"Buku " + std::string(region)}));
        const std::string text = region == std::string("71.03") ? secret_answer : "Antre Pasti";
        did(participant(region), SaveAnswer{workbook, StepId("profile"), FieldId("name"), {}, AnswerValue(text), 0});
        did(participant(region), DeclareStepDone{workbook, StepId("profile")});
        did(participant(region), AskForHelp{workbook, StepId("story"), FieldId("text"), "unclear", "Tolong " + std::string(region)});
    }
    return given;
}

}  // namespace bimtek::tests
