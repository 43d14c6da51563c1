// Normal form C, also of texts that nobody types.
#include <doctest/doctest.h>
#include <utf8proc.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <random>
#include <string>

#include "codec/nfc.hpp"

using bimtek::codec::to_nfc;

namespace {

/// As the library does it, whose own ordering is right but slow.
std::string by_the_library(const std::string& text) {
    utf8proc_uint8_t* mapped = nullptr;
    const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                                   &mapped, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
    const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
    REQUIRE(size >= 0);
    return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size)};
}

std::string repeated(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

const std::string acute = "\u0301";      // above, class 230
const std::string dot_below = "\u0323";  // class 220

}  // namespace

TEST_CASE("A letter and its marks become one, in whatever order the marks came") {
    CHECK(to_nfc("Pukul 08.00") == "Pukul 08.00");
    CHECK(to_nfc("e" + acute) == "\u00e9");
    CHECK(to_nfc("o" + acute + dot_below) == to_nfc("o" + dot_below + acute));
    CHECK(to_nfc("\u1100\u1161") == "\uac00");
    CHECK(to_nfc("\u212b") == "\u00c5");
    CHECK(to_nfc("\U0001f1ee\U0001f1e9") == "\U0001f1ee\U0001f1e9");
    CHECK(to_nfc(acute + dot_below) == dot_below + acute);
    CHECK(to_nfc("").empty());
}

TEST_CASE("Texts of letters, marks and everything else come out as by the library") {
    std::mt19937 random(20220421);
    const auto any = [&](std::uint32_t from, std::uint32_t to) { return from + static_cast<std::uint32_t>(random() % (to - from + 1)); };
    for (int text = 0; text < 2'000; ++text) {
        std::string mixed;
        for (auto length = any(0, 30); length > 0; --length) {
            const std::array<std::uint32_t, 6> kinds = {any('a', 'z'),       any(0x300, 0x36f), any(0xc0, 0x17f),
                                                        any(0x1100, 0x11ff), any(0x590, 0x6ff), any(0x1d100, 0x1d1ff)};
            std::array<utf8proc_uint8_t, 4> bytes{};
            const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(kinds.at(random() % kinds.size())), bytes.data());
            mixed.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
        }
        REQUIRE(to_nfc(mixed) == by_the_library(mixed));
    }
}

TEST_CASE("A request that is full of marks in the wrong order is put right") {
    // Ordered by exchanging neighbours, it would take minutes.
    constexpr int marks = 200'000;
    CHECK(to_nfc(repeated(acute, marks) + repeated(dot_below, marks)) == repeated(dot_below, marks) + repeated(acute, marks));
}
