// The definition of a guided form, as far as rules need it: steps, fields, limits, checks, points. Its texts stay in its JSON.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "bimtek/base/id.hpp"
#include "bimtek/domain/answer.hpp"
#include "bimtek/domain/expression.hpp"
#include "bimtek/domain/value_format.hpp"

namespace bimtek::domain {

/// The types that a field can have today. `computed` and `group-repeat` of the format are refused at import.
enum class FieldType { text, longtext, integer, decimal, date, choice, multichoice, boolean, evidence, note };

enum class Severity { error, warning, info };

struct Option {
    std::string id;
    std::optional<int> points;               ///< absent when the choice is not scored
    Expression relevant{AnswerValue{true}};  ///< else the option is not offered
};

/// Lengths in code points; bounds are inclusive.
struct TextLimits {
    std::size_t length_min = 0;
    std::size_t length_max = 0;
    std::size_t words_min = 0;
    std::optional<Validator> validator;
};

/// Bounds are inclusive.
struct IntegerLimits {
    std::int64_t min = 0;
    std::int64_t max = 0;
};

/// A decimal is text with exactly `scale` digits after the point; bounds are inclusive and counted in units of the last digit:
/// with scale 2, `12.50` is 1250.
struct DecimalLimits {
    int scale = 0;
    std::int64_t min = 0;
    std::int64_t max = 0;
};

struct Field {
    FieldId id;
    FieldType type = FieldType::text;
    Expression required;
    Expression relevant{AnswerValue{true}};
    std::variant<std::monostate, TextLimits, IntegerLimits, DecimalLimits> limits;  ///< by type; monostate for all others
    std::vector<Option> options;                                                    ///< of choice and multichoice

    /// nullptr for none.
    const Option* find_option(std::string_view option) const;
};

/// What must hold between answers. It is not asked while an answer that it refers to is blank.
struct Check {
    std::string id;
    Severity severity = Severity::error;
    Expression assertion;
    std::vector<FieldId> fields;  ///< at least one; the problem stands at the first
};

/// A step scores weight × points of the option chosen in `field`, which is a choice.
struct StepScore {
    FieldId field;
    int weight = 0;
};

struct Step {
    StepId id;
    std::string section;
    Expression relevant{AnswerValue{true}};
    std::vector<Field> fields;
    std::vector<Check> checks;
    std::optional<StepScore> score;

    /// nullptr for none.
    const Field* find_field(const FieldId& field) const;
    /// weight × the most points that an option gives; 0 without a score.
    int score_max() const;
};

/// Immutable once read by the codec, which guarantees: ids are unique, every reference resolves, the relevance of fields
/// has no circle and no chain longer than `limits::relevance_chain_max`, and all limits of size hold.
struct Walkthrough {
    std::string id;
    std::string version;
    std::vector<Step> steps;  ///< in the order of the document, across its sections
    int score_max = 0;        ///< over all steps

    /// nullptr for none.
    const Step* find_step(const StepId& step) const;
    const Field* find_field(const FieldKey& key) const;
};

}  // namespace bimtek::domain
