// WebSocket frames (RFC 6455): one incremental parser for what clients send, and encoders for what the server sends. Pure: bytes in, bytes out.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "bimtek/base/result.hpp"
#include "net/utf8_check.hpp"

namespace bimtek::net {

/// What a client did wrong, as the close code that RFC 6455, 7.4.1 has for it.
enum class WireFault : std::uint16_t {
    protocol = 1002,
    binary_refused = 1003,
    not_utf8 = 1007,
    too_big = 1009,
};

/// A whole text message or a control frame, unmasked.
struct Received {
    enum class Kind { text, ping, pong, close };
    Kind kind = Kind::text;
    std::string payload;           ///< the text; of a ping what the pong must repeat; of a close the reason
    std::uint16_t close_code = 0;  ///< of a close: its code, 1005 when it carried none
};

/// Reads a client's bytes in pieces of any size. It is strict: every frame masked, no reserved bit or opcode, control frames
/// whole and at most 125 bytes, at most `limits::message_fragments_max` fragments, lengths in their shortest form, text in
/// UTF-8, close codes that may appear on the wire.
class FrameParser {
public:
    /// `message_bytes_max`: of one message, all its fragments together; a longer one is refused by its header, before it is kept.
    explicit FrameParser(std::size_t message_bytes_max) : message_bytes_max_(message_bytes_max) {}

    /// From the next message on.
    void allow(std::size_t message_bytes_max) { message_bytes_max_ = message_bytes_max; }

    /// Moves `bytes` past what it used. Gives the next whole message, or nothing once all bytes are used. After a fault the
    /// stream makes no sense any more and the parser must not be used again.
    Result<std::optional<Received>, WireFault> take(std::string_view& bytes);

private:
    std::optional<WireFault> take_header(std::string_view& bytes);
    std::optional<WireFault> read_header();
    std::optional<WireFault> take_payload(std::string_view& bytes);
    Result<std::optional<Received>, WireFault> end_frame();

    bool is_control() const { return (opcode_ & 0x8) != 0; }
    std::size_t header_bytes() const;

    std::size_t message_bytes_max_;
    std::string message_;  ///< the fragments of a text message so far
    std::string control_;  ///< the payload of a control frame, which may stand between fragments
    std::uint64_t payload_left_ = 0;
    std::array<std::uint8_t, 14> header_{};
    std::uint8_t header_have_ = 0;
    std::uint8_t opcode_ = 0;
    std::uint8_t mask_at_ = 0;
    bool in_payload_ = false;
    bool fin_ = false;
    std::size_t fragments_ = 0;  ///< of the message so far
    bool in_message_ = false;  ///< a fragmented message has begun and not ended
    Utf8Check utf8_;
};

/// Bytes ready for any number of sockets: a server's frames are not masked, so they are the same for all.
using WireBytes = std::shared_ptr<const std::string>;

/// Appends a text message as one frame.
void append_text_frame(std::string& out, std::string_view text);

/// `payload`: at most 125 bytes.
std::string ping_frame(std::string_view payload);
std::string pong_frame(std::string_view payload);
/// `reason`: a word for who writes clients, at most 123 bytes; what people read, the clients have.
std::string close_frame(std::uint16_t code, std::string_view reason = {});

/// Whether the code may stand in a close frame (RFC 6455, 7.4, and the registry behind it).
bool is_close_code(std::uint16_t code);

}  // namespace bimtek::net
