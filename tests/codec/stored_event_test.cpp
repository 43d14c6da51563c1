#include "bimtek/codec/stored_event.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <set>

#include <nlohmann/json.hpp>

#include "codec/event_samples.hpp"

using namespace bimtek;
using codec::PrivateField;
using codec::StoredEvent;
using codec::StoredEventFault;
using Json = nlohmann::ordered_json;

namespace {

/// A stored event as a golden file shows it.
Json golden_form(const StoredEvent& stored) {
    Json form = {{"type", stored.type}, {"payload", Json::parse(stored.payload)}, {"private_fields", Json::object()}};
    for (const PrivateField& field : stored.private_fields) form["private_fields"][field.field] = *field.value;
    return form;
}

std::filesystem::path golden_file(const std::string& type) {
    return std::filesystem::path(BIMTEK_SOURCE_DIR) / "tests/golden/events" / (type + ".json");
}

const StoredEvent message = codec::encode_event(
    domain::MessagePosted{MessageId("m-1"), domain::PrivateText("Halo"), std::nullopt, "everyone"});

}  // namespace

TEST_CASE("There is a sample of every event type") {
    std::set<std::size_t> types;
    for (const domain::Event& event : tests::event_samples()) types.insert(event.index());
    CHECK(types.size() == std::variant_size_v<domain::Event>);
}

TEST_CASE("Every event is read back as it was written") {
    for (const domain::Event& event : tests::event_samples()) {
        const StoredEvent stored = codec::encode_event(event);
        CAPTURE(stored.payload);
        const auto read = codec::decode_event(stored);
        REQUIRE(read.ok());
        CHECK(read->index() == event.index());
        CHECK(codec::encode_event(*read) == stored);
    }
}

TEST_CASE("The encoding of every event type stays what its golden file says") {
    std::set<std::string> seen;
    for (const domain::Event& event : tests::event_samples()) {
        const StoredEvent stored = codec::encode_event(event);
        if (!seen.insert(stored.type).second) continue;
        CAPTURE(stored.type);
        std::ifstream in(golden_file(stored.type));
        const std::string golden{std::istreambuf_iterator<char>(in), {}};
        CHECK(golden == golden_form(stored).dump(2) + "\n");
    }
}

TEST_CASE("There is no golden file of an event that does not exist") {
    std::set<std::string> types;
    for (const domain::Event& event : tests::event_samples()) types.emplace(domain::type_of(event));
    for (const auto& file : std::filesystem::directory_iterator(golden_file("x").parent_path())) {
        CHECK(types.contains(file.path().stem().string()));
    }
}

TEST_CASE("Private text never enters the payload") {
    CHECK(message.payload == R"({"message":"m-1","channel":"everyone","private":["text"]})");
    CHECK(message.private_fields == std::vector<PrivateField>{{"text", "Halo"}});
}

TEST_CASE("An optional private text that was erased differs from one that was never given") {
    const StoredEvent given = codec::encode_event(domain::MeetingLinkSet{domain::PrivateText("https://rapat.example")});
    const auto erased = codec::decode_event({given.type, given.payload, {{"url", std::nullopt}}});
    const auto never = codec::decode_event(codec::encode_event(domain::MeetingLinkSet{std::nullopt}));

    REQUIRE(erased.ok());
    REQUIRE(never.ok());
    REQUIRE(std::get<domain::MeetingLinkSet>(*erased).url.has_value());
    CHECK_FALSE(std::get<domain::MeetingLinkSet>(*erased).url->value.has_value());
    CHECK_FALSE(std::get<domain::MeetingLinkSet>(*never).url.has_value());
}

TEST_CASE("An event of an unknown type is a fault") {
    const auto read = codec::decode_event({"session_postponed", "{}", {}});
    REQUIRE_FALSE(read.ok());
    CHECK(read.error() == StoredEventFault::unknown_type);
}

TEST_CASE("A damaged event is a fault, never a crash") {
    const auto damaged = [](std::string type, std::string payload, std::vector<PrivateField> fields = {}) {
        const auto read = codec::decode_event({std::move(type), std::move(payload), std::move(fields)});
        return !read.ok() && read.error() == StoredEventFault::damaged;
    };
    CHECK(damaged("session_started", ""));
    CHECK(damaged("session_started", "[]"));
    CHECK(damaged("session_started", "{}"));
    CHECK(damaged("session_started", R"({"occurrence":1)"));
    CHECK(damaged("session_started", R"({"occurrence":"1"})"));
    CHECK(damaged("session_started", R"({"occurrence":1.5})"));
    CHECK(damaged("session_started", R"({"occurrence":4294967297})"));
    CHECK(damaged("session_ended", R"({"occurrence":1,"ended_at":"21 April","reason":"command"})"));
    CHECK(damaged("agenda_item_moved", R"({"item":"a","after":3})"));
    CHECK(damaged("message_posted", R"({"message":"m-1","channel":"everyone","private":"text"})"));
    CHECK(damaged("message_posted", R"({"message":"m-1","channel":"everyone"})", {{"text", "Halo"}}));
    CHECK(damaged("answer_saved", R"({"workbook":"w","step":"s","field":"f","late":false,"private":["value"]})",
                  {{"value", R"({"a":1})"}}));
}
