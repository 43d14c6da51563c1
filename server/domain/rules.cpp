#include "bimtek/domain/rules.hpp"

#include <algorithm>
#include <array>

#include "bimtek/base/check.hpp"

namespace bimtek::domain {

namespace {

constexpr std::uint32_t bit(Role role) { return 1U << static_cast<unsigned>(role); }
constexpr std::uint32_t bit(Phase phase) { return 1U << static_cast<unsigned>(phase); }

constexpr std::uint32_t organizer = bit(Role::organizer);
constexpr std::uint32_t facilitator = bit(Role::facilitator);
constexpr std::uint32_t leaders = organizer | facilitator;
constexpr std::uint32_t staff = leaders | bit(Role::moderator);
constexpr std::uint32_t helper = bit(Role::helper);
constexpr std::uint32_t site_operator = bit(Role::site_operator);
constexpr std::uint32_t region = site_operator | bit(Role::participant);
constexpr std::uint32_t everyone = staff | helper | region | bit(Role::screen) | bit(Role::observer);

constexpr std::uint32_t scheduled = bit(Phase::scheduled);
constexpr std::uint32_t lobby = bit(Phase::lobby);
constexpr std::uint32_t live = bit(Phase::live);
constexpr std::uint32_t ended = bit(Phase::ended);
constexpr std::uint32_t cancelled = bit(Phase::cancelled);

constexpr std::array rules = {
    CommandRule{"open_lobby", leaders, scheduled},
    CommandRule{"start_session", leaders, scheduled | lobby},
    CommandRule{"end_session", leaders, live},
    CommandRule{"reopen_session", leaders, ended},
    CommandRule{"archive_session", organizer, ended | cancelled},
    CommandRule{"cancel_session", organizer, scheduled | lobby},
    CommandRule{"start_agenda_item", staff, live},
    CommandRule{"finish_agenda_item", staff, live},
    CommandRule{"skip_agenda_item", staff, live},
    CommandRule{"reopen_agenda_item", staff, live},
    CommandRule{"extend_agenda_item", staff, live},
    CommandRule{"move_agenda_item", staff, scheduled | lobby | live},
    CommandRule{"add_agenda_item", staff, scheduled | lobby | live},
    CommandRule{"edit_agenda_item", staff, scheduled | lobby | live},
    CommandRule{"set_meeting_link", leaders, scheduled | lobby | live | ended},
    CommandRule{"announce", staff, lobby | live},
    CommandRule{"post_message", staff | helper | region, lobby | live},
    CommandRule{"hide_message", staff, lobby | live | ended},
    CommandRule{"pin_message", staff, lobby | live | ended},
    CommandRule{"unpin_message", staff, lobby | live | ended},
    CommandRule{"mute", staff, lobby | live},
    CommandRule{"unmute", staff, lobby | live},
    CommandRule{"set_slow_mode", staff, lobby | live},
    CommandRule{"declare_headcount", site_operator, lobby | live},
    CommandRule{"open_step", facilitator, live},
    CommandRule{"close_step", facilitator, live},
    CommandRule{"create_workbook", region, lobby | live | ended},
    CommandRule{"save_answer", region, live | ended},
    CommandRule{"declare_step_done", region, live | ended},
    CommandRule{"reopen_step", region, live | ended},
    CommandRule{"ask_for_help", region, live},
    CommandRule{"withdraw_help", region, live | ended},
    CommandRule{"claim_help", staff | helper, live | ended},
    CommandRule{"resolve_help", staff | helper, live | ended},
    CommandRule{"leave", everyone, lobby | live},
};

}  // namespace

std::span<const CommandRule> command_rules() { return rules; }

const CommandRule& rule_of(std::string_view command) {
    const auto found = std::ranges::find(rules, command, &CommandRule::command);
    BIMTEK_CHECK(found != rules.end());
    return *found;
}

}  // namespace bimtek::domain
