// JSON as an attacker writes it, from a seed: whatever is done to what we understand, each parser says yes or no, and keeps its promises.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "bimtek/base/limits.hpp"
#include "bimtek/codec/client_frame.hpp"
#include "bimtek/codec/plan_codec.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"
#include "codec/strict_json.hpp"

namespace bimtek::codec {
namespace {

using Random = std::mt19937;

std::string read_file(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::vector<std::string> examples(std::string_view folder) {
    std::vector<std::filesystem::path> files;
    const auto all = std::filesystem::path(BIMTEK_SOURCE_DIR) / "schemas/examples" / folder;
    for (const auto& entry : std::filesystem::directory_iterator(all)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<std::string> texts;
    std::transform(files.begin(), files.end(), std::back_inserter(texts), read_file);
    REQUIRE_FALSE(texts.empty());
    return texts;
}

/// Something that one parser or another has fallen over.
std::string nasty(Random& random) {
    static const std::vector<std::string> all{
        "1e400", "-1e-400", "99999999999999999999999999", "-0", "0.1", "1.0", "9007199254740993", "NaN", "\"\\ud800\"", "\"\\u0000\"",
        std::string("\0", 1), "\xFF\xFE", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x82", "{\"a\":1,\"a\":2}", "\"type\":\"leave\",",
        "[]", "{}", "null", "true", "\"\"", "//", "/**/", ",", "'", std::string(100, '['), std::string(40, '{'), std::string(70'000, ' '),
        std::string(70'000, 'a'), "\xEF\xBB\xBF"};
    return all[random() % all.size()];
}

std::string spoilt(std::string text, Random& random) {
    for (auto times = 1 + random() % 3; times > 0; --times) {
        const auto at = text.empty() ? 0 : random() % text.size();
        const auto count = std::min<std::size_t>(text.size() - at, random() % 20);
        switch (random() % 5) {
            case 0: text.insert(at, nasty(random)); break;
            case 1: text.replace(at, count, nasty(random)); break;
            case 2: text.erase(at, count); break;
            case 3: text.insert(at, text.substr(random() % (text.size() + 1), count)); break;
            default:
                if (!text.empty()) text[at] = static_cast<char>(random());
        }
    }
    return text;
}

constexpr int spoilt_per_example = 200;

TEST_CASE("What is refused as JSON: depth, double members, numbers beyond a double, broken UTF-8, lone surrogates, anything behind it") {
    const auto nested = [](std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    CHECK(parse_strict_json(nested(limits::json_depth_max)));
    CHECK_FALSE(parse_strict_json(nested(limits::json_depth_max + 1)));
    CHECK_FALSE(parse_strict_json(nested(500'000)));
    CHECK_FALSE(parse_strict_json(std::string(1'000'000, '{')));
    for (const std::string& text :
         {std::string(R"({"a":1,"a":2})"), std::string(R"({"b":{"a":1,"\u0061":2}})"), std::string("1e400"), std::string("\"\xFF\""),
          std::string("\"\xC0\x80\""), std::string("\"\xED\xA0\x80\""), std::string(R"("\ud800")"), std::string("{} {}"), std::string("{},"),
          std::string(), std::string("NaN"), std::string("\"\n\""), std::string("\"a\0b\"", 5), std::string("// a\n1")}) {
        CAPTURE(text);
        CHECK_FALSE(parse_strict_json(text));
    }
}

TEST_CASE("An integer that fits no signed one is none, and never a negative one") {
    for (const std::string number : {"9223372036854775808", "18446744073709551615", "18446744073709551616", "1e19"}) {
        CAPTURE(number);
        const auto json = parse_strict_json(number);
        REQUIRE(json);
        CHECK_FALSE(json->is_number_integer());
        const auto frame = decode_client_frame(R"({"type": "extend_agenda_item", "id": "c1", "item": "sambutan", "minutes": )" + number + "}");
        REQUIRE_FALSE(frame.ok());
        CHECK(frame.error().kind == FrameFault::Kind::invalid_command);
        CHECK(frame.error().field == "minutes");
        CHECK_FALSE(decode_client_frame(R"({"type": "hello", "session": "s", "token": "t", "device": "d", "epoch": "e", "after": )" + number + "}").ok());
    }
    CHECK(parse_strict_json("9223372036854775807")->is_number_integer());
    CHECK(parse_strict_json("-9223372036854775808")->is_number_integer());
}

TEST_CASE("A client's frame, spoilt at random, is understood or not, and what is understood has a usable id") {
    Random random(20261124);
    for (const auto& example : examples("client")) {
        REQUIRE(decode_client_frame(example).ok());
        for (int i = 0; i < spoilt_per_example; ++i) {
            const auto frame = decode_client_frame(spoilt(example, random));
            if (!frame.ok()) continue;
            if (const auto* command = std::get_if<CommandFrame>(&*frame)) {
                CHECK_FALSE(command->id.value.empty());
                CHECK(command->id.value.size() <= 4 * limits::id_length_max);
            }
        }
    }
}

TEST_CASE("A plan, spoilt at random, is taken or has at least one problem") {
    const PlanReferences references{
        [](const RegionCode& code) { return std::optional(KnownRegion{"Daerah", code, "Provinsi", Zone::wita}); },
        [](const std::string&) { return std::optional(KnownWalkthrough{}); }};
    Random random(20261124);
    for (const auto& example : examples("plan")) {
        for (int i = 0; i < spoilt_per_example; ++i) {
            const auto plan = parse_plan(spoilt(example, random), SessionId("s"), references);
            if (!plan.ok()) CHECK_FALSE(plan.error().empty());
        }
    }
}

TEST_CASE("A definition, spoilt at random, is taken or has a fault with a code") {
    const auto example = read_file(std::filesystem::path(BIMTEK_SOURCE_DIR) / "server/data/iid-2022.walkthrough.json");
    REQUIRE(parse_walkthrough(example).ok());
    Random random(20261124);
    for (int i = 0; i < 30; ++i) {
        const auto walkthrough = parse_walkthrough(spoilt(example, random));
        if (!walkthrough.ok()) CHECK_FALSE(walkthrough.error().code.empty());
    }
}

}  // namespace
}  // namespace bimtek::codec
