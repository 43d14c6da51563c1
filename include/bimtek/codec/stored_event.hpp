// Events as they are kept: a type, the exact bytes of the public payload, and the private fields apart from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "bimtek/base/result.hpp"
#include "bimtek/domain/event.hpp"

namespace bimtek::codec {

/// A private field of one event. A text is kept as it is, an answer as JSON. `value` is absent once erased.
struct PrivateField {
    std::string field;
    std::optional<std::string> value;
    bool operator==(const PrivateField&) const = default;
};

/// `payload` is a JSON object with the public fields in the order of `fields()`; an optional that is absent is left out. Its
/// member `private` lists the private fields that were given, so that one that is erased differs from one never given.
struct StoredEvent {
    std::string type;
    std::string payload;
    std::vector<PrivateField> private_fields;
    bool operator==(const StoredEvent&) const = default;
};

enum class StoredEventFault { unknown_type, damaged };

StoredEvent encode_event(const domain::Event& event);

/// A private field that the payload lists and `private_fields` does not hold is taken as erased.
Result<domain::Event, StoredEventFault> decode_event(const StoredEvent& stored);

}  // namespace bimtek::codec
