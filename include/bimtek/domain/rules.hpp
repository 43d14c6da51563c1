// The one table of who may send which command, and when: the command table of `docs/protocol.md` as code.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "bimtek/domain/lifecycle.hpp"
#include "bimtek/domain/role.hpp"

namespace bimtek::domain {

struct CommandRule {
    std::string_view command;
    std::uint32_t roles = 0;   ///< bit `1 << Role`
    std::uint32_t phases = 0;  ///< bit `1 << Phase`

    bool allows(Role role) const { return (roles >> static_cast<unsigned>(role)) & 1U; }
    bool allows(Phase phase) const { return (phases >> static_cast<unsigned>(phase)) & 1U; }
};

/// Every command once, in the order of the protocol.
std::span<const CommandRule> command_rules();

/// The rule of a command type; it must be one of the protocol's.
const CommandRule& rule_of(std::string_view command);

}  // namespace bimtek::domain
