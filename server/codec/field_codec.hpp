// Reads one field of a definition: its type, limits, options and rules.
#pragma once

#include <string>

#include "bimtek/domain/walkthrough.hpp"
#include "codec/expression_codec.hpp"
#include "codec/json_cursor.hpp"

namespace bimtek::codec {

/// An id as definitions allow it: 1 to 64 letters, digits, `_` and `-` of ASCII; `bad_id` otherwise. Rules join ids with a dot.
std::string read_id(const JsonCursor& json);

/// Faults `type_unknown` for a type that the format does not have, `type_unsupported` for `computed` and `group-repeat`, which it
/// has and the product has not yet.
domain::FieldType read_field_type(const JsonCursor& field);

/// A field of `step`, whose rules may refer to the known fields. Faults beside those of reading: `unknown_key` for a member that
/// this type of field does not have, `duplicate_id`, `bad_limits`, `validator_unknown`, `group_unknown`, `bad_decimal`.
domain::Field read_field(const JsonCursor& json, const KnownFields& known, const StepId& step);

/// The condition in a member that may be absent.
domain::Expression read_condition(const JsonCursor& owner, std::string_view key, bool when_absent, const KnownFields& known, const StepId& step);

}  // namespace bimtek::codec
