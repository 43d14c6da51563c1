// UTF-8 checked piece by piece, as the fragments of a message come in.
#pragma once

#include <cstdint>
#include <string_view>

namespace bimtek::net {

/// Accepts exactly the well-formed sequences of the Unicode Standard, table 3-7: no overlong forms, no surrogates,
/// nothing above U+10FFFF. The pieces may end in the middle of a character.
class Utf8Check {
public:
    /// False as soon as no continuation could make the text valid; after that the check must not be used again.
    bool accept(std::string_view bytes) {
        for (const char byte : bytes) {
            if (!accept_byte(static_cast<std::uint8_t>(byte))) return false;
        }
        return true;
    }

    /// True when the text so far does not end in the middle of a character.
    bool complete() const { return missing_ == 0; }

private:
    bool accept_byte(std::uint8_t byte) {
        if (missing_ > 0) {
            if (byte < low_ || byte > high_) return false;
            --missing_;
            low_ = 0x80;
            high_ = 0xBF;
            return true;
        }
        if (byte < 0x80) return true;
        if (byte < 0xC2 || byte > 0xF4) return false;
        missing_ = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        // The second byte is what tells an overlong form, a surrogate and a value that is too large.
        if (byte == 0xE0) low_ = 0xA0;
        if (byte == 0xED) high_ = 0x9F;
        if (byte == 0xF0) low_ = 0x90;
        if (byte == 0xF4) high_ = 0x8F;
        return true;
    }

    std::uint8_t missing_ = 0;
    std::uint8_t low_ = 0x80;
    std::uint8_t high_ = 0xBF;
};

}  // namespace bimtek::net
