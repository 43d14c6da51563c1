#include "net/frame_codec.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

#include "bimtek/base/limits.hpp"
#include "net/client_bytes.hpp"

namespace bimtek::net {
namespace {

using namespace std::string_literals;
using test::masked_frame;

constexpr std::size_t bytes_max = 64 * 1024;

struct Outcome {
    std::vector<Received> received;
    std::optional<WireFault> fault;
};

/// Feeds `bytes` in pieces of `piece` bytes.
Outcome parse(std::string_view bytes, std::size_t piece = std::string::npos, std::size_t max = bytes_max) {
    Outcome outcome;
    FrameParser parser(max);
    while (!bytes.empty()) {
        auto part = bytes.substr(0, piece);
        bytes.remove_prefix(part.size());
        while (!part.empty()) {
            auto taken = parser.take(part);
            if (!taken.ok()) {
                outcome.fault = taken.error();
                return outcome;
            }
            if (taken->has_value()) outcome.received.push_back(std::move(**taken));
        }
    }
    return outcome;
}

std::optional<WireFault> fault_of(std::string_view bytes) { return parse(bytes).fault; }

std::string close_payload(unsigned code, std::string_view reason = {}) {
    return std::string{static_cast<char>(code >> 8), static_cast<char>(code & 0xFF)} + std::string(reason);
}

TEST_CASE("A text message comes out unmasked, whatever its length and however it is cut") {
    for (const std::size_t length : {0u, 1u, 125u, 126u, 127u, 4096u, 65535u, 65536u}) {
        const std::string text(length, 'a');
        const auto bytes = masked_frame(0x81, text);
        for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{1000}, std::string::npos}) {
            const auto outcome = parse(bytes, piece);
            CAPTURE(length);
            CAPTURE(piece);
            REQUIRE_FALSE(outcome.fault);
            REQUIRE(outcome.received.size() == 1);
            CHECK(outcome.received[0].kind == Received::Kind::text);
            CHECK(outcome.received[0].payload == text);
        }
    }
}

TEST_CASE("Fragments become one message, and control frames may stand between them") {
    const auto bytes = masked_frame(0x01, "Aula ") + masked_frame(0x89, "ping") + masked_frame(0x00, "Media ") +
                       masked_frame(0x8A, "") + masked_frame(0x80, "Center") + masked_frame(0x81, "next");
    for (const std::size_t piece : {std::size_t{1}, std::string::npos}) {
        const auto outcome = parse(bytes, piece);
        REQUIRE_FALSE(outcome.fault);
        REQUIRE(outcome.received.size() == 4);
        CHECK(outcome.received[0].kind == Received::Kind::ping);
        CHECK(outcome.received[0].payload == "ping");
        CHECK(outcome.received[1].kind == Received::Kind::pong);
        CHECK(outcome.received[2].payload == "Aula Media Center");
        CHECK(outcome.received[3].payload == "next");
    }
}

TEST_CASE("A character may be cut by a fragment, but not by the end of the message") {
    CHECK(parse(masked_frame(0x01, "\xE2\x82") + masked_frame(0x80, "\xAC")).received.at(0).payload == "\xE2\x82\xAC");
    CHECK(fault_of(masked_frame(0x81, "\xE2\x82")) == WireFault::not_utf8);
    CHECK(fault_of(masked_frame(0x01, "\xE2\x82") + masked_frame(0x80, "")) == WireFault::not_utf8);
    CHECK(fault_of(masked_frame(0x01, "\xE2\x82") + masked_frame(0x80, "a")) == WireFault::not_utf8);
}

TEST_CASE("Text that is not UTF-8 is refused, at the first byte that says so") {
    for (const auto& bad : {"\x80"s, "\xC0\xAF"s, "\xC1\x80"s, "\xE0\x9F\x80"s, "\xED\xA0\x80"s, "\xF0\x8F\x80\x80"s,
                            "\xF4\x90\x80\x80"s, "\xF5\x80\x80\x80"s, "\xFF"s, "a\xC3("s, "\xC3\xA9\xE2\x28\xA1"s}) {
        CHECK(fault_of(masked_frame(0x81, bad)) == WireFault::not_utf8);
    }
    for (const auto& good : {"\xC2\x80"s, "\xDF\xBF"s, "\xE0\xA0\x80"s, "\xED\x9F\xBF"s, "\xEE\x80\x80"s,
                             "\xF0\x90\x80\x80"s, "\xF4\x8F\xBF\xBF"s, "\0"s}) {
        CHECK_FALSE(fault_of(masked_frame(0x81, good)));
    }
    // The frame announces ten bytes; two of them are enough to refuse it.
    const auto whole = masked_frame(0x81, "\xC0\xAF........");
    CHECK(fault_of(whole.substr(0, 6 + 2)) == WireFault::not_utf8);
}

TEST_CASE("What RFC 6455 forbids in a header is a protocol fault") {
    CHECK(fault_of(std::string{'\x81', '\x01', 'a'}) == WireFault::protocol);  // not masked
    for (const int reserved : {0x40, 0x20, 0x10}) {
        CHECK(fault_of(masked_frame(static_cast<std::uint8_t>(0x81 | reserved), "a")) == WireFault::protocol);
    }
    for (const int opcode : {3, 4, 5, 6, 7, 11, 12, 13, 14, 15}) {
        CHECK(fault_of(masked_frame(static_cast<std::uint8_t>(0x80 | opcode), "")) == WireFault::protocol);
    }
    CHECK(fault_of(masked_frame(0x82, "a")) == WireFault::binary_refused);
    CHECK(fault_of(masked_frame(0x80, "a")) == WireFault::protocol);                             // nothing to continue
    CHECK(fault_of(masked_frame(0x01, "a") + masked_frame(0x81, "b")) == WireFault::protocol);   // a second beginning
    for (const int opcode : {8, 9, 10}) {
        CHECK(fault_of(masked_frame(static_cast<std::uint8_t>(opcode), "")) == WireFault::protocol);  // control in fragments
        CHECK(fault_of(masked_frame(static_cast<std::uint8_t>(0x80 | opcode), std::string(126, 'a'))) == WireFault::protocol);
    }
}

TEST_CASE("A length that is not in its shortest form is a protocol fault") {
    const std::string mask(4, '\0');
    CHECK(fault_of("\x81\xFE"s + "\0\x7D"s + mask) == WireFault::protocol);
    CHECK(fault_of("\x81\xFF"s + "\0\0\0\0\0\0\xFF\xFF"s + mask) == WireFault::protocol);
    CHECK(fault_of("\x81\xFF"s + "\x80\0\0\0\0\0\0\0"s + mask) == WireFault::protocol);
}

TEST_CASE("A message of endless fragments is refused, one of many is not") {
    const auto fragments = [](std::size_t count) {
        std::string bytes = masked_frame(0x01, "");
        for (std::size_t i = 2; i < count; ++i) bytes += masked_frame(0x00, "");
        return bytes + masked_frame(0x80, "a");
    };
    CHECK(fault_of(fragments(limits::message_fragments_max + 1)) == WireFault::protocol);
    CHECK(parse(fragments(limits::message_fragments_max) + fragments(limits::message_fragments_max)).received.size() == 2);
}

TEST_CASE("A message over the limit is refused by its header, and so is the sum of its fragments") {
    const auto too_long = masked_frame(0x81, std::string(bytes_max + 1, 'a'));
    CHECK(fault_of(too_long.substr(0, 14)) == WireFault::too_big);
    const std::string half(bytes_max / 2, 'a');
    CHECK_FALSE(fault_of(masked_frame(0x01, half) + masked_frame(0x80, half)));
    CHECK(fault_of(masked_frame(0x01, half) + masked_frame(0x00, half) + masked_frame(0x80, "a")) == WireFault::too_big);
    CHECK(fault_of("\x81\xFF"s + "\x7F\xFF\xFF\xFF\xFF\xFF\xFF\xFF"s + std::string(4, '\0')) == WireFault::too_big);
}

TEST_CASE("A close carries its code. Only codes of the wire are let pass") {
    CHECK(parse(masked_frame(0x88, "")).received.at(0).close_code == 1005);
    const auto close = parse(masked_frame(0x88, close_payload(1001, "pulang"))).received.at(0);
    CHECK(close.close_code == 1001);
    CHECK(close.payload == "pulang");
    CHECK(fault_of(masked_frame(0x88, "\x03")) == WireFault::protocol);
    CHECK(fault_of(masked_frame(0x88, close_payload(1000, "\xC3"))) == WireFault::not_utf8);
    for (const unsigned bad : {0u, 999u, 1004u, 1005u, 1006u, 1015u, 1016u, 1100u, 2000u, 2999u, 5000u, 65535u}) {
        CHECK(fault_of(masked_frame(0x88, close_payload(bad))) == WireFault::protocol);
    }
    for (const unsigned good : {1000u, 1001u, 1002u, 1003u, 1007u, 1011u, 1012u, 1014u, 3000u, 4000u, 4999u}) {
        CHECK_FALSE(fault_of(masked_frame(0x88, close_payload(good))));
    }
}

TEST_CASE("A server's frame is unmasked and has the shortest length") {
    std::string out;
    append_text_frame(out, "ab");
    CHECK(out == "\x81\x02" "ab");
    out.clear();
    append_text_frame(out, std::string(126, 'x'));
    CHECK(out.substr(0, 4) == "\x81\x7E\0\x7E"s);
    CHECK(out.size() == 4 + 126);
    out.clear();
    append_text_frame(out, std::string(65536, 'x'));
    CHECK(out.substr(0, 10) == "\x81\x7F\0\0\0\0\0\x01\0\0"s);
    CHECK(ping_frame("") == "\x89\0"s);
    CHECK(pong_frame("a") == "\x8A\x01" "a"s);
    CHECK(close_frame(4000) == "\x88\x02\x0F\xA0"s);
    CHECK(close_frame(4004, "why") == "\x88\x05\x0F\xA4" "why"s);
}

TEST_CASE("A stream gives the same messages however it is cut") {
    const auto seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937 random(seed);
    const auto up_to = [&](std::size_t max) { return std::uniform_int_distribution<std::size_t>(0, max)(random); };
    for (int round = 0; round < 50; ++round) {
        std::string stream;
        for (int i = 0; i < 20; ++i) {
            stream += masked_frame(0x01, std::string(up_to(300), 'a'));
            if (up_to(1) == 1) stream += masked_frame(0x89, std::string(up_to(125), 'p'));
            stream += masked_frame(0x80, std::string(up_to(70), 'b'));
        }
        const auto whole = parse(stream);
        const auto cut = parse(stream, 1 + up_to(40));
        REQUIRE_FALSE(whole.fault);
        REQUIRE_FALSE(cut.fault);
        REQUIRE(whole.received.size() == cut.received.size());
        for (std::size_t i = 0; i < whole.received.size(); ++i) CHECK(whole.received[i].payload == cut.received[i].payload);
    }
}

}  // namespace
}  // namespace bimtek::net
