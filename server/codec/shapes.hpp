// Domain values as the JSON of the wire; shared by events, snapshots and answers. Shapes: `schemas/shared/types.schema.json`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "bimtek/codec/view.hpp"
#include "bimtek/domain/session.hpp"

namespace bimtek::codec {

using Json = nlohmann::ordered_json;

Json json_of(Instant at);
Json json_of(const domain::Localized& text);
Json json_of(const domain::AnswerValue& value);
Json json_of(const domain::Problem& problem);
Json json_of(const domain::Score& score);
Json json_of(const std::map<StepId, std::vector<domain::Problem>>& problems);

template <class Tag>
Json json_of(const Id<Tag>& id) {
    return id.value;
}
inline Json json_of(int number) { return number; }
inline Json json_of(bool flag) { return flag; }
inline Json json_of(const std::string& text) { return text; }

template <class T>
Json json_of(const domain::Private<T>& value);

/// Absent: null.
template <class T>
Json json_of(const std::optional<T>& value) {
    return value ? json_of(*value) : Json(nullptr);
}
template <class T>
Json json_of(const domain::Private<T>& value) {
    return json_of(value.value);
}

/// `{invitation, role, region, site, name}`
Json by_json(const domain::Actor& actor, const Names& names);
Json answer_json(const domain::Answer& answer, const Names& names);
Json message_json(const domain::Message& message, const Names& names);

/// Valid UTF-8 is the rule of the door; what should slip through is replaced, never thrown over.
std::string dump(const Json& json);

}  // namespace bimtek::codec
