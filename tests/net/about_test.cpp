// What everyone may know of the installation: the privacy notice, and whose meetings its pages show.
#include <doctest/doctest.h>

#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::TestServer;
using Json = nlohmann::json;

const Json notice = {{"controller", "Badan Contoh"},
                     {"purpose", "Penyelenggaraan bimbingan teknis\ndan bukti kehadiran"},
                     {"basis", "Pelayanan publik"},
                     {"retention", "Sesuai jadwal retensi arsip"},
                     {"contact", "panitia@contoh.go.id"}};

}  // namespace

TEST_CASE("Everyone reads the privacy notice that an organizer set, and whose meetings the pages show") {
    TestServer server;
    const auto organizer = server.organizer_token();
    Client http(server.port());
    const auto before = http.request("GET", "/api/v1/about");
    CHECK(before.status == 200);
    CHECK(before.json() == Json{{"notice", nullptr}, {"embedded_hosts", {"meet.contoh.go.id"}}});
    CHECK(http.request("PUT", "/api/v1/notice", organizer, notice.dump()).status == 204);
    CHECK(http.request("GET", "/api/v1/about").json().at("notice") == notice);
}

TEST_CASE("A notice without one of its parts is none, and the one before stays") {
    TestServer server;
    const auto organizer = server.organizer_token();
    Client http(server.port());
    REQUIRE(http.request("PUT", "/api/v1/notice", organizer, notice.dump()).status == 204);
    for (const auto& [name, value] : notice.items()) {
        for (const Json& wrong : {Json(" "), Json(std::string(2001, 'a')), Json(7), Json(std::string("a\0b", 3))}) {
            Json body = notice;
            body[name] = wrong;
            const auto response = http.request("PUT", "/api/v1/notice", organizer, body.dump());
            CHECK(response.status == 400);
            CHECK(response.json().at("field") == name);
        }
    }
    CHECK(http.request("PUT", "/api/v1/notice", organizer, "[]").status == 400);
    CHECK(http.request("GET", "/api/v1/about").json().at("notice") == notice);
}

}  // namespace bimtek::net
