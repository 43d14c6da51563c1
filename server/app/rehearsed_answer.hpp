// What a rehearsed region types into a field: mostly sensible, sometimes not, always the same for the same dice.
#pragma once

#include <random>

#include "bimtek/domain/walkthrough.hpp"

namespace bimtek::app {

using Dice = std::mt19937_64;

/// Between 0 and 1.
double roll(Dice& dice);

/// A whole number from `min` to `max`.
template <class Number>
Number roll(Dice& dice, Number min, Number max) {
    return std::uniform_int_distribution<Number>(min, max)(dice);
}

/// Whether a person can answer it by typing or choosing: all but evidence and notes.
bool is_typed(const domain::Field& field);

/// A value that the field can hold; whether it fits the other answers is left to chance. A hasty person writes too little.
/// `field` is typed.
domain::AnswerValue invent_answer(const domain::Field& field, bool hasty, Dice& dice);

/// The best of several: the one that leaves the fewest problems on the step.
domain::AnswerValue consider_answer(const domain::Walkthrough& walkthrough, const domain::Step& step, const domain::Field& field,
                                    domain::Answers answers, Dice& dice);

}  // namespace bimtek::app
