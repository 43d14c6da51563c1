// Why the rules said no, and what a command led to when they said yes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "bimtek/base/id.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"
#include "bimtek/domain/event.hpp"

namespace bimtek::domain {

/// The reasons of the protocol. What does not exist and what is not the sender's are both `unknown`.
enum class Reason {
    not_allowed, wrong_state, unknown, id_reused, too_fast, too_long, too_short,
    muted, slow_mode, step_closed, stale, invalid, busy, unavailable,
};
inline constexpr std::size_t reason_count = static_cast<std::size_t>(Reason::unavailable) + 1;

/// The word of the wire, e.g. `not_allowed`.
std::string_view to_string(Reason reason);

/// An answer as the workbook holds it. `by` is who typed it.
struct Answer {
    AnswerValue value;
    Seq seq = 0;  ///< its revision: the seq of the event that saved it
    Instant at;
    Actor by;
    bool operator==(const Answer&) const = default;
};

struct Refusal {
    Reason reason = Reason::invalid;
    std::optional<std::string> field;  ///< the member of the command, or the field of the form, that is at fault
    std::optional<int> retry_ms;       ///< with too_fast, slow_mode and unavailable
    std::optional<Answer> current;     ///< with stale: what stands there now
};

/// What a command made, for the `data` of its answer: `{"message": "m12"}`.
struct Made {
    std::string_view name;
    std::variant<std::string, Seq> value;
};

/// No events: the command is done already (the same value was saved again).
struct Decision {
    std::vector<Event> events;
    std::optional<Made> made;
};

using Outcome = Result<Decision, Refusal>;

inline Outcome refuse(Reason reason) { return Refusal{reason, {}, {}, {}}; }
inline Outcome refuse(Reason reason, std::string field) { return Refusal{reason, std::move(field), {}, {}}; }

template <class... Events>
Outcome done(Events... events) {
    Decision decision;
    (decision.events.emplace_back(std::move(events)), ...);
    return decision;
}

/// Who sends a command, from which device, and when it is decided.
struct Context {
    Actor actor;
    DeviceId device;
    Instant now;
};

}  // namespace bimtek::domain
