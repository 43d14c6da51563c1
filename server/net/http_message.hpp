// An HTTP request and a response as plain values: what the gate, the routes and the handlers speak of.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bimtek::net {

struct HttpField {
    std::string name;
    std::string value;
};

/// Names of header fields are compared without regard to case (RFC 9110, 5.1).
bool same_ignoring_case(std::string_view left, std::string_view right);

/// What stands before the body, exactly as sent: fields in order, doubled ones kept.
struct RequestHead {
    std::string method;
    std::string target;
    unsigned version = 11;  ///< 10 or 11
    std::vector<HttpField> fields;

    std::size_t count(std::string_view name) const;
    /// The first field of that name; nullptr when there is none.
    const std::string* find(std::string_view name) const;
    /// Whether the comma-separated lists of all fields of that name hold the token.
    bool has_token(std::string_view name, std::string_view token) const;
    /// Whether `If-None-Match` says that the asker has this already: it names the tag, weakly (`W/"…"`) or not, or says `*`
    /// (RFC 9110, 13.1.2). `etag` is a strong one, with its quotes.
    bool has_current(std::string_view etag) const;
    /// Whether there is one `Content-Type` and it is this, with parameters (`; charset=utf-8`) or without.
    bool has_type(std::string_view type) const;
    /// Where to go on: `a` of a single `Range: bytes=a-`, unless `If-Range` says that what the asker has is of another `etag`
    /// (RFC 9110, 14.2). 0 for all else, which gets everything.
    std::size_t range_start(std::string_view etag) const;
    /// Of `Authorization: Bearer …`; empty when there is none, or two.
    std::string bearer_token() const;
};

struct HttpRequest {
    RequestHead head;
    std::string body;
    bool from_loopback = false;  ///< the other end of the connection is on this machine: the asker, or a proxy before it
};

struct HttpResponse {
    unsigned status = 200;
    std::string content_type;
    std::shared_ptr<const std::string> body;  ///< null for none
    bool shared = false;                      ///< others may be sent the same body, which whoever keeps it bounds; else it is counted while it is sent
    std::size_t from = 0;                     ///< where in `body` the response begins, for who has what stands before
    std::string cache_control = "no-store";
    std::vector<HttpField> fields;  ///< further ones; what every response has is added when it is written
    bool foreign = false;           ///< the content is not ours: a browser that shows it lets it run and load nothing
    std::string frames;             ///< whose pages this one may hold in a frame, as Content-Security-Policy lists them; empty: nobody's
};

}  // namespace bimtek::net
