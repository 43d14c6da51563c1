// Makes requests of bytes: Beast's parser, with the strict gate between header and body.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "bimtek/base/result.hpp"
#include "net/http_gate.hpp"
#include "net/http_message.hpp"

namespace bimtek::net {

/// One request after another from one connection. Idle, between requests, it holds nothing.
class HttpParser {
public:
    HttpParser();
    ~HttpParser();

    /// Removes from the front of `input` what it used. Gives a whole request, or nothing when more bytes are needed. A refused
    /// request is answered and its connection closed: what follows it cannot be trusted.
    Result<std::optional<HttpRequest>, GateRefusal> take(std::string& input);

    /// The head of a request whose body is larger than `limits::http_body_bytes_max`, and waits for `let_body_in`; nullptr for none.
    const RequestHead* before_large_body() const;
    void let_body_in();

    /// Whether the header of a request is in and its body is not.
    bool in_body() const;
    /// Whether that body may be larger than `limits::small_body_bytes_max`.
    bool in_large_body() const;
    /// Whether nothing of a request is in.
    bool between_requests() const { return !current_; }

private:
    struct Current;
    std::optional<GateRefusal> put(std::string& input, bool& need_more);

    std::unique_ptr<Current> current_;
};

}  // namespace bimtek::net
