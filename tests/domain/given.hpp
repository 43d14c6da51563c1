// Specifications of the session's rules: given what happened, when somebody sends a command, then these events or a refusal.
#pragma once

#include <doctest/doctest.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "domain/example_session.hpp"
#include "domain/told.hpp"

namespace bimtek::tests {

/// What a command led to; every expectation returns it, so that several can be said of one.
class Led {
public:
    explicit Led(Outcome outcome) : outcome_(std::move(outcome)) {}

    const Led& then(const std::vector<Event>& events) const {
        REQUIRE_MESSAGE(outcome_.ok(), "refused: " << refusal_text());
        CHECK(told(outcome_->events) == told(events));
        return *this;
    }
    const Led& then(Event event) const { return then(std::vector<Event>{std::move(event)}); }
    const Led& then_allowed() const {
        CHECK_MESSAGE(outcome_.ok(), "refused: " << refusal_text());
        return *this;
    }
    /// Done already: nothing had to change.
    const Led& then_nothing() const { return then(std::vector<Event>{}); }

    const Led& made(const std::string& name, std::variant<std::string, Seq> value) const {
        REQUIRE(outcome_.ok());
        REQUIRE(outcome_->made.has_value());
        CHECK(outcome_->made->name == name);
        CHECK(outcome_->made->value == value);
        return *this;
    }

    /// `field` empty: none is named.
    Refusal then_refused(Reason reason, const std::string& field = {}) const {
        REQUIRE_MESSAGE(!outcome_.ok(), "it was allowed");
        CHECK(to_string(outcome_.error().reason) == to_string(reason));
        CHECK(outcome_.error().field.value_or("") == field);
        return outcome_.error();
    }

private:
    std::string refusal_text() const {
        if (outcome_.ok()) return {};
        return std::string(to_string(outcome_.error().reason)) + " " + outcome_.error().field.value_or("");
    }

    Outcome outcome_;
};

/// The session so far, with a clock that is moved by hand. It begins as planned, a minute before the planned start.
class Given {
public:
    explicit Given(SessionPlan plan = example_plan()) : session(example_session(std::move(plan))) {}

    Session session;
    Instant now = day_start - 1min;

    Given& at(Instant when) {
        now = when;
        return *this;
    }
    Given& later(Millis by) { return at(now + by); }

    /// It happened, whatever the rules say.
    Given& happened(Event event, std::optional<Actor> by = facilitator()) {
        evolve(session, {session.seq + 1, now, std::move(by), std::move(event)});
        return *this;
    }
    Given& happened(std::vector<Event> events, const Actor& by) {
        for (Event& event : events) happened(std::move(event), by);
        return *this;
    }

    /// It was sent and allowed.
    Given& did(const Actor& actor, const Command& command, const std::string& device = "d") {
        auto outcome = decide(session, {actor, DeviceId(device), now}, command);
        REQUIRE_MESSAGE(outcome.ok(), type_of(command) << " was refused: " << to_string(outcome.error().reason));
        return happened(std::move(outcome->events), actor);
    }

    Given& said_hello(const Actor& actor, const std::string& device = "d") {
        return happened(arrive(session, actor, DeviceId(device), std::nullopt, now), actor);
    }

    Led when(const Actor& actor, const Command& command, const std::string& device = "d") const {
        const Seq before = session.seq;
        Led led(decide(session, {actor, DeviceId(device), now}, command));
        CHECK(session.seq == before);
        return led;
    }
};

inline Given in_lobby() { return Given().did(facilitator(), OpenLobby{}); }
/// Started at the planned time.
inline Given live() { return in_lobby().at(day_start).did(facilitator(), StartSession{}); }
/// Ended an hour after its start.
inline Given ended() { return live().later(1h).did(facilitator(), EndSession{}); }

/// Live, with workbook `w3` of 73.24 and the steps profile and story open, as a device that joined before sees it.
inline Given with_workbook() {
    return live()
        .did(participant(), CreateWorkbook{"Antre Pasti"})
        .said_hello(participant())
        .did(facilitator(), OpenStep{StepId("profile")})
        .did(facilitator(), OpenStep{StepId("story")});
}
inline const WorkbookId first_workbook("w3");

inline SaveAnswer saving(const std::string& step, const std::string& field, AnswerValue value, Seq base = 0) {
    return {first_workbook, StepId(step), FieldId(field), std::nullopt, std::move(value), base};
}

}  // namespace bimtek::tests
