#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "bimtek/codec/client_frame.hpp"
#include "bimtek/domain/rules.hpp"

using namespace bimtek;
using codec::FrameFault;

namespace {

std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

FrameFault fault_of(std::string_view text) {
    const auto frame = codec::decode_client_frame(text);
    REQUIRE_FALSE(frame.ok());
    return frame.error();
}

template <class Frame>
Frame frame_of(std::string_view text) {
    const auto frame = codec::decode_client_frame(text);
    REQUIRE(frame.ok());
    REQUIRE(std::holds_alternative<Frame>(*frame));
    return std::get<Frame>(*frame);
}

template <class Command>
Command command_of(std::string_view text) {
    const auto frame = frame_of<codec::CommandFrame>(text);
    REQUIRE(std::holds_alternative<Command>(frame.command));
    return std::get<Command>(frame.command);
}

}  // namespace

TEST_CASE("every example of a client frame decodes, and every command has one") {
    std::set<std::string> seen;
    for (const auto& entry : std::filesystem::directory_iterator(BIMTEK_SOURCE_DIR "/schemas/examples/client")) {
        INFO(entry.path().filename().string());
        const auto frame = codec::decode_client_frame(read_file(entry.path()));
        REQUIRE(frame.ok());
        if (const auto* command = std::get_if<codec::CommandFrame>(&*frame)) {
            seen.insert(std::string(domain::type_of(command->command)));
            CHECK_FALSE(command->id.empty());
            CHECK(command->body_hash.size() == 64);
        }
    }
    for (const auto& rule : domain::command_rules()) {
        INFO(std::string(rule.command));
        CHECK(seen.contains(std::string(rule.command)));
    }
}

TEST_CASE("a command carries its fields over") {
    const auto save = command_of<domain::SaveAnswer>(
        R"({"type":"save_answer","id":"c1","workbook":"w7","step":"ind01","field":"grade","value":"p2","base":12})");
    CHECK(save.workbook.value == "w7");
    CHECK(save.field_id.value == "grade");
    CHECK(save.value == domain::AnswerValue(std::string("p2")));
    CHECK(save.base == 12);
    CHECK_FALSE(save.row.has_value());
}

TEST_CASE("a null member that may be null is an absent one") {
    const auto link = command_of<domain::SetMeetingLink>(R"({"type":"set_meeting_link","id":"c1","url":null})");
    CHECK_FALSE(link.url.has_value());
}

TEST_CASE("a hello with a position of null does not resume") {
    const auto hello = frame_of<codec::HelloFrame>(
        R"({"type":"hello","session":"s","token":"t","device":"d","after":null,"epoch":null})");
    CHECK_FALSE(hello.after.has_value());
    CHECK_FALSE(hello.epoch.has_value());
    CHECK_FALSE(command_of<domain::PostMessage>(R"({"type":"post_message","id":"c1","text":"a","channel":null})").channel.has_value());
    CHECK_FALSE(command_of<domain::EditAgendaItem>(R"({"type":"edit_agenda_item","id":"c1","item":"a","kind":null})").kind.has_value());
}

TEST_CASE("texts are brought to NFC") {
    const auto post = command_of<domain::PostMessage>("{\"type\":\"post_message\",\"id\":\"c1\",\"text\":\"Cafe\xCC\x81\"}");
    CHECK(post.text == "Caf\xC3\xA9");
}

TEST_CASE("the body hash does not depend on the order of members, but on every value") {
    const auto hash = [](std::string_view text) { return frame_of<codec::CommandFrame>(text).body_hash; };
    const auto first = hash(R"({"type":"announce","id":"c1","text":"Mulai"})");
    CHECK(first == hash(R"({ "text":"Mulai", "id":"c1", "type":"announce" })"));
    CHECK(first != hash(R"({"type":"announce","id":"c1","text":"mulai"})"));
}

TEST_CASE("what is no frame is told apart from a command that can be refused") {
    using Kind = FrameFault::Kind;
    const std::string deep = std::string(40, '[') + std::string(40, ']');
    for (const std::string& text : {std::string(""), std::string("{"), std::string("[]"), std::string("null"), std::string("{}x"),
                                   std::string(R"({"type":"here","type":"here"})"), "{\"type\":\"here\",\"x\":" + deep + "}",
                                   std::string("{\"type\":\"announce\",\"id\":\"c1\",\"text\":\"\xFF\"}"),
                                   std::string(R"({"type":"here","extra":1})"),
                                   std::string(R"({"type":"announce","text":"tanpa id"})"),
                                   std::string(R"({"type":"announce","id":"","text":"x"})")}) {
        INFO(text);
        CHECK(fault_of(text).kind == Kind::malformed);
    }
    CHECK(fault_of(R"({"type":"fly"})").kind == Kind::unknown_type);
    CHECK(fault_of(R"({"id":"c1"})").kind == Kind::unknown_type);
    CHECK(fault_of(R"({"type":"hello","session":"s"})").kind == Kind::invalid_hello);

    const auto refused = fault_of(R"({"type":"announce","id":"c9","text":5})");
    CHECK(refused.kind == Kind::invalid_command);
    CHECK(refused.id.value == "c9");
    CHECK(refused.field == "text");
}

TEST_CASE("32 levels of nesting are read and 33 are not") {
    const auto nested = [](int levels) {
        return R"({"type":"fly","x":)" + std::string(levels - 1, '[') + std::string(levels - 1, ']') + "}";
    };
    CHECK(fault_of(nested(32)).kind == FrameFault::Kind::unknown_type);
    CHECK(fault_of(nested(33)).kind == FrameFault::Kind::malformed);
}
