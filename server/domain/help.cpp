#include "bimtek/domain/help.hpp"

#include <algorithm>
#include <array>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/session.hpp"
#include "bimtek/domain/text.hpp"

namespace bimtek::domain {

const HelpItem* help_of(const HelpQueue& queue, const WorkbookId& workbook) {
    const auto found = std::ranges::find_if(queue.waiting, [&](const auto& entry) { return entry.second.workbook == workbook; });
    return found == queue.waiting.end() ? nullptr : &found->second;
}

namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

constexpr std::array<std::string_view, 4> reasons = {"unclear", "document_missing", "system", "other"};
constexpr std::array<std::string_view, 4> outcomes = {"answered", "form_defect", "policy_question", "site_problem"};

/// The typed text, or nothing when there is none or only white space.
std::optional<PrivateText> typed(const std::optional<std::string>& text) {
    if (!text || is_blank_text(*text)) return std::nullopt;
    return PrivateText(*text);
}

std::optional<Refusal> optional_text_fault(const std::optional<std::string>& text) {
    if (!text || text->empty() || is_blank_text(*text)) return std::nullopt;
    return text_fault(*text, limits::help_text_max, "text");
}

}  // namespace

Outcome decide(const Session& session, const Context& context, const AskForHelp& command) {
    const auto workbook = session.workbooks.by_id.find(command.workbook);
    if (workbook == session.workbooks.by_id.end() || workbook->second.region != context.actor.region) {
        return refuse(Reason::unknown, "workbook");
    }
    if (!session.steps.gates.contains(command.step)) return refuse(Reason::unknown, "step");
    if (command.field_id && session.walkthrough->find_field({command.step, *command.field_id}) == nullptr) {
        return refuse(Reason::unknown, "field");
    }
    if (!is_one_of(reasons, command.reason)) return refuse(Reason::invalid, "reason");
    if (auto fault = optional_text_fault(command.text)) return *fault;
    if (help_of(session.help, command.workbook) != nullptr) return refuse(Reason::wrong_state, "workbook");

    const HelpId id("h" + std::to_string(session.seq + 1));
    HelpAsked asked{id, command.workbook, context.actor.region, command.step, command.field_id, command.reason,
                    typed(command.text)};
    Decision decision{{std::move(asked)}, Made{"help", id.value}};
    return decision;
}

Outcome decide(const Session& session, const Context& context, const WithdrawHelp& command) {
    const auto item = session.help.waiting.find(command.help);
    if (item == session.help.waiting.end() || item->second.region != context.actor.region) {
        return refuse(Reason::unknown, "help");
    }
    return done(HelpWithdrawn{command.help});
}

Outcome decide(const Session& session, const Context& context, const ClaimHelp& command) {
    const auto item = session.help.waiting.find(command.help);
    if (item == session.help.waiting.end()) return refuse(Reason::unknown, "help");
    const auto& claimed_by = item->second.claimed_by;
    if (claimed_by && claimed_by->invitation == context.actor.invitation) return Decision{};
    return done(HelpClaimed{command.help});  // another one's claim may be taken over
}

Outcome decide(const Session& session, const Context&, const ResolveHelp& command) {
    if (!session.help.waiting.contains(command.help)) return refuse(Reason::unknown, "help");
    if (command.outcome && !is_one_of(outcomes, *command.outcome)) return refuse(Reason::invalid, "outcome");
    if (auto fault = optional_text_fault(command.text)) return *fault;
    return done(HelpResolved{command.help, command.outcome, typed(command.text)});
}

void evolve(Session& session, const RecordedEvent& recorded, const HelpAsked& event) {
    BIMTEK_CHECK(recorded.by.has_value());
    session.help.waiting[event.help] = {event.help,     recorded.seq, event.workbook, event.region, event.step,  event.field_id,
                                        event.reason,   event.text,   recorded.at,    *recorded.by,  std::nullopt};
    session.help.regions[event.help] = event.region;
    session.help.workbooks[event.help] = event.workbook;
}

void evolve(Session& session, const RecordedEvent&, const HelpWithdrawn& event) {
    session.help.waiting.erase(event.help);
}

void evolve(Session& session, const RecordedEvent& recorded, const HelpClaimed& event) {
    session.help.waiting[event.help].claimed_by = recorded.by;
}

void evolve(Session& session, const RecordedEvent&, const HelpResolved& event) {
    session.help.waiting.erase(event.help);
}

}  // namespace bimtek::domain
