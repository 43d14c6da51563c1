// What is wrong with the answers of a workbook, and what they score. The rules of validation stand here and nowhere else.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "bimtek/domain/walkthrough.hpp"

namespace bimtek::domain {

/// One finding at one field. The client has the words. Codes and their params:
///   required
///   type            expected: the field's type
///   bad_format      expected: `date`, `decimal` (with scale), or the validator as in the definition, e.g. `digits:9`
///   option_unknown  option: the id that is not offered
///   too_short       min, have, unit: `characters` or `words`
///   too_long        max, have, unit
///   too_small       min: an integer, or a decimal as text
///   too_large       max: the same
///   check:<id>
struct Problem {
    FieldId field;
    std::string code;
    Severity severity = Severity::error;
    std::map<std::string, std::variant<std::int64_t, std::string>> params;
    bool operator==(const Problem&) const = default;
};

/// Level draft, on every save: is this a value that the field can hold? Type, known option, maximum length. Blank always is,
/// and nothing is required: a half-filled form is valid. Integers beyond ±(2^53 − 1) are refused, because browsers lose them.
std::optional<Problem> draft_problem(const Field& field, const AnswerValue& value);

/// Level done: everything that stands against declaring the step done, fields first in their order, then checks in theirs.
/// Answers of hidden fields are kept, but here they count as blank and have no problems; a hidden step has none at all.
std::vector<Problem> step_problems(const Walkthrough& walkthrough, const Step& step, const Answers& answers);

struct Score {
    int claimed = 0;   ///< Σ weight × points of the options chosen
    int answered = 0;  ///< scored steps with an option chosen; an unanswered step has no score, which is not zero
    int of = 0;        ///< scored steps
    int max = 0;       ///< the most that those steps can give
    bool operator==(const Score&) const = default;
};

/// Over the given steps, without those that are hidden. An option that is not offered (any more) counts as unanswered.
Score score_of(const Walkthrough& walkthrough, std::span<const StepId> steps_today, const Answers& answers);

/// The answers as rules see them: hidden ones are blank, and what is hidden because of a hidden answer is hidden too.
/// Keeps references to both arguments and what it found out; for one use on one thread.
class VisibleAnswers {
public:
    VisibleAnswers(const Walkthrough& walkthrough, const Answers& answers) : walkthrough_(walkthrough), answers_(answers) {}

    /// Blank for a field that is hidden, unanswered or unknown.
    const AnswerValue& of(const FieldKey& key);
    /// The field and its step are asked now. False for an unknown field.
    bool is_asked(const FieldKey& key);
    bool is_asked(const Step& step);
    /// The condition is true, seen from these answers.
    bool holds(const Expression& condition);

private:
    const Walkthrough& walkthrough_;
    const Answers& answers_;
    std::map<FieldKey, bool> asked_;
};

}  // namespace bimtek::domain
