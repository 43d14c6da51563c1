#include "bimtek/codec/client_frame.hpp"

#include <sodium.h>

#include <array>
#include <type_traits>
#include <utility>

#include "bimtek/base/check.hpp"
#include "codec/command_schemas.hpp"
#include "codec/nfc.hpp"
#include "codec/strict_json.hpp"

namespace bimtek::codec {

namespace {

using nlohmann::json;

std::string hash_of(const json& frame) {
    const std::string canonical = frame.dump();
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(canonical.data()), canonical.size());
    std::string hex(2 * digest.size() + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    hex.pop_back();
    return hex;
}

// The schema has been there first: every member that is present has the right type.

void read(const json& from, std::string& to) { to = to_nfc(from.get_ref<const std::string&>()); }
void read(const json& from, int& to) { to = from.get<int>(); }
void read(const json& from, Seq& to) { to = from.get<Seq>(); }

template <class Tag>
void read(const json& from, Id<Tag>& to) {
    to.value = from.get_ref<const std::string&>();
}

void read(const json& from, domain::AnswerValue& to) {
    if (from.is_boolean()) {
        to = from.get<bool>();
    } else if (from.is_number_integer()) {
        to = from.get<std::int64_t>();
    } else if (from.is_string()) {
        to = to_nfc(from.get_ref<const std::string&>());
    } else if (from.is_array()) {
        std::vector<std::string> list;
        for (const json& one : from) list.push_back(one.get<std::string>());
        to = std::move(list);
    } else {
        to = std::monostate{};
    }
}

template <class T>
void read(const json& from, std::optional<T>& to) {
    if (from.is_null()) return;
    T value{};
    read(from, value);
    to = std::move(value);
}

template <class Members>
void read_members(const json& frame, Members& into) {
    domain::for_each_field(into, [&](std::string_view name, auto& member) {
        const auto found = frame.find(name);
        if (found != frame.end()) read(*found, member);
    });
}

/// The alternative of `domain::Command` with this type, filled from the frame.
template <std::size_t I = 0>
domain::Command command_of(std::string_view type, const json& frame) {
    if constexpr (I < std::variant_size_v<domain::Command>) {
        using One = std::variant_alternative_t<I, domain::Command>;
        if (One::type != type) return command_of<I + 1>(type, frame);
        One command;
        read_members(frame, command);
        return command;
    } else {
        BIMTEK_CHECK(false);  // a schema without a command
    }
}

HelloFrame hello_of(const json& frame) {
    HelloFrame hello;
    read(frame.at("session"), hello.session);
    hello.token = frame.at("token").get<std::string>();
    read(frame.at("device"), hello.device);
    if (frame.contains("after") && frame.contains("epoch")) {
        read(frame.at("after"), hello.after);
        read(frame.at("epoch"), hello.epoch);
    }
    return hello;
}

FrameFault fault(FrameFault::Kind kind, std::string field = {}, std::string id = {}) {
    return {kind, CommandId(std::move(id)), std::move(field)};
}

}  // namespace

Result<ClientFrame, FrameFault> decode_client_frame(std::string_view text) {
    const auto frame = parse_strict_json(text);
    if (!frame || !frame->is_object()) return fault(FrameFault::Kind::malformed);
    const auto type = frame->find("type");
    if (type == frame->end() || !type->is_string()) return fault(FrameFault::Kind::unknown_type, "type");
    const auto& name = type->get_ref<const std::string&>();
    if (!is_frame_type(name)) return fault(FrameFault::Kind::unknown_type, "type");

    const auto wrong = shape_fault(name, *frame);
    if (name == "hello") {
        if (wrong) return fault(FrameFault::Kind::invalid_hello, *wrong);
        return ClientFrame(hello_of(*frame));
    }
    if (name == "here" || name == "probe") {
        if (wrong) return fault(FrameFault::Kind::malformed, *wrong);
        return name == "here" ? ClientFrame(HereFrame{}) : ClientFrame(ProbeFrame{});
    }
    if (wrong) {
        const auto id = frame->find("id");
        if (id == frame->end() || !id->is_string() || *wrong == "id") return fault(FrameFault::Kind::malformed, *wrong);
        return fault(FrameFault::Kind::invalid_command, *wrong, id->get<std::string>());
    }
    return ClientFrame(CommandFrame{CommandId(frame->at("id").get<std::string>()), hash_of(*frame), command_of(name, *frame)});
}

}  // namespace bimtek::codec
