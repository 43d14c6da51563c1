// The guided form: which steps are open, and each region's practice copies with their answers.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/domain/command.hpp"
#include "bimtek/domain/form_check.hpp"
#include "bimtek/domain/refusal.hpp"

namespace bimtek::domain {

struct Session;
struct SessionPlan;

enum class GateState { locked, open, closed };
std::string_view to_string(GateState state);

struct StepGate {
    GateState state = GateState::locked;
    std::optional<Instant> opened_at;  ///< of the latest opening
    std::optional<Instant> closed_at;  ///< of the latest closing
};

/// Steps of the day in the order taught; `current` is the one opened last.
struct Steps {
    std::vector<StepId> order;
    std::map<StepId, StepGate> gates;
    std::optional<StepId> current;
};

enum class Work { untouched, touched, done };
std::string_view to_string(Work work);

struct Workbook {
    WorkbookId id;
    RegionCode region;
    PrivateText name;
    Seq created_seq = 0;
    std::map<FieldKey, Answer> answers;  ///< blank values stay, with their revision
    std::map<StepId, Work> work;         ///< absent: untouched
};

struct Workbooks {
    std::map<WorkbookId, Workbook> by_id;
    std::map<RegionCode, std::vector<WorkbookId>> by_region;  ///< in the order of their making
};

Steps steps_of(const SessionPlan& plan);
Work work_of(const Workbook& workbook, const StepId& step);

/// Whether the answer makes the step `touched`. One that comes late to a step that was done does not: nobody could declare it again.
bool touches(const AnswerSaved& answer, Work before);

/// The answers alone, as the form's rules read them.
Answers answers_of(const Workbook& workbook);

/// Everything that is computed of a workbook for the region's page and the board: level `done`, over the steps taught.
struct WorkbookCheck {
    std::map<StepId, std::vector<Problem>> problems;  ///< steps with none are present with an empty list
    Score score;
};
WorkbookCheck check_of(const Session&, const Workbook&);

/// What the board counts as a problem: everything but a required field that is still blank.
int board_problems(const std::vector<Problem>& problems);

Outcome decide(const Session&, const Context&, const OpenStep&);
Outcome decide(const Session&, const Context&, const CloseStep&);
Outcome decide(const Session&, const Context&, const CreateWorkbook&);
Outcome decide(const Session&, const Context&, const SaveAnswer&);
Outcome decide(const Session&, const Context&, const DeclareStepDone&);
Outcome decide(const Session&, const Context&, const ReopenStep&);

void evolve(Session&, const RecordedEvent&, const StepOpened&);
void evolve(Session&, const RecordedEvent&, const StepClosed&);
void evolve(Session&, const RecordedEvent&, const WorkbookCreated&);
void evolve(Session&, const RecordedEvent&, const AnswerSaved&);
void evolve(Session&, const RecordedEvent&, const StepDeclaredDone&);
void evolve(Session&, const RecordedEvent&, const StepReopened&);

}  // namespace bimtek::domain
