#include "store/passwords.hpp"

#include <sodium.h>

#include "bimtek/base/check.hpp"

namespace bimtek::store {

namespace {

constexpr auto passes = crypto_pwhash_OPSLIMIT_INTERACTIVE;       // 2
constexpr auto memory_bytes = crypto_pwhash_MEMLIMIT_INTERACTIVE;  // 64 MiB

}  // namespace

std::string hash_password(const std::string& password) {
    std::string hash(crypto_pwhash_STRBYTES, '\0');
    const int failed = crypto_pwhash_str(hash.data(), password.data(), password.size(), passes, memory_bytes);
    BIMTEK_CHECK(failed == 0);  // It fails for want of 64 MiB of memory only.
    hash.resize(hash.find('\0'));
    return hash;
}

bool password_matches(const std::string& hash, const std::string& password) {
    return crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

bool needs_rehash(const std::string& hash) {
    return crypto_pwhash_str_needs_rehash(hash.c_str(), passes, memory_bytes) != 0;
}

const std::string& hash_of_nobody() {
    static const std::string hash =
        "$argon2id$v=19$m=65536,t=2,p=1$gpv9Pw1O4x/ZrN2vLn0Odg$YTBW2bmqLo2zgMjTmlOn3oBbrv1MDu10pNKO0CotZFU";
    return hash;
}

}  // namespace bimtek::store
