// Responses: the few shapes that handlers make, and the bytes of a header with what every response must say.
#pragma once

#include <chrono>
#include <string>
#include <string_view>

#include "bimtek/base/time.hpp"
#include "net/http_message.hpp"

namespace bimtek::net {

/// `body` is JSON text.
HttpResponse json_response(unsigned status, std::string body);

HttpResponse empty_response(unsigned status);

/// RFC 9457; `code` follows from the status, as the protocol page has it. `detail` is a word of ours for whoever writes a client;
/// `members` is JSON text of further members, e.g. `"problems":[]`.
HttpResponse problem(unsigned status, std::string_view detail = {}, std::string_view members = {});

/// 429, to be asked again after `wait`, which is rounded up to seconds.
HttpResponse too_fast(std::chrono::steady_clock::duration wait);

/// 503, to be asked again after `wait`, likewise.
HttpResponse busy(std::chrono::steady_clock::duration wait);

/// 405; `allowed` lists the methods that the path takes, e.g. `GET, HEAD` (RFC 9110, 15.5.6).
HttpResponse method_not_allowed(std::string allowed);

/// Status line and header fields, with the blank line: length, date, and on every response the policies that keep foreign
/// scripts, frames and guesses about content out (Content-Security-Policy, nosniff and their kin).
std::string header_bytes(const HttpResponse& response, bool keep_alive, Instant now);

}  // namespace bimtek::net
