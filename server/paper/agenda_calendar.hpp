// The planned agenda of a session as an iCalendar file (RFC 5545), for the calendars of those who take part.
#pragma once

#include <string>

#include "bimtek/domain/plan.hpp"

namespace bimtek::paper {

enum class Language { indonesian, english };

struct CalendarEdition {
    int revision = 1;  ///< of the plan: a calendar that knows an older one takes this instead
    Instant made_at;   ///< when that revision was made
    bool cancelled = false;
    Language language = Language::indonesian;
};

/// One event per agenda item, with times in UTC, so that every calendar shows them in its own zone. An item keeps its UID as long
/// as it keeps its id. The meeting link is left out: it may change after the file was taken.
std::string agenda_calendar(const domain::SessionPlan& plan, const CalendarEdition& edition);

}  // namespace bimtek::paper
