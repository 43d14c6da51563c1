// How an invited region prepares for a session: whom to write to there, and how far it is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bimtek/base/result.hpp"
#include "bimtek/base/time.hpp"

namespace bimtek::domain {

/// Whom the organizer writes to; either may be empty.
struct Contact {
    std::string name;
    std::string number;  ///< as `normal_number` gives it
    bool operator==(const Contact&) const = default;
};

enum class NumberFault { not_a_number, foreign, too_short, too_long };

/// `number_foreign` …: the code of the wire.
std::string_view to_string(NumberFault fault);

/// An Indonesian telephone number as people write it (`0812-3456-7890`, `62 812…`, `+62 (411) …`) as `+62` and digits. What
/// begins with another country's code is `foreign`.
Result<std::string, NumberFault> normal_number(std::string_view typed);

/// What a device found out about its line before the day.
struct ConnectionTest {
    bool websocket = false;  ///< frames went there and back
    std::optional<int> round_trip_ms;
    std::optional<int> kbit_s;
    std::optional<int> clock_offset_s;  ///< device minus server
    std::string browser;                ///< name and version, e.g. `Firefox 115`
    bool operator==(const ConnectionTest&) const = default;
};

/// `good`; `weak`: the session will work, with patience; `failed`: it will not.
enum class LineVerdict { good, weak, failed };
std::string_view to_string(LineVerdict verdict);

/// Without frames there and back: failed. Weak when an answer takes more than a second, or a page of the form more than
/// ten seconds. A wrong clock changes nothing: all times are the server's.
LineVerdict verdict_of(const ConnectionTest& test);

/// Facts: when a letter last went out, a link was first opened, the region last confirmed, a test that did not fail was last made.
struct Preparation {
    std::optional<Instant> sent_at;
    std::optional<Instant> opened_at;
    std::optional<Instant> confirmed_at;
    std::optional<Instant> tested_at;
};

enum class PreparationState { none, sent, opened, confirmed, tested };
std::string_view to_string(PreparationState state);

/// The step up to which nothing is missing, so that what comes next is what the region has still to do: a region that tested
/// and did not confirm is `opened`. Who opened a link was sent one, however it came; who confirmed or tested has opened it.
PreparationState state_of(const Preparation& facts);

}  // namespace bimtek::domain
