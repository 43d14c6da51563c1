#include "bimtek/domain/preparation.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "bimtek/base/limits.hpp"

namespace bimtek::domain {

namespace {

constexpr std::array<std::string_view, 4> number_faults = {"number_letters", "number_foreign", "number_too_short",
                                                           "number_too_long"};
constexpr std::array<std::string_view, 3> verdicts = {"good", "weak", "failed"};
constexpr std::array<std::string_view, 5> states = {"none", "sent", "opened", "confirmed", "tested"};

template <class Word, std::size_t N>
std::string_view word_of(const std::array<std::string_view, N>& words, Word word) {
    return words.at(static_cast<std::size_t>(word));
}

// Behind +62. Mobile numbers have nine to twelve digits there; a landline of a small place has eight with its area code.
constexpr std::size_t digits_min = 8;
constexpr std::size_t digits_max = 12;

}  // namespace

std::string_view to_string(NumberFault fault) { return word_of(number_faults, fault); }
std::string_view to_string(LineVerdict verdict) { return word_of(verdicts, verdict); }
std::string_view to_string(PreparationState state) { return word_of(states, state); }

Result<std::string, NumberFault> normal_number(std::string_view typed) {
    std::string digits;
    bool international = false;
    for (const char c : typed) {
        if (c >= '0' && c <= '9') {
            digits += c;
        } else if (c == '+' && digits.empty() && !international) {
            international = true;
        } else if (std::string_view(" -.()").find(c) == std::string_view::npos) {
            return NumberFault::not_a_number;
        }
    }
    std::string_view national = digits;
    if (national.starts_with("62")) {
        national.remove_prefix(2);
    } else if (international || national.starts_with("00")) {
        return NumberFault::foreign;
    }
    if (national.starts_with('0')) national.remove_prefix(1);  // also of the frequent +62 0812…
    if (national.size() < digits_min) return NumberFault::too_short;
    if (national.size() > digits_max) return NumberFault::too_long;
    return "+62" + std::string(national);
}

LineVerdict verdict_of(const ConnectionTest& test) {
    if (!test.websocket) return LineVerdict::failed;
    const bool slow = test.round_trip_ms.value_or(0) > limits::good_round_trip_ms_max;
    const bool narrow = test.kbit_s.value_or(limits::good_kbit_s_min) < limits::good_kbit_s_min;
    return slow || narrow ? LineVerdict::weak : LineVerdict::good;
}

PreparationState state_of(const Preparation& facts) {
    const bool opened = facts.opened_at || facts.confirmed_at || facts.tested_at;
    if (!opened) return facts.sent_at ? PreparationState::sent : PreparationState::none;
    if (!facts.confirmed_at) return PreparationState::opened;
    return facts.tested_at ? PreparationState::tested : PreparationState::confirmed;
}

}  // namespace bimtek::domain
