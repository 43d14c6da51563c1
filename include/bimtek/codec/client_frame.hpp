// What a client may send, from the text of a frame to a hello, a sign of life or a command.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "bimtek/base/id.hpp"
#include "bimtek/base/result.hpp"
#include "bimtek/domain/command.hpp"

namespace bimtek::codec {

/// `after` and `epoch` come together, and only to resume.
struct HelloFrame {
    SessionId session;
    std::string token;
    DeviceId device;
    std::optional<Seq> after;
    std::optional<std::string> epoch;
};

struct HereFrame {};

/// How is the line? Before any hello, and joins nothing.
struct ProbeFrame {};

struct CommandFrame {
    CommandId id;
    std::string body_hash;  ///< hex SHA-256 of the frame as canonical JSON (keys sorted, texts as they came)
    domain::Command command;
};

using ClientFrame = std::variant<HelloFrame, HereFrame, ProbeFrame, CommandFrame>;

/// Why a frame is none. `invalid_command`: its type is a command's and it has an id, so it can be refused; all other kinds
/// are the end of the connection.
struct FrameFault {
    enum class Kind {
        malformed,        ///< no JSON object, a duplicate key, too deep, invalid UTF-8
        unknown_type,
        invalid_hello,
        invalid_command,
    };
    Kind kind = Kind::malformed;
    CommandId id;       ///< of invalid_command
    std::string field;  ///< the member at fault, when there is one
};

/// Texts of commands are brought to Unicode NFC. Shape comes from `schemas/client/`, which are built in.
/// Thread-safe. The caller has bounded the size (`limits::frame_bytes_max`).
Result<ClientFrame, FrameFault> decode_client_frame(std::string_view text);

}  // namespace bimtek::codec
