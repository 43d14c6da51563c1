#include "app/public_address.hpp"

#include <doctest/doctest.h>

namespace bimtek::app {
namespace {

TEST_CASE("Only HTTPS and this machine's own addresses keep secrets") {
    for (const auto* url : {"https://bimtek.example", "https://192.0.2.1:8443/", "http://127.0.0.1:8080", "http://127.9.9.9",
                            "http://localhost", "http://localhost:8080/", "http://[::1]:8080", "http://[::1]"}) {
        CAPTURE(url);
        CHECK(keeps_secrets(url));
    }
    for (const auto* url : {"http://bimtek.example", "http://0.0.0.0:8080", "http://192.168.1.5:8080", "http://[2001:db8::1]:8080",
                            "http://localhost.example", "http://127.0.0.1.example:80", "http://[::]:8080", "nonsense"}) {
        CAPTURE(url);
        CHECK_FALSE(keeps_secrets(url));
    }
}

TEST_CASE("An IPv6 address stands in brackets") {
    CHECK(http_address("127.0.0.1", 8080) == "http://127.0.0.1:8080");
    CHECK(http_address("::1", 80) == "http://[::1]:80");
}

}  // namespace
}  // namespace bimtek::app
