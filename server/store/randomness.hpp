// Ids, tokens and salts from the system's randomness. Nothing below this layer is random.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bimtek::store {

/// 120 random bits as 20 letters of base64url: unique without asking anyone. It begins with a letter, so that no command line takes
/// it for an option and no spreadsheet for a number or a formula.
std::string random_id();

/// 256 random bits as base64url without padding.
std::string random_token();

/// 16 random bytes.
std::string random_salt();

/// One of 0 … `bound` − 1, each as likely; `bound` is from 1 to 2³² − 1.
std::size_t random_below(std::size_t bound);

/// The 32 bytes of SHA-256.
std::string sha256(std::string_view bytes);

/// Lowercase hexadecimal.
std::string to_hex(std::string_view bytes);

}  // namespace bimtek::store
