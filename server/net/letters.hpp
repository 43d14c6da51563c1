// ASCII letters as HTTP and addresses know them, whatever the locale.
#pragma once

#include <string>
#include <string_view>

namespace bimtek::net {

inline bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

inline bool is_alphanumeric(char letter) {
    return is_digit(letter) || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
}

inline char lower(char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + ('a' - 'A')) : letter; }

inline std::string lower(std::string_view text) {
    std::string out(text);
    for (char& letter : out) letter = lower(letter);
    return out;
}

}  // namespace bimtek::net
