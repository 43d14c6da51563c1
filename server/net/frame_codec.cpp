#include "net/frame_codec.hpp"

#include <algorithm>

#include "bimtek/base/check.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek::net {
namespace {

constexpr std::uint8_t op_continuation = 0x0;
constexpr std::uint8_t op_text = 0x1;
constexpr std::uint8_t op_binary = 0x2;
constexpr std::uint8_t op_close = 0x8;
constexpr std::uint8_t op_ping = 0x9;
constexpr std::uint8_t op_pong = 0xA;

constexpr std::uint8_t fin_bit = 0x80;
constexpr std::uint8_t reserved_bits = 0x70;
constexpr std::uint8_t mask_bit = 0x80;
constexpr std::uint8_t length_bits = 0x7F;
constexpr std::uint8_t length_is_16 = 126;
constexpr std::uint8_t length_is_64 = 127;
constexpr std::size_t control_payload_max = 125;
constexpr std::uint16_t no_code = 1005;

std::uint64_t big_endian(const std::uint8_t* bytes, std::size_t count) {
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = value << 8 | bytes[i];
    return value;
}

void append_big_endian(std::string& out, std::uint64_t value, int count) {
    for (int shift = (count - 1) * 8; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void append_frame(std::string& out, std::uint8_t opcode, std::string_view payload) {
    out += static_cast<char>(fin_bit | opcode);
    if (payload.size() < length_is_16) {
        out += static_cast<char>(payload.size());
    } else if (payload.size() <= 0xFFFF) {
        out += static_cast<char>(length_is_16);
        append_big_endian(out, payload.size(), 2);
    } else {
        out += static_cast<char>(length_is_64);
        append_big_endian(out, payload.size(), 8);
    }
    out += payload;
}

std::string control_frame(std::uint8_t opcode, std::string_view payload) {
    BIMTEK_CHECK(payload.size() <= control_payload_max);
    std::string out;
    append_frame(out, opcode, payload);
    return out;
}

Result<std::optional<Received>, WireFault> read_close(std::string payload) {
    Received close{Received::Kind::close, {}, no_code};
    if (payload.empty()) return std::optional(std::move(close));
    if (payload.size() == 1) return WireFault::protocol;
    close.close_code =
        static_cast<std::uint16_t>(big_endian(reinterpret_cast<const std::uint8_t*>(payload.data()), 2));
    close.payload = payload.substr(2);
    if (!is_close_code(close.close_code)) return WireFault::protocol;
    Utf8Check utf8;
    if (!utf8.accept(close.payload) || !utf8.complete()) return WireFault::not_utf8;
    return std::optional(std::move(close));
}

}  // namespace

Result<std::optional<Received>, WireFault> FrameParser::take(std::string_view& bytes) {
    while (true) {
        if (!in_payload_) {
            if (const auto fault = take_header(bytes)) return *fault;
            if (!in_payload_) return std::optional<Received>{};
        }
        if (const auto fault = take_payload(bytes)) return *fault;
        if (payload_left_ > 0) return std::optional<Received>{};
        in_payload_ = false;
        header_have_ = 0;
        auto received = end_frame();
        if (!received.ok() || received->has_value()) return received;
    }
}

std::size_t FrameParser::header_bytes() const {
    if (header_have_ < 2) return 2;
    const auto length = header_[1] & length_bits;
    return 2u + (length == length_is_16 ? 2u : length == length_is_64 ? 8u : 0u) + 4u;
}

std::optional<WireFault> FrameParser::take_header(std::string_view& bytes) {
    while (header_have_ < header_bytes()) {
        if (bytes.empty()) return std::nullopt;
        header_[header_have_++] = static_cast<std::uint8_t>(bytes.front());
        bytes.remove_prefix(1);
        if (header_have_ == 2) {
            // Refused here, so that nobody waits for the rest of a header that is already wrong.
            if (const auto fault = read_header()) return fault;
        }
    }
    const auto short_length = header_[1] & length_bits;
    payload_left_ = static_cast<std::uint64_t>(short_length);
    if (short_length == length_is_16) {
        payload_left_ = big_endian(&header_[2], 2);
        if (payload_left_ < length_is_16) return WireFault::protocol;
    } else if (short_length == length_is_64) {
        payload_left_ = big_endian(&header_[2], 8);
        if (payload_left_ <= 0xFFFF || payload_left_ >> 63 != 0) return WireFault::protocol;
    }
    if (!is_control() && payload_left_ > message_bytes_max_ - message_.size()) return WireFault::too_big;
    in_payload_ = true;
    mask_at_ = 0;
    return std::nullopt;
}

std::optional<WireFault> FrameParser::read_header() {
    if ((header_[0] & reserved_bits) != 0) return WireFault::protocol;
    if ((header_[1] & mask_bit) == 0) return WireFault::protocol;
    fin_ = (header_[0] & fin_bit) != 0;
    opcode_ = header_[0] & 0x0F;
    switch (opcode_) {
        case op_close:
        case op_ping:
        case op_pong:
            if (!fin_ || (header_[1] & length_bits) > control_payload_max) return WireFault::protocol;
            return std::nullopt;
        case op_continuation: return in_message_ ? std::nullopt : std::optional(WireFault::protocol);
        case op_text: return in_message_ ? std::optional(WireFault::protocol) : std::nullopt;
        case op_binary: return in_message_ ? WireFault::protocol : WireFault::binary_refused;
        default: return WireFault::protocol;
    }
}

std::optional<WireFault> FrameParser::take_payload(std::string_view& bytes) {
    const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(bytes.size(), payload_left_));
    auto& target = is_control() ? control_ : message_;
    const auto start = target.size();
    const std::uint8_t* mask = &header_[header_bytes() - 4];
    target.resize(start + count);
    for (std::size_t i = 0; i < count; ++i) {
        target[start + i] = static_cast<char>(static_cast<std::uint8_t>(bytes[i]) ^ mask[(mask_at_ + i) & 3]);
    }
    mask_at_ = static_cast<std::uint8_t>((mask_at_ + count) & 3);
    payload_left_ -= count;
    bytes.remove_prefix(count);
    if (!is_control() && !utf8_.accept(std::string_view(target).substr(start))) return WireFault::not_utf8;
    return std::nullopt;
}

Result<std::optional<Received>, WireFault> FrameParser::end_frame() {
    if (is_control()) {
        auto payload = std::exchange(control_, {});
        if (opcode_ == op_close) return read_close(std::move(payload));
        const auto kind = opcode_ == op_ping ? Received::Kind::ping : Received::Kind::pong;
        return std::optional(Received{kind, std::move(payload), 0});
    }
    in_message_ = !fin_;
    if (!fin_) {
        if (++fragments_ >= limits::message_fragments_max) return WireFault::protocol;
        return std::optional<Received>{};
    }
    fragments_ = 0;
    if (!utf8_.complete()) return WireFault::not_utf8;
    return std::optional(Received{Received::Kind::text, std::exchange(message_, {}), 0});
}

void append_text_frame(std::string& out, std::string_view text) { append_frame(out, op_text, text); }

std::string ping_frame(std::string_view payload) { return control_frame(op_ping, payload); }

std::string pong_frame(std::string_view payload) { return control_frame(op_pong, payload); }

std::string close_frame(std::uint16_t code, std::string_view reason) {
    BIMTEK_CHECK(is_close_code(code));
    std::string payload;
    append_big_endian(payload, code, 2);
    payload += reason;
    return control_frame(op_close, payload);
}

bool is_close_code(std::uint16_t code) {
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

}  // namespace bimtek::net
