#include "net/http_response.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "codec/strict_json.hpp"

namespace bimtek::net {
namespace {

const Instant now = *parse_iso8601("2026-11-24T01:02:03.456Z");

bool has_line(const std::string& header, const std::string& line) { return header.find("\r\n" + line + "\r\n") != std::string::npos; }

TEST_CASE("Every response carries the policies, its length and the date") {
    for (const auto& response : {json_response(200, "{}"), empty_response(204), problem(404)}) {
        const auto header = header_bytes(response, true, now);
        CHECK(has_line(header, "Date: Tue, 24 Nov 2026 01:02:03 GMT"));
        CHECK(has_line(header, "X-Content-Type-Options: nosniff"));
        CHECK(has_line(header, "Referrer-Policy: no-referrer"));
        CHECK(has_line(header, "Cross-Origin-Opener-Policy: same-origin"));
        CHECK(has_line(header, "Cross-Origin-Resource-Policy: same-origin"));
        CHECK(has_line(header, "Cache-Control: no-store"));
        CHECK(header.find("Content-Security-Policy: default-src 'none'; script-src 'self';") != std::string::npos);
        CHECK(header.find("unsafe") == std::string::npos);
        CHECK(header.ends_with("\r\n\r\n"));
    }
    CHECK(has_line(header_bytes(json_response(200, "{}"), true, now), "Content-Length: 2"));
    CHECK(header_bytes(empty_response(204), true, now).find("Content-Length") == std::string::npos);
    CHECK(has_line(header_bytes(empty_response(204), false, now), "Connection: close"));
}

TEST_CASE("A problem has the code that belongs to its status") {
    const auto response = problem(422, "plan", R"("problems":[])");
    CHECK(response.content_type == "application/problem+json");
    const auto body = codec::parse_strict_json(*response.body);
    REQUIRE(body);
    CHECK(*body == nlohmann::json{{"type", "about:blank"},
                                  {"title", "Unprocessable Content"},
                                  {"status", 422},
                                  {"code", "invalid"},
                                  {"detail", "plan"},
                                  {"problems", nlohmann::json::array()}});
    const std::vector<std::pair<unsigned, std::string>> codes{{400, "invalid"},          {401, "unauthorized"},
                                                              {403, "not_allowed"},      {404, "unknown"},
                                                              {405, "method_not_allowed"}, {413, "too_large"},
                                                              {415, "wrong_type"},         {416, "invalid"},
                                                              {429, "too_fast"},         {503, "unavailable"}};
    for (const auto& [status, code] : codes) CHECK(codec::parse_strict_json(*problem(status).body)->at("code") == code);
}

}  // namespace
}  // namespace bimtek::net
