// Reads the rules of a definition: `{"op": …, "args": […]}`, `{"field": …}` or a constant.
#pragma once

#include <map>

#include "bimtek/domain/walkthrough.hpp"
#include "codec/json_cursor.hpp"

namespace bimtek::codec {

/// What the rules of a definition may refer to.
using KnownFields = std::map<domain::FieldKey, domain::FieldType>;

/// `field` names a field of `step`, `step.field` one of any step. Faults: `operator_unknown`, `argument_count`, `field_unknown`,
/// `expression_too_deep`, `decimal_not_ordered` (decimals are text, which has not the order of numbers), `wrong_type`, `out_of_range`.
domain::Expression read_expression(const JsonCursor& json, const KnownFields& known, const StepId& step);

}  // namespace bimtek::codec
