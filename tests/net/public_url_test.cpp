#include "net/public_url.hpp"

#include <doctest/doctest.h>

namespace bimtek::net {
namespace {

std::string origin_of(std::string_view text) {
    const auto url = read_public_url(text);
    return url ? url->origin : "none";
}

std::string path_of(std::string_view text) {
    const auto url = read_public_url(text);
    return url ? url->path : "none";
}

TEST_CASE("The origin of the public address is what a browser would send") {
    CHECK(origin_of("https://Bimtek.Example/Kelas") == "https://bimtek.example");
    CHECK(origin_of("HTTPS://bimtek.example:443") == "https://bimtek.example");
    CHECK(origin_of("http://bimtek.example:80/") == "http://bimtek.example");
    CHECK(origin_of("https://bimtek.example:80/") == "https://bimtek.example:80");
    CHECK(origin_of("http://[::1]:8080/") == "http://[::1]:8080");
}

TEST_CASE("Its path is kept as it is written, without the slash at the end") {
    CHECK(path_of("https://contoh.go.id") == "");
    CHECK(path_of("https://contoh.go.id/") == "");
    CHECK(path_of("https://contoh.go.id/bimtek/") == "/bimtek");
    CHECK(path_of("https://contoh.go.id/Layanan/bimtek-2026") == "/Layanan/bimtek-2026");
}

TEST_CASE("What is no public address is not taken for one") {
    for (const auto* text : {"", "bimtek.example", "ftp://bimtek.example", "https://", "https:///bimtek", "https://user@bimtek.example",
                             "https://bimtek.example/a?b", "https://bimtek.example/#a", "https://bimtek.example//", "https://bimtek.example/a//b",
                             "https://bimtek.example/../a", "https://bimtek.example/./", "https://bimtek.example/a b",
                             "https://bimtek.example/%61", "https://bimtek.example/\"><script>"}) {
        CAPTURE(text);
        CHECK(origin_of(text) == "none");
    }
}

TEST_CASE("Below the public path a target is what it would be without it. Others stay") {
    CHECK(below("/bimtek", "/bimtek/ikut") == "/ikut");
    CHECK(below("/bimtek", "/bimtek/") == "/");
    CHECK(below("/bimtek", "/bimtek") == "/");
    CHECK(below("/bimtek", "/bimtek/api/v1/me?a=/bimtek/") == "/api/v1/me?a=/bimtek/");
    CHECK(below("/bimtek", "/bimtekx/ikut") == "/bimtekx/ikut");
    CHECK(below("/bimtek", "/healthz") == "/healthz");
    CHECK(below("", "/ikut") == "/ikut");
}

}  // namespace
}  // namespace bimtek::net
