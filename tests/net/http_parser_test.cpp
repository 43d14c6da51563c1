#include "net/http_parser.hpp"

#include <doctest/doctest.h>

#include <vector>

#include "bimtek/base/limits.hpp"

namespace bimtek::net {
namespace {

struct Outcome {
    std::vector<HttpRequest> requests;
    unsigned refused = 0;
};

Outcome parse(std::string_view bytes, std::size_t piece = std::string::npos) {
    Outcome outcome;
    HttpParser parser;
    std::string input;
    while (!bytes.empty()) {
        input += bytes.substr(0, piece);
        bytes.remove_prefix(std::min(piece, bytes.size()));
        while (true) {
            auto taken = parser.take(input);
            if (!taken.ok()) {
                outcome.refused = taken.error().status;
                return outcome;
            }
            if (!taken->has_value()) break;
            outcome.requests.push_back(std::move(**taken));
        }
    }
    return outcome;
}

TEST_CASE("Requests come out whole, however they are cut, one behind the other") {
    const std::string bytes =
        "GET /healthz HTTP/1.1\r\nHost: a\r\nX-Two: 1\r\nx-two: 2\r\n\r\n"
        "POST /api/v1/login HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nabcde"
        "POST /b HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        "GET /c HTTP/1.1\r\nHost: a\r\n\r\n";
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::string::npos}) {
        CAPTURE(piece);
        const auto outcome = parse(bytes, piece);
        CHECK(outcome.refused == 0);
        REQUIRE(outcome.requests.size() == 4);
        CHECK(outcome.requests[0].head.method == "GET");
        CHECK(outcome.requests[0].head.target == "/healthz");
        CHECK(outcome.requests[0].head.count("X-Two") == 2);
        CHECK(outcome.requests[1].body == "abcde");
        CHECK(outcome.requests[2].body == "abcde");
        CHECK(outcome.requests[3].head.target == "/c");
    }
}

TEST_CASE("A request with two readings is refused before its body is read") {
    const std::string start = "POST /a HTTP/1.1\r\nHost: a\r\n";
    for (const std::string& fields :
         {std::string("Transfer-Encoding: gzip\r\n"), std::string("Transfer-Encoding: gzip, chunked\r\n"),
          std::string("Transfer-Encoding: chunked\r\nContent-Length: 3\r\n"),
          std::string("Content-Length: 3\r\nTransfer-Encoding: chunked\r\n"),
          std::string("Content-Length: 3\r\nContent-Length: 4\r\n"), std::string("Content-Length: 3\r\nContent-Length: 3\r\n"),
          std::string("Content-Length: 3, 3\r\n"), std::string("Content-Length: +3\r\n"), std::string("Host: b\r\n"),
          std::string("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")}) {
        CAPTURE(fields);
        CHECK(parse(start + fields + "\r\n").refused == 400);
    }
    CHECK(parse("GET /a HTTP/1.1\r\n\r\n").refused == 400);
    CHECK(parse("POST /a HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n").refused == 400);
    CHECK(parse("GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n").refused == 400);
    CHECK(parse("\x16\x03\x01 hello\r\n\r\n").refused == 400);
    CHECK(parse("GET /a HTTP/2.0\r\nHost: a\r\n\r\n").refused == 505);
}

TEST_CASE("Headers and bodies have a limit, announced or not") {
    const std::string start = "POST /a HTTP/1.1\r\nHost: a\r\n";
    CHECK(parse(start + "X: " + std::string(limits::http_header_bytes_max, 'x') + "\r\n\r\n").refused == 431);
    CHECK(parse(start + "X: " + std::string(limits::http_header_bytes_max, 'x'), 1000).refused == 431);
    CHECK(parse(std::string(limits::http_header_bytes_max + 1, 'G')).refused != 0);
    CHECK(parse(start + "Content-Length: 10485761\r\n\r\n").refused == 413);
    std::string chunks;
    for (int i = 0; i < 17; ++i) chunks += "10000\r\n" + std::string(65536, 'x') + "\r\n";
    CHECK(parse(start + "Transfer-Encoding: chunked\r\n\r\n" + chunks).refused == 413);
}

TEST_CASE("What parsers on the way read differently is refused: folded lines, bare line ends, odd chunks") {
    const std::string start = "POST /a HTTP/1.1\r\nHost: a\r\n";
    for (const std::string& fields :
         {std::string("Transfer-Encoding:\r\n chunked\r\n"), std::string("X: 1\r\n\tTransfer-Encoding: chunked\r\n"),
          std::string("Transfer-Encoding : chunked\r\n"), std::string("X: 1\nTransfer-Encoding: chunked\r\n"),
          std::string("X: a\0b\r\n", 9), std::string("X: a\rb\r\n"), std::string(": b\r\n"), std::string("X\r\n"),
          std::string("Content-Length: \r\n"), std::string("Transfer-Encoding: \x0b" "chunked\r\n")}) {
        CAPTURE(fields);
        CHECK(parse(start + fields + "\r\n").refused == 400);
    }
    const auto chunks = start + "Transfer-Encoding: chunked\r\n\r\n";
    for (const std::string& body :
         {std::string("3;a=b\r\nabc\r\n0\r\n\r\n"), std::string("3;\nxx\r\nabc\r\n0\r\n\r\n"), std::string("3\r\nabc\r\n0;a\r\n\r\n"),
          std::string("0x3\r\nabc\r\n0\r\n\r\n"), std::string("+3\r\nabc\r\n0\r\n\r\n"), std::string("-1\r\nabc\r\n0\r\n\r\n"),
          std::string("3\nabc\r\n0\r\n\r\n"), std::string("3\r\nabcd\r\n0\r\n\r\n"), std::string("3\r\nabc0\r\n\r\n"),
          std::string("\r\nabc\r\n0\r\n\r\n"), std::string("11111111111111111\r\nabc")}) {
        CAPTURE(body);
        CHECK(parse(chunks + body).refused / 100 == 4);
    }
}

TEST_CASE("A trailer is read and changes nothing. What follows it is the next request") {
    const auto outcome = parse("POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n"
                               "Host: b\r\nAuthorization: Bearer x\r\n\r\nGET /c HTTP/1.1\r\nHost: a\r\n\r\n");
    CHECK(outcome.refused == 0);
    REQUIRE(outcome.requests.size() == 2);
    CHECK(*outcome.requests[0].head.find("Host") == "a");
    CHECK(outcome.requests[0].head.bearer_token().empty());
    CHECK(outcome.requests[1].head.target == "/c");
}

TEST_CASE("The line of a chunk and a trailer that never end are not waited for") {
    const std::string start = "POST /a HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    const std::string endless(limits::http_header_bytes_max + 1000, 'x');
    CHECK(parse(start + "3;" + endless, 1000).refused == 400);
    CHECK(parse(start + std::string(limits::http_header_bytes_max + 1000, '0'), 1000).refused == 400);
    CHECK(parse(start + "0\r\nX: " + endless, 1000).refused == 400);
}

TEST_CASE("A large body waits until it is let in, and nothing of it is read before") {
    HttpParser parser;
    const std::string body(limits::http_body_bytes_max + 1, 'x');
    std::string input = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
    auto taken = parser.take(input);
    REQUIRE(taken.ok());
    CHECK_FALSE(taken->has_value());
    CHECK(input.size() == body.size());
    REQUIRE(parser.before_large_body() != nullptr);
    CHECK(parser.before_large_body()->target == "/a");
    taken = parser.take(input);
    CHECK_FALSE(taken->has_value());
    CHECK(input.size() == body.size());

    parser.let_body_in();
    taken = parser.take(input);
    REQUIRE(taken.ok());
    REQUIRE(taken->has_value());
    CHECK((*taken)->body == body);
    CHECK(parser.before_large_body() == nullptr);

    input = "POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: " + std::to_string(limits::http_body_bytes_max) + "\r\n\r\n";
    CHECK(parser.take(input).ok());
    CHECK(parser.before_large_body() == nullptr);
}

TEST_CASE("It knows where it stands between bytes") {
    HttpParser parser;
    CHECK(parser.between_requests());
    std::string input = "POST /a HTTP/1.1\r\nHost: a\r\n";
    CHECK(parser.take(input).ok());
    CHECK_FALSE(parser.between_requests());
    CHECK_FALSE(parser.in_body());
    input += "Content-Length: 3\r\n\r\n";
    CHECK(parser.take(input).ok());
    CHECK(parser.in_body());
    input += "abc";
    const auto request = parser.take(input);
    REQUIRE(request.ok());
    CHECK(request->has_value());
    CHECK(parser.between_requests());
}

}  // namespace
}  // namespace bimtek::net
