// Passwords as argon2id hashes. Each call takes about 0.2 s and 64 MiB, whatever its outcome.
#pragma once

#include <string>

namespace bimtek::store {

/// The hash with its parameters and salt, as text.
std::string hash_password(const std::string& password);

bool password_matches(const std::string& hash, const std::string& password);

/// Whether the hash was made with weaker parameters than today's.
bool needs_rehash(const std::string& hash);

/// The hash of a password that nobody knows, to be compared with when there is no such account: it takes the same time.
const std::string& hash_of_nobody();

}  // namespace bimtek::store
