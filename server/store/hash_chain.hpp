// How events are chained: what a row's hash covers, byte for byte, and the commitments to private values.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "bimtek/base/id.hpp"

namespace bimtek::store {

/// The columns of one event row, as texts. Absent is NULL.
struct EventColumns {
    std::string session;
    Seq seq = 0;
    std::string at;
    std::string type;
    std::string payload;
    std::optional<std::string> by_invitation;
    std::optional<std::string> by_role;
    std::optional<std::string> by_region;
    std::optional<std::string> by_site;
    std::string commitments;
    std::optional<std::string> command_invitation;
    std::optional<std::string> command_id;
    std::optional<std::string> command_body_hash;
    std::optional<std::string> command_answer;
};

/// The hash before the first event: 32 zero bytes.
std::string first_previous_hash();

/// SHA-256 over the text `bimtek event 1`, the previous hash and every column, in the order above, `seq` in decimal. Each part
/// is preceded by a byte 1 and its length in bytes (8 bytes, big-endian); NULL is the single byte 0. So no two different rows
/// give the same bytes.
std::string event_hash(std::string_view previous_hash, const EventColumns& row);

/// Hex SHA-256 of the salt followed by the value. Without the value and the salt, nobody can find the value from it.
std::string commitment_to(std::string_view salt, std::string_view value);

}  // namespace bimtek::store
