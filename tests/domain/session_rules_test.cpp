// The table of commands against the golden rights and against the states of docs/protocol.md, cell by cell.
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <tuple>

#include "bimtek/domain/rules.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

constexpr std::array all_phases = {Phase::scheduled, Phase::lobby, Phase::live, Phase::ended, Phase::archived, Phase::cancelled};

/// The column "states" of docs/protocol.md, written by hand: s l L e c.
const std::map<std::string, std::string> states = {
    {"open_lobby", "s"},          {"start_session", "sl"},       {"end_session", "L"},         {"reopen_session", "e"},
    {"archive_session", "ec"},       {"cancel_session", "sl"},
      {"start_agenda_item", "L"},    {"finish_agenda_item", "L"},  {"skip_agenda_item", "L"},
    {"reopen_agenda_item", "L"},  {"extend_agenda_item", "L"},   {"move_agenda_item", "slL"},  {"add_agenda_item", "slL"},
    {"edit_agenda_item", "slL"},  {"set_meeting_link", "slLe"},  {"announce", "lL"},           {"post_message", "lL"},
    {"hide_message", "lLe"},      {"pin_message", "lLe"},        {"unpin_message", "lLe"},     {"mute", "lL"},
    {"unmute", "lL"},             {"set_slow_mode", "lL"},       {"declare_headcount", "lL"},  {"open_step", "L"},
    {"close_step", "L"},          {"create_workbook", "lLe"},    {"save_answer", "Le"},        {"declare_step_done", "Le"},
    {"reopen_step", "Le"},        {"ask_for_help", "L"},         {"withdraw_help", "Le"},      {"claim_help", "Le"},
    {"resolve_help", "Le"},       {"leave", "lL"}};

/// Whether the role may send the command at all, by its row `own` of the golden file.
std::map<std::pair<std::string, std::string>, bool> golden_rights() {
    std::ifstream file(std::string(BIMTEK_SOURCE_DIR) + "/tests/golden/rights.csv");
    REQUIRE(file.good());
    std::map<std::pair<std::string, std::string>, bool> rights;
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream cells(line);
        std::string role, command, scope, expected;
        std::getline(cells, role, ',');
        std::getline(cells, command, ',');
        std::getline(cells, scope, ',');
        std::getline(cells, expected, ',');
        if (scope == "own") rights[{command, role}] = expected == "done";
    }
    return rights;
}

/// A command of every type with nothing in it.
template <std::size_t... I>
std::vector<Command> commands_of(std::index_sequence<I...>) {
    return {Command(std::in_place_index<I>)...};
}
std::vector<Command> every_command() { return commands_of(std::make_index_sequence<std::variant_size_v<Command>>()); }

/// The shortest way into each state.
Given session_in(Phase phase) {
    switch (phase) {
        case Phase::scheduled: return Given();
        case Phase::lobby: return in_lobby();
        case Phase::live: return live();
        case Phase::ended: return ended();
        case Phase::archived: return ended().did(organizer(), ArchiveSession{});
        case Phase::cancelled: return in_lobby().did(organizer(), CancelSession{});
    }
    return Given();
}

}  // namespace

TEST_CASE("The table has every command once, in the order of the protocol's commands") {
    std::vector<std::string> table, commands;
    for (const CommandRule& rule : command_rules()) table.emplace_back(rule.command);
    for (const Command& command : every_command()) commands.emplace_back(type_of(command));
    CHECK(table == commands);
}

TEST_CASE("Who may send a command is what the golden file says") {
    const auto rights = golden_rights();
    for (const CommandRule& rule : command_rules()) {
        for (const Role role : all_roles) {
            CAPTURE(rule.command);
            CAPTURE(to_string(role));
            const auto cell = rights.find({std::string(rule.command), std::string(to_string(role))});
            REQUIRE(cell != rights.end());
            CHECK(rule.allows(role) == cell->second);
        }
    }
}

TEST_CASE("When a command may be sent is what the protocol says") {
    CHECK(states.size() == command_rules().size());
    for (const CommandRule& rule : command_rules()) {
        for (const Phase phase : all_phases) {
            CAPTURE(rule.command);
            CAPTURE(to_string(phase));
            const char letter = "slLeac"[static_cast<std::size_t>(phase)];
            CHECK(rule.allows(phase) == (states.at(std::string(rule.command)).find(letter) != std::string::npos));
        }
    }
}

TEST_CASE("A role that may not is told so in every state, whatever the command names") {
    for (const Phase phase : all_phases) {
        const Given given = session_in(phase);
        for (const Command& command : every_command()) {
            for (const Role role : all_roles) {
                CAPTURE(to_string(phase));
                CAPTURE(type_of(command));
                CAPTURE(to_string(role));
                const CommandRule& rule = rule_of(type_of(command));
                const auto outcome = decide(given.session, {actor_of(role), DeviceId("d"), given.now}, command);
                const bool not_allowed = !outcome.ok() && outcome.error().reason == Reason::not_allowed;
                CHECK(not_allowed == !rule.allows(role));
                if (rule.allows(role) && !rule.allows(phase)) {
                    REQUIRE_FALSE(outcome.ok());
                    CHECK(to_string(outcome.error().reason) == "wrong_state");
                }
            }
        }
    }
}

TEST_CASE("The words of roles are those of the wire, and no other is a role") {
    for (const Role role : all_roles) CHECK(role_from(to_string(role)) == role);
    CHECK(to_string(Role::site_operator) == "site_operator");
    CHECK_FALSE(role_from("admin").has_value());
    CHECK_FALSE(role_from("").has_value());
}
