#include "store/door_code.hpp"

#include <algorithm>
#include <array>

#include "store/randomness.hpp"

namespace bimtek::store {

namespace {

/// Without letters that sound alike on a bad line (p and b, f and v), or that are not said alike everywhere (q, x, z).
constexpr std::string_view consonants = "bcdghjklmnrstw";
constexpr std::string_view vowels = "aeiou";
constexpr std::size_t syllables = 4;
constexpr std::size_t letters = 2 * syllables;
constexpr std::size_t digits_max = 8;

/// Two syllables that are an insult, or would be read as one.
constexpr std::array<std::string_view, 18> not_said = {"babi", "bego", "bodo", "celi", "cebo", "dosa", "gila", "hama", "hina",
                                                       "jahe", "judi", "kera", "kere", "lute", "mati", "noda", "sara", "tolo"};

bool is_digit(char letter) { return letter >= '0' && letter <= '9'; }

bool can_be_said(std::string_view word) {
    return std::ranges::none_of(not_said, [&](std::string_view part) { return word.find(part) != std::string_view::npos; });
}

std::string random_word() {
    std::string word;
    for (std::size_t i = 0; i < syllables; ++i) {
        word += consonants[random_below(consonants.size())];
        word += vowels[random_below(vowels.size())];
    }
    return word;
}

}  // namespace

std::string random_door_code(const RegionCode& region) {
    std::string code = region.value;
    std::erase_if(code, [](char letter) { return !is_digit(letter); });
    std::string word = random_word();
    while (!can_be_said(word)) word = random_word();
    return code + word;
}

std::optional<std::string> read_door_code(std::string_view typed) {
    std::string code;
    for (const char letter : typed) {
        if (letter == ' ' || letter == '-' || letter == '.' || letter == '\t') continue;
        code += letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
        if (code.size() > digits_max + letters) return std::nullopt;
    }
    const auto digits = digits_of_door_code(code).size();
    if (digits == 0 || code.size() != digits + letters) return std::nullopt;
    for (std::size_t i = digits; i < code.size(); ++i) {
        if (((i - digits) % 2 == 0 ? consonants : vowels).find(code[i]) == std::string_view::npos) return std::nullopt;
    }
    return code;
}

std::string written_door_code(std::string_view code) {
    const auto digits = digits_of_door_code(code).size();
    std::string written(code);
    written.insert(digits + letters / 2, "-");
    written.insert(digits, "-");
    return written;
}

std::string_view digits_of_door_code(std::string_view code) {
    const auto end = std::ranges::find_if_not(code, is_digit);
    return code.substr(0, static_cast<std::size_t>(end - code.begin()));
}

}  // namespace bimtek::store
