// Walks a JSON document and remembers the first thing that is wrong with it, and where.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "bimtek/codec/walkthrough_codec.hpp"

namespace bimtek::codec {

/// A member's part of a JSON Pointer (RFC 6901), with its slash: in a key `~` and `/` are written `~0` and `~1`.
std::string pointer_part(std::string_view key);

/// A value in a document, with its path. Reading what is absent or of another type notes a fault and gives a harmless value, so
/// that a reader can go on to its end and ask once. The document and the fault outlive the cursor.
class JsonCursor {
public:
    JsonCursor(const nlohmann::json& value, std::optional<DefinitionFault>& fault) : value_(&value), fault_(&fault) {}

    /// Notes a fault at this value, unless there is an earlier one.
    void fail(std::string code, std::string detail = {}) const;
    bool failed() const { return fault_->has_value(); }

    /// Faults `wrong_type` when it is no object, `unknown_key` for a member that is not in the list.
    void expect_members(std::initializer_list<std::string_view> known) const;

    bool has(std::string_view key) const;
    /// The member; `missing` when absent.
    JsonCursor at(std::string_view key) const;
    /// The elements of a list; `wrong_type` when it is none, `too_many` beyond `max`.
    std::vector<JsonCursor> elements(std::size_t max) const;

    const nlohmann::json& json() const { return *value_; }
    std::string text() const;
    /// `out_of_range` outside the bounds, which are inclusive.
    std::int64_t integer(std::int64_t min, std::int64_t max) const;
    bool boolean() const;

private:
    JsonCursor(const nlohmann::json& value, std::string path, std::optional<DefinitionFault>& fault)
        : value_(&value), path_(std::move(path)), fault_(&fault) {}

    const nlohmann::json* value_;
    std::string path_;
    std::optional<DefinitionFault>* fault_;
};

}  // namespace bimtek::codec
