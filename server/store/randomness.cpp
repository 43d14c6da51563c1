#include "store/randomness.hpp"

#include <sodium.h>

#include "bimtek/base/check.hpp"

namespace bimtek::store {

namespace {

std::string random_bytes(std::size_t count) {
    static const int ready = sodium_init();  // Once per process; more often does no harm.
    BIMTEK_CHECK(ready >= 0);
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

const unsigned char* raw(std::string_view bytes) { return reinterpret_cast<const unsigned char*>(bytes.data()); }

std::string base64url(std::string_view bytes) {
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), variant);
    text.pop_back();  // the terminating NUL
    return text;
}

}  // namespace

std::string random_id() {
    for (;;) {
        std::string id = base64url(random_bytes(15));
        const char first = id.front();
        if ((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) return id;
    }
}

std::size_t random_below(std::size_t bound) {
    static const int ready = sodium_init();
    BIMTEK_CHECK(ready >= 0);
    return randombytes_uniform(static_cast<std::uint32_t>(bound));
}

std::string random_token() { return base64url(random_bytes(32)); }

std::string random_salt() { return random_bytes(16); }

std::string sha256(std::string_view bytes) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), raw(bytes), bytes.size());
    return hash;
}

std::string to_hex(std::string_view bytes) {
    std::string text(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), raw(bytes), bytes.size());
    text.pop_back();
    return text;
}

}  // namespace bimtek::store
