#include "bimtek/codec/stored_event.hpp"

#include <algorithm>
#include <limits>
#include <type_traits>
#include <utility>

#include <nlohmann/json.hpp>

namespace bimtek::codec {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char* private_list = "private";

template <class T>
struct IsOptional : std::false_type {};
template <class T>
struct IsOptional<std::optional<T>> : std::true_type {};

template <class T>
struct IsPrivate : std::false_type {};
template <class T>
struct IsPrivate<domain::Private<T>> : std::true_type {};
template <class T>
struct IsPrivate<std::optional<domain::Private<T>>> : std::true_type {};

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// One pair of `write` and `read` per type of a public field. `read` is false when the JSON is of another type.

template <class Tag>
Json write(const Id<Tag>& id) { return id.value; }
Json write(const std::string& text) { return text; }
Json write(int number) { return number; }
Json write(bool truth) { return truth; }
Json write(Instant at) { return to_iso8601(at); }

bool read(const Json& json, std::string& text) {
    if (!json.is_string()) return false;
    text = json.get<std::string>();
    return true;
}

template <class Tag>
bool read(const Json& json, Id<Tag>& id) { return read(json, id.value); }

bool read(const Json& json, int& number) {
    if (!json.is_number_integer()) return false;
    const auto wide = json.get<std::int64_t>();
    if (wide < std::numeric_limits<int>::min() || wide > std::numeric_limits<int>::max()) return false;
    number = static_cast<int>(wide);
    return true;
}

bool read(const Json& json, bool& truth) {
    if (!json.is_boolean()) return false;
    truth = json.get<bool>();
    return true;
}

bool read(const Json& json, Instant& at) {
    std::string text;
    if (!read(json, text)) return false;
    const auto parsed = parse_iso8601(text);
    if (!parsed) return false;
    at = *parsed;
    return true;
}

// The same for the value of a private field, as one text.

std::string write_private(const std::string& text) { return text; }

std::string write_private(const domain::AnswerValue& value) {
    return dump(std::visit(
        [](const auto& one) -> Json {
            if constexpr (std::is_same_v<std::decay_t<decltype(one)>, std::monostate>) return nullptr;
            else return one;
        },
        value));
}

bool read_private(const std::string& stored, std::string& text) {
    text = stored;
    return true;
}

bool read_private(const std::string& stored, domain::AnswerValue& value) {
    const Json json = Json::parse(stored, nullptr, false);
    if (json.is_null()) value = std::monostate{};
    else if (json.is_boolean()) value = json.get<bool>();
    else if (json.is_number_integer()) value = json.get<std::int64_t>();
    else if (json.is_string()) value = json.get<std::string>();
    else if (json.is_array() && std::ranges::all_of(json, [](const Json& one) { return one.is_string(); }))
        value = json.get<std::vector<std::string>>();
    else return false;
    return true;
}

/// Takes an event apart, field by field.
struct Encoder {
    Json payload = Json::object();
    Json given = Json::array();
    std::vector<PrivateField> private_fields;

    template <class T>
    void operator()(std::string_view name, const domain::Private<T>& secret) {
        given.push_back(name);
        private_fields.push_back({std::string(name), std::nullopt});
        if (secret.value) private_fields.back().value = write_private(*secret.value);
    }

    template <class T>
    void operator()(std::string_view name, const T& value) {
        if constexpr (IsOptional<T>::value) {
            if (value) (*this)(name, *value);
        } else {
            payload[std::string(name)] = write(value);
        }
    }
};

/// Puts an event together again.
struct Decoder {
    const Json& payload;
    const std::vector<PrivateField>& private_fields;
    bool intact = true;

    bool was_given(std::string_view name) const {
        const auto list = payload.find(private_list);
        return list != payload.end() && std::ranges::find(*list, Json(name)) != list->end();
    }

    template <class T>
    void operator()(std::string_view name, domain::Private<T>& secret) {
        intact = intact && was_given(name);
        const auto found = std::ranges::find(private_fields, name, &PrivateField::field);
        if (found == private_fields.end() || !found->value) return;
        secret.value.emplace();
        intact = intact && read_private(*found->value, *secret.value);
    }

    template <class T>
    void operator()(std::string_view name, T& value) {
        if constexpr (IsOptional<T>::value) {
            const bool there = IsPrivate<T>::value ? was_given(name) : payload.contains(name);
            if (there) (*this)(name, value.emplace());
        } else {
            const auto found = payload.find(std::string(name));
            intact = intact && found != payload.end() && read(*found, value);
        }
    }
};

/// The event type with this word, value-initialized; nullopt for none.
template <std::size_t index = 0>
std::optional<domain::Event> blank_event(std::string_view type) {
    if constexpr (index == std::variant_size_v<domain::Event>) {
        return std::nullopt;
    } else {
        using Candidate = std::variant_alternative_t<index, domain::Event>;
        if (Candidate::type == type) return Candidate{};
        return blank_event<index + 1>(type);
    }
}

}  // namespace

StoredEvent encode_event(const domain::Event& event) {
    Encoder encoder;
    std::visit([&](const auto& one) { domain::for_each_field(one, encoder); }, event);
    if (!encoder.given.empty()) encoder.payload[private_list] = std::move(encoder.given);
    return {std::string(domain::type_of(event)), dump(encoder.payload), std::move(encoder.private_fields)};
}

Result<domain::Event, StoredEventFault> decode_event(const StoredEvent& stored) {
    std::optional<domain::Event> event = blank_event(stored.type);
    if (!event) return StoredEventFault::unknown_type;
    const Json payload = Json::parse(stored.payload, nullptr, false);
    if (!payload.is_object()) return StoredEventFault::damaged;
    if (payload.contains(private_list) && !payload[private_list].is_array()) return StoredEventFault::damaged;
    Decoder decoder{payload, stored.private_fields};
    std::visit([&](auto& one) { domain::for_each_field(one, decoder); }, *event);
    if (!decoder.intact) return StoredEventFault::damaged;
    return *std::move(event);
}

}  // namespace bimtek::codec
