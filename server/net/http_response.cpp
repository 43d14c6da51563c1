#include "net/http_response.hpp"

#include <array>
#include <cstdio>
#include <ctime>
#include <utility>

namespace bimtek::net {
namespace {

constexpr std::string_view content_security_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; "
    "manifest-src 'self'; worker-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

std::string_view phrase_of(unsigned status) {
    switch (status) {
        case 101: return "Switching Protocols";
        case 200: return "OK";
        case 201: return "Created";
        case 204: return "No Content";
        case 206: return "Partial Content";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 416: return "Range Not Satisfiable";
        case 422: return "Unprocessable Content";
        case 426: return "Upgrade Required";
        case 428: return "Precondition Required";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 503: return "Service Unavailable";
        case 505: return "HTTP Version Not Supported";
        default: return "Error";
    }
}

std::string_view code_of(unsigned status) {
    switch (status) {
        case 401: return "unauthorized";
        case 403: return "not_allowed";
        case 404: return "unknown";
        case 405: return "method_not_allowed";
        case 409: return "wrong_state";
        case 412: return "stale";
        case 413:
        case 431: return "too_large";
        case 415: return "wrong_type";
        case 429: return "too_fast";
        case 503: return "unavailable";
        default: return "invalid";
    }
}

/// RFC 9110, 5.6.7: `Tue, 24 Nov 2026 01:00:00 GMT`, whatever the locale.
std::string http_date(Instant now) {
    constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto seconds = std::chrono::system_clock::to_time_t(now);
    std::tm utc{};
    ::gmtime_r(&seconds, &utc);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%s, %02d %s %04d %02d:%02d:%02d GMT", days.at(static_cast<std::size_t>(utc.tm_wday)),
                  utc.tm_mday, months.at(static_cast<std::size_t>(utc.tm_mon)), utc.tm_year + 1900, utc.tm_hour, utc.tm_min,
                  utc.tm_sec);
    return text.data();
}

void append_field(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

HttpResponse again_after(std::chrono::steady_clock::duration wait, HttpResponse response) {
    response.fields.push_back({"Retry-After", std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count())});
    return response;
}

}  // namespace

HttpResponse json_response(unsigned status, std::string body) {
    HttpResponse response;
    response.status = status;
    response.content_type = "application/json";
    response.body = std::make_shared<const std::string>(std::move(body));
    return response;
}

HttpResponse empty_response(unsigned status) {
    HttpResponse response;
    response.status = status;
    return response;
}

HttpResponse problem(unsigned status, std::string_view detail, std::string_view members) {
    std::string body = R"({"type":"about:blank","title":")";
    body.append(phrase_of(status)).append(R"(","status":)").append(std::to_string(status));
    body.append(R"(,"code":")").append(code_of(status)).append("\"");
    if (!detail.empty()) body.append(R"(,"detail":")").append(detail).append("\"");
    if (!members.empty()) body.append(",").append(members);
    body += "}";
    auto response = json_response(status, std::move(body));
    response.content_type = "application/problem+json";
    if (status == 401) response.fields.push_back({"WWW-Authenticate", "Bearer"});
    return response;
}

HttpResponse too_fast(std::chrono::steady_clock::duration wait) { return again_after(wait, problem(429)); }

HttpResponse busy(std::chrono::steady_clock::duration wait) { return again_after(wait, problem(503)); }

HttpResponse method_not_allowed(std::string allowed) {
    auto response = problem(405);
    response.fields.push_back({"Allow", std::move(allowed)});
    return response;
}

std::string header_bytes(const HttpResponse& response, bool keep_alive, Instant now) {
    std::string out = "HTTP/1.1 " + std::to_string(response.status) + " ";
    out.append(phrase_of(response.status)).append("\r\n");
    append_field(out, "Date", http_date(now));
    if (!response.content_type.empty()) append_field(out, "Content-Type", response.content_type);
    if (response.status != 204 && response.status != 304) {
        append_field(out, "Content-Length", std::to_string(response.body ? response.body->size() - response.from : 0));
    }
    append_field(out, "Cache-Control", response.cache_control);
    for (const auto& field : response.fields) append_field(out, field.name, field.value);
    std::string policy(response.foreign ? "default-src 'none'; sandbox" : content_security_policy);
    if (!response.frames.empty()) policy.append("; frame-src ").append(response.frames);
    append_field(out, "Content-Security-Policy", policy);
    append_field(out, "X-Content-Type-Options", "nosniff");
    append_field(out, "Referrer-Policy", "no-referrer");
    append_field(out, "Cross-Origin-Opener-Policy", "same-origin");
    append_field(out, "Cross-Origin-Resource-Policy", "same-origin");
    append_field(out, "Connection", keep_alive ? "keep-alive" : "close");
    out += "\r\n";
    return out;
}

}  // namespace bimtek::net
