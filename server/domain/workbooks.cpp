#include "bimtek/domain/workbooks.hpp"

#include <algorithm>
#include <array>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/session.hpp"
#include "bimtek/domain/text.hpp"

namespace bimtek::domain {

std::string_view to_string(GateState state) {
    constexpr std::array<std::string_view, 3> words = {"locked", "open", "closed"};
    return words.at(static_cast<std::size_t>(state));
}

std::string_view to_string(Work work) {
    constexpr std::array<std::string_view, 3> words = {"untouched", "touched", "done"};
    return words.at(static_cast<std::size_t>(work));
}

Steps steps_of(const SessionPlan& plan) {
    Steps steps;
    steps.order = plan.steps;
    for (const StepId& step : plan.steps) steps.gates[step] = {};
    return steps;
}

Work work_of(const Workbook& workbook, const StepId& step) {
    const auto found = workbook.work.find(step);
    return found == workbook.work.end() ? Work::untouched : found->second;
}

bool touches(const AnswerSaved& answer, Work before) { return !answer.late || before != Work::done; }

Answers answers_of(const Workbook& workbook) {
    Answers answers;
    for (const auto& [key, answer] : workbook.answers) answers.emplace_hint(answers.end(), key, answer.value);
    return answers;
}

WorkbookCheck check_of(const Session& session, const Workbook& workbook) {
    const Answers answers = answers_of(workbook);
    WorkbookCheck check;
    for (const StepId& id : session.steps.order) {
        if (const Step* step = session.walkthrough->find_step(id)) {
            check.problems[id] = step_problems(*session.walkthrough, *step, answers);
        }
    }
    check.score = score_of(*session.walkthrough, session.steps.order, answers);
    return check;
}

int board_problems(const std::vector<Problem>& problems) {
    return static_cast<int>(std::ranges::count_if(problems, [](const Problem& one) { return one.code != "required"; }));
}

namespace {

/// The workbook, if it is of the sender's region.
const Workbook* own_workbook(const Session& session, const Context& context, const WorkbookId& id) {
    const auto found = session.workbooks.by_id.find(id);
    if (found == session.workbooks.by_id.end() || found->second.region != context.actor.region) return nullptr;
    return &found->second;
}

bool past_deadline(const Session& session, const Context& context) {
    return session.lifecycle.phase == Phase::ended && context.now > workbooks_deadline(session).value();
}

/// What all commands on a step of a workbook have in common: the time for it is not over, the workbook is one's own, and the
/// step is taught today.
std::optional<Refusal> step_fault(const Session& session, const Context& context, const WorkbookId& workbook,
                                  const StepId& step) {
    if (past_deadline(session, context)) return Refusal{Reason::wrong_state, {}, {}, {}};
    if (own_workbook(session, context, workbook) == nullptr) return Refusal{Reason::unknown, "workbook", {}, {}};
    if (!session.steps.gates.contains(step)) return Refusal{Reason::unknown, "step", {}, {}};
    return std::nullopt;
}

bool was_open_on(const Session& session, const Context& context, const StepGate& gate) {
    const auto device = session.presence.devices.find({context.actor.invitation, context.device});
    return gate.closed_at && device != session.presence.devices.end() &&
           device->second.first_joined_at <= *gate.closed_at;
}

bool same_value(const AnswerValue& left, const AnswerValue& right) {
    return left == right || (is_blank(left) && is_blank(right));
}

bool is_text(const Field& field) { return field.type == FieldType::text || field.type == FieldType::longtext; }

/// As it is kept: an empty list, or blanks where no text belongs, are no value.
AnswerValue kept(const Field& field, const AnswerValue& value) {
    const bool typed = is_text(field) && std::holds_alternative<std::string>(value);
    return is_blank(value) && !typed ? AnswerValue{} : value;
}

bool is_clean(const AnswerValue& value) {
    const auto clean = [](const std::string& text) { return !has_control_character(text); };
    if (const auto* text = std::get_if<std::string>(&value)) return clean(*text);
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return std::ranges::all_of(*list, clean);
    return true;
}

}  // namespace

Outcome decide(const Session& session, const Context&, const OpenStep& command) {
    const auto gate = session.steps.gates.find(command.step);
    if (gate == session.steps.gates.end()) return refuse(Reason::unknown, "step");
    if (gate->second.state == GateState::open && session.steps.current == command.step) {
        return refuse(Reason::wrong_state, "step");
    }
    return done(StepOpened{command.step});
}

Outcome decide(const Session& session, const Context&, const CloseStep& command) {
    const auto gate = session.steps.gates.find(command.step);
    if (gate == session.steps.gates.end()) return refuse(Reason::unknown, "step");
    if (gate->second.state != GateState::open) return refuse(Reason::wrong_state, "step");
    return done(StepClosed{command.step});
}

Outcome decide(const Session& session, const Context& context, const CreateWorkbook& command) {
    if (past_deadline(session, context)) return refuse(Reason::wrong_state);
    if (auto fault = text_fault(command.name, limits::workbook_name_max, "name")) return *fault;
    const auto mine = session.workbooks.by_region.find(context.actor.region);
    if (mine != session.workbooks.by_region.end() &&
        mine->second.size() >= static_cast<std::size_t>(limits::workbooks_per_region_max)) {
        return refuse(Reason::wrong_state);
    }
    const WorkbookId id("w" + std::to_string(session.seq + 1));
    Decision decision{{WorkbookCreated{id, context.actor.region, command.name}}, Made{"workbook", id.value}};
    return decision;
}

Outcome decide(const Session& session, const Context& context, const SaveAnswer& command) {
    if (auto fault = step_fault(session, context, command.workbook, command.step)) return *fault;
    const FieldKey key{command.step, command.field_id};
    const Field* form_field = session.walkthrough->find_field(key);
    if (form_field == nullptr) return refuse(Reason::unknown, "field");
    if (command.row) return refuse(Reason::invalid, "row");  // no definition has repeated groups yet

    const StepGate& gate = session.steps.gates.at(command.step);
    const bool late = gate.state == GateState::closed;
    if (gate.state == GateState::locked) return refuse(Reason::step_closed, "step");
    if (late && !was_open_on(session, context, gate)) return refuse(Reason::step_closed, "step");

    const bool takes_none = form_field->type == FieldType::evidence || form_field->type == FieldType::note;
    if (takes_none || !is_clean(command.value)) return refuse(Reason::invalid, command.field_id.value);
    if (auto problem = draft_problem(*form_field, command.value)) {
        return refuse(problem->code == "too_long" ? Reason::too_long : Reason::invalid, command.field_id.value);
    }

    const Workbook& workbook = *own_workbook(session, context, command.workbook);
    const auto current = workbook.answers.find(key);
    const bool answered = current != workbook.answers.end();
    if (same_value(answered ? current->second.value : AnswerValue{}, command.value)) {
        Decision decision{{}, Made{"seq", answered ? current->second.seq : Seq{0}}};
        return decision;
    }
    // Two people wrote one long text: neither may silently replace the other. Short values: the last one wins.
    if (form_field->type == FieldType::longtext && answered && !is_blank(current->second.value) &&
        command.base != current->second.seq) {
        return Refusal{Reason::stale, command.field_id.value, {}, current->second};
    }
    Decision decision{{AnswerSaved{command.workbook, command.step, command.field_id, kept(*form_field, command.value), late}},
                      Made{"seq", session.seq + 1}};
    return decision;
}

Outcome decide(const Session& session, const Context& context, const DeclareStepDone& command) {
    if (auto fault = step_fault(session, context, command.workbook, command.step)) return *fault;
    if (session.steps.gates.at(command.step).state != GateState::open) return refuse(Reason::step_closed, "step");
    const Workbook& workbook = *own_workbook(session, context, command.workbook);
    if (work_of(workbook, command.step) == Work::done) return Decision{};
    const Step* step = session.walkthrough->find_step(command.step);
    BIMTEK_CHECK(step != nullptr);
    for (const Problem& problem : step_problems(*session.walkthrough, *step, answers_of(workbook))) {
        if (problem.severity == Severity::error) return refuse(Reason::invalid, problem.field.value);
    }
    return done(StepDeclaredDone{command.workbook, command.step});
}

Outcome decide(const Session& session, const Context& context, const ReopenStep& command) {
    if (auto fault = step_fault(session, context, command.workbook, command.step)) return *fault;
    if (session.steps.gates.at(command.step).state != GateState::open) return refuse(Reason::step_closed, "step");
    const Workbook& workbook = *own_workbook(session, context, command.workbook);
    if (work_of(workbook, command.step) != Work::done) return refuse(Reason::wrong_state, "step");
    return done(StepReopened{command.workbook, command.step});
}

void evolve(Session& session, const RecordedEvent& recorded, const StepOpened& event) {
    StepGate& gate = session.steps.gates[event.step];
    gate.state = GateState::open;
    gate.opened_at = recorded.at;
    session.steps.current = event.step;
}

void evolve(Session& session, const RecordedEvent& recorded, const StepClosed& event) {
    StepGate& gate = session.steps.gates[event.step];
    gate.state = GateState::closed;
    gate.closed_at = recorded.at;
}

void evolve(Session& session, const RecordedEvent& recorded, const WorkbookCreated& event) {
    session.workbooks.by_id[event.workbook] = {event.workbook, event.region, event.name, recorded.seq, {}, {}};
    session.workbooks.by_region[event.region].push_back(event.workbook);
}

void evolve(Session& session, const RecordedEvent& recorded, const AnswerSaved& event) {
    BIMTEK_CHECK(recorded.by.has_value());
    Workbook& workbook = session.workbooks.by_id[event.workbook];
    workbook.answers[{event.step, event.field_id}] = {event.value.value.value_or(AnswerValue{}), recorded.seq,
                                                      recorded.at, *recorded.by};
    if (touches(event, work_of(workbook, event.step))) workbook.work[event.step] = Work::touched;
}

void evolve(Session& session, const RecordedEvent&, const StepDeclaredDone& event) {
    session.workbooks.by_id[event.workbook].work[event.step] = Work::done;
}

void evolve(Session& session, const RecordedEvent&, const StepReopened& event) {
    session.workbooks.by_id[event.workbook].work[event.step] = Work::touched;
}

}  // namespace bimtek::domain
