#include "net/http_parser.hpp"

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "bimtek/base/limits.hpp"

namespace bimtek::net {
namespace {

namespace http = boost::beast::http;

RequestHead head_of(const http::request<http::string_body>& message) {
    RequestHead head{std::string(message.method_string()), std::string(message.target()), message.version(), {}};
    for (const auto& field : message) head.fields.push_back({std::string(field.name_string()), std::string(field.value())});
    return head;
}

GateRefusal refusal_of(const boost::system::error_code& error) {
    if (error == http::error::header_limit) return {431, "header_too_large"};
    if (error == http::error::body_limit || error == http::error::buffer_overflow) return {413, "too_large"};
    if (error == http::error::bad_version) return {505, "version"};
    return {400, "malformed"};
}

/// A line that goes on in the next one, which RFC 9112, 5.2 lets a server refuse: not everybody in between reads it alike.
bool is_folded(std::string_view header) {
    return header.find("\r\n ") != std::string_view::npos || header.find("\r\n\t") != std::string_view::npos;
}

}  // namespace

struct HttpParser::Current {
    using OnChunk = std::function<void(std::uint64_t, std::string_view, boost::system::error_code&)>;

    http::request_parser<http::string_body> parser;
    /// Nobody needs extensions, and where one ends is a matter of opinion.
    OnChunk on_chunk = [](std::uint64_t, std::string_view extensions, boost::system::error_code& error) {
        if (!extensions.empty()) error = http::error::bad_chunk_extension;
    };
    std::optional<RequestHead> head;  ///< once it has passed the gate
    bool waiting = false;             ///< until the body is let in
};

HttpParser::HttpParser() = default;
HttpParser::~HttpParser() = default;

const RequestHead* HttpParser::before_large_body() const { return current_ && current_->waiting ? &*current_->head : nullptr; }

void HttpParser::let_body_in() { current_->waiting = false; }

bool HttpParser::in_body() const { return current_ && current_->head; }

bool HttpParser::in_large_body() const {
    if (!in_body() || current_->waiting) return false;
    const auto length = current_->parser.content_length();
    return !length || *length > limits::small_body_bytes_max;
}

Result<std::optional<HttpRequest>, GateRefusal> HttpParser::take(std::string& input) {
    bool need_more = false;
    while (!need_more && before_large_body() == nullptr) {
        if (!current_) {
            if (input.empty()) return std::optional<HttpRequest>{};
            current_ = std::make_unique<Current>();
            current_->parser.header_limit(limits::http_header_bytes_max);
            current_->parser.body_limit(limits::material_bytes_max);
            current_->parser.on_chunk_header(current_->on_chunk);
        }
        if (const auto refusal = put(input, need_more)) return *refusal;
        auto& parser = current_->parser;
        auto& head = current_->head;
        if (parser.is_header_done() && !head) {
            head = head_of(parser.get());
            if (const auto refusal = refuse_framing(*head, limits::material_bytes_max)) return *refusal;
            current_->waiting = parser.content_length().value_or(0) > limits::http_body_bytes_max;
            if (!current_->waiting) parser.body_limit(limits::http_body_bytes_max);  // Of a chunked body the length is not known before.
            parser.eager(true);
        }
        if (parser.is_done()) {
            HttpRequest request{std::move(*head), std::move(parser.get().body())};
            current_.reset();
            return std::optional(std::move(request));
        }
    }
    return std::optional<HttpRequest>{};
}

std::optional<GateRefusal> HttpParser::put(std::string& input, bool& need_more) {
    if (input.empty()) {
        need_more = true;
        return std::nullopt;
    }
    const bool in_header = !current_->parser.is_header_done();
    if (const auto end = in_header ? input.find("\r\n\r\n") : std::string::npos; end != std::string::npos) {
        if (is_folded(std::string_view(input).substr(0, end))) return GateRefusal{400, "malformed"};
    }
    boost::system::error_code error;
    const auto used = current_->parser.put(boost::asio::buffer(input), error);
    input.erase(0, used);
    if (error == http::error::need_more) {
        need_more = true;
        // Beast keeps a header within its limit, but would wait for the end of a chunk's line, or of a trailer, for ever.
        if (input.size() > limits::http_header_bytes_max) return GateRefusal{400, "malformed"};
        return std::nullopt;
    }
    if (error) return refusal_of(error);
    return std::nullopt;
}

}  // namespace bimtek::net
