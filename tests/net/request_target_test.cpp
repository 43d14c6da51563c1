#include "net/request_target.hpp"

#include <doctest/doctest.h>

namespace bimtek::net {
namespace {

TEST_CASE("A target is a path and a decoded query") {
    const auto target = parse_target("/api/v1/x?totals=1&separator=%3B&name=Luwu+Timur&flag&=x");
    REQUIRE(target);
    CHECK(target->path == "/api/v1/x");
    REQUIRE(target->find("separator"));
    CHECK(*target->find("separator") == ";");
    CHECK(*target->find("name") == "Luwu Timur");
    CHECK(target->find("flag")->empty());
    CHECK(target->find("absent") == nullptr);
}

TEST_CASE("A broken escape is no target") {
    for (const auto* bad : {"/a?b=%", "/a?b=%3", "/a?b=%zz", "/a?b=%+3", "/a?%=1"}) CHECK_FALSE(parse_target(bad));
}

TEST_CASE("A pattern matches its paths and no others") {
    CHECK(match_path("/api/v1/sessions", "/api/v1/sessions"));
    CHECK(match_path("/s/{session}/links", "/s/abc/links") == std::vector<std::string>{"abc"});
    CHECK(match_path("/s/{session}/i/{invitation}/revoke", "/s/a/i/b/revoke") == std::vector<std::string>{"a", "b"});
    for (const auto* other : {"/s//links", "/s/abc", "/s/abc/links/", "/s/abc/links/more", "/s/abc/link", "/", "", "s/abc/links"}) {
        CHECK_FALSE(match_path("/s/{session}/links", other));
    }
}

}  // namespace
}  // namespace bimtek::net
