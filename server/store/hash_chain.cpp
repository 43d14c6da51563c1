#include "store/hash_chain.hpp"

#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

void append_part(std::string& bytes, std::string_view part) {
    bytes.push_back('\1');
    for (int shift = 56; shift >= 0; shift -= 8) bytes.push_back(static_cast<char>(part.size() >> shift & 0xFF));
    bytes.append(part);
}

void append_part(std::string& bytes, const std::optional<std::string>& part) {
    if (part) append_part(bytes, std::string_view(*part));
    else bytes.push_back('\0');
}

}  // namespace

std::string first_previous_hash() { return std::string(32, '\0'); }

std::string event_hash(std::string_view previous_hash, const EventColumns& row) {
    std::string bytes;
    bytes.reserve(512 + row.payload.size() + row.commitments.size());
    append_part(bytes, std::string_view("bimtek event 1"));
    append_part(bytes, previous_hash);
    append_part(bytes, std::string_view(row.session));
    append_part(bytes, std::string_view(std::to_string(row.seq)));
    append_part(bytes, std::string_view(row.at));
    append_part(bytes, std::string_view(row.type));
    append_part(bytes, std::string_view(row.payload));
    append_part(bytes, row.by_invitation);
    append_part(bytes, row.by_role);
    append_part(bytes, row.by_region);
    append_part(bytes, row.by_site);
    append_part(bytes, std::string_view(row.commitments));
    append_part(bytes, row.command_invitation);
    append_part(bytes, row.command_id);
    append_part(bytes, row.command_body_hash);
    append_part(bytes, row.command_answer);
    return sha256(bytes);
}

std::string commitment_to(std::string_view salt, std::string_view value) {
    std::string bytes(salt);
    bytes.append(value);
    return to_hex(sha256(bytes));
}

}  // namespace bimtek::store
