// Materials over real sockets: what is taken, what is refused before it comes, and how it goes out.
#include <doctest/doctest.h>

#include "file_samples.hpp"
#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using namespace std::chrono_literals;
using domain::Role;
using tests::pdf_file;
using test::Client;
using test::TestServer;
using Json = nlohmann::json;

struct Room {
    explicit Room(NetLimits limits = {}) : server(limits) {}

    TestServer server;
    std::string organizer = server.organizer_token();
    std::string region = server.token(Role::site_operator).token;
    const std::string path = "/api/v1/sessions/" + server.session().value + "/materials";

    /// On a connection of its own, so that nothing depends on how long the last one was idle.
    test::Response ask(const std::string& verb, const std::string& target, const std::string& token, const std::string& body = {},
                       const std::string& fields = {}) {
        return Client(server.port()).request(verb, target, token, body, fields);
    }
    test::Response add(const std::string& bytes, const std::string& name = "Panduan.pdf") {
        return ask("POST", path + "?name=" + name, organizer, bytes);
    }
    std::string added(const std::string& bytes, const std::string& name = "Panduan.pdf") {
        const auto response = add(bytes, name);
        REQUIRE(response.status == 201);
        return response.json().at("id");
    }
    test::Response get(const std::string& id, const std::string& fields = {}) {
        return ask("GET", path + "/" + id, region, {}, fields);
    }
    std::size_t count() {
        const Json list = ask("GET", path, region).json();
        return list.at("materials").size();
    }

    /// The head of an upload, without its body.
    std::string head(std::size_t bytes, const std::string& token, const std::string& fields = {}) const {
        return "POST " + path + "?name=a.pdf HTTP/1.1\r\nHost: a\r\n" + fields + "Authorization: Bearer " + token + "\r\nContent-Length: " +
               std::to_string(bytes) + "\r\n\r\n";
    }
};

std::string large_pdf() { return pdf_file(std::string(3 * 1024 * 1024, 'x')); }

TEST_CASE("What an organizer adds, a region fetches byte for byte, as a file that nobody shows as a page") {
    Room room;
    const auto pdf = large_pdf();
    const auto added = room.add(pdf, "Panduan%20%C3%A9%22.pdf");
    REQUIRE(added.status == 201);
    CHECK(added.json().at("name") == "Panduan \xC3\xA9_.pdf");
    CHECK(added.json().at("type") == "application/pdf");
    CHECK(added.json().at("size") == pdf.size());

    const auto got = room.get(added.json().at("id"), "Accept-Encoding: gzip\r\n");
    CHECK(got.status == 200);
    CHECK(got.body == pdf);
    CHECK(got.fields.at("content-type") == "application/pdf");
    CHECK(got.fields.at("content-disposition") == "attachment; filename=\"Panduan____.pdf\"; filename*=UTF-8''Panduan%20%C3%A9_.pdf");
    CHECK(got.fields.at("content-security-policy") == "default-src 'none'; sandbox");
    CHECK(got.fields.at("x-content-type-options") == "nosniff");
    CHECK(got.fields.at("cache-control") == "private, no-cache, no-transform");
    CHECK(got.fields.at("accept-ranges") == "bytes");
    CHECK(got.fields.count("content-encoding") == 0);

    const auto head = room.ask("HEAD", room.path + "/" + added.json().at("id").get<std::string>(), room.region);
    CHECK(head.fields.at("content-length") == std::to_string(pdf.size()));
    CHECK(room.get(added.json().at("id"), "If-None-Match: " + got.fields.at("etag") + "\r\n").status == 304);
}

TEST_CASE("A download that broke off goes on where it stopped, unless the file is another") {
    Room room;
    const auto pdf = pdf_file("0123456789");
    const auto id = room.added(pdf);
    const auto etag = room.get(id).fields.at("etag");
    const auto rest = room.get(id, "Range: bytes=10-\r\nIf-Range: " + etag + "\r\n");
    CHECK(rest.status == 206);
    CHECK(rest.body == pdf.substr(10));
    CHECK(rest.fields.at("content-range") == "bytes 10-" + std::to_string(pdf.size() - 1) + "/" + std::to_string(pdf.size()));
    CHECK(room.get(id, "Range: bytes=10-\r\n").body == pdf.substr(10));
    for (const std::string fields : {"Range: bytes=10-\r\nIf-Range: \"lain\"\r\n", "Range: bytes=0-\r\n", "Range: bytes=1-5\r\n", "Range: bytes=-5\r\n",
                                     "Range: bytes=1-,3-\r\n", "Range: baris=1-\r\n", "Range: bytes=1-\r\nRange: bytes=2-\r\n", "Range: bytes=+1-\r\n"}) {
        CAPTURE(fields);
        const auto whole = room.get(id, fields);
        CHECK(whole.status == 200);
        CHECK(whole.body == pdf);
    }
    const auto beyond = room.get(id, "Range: bytes=" + std::to_string(pdf.size()) + "-\r\n");
    CHECK(beyond.status == 416);
    CHECK(beyond.fields.at("content-range") == "bytes */" + std::to_string(pdf.size()));
}

TEST_CASE("What is no PDF, PNG or JPEG is refused, whatever it is called, and told what would be taken") {
    Room room;
    for (const std::string bytes : {"<!doctype html><script>alert(1)</script>", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "PK\x03\x04", "%PDF-1.7"}) {
        const auto refused = room.add(bytes);
        CHECK(refused.status == 415);
        CHECK(refused.json().at("code") == "wrong_type");
        CHECK(refused.json().at("accepted") == Json{"application/pdf", "image/png", "image/jpeg"});
    }
    CHECK(room.ask("POST", room.path, room.organizer, pdf_file()).status == 400);
    CHECK(room.add(pdf_file(), "a%FF.pdf").status == 400);
    CHECK(room.add(pdf_file(), "...").status == 400);
    CHECK(room.count() == 0);
    CHECK(room.add(tests::png_file(), "gambar.pdf").json().at("name") == "gambar.pdf.png");
}

TEST_CASE("Sent again after a lost answer it is the same one. The same bytes under another name are another") {
    Room room;
    const auto id = room.added(pdf_file());
    const auto again = room.add(pdf_file());
    CHECK(again.status == 200);
    CHECK(again.json().at("id") == id);
    room.added(pdf_file(), "lain.pdf");
    CHECK(room.count() == 2);
}

TEST_CASE("A session has a number of files and no more") {
    Room room;
    for (int i = 0; i < limits::materials_per_session_max; ++i) room.added(pdf_file(std::to_string(i)));
    const auto refused = room.add(pdf_file("satu lagi"));
    CHECK(refused.status == 409);
    CHECK(refused.json().at("detail") == "too_many");
}

TEST_CASE("Removed, it is gone. Archived, a session takes nothing more and still gives what it has") {
    Room room;
    const auto id = room.added(pdf_file());
    CHECK(room.ask("DELETE", room.path + "/" + id, room.organizer).status == 204);
    CHECK(room.ask("DELETE", room.path + "/" + id, room.organizer).status == 404);
    CHECK(room.get(id).status == 404);
    const auto kept = room.added(pdf_file());
    CHECK(room.ask("POST", "/api/v1/sessions/" + room.server.session().value + "/cancel", room.organizer).status == 204);
    CHECK(room.add(pdf_file("lain")).status == 409);
    CHECK(room.get(kept).status == 200);
}

TEST_CASE("A large body is refused before it is sent: to whom it is not allowed, and where none is taken") {
    Room room;
    const auto refused = [&](const std::string& head) {
        Client client(room.server.port());
        client.send(head);  // and nothing of the body
        const auto response = client.response();
        CHECK(response.fields.at("connection") == "close");
        return response.status;
    };
    const std::size_t large = limits::http_body_bytes_max + 1;
    CHECK(refused(room.head(large, "bukan-token")) == 401);
    CHECK(refused(room.head(large, room.region)) == 403);
    CHECK(refused(room.head(limits::material_bytes_max + 1, room.organizer)) == 413);
    const auto length = "HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + room.organizer + "\r\nContent-Length: " + std::to_string(large) + "\r\n\r\n";
    CHECK(refused("POST /api/v1/sessions/lain/materials?name=a.pdf " + length) == 404);
    CHECK(refused("POST /api/v1/sessions " + length) == 413);
    CHECK(refused("POST /api/v1/nothing " + length) == 404);
    CHECK(refused("POST /healthz " + length) == 404);
    CHECK(refused("PUT /api/v1/sessions/lain/materials " + length) == 405);
}

TEST_CASE("Only so many files are on their way at a time. When one has come, there is a place again") {
    NetLimits limits;
    limits.uploads_max = 1;
    Room room(limits);
    const auto pdf = large_pdf();
    Client first(room.server.port());
    first.send(room.head(pdf.size(), room.organizer, "Expect: 100-continue\r\n"));
    CHECK(first.response().status == 100);
    Client second(room.server.port());
    second.send(room.head(pdf.size(), room.organizer));
    const auto refused = second.response();
    CHECK(refused.status == 503);
    CHECK(refused.fields.at("retry-after") == "10");
    first.send(pdf);
    CHECK(first.response().status == 201);
    CHECK(room.add(pdf, "lain.pdf").status == 201);
}

/// Returns when as much time has passed as a header may take.
void let_a_header_time_pass(TestServer& server) { CHECK(Client(server.port()).closed_by_server()); }

TEST_CASE("An upload that comes slowly is waited for, one that stops is not") {
    NetLimits limits;
    limits.http_header_time_max = 500ms;
    limits.http_body_time_max = 2s;
    limits.http_bytes_per_second_min = 32 * 1024;
    limits.io_tick_interval = 10ms;
    Room room(limits);
    const auto pdf = pdf_file(std::string(1'200'000, 'x'));
    Client slow(room.server.port());
    slow.send(room.head(pdf.size(), room.organizer));
    for (std::size_t at = 0; at < pdf.size(); at += 200'000) {  // longer than 2 s in all
        slow.send(std::string_view(pdf).substr(at, 200'000));
        let_a_header_time_pass(room.server);
    }
    CHECK(slow.response().status == 201);
    Client stopped(room.server.port());
    stopped.send(room.head(pdf.size(), room.organizer) + pdf.substr(0, 200'000));
    CHECK(stopped.response().status == 0);
}

TEST_CASE("A download that goes slowly is waited for, one that stops is not") {
    NetLimits limits;
    limits.http_header_time_max = 500ms;
    limits.http_write_time_max = 2s;
    limits.response_bytes_in_memory_max = 0;  // what a file takes is counted elsewhere
    limits.http_bytes_per_second_min = 32 * 1024;
    limits.io_tick_interval = 10ms;
    Room room(limits);
    const auto pdf = pdf_file(std::string(9 * 1024 * 1024, 'x'));
    const auto id = room.added(pdf);
    const auto fetching = [&] {
        auto client = std::make_unique<Client>(room.server.port(), 4096);
        client->send("GET " + room.path + "/" + id + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + room.region + "\r\n\r\n");
        return client;
    };
    const auto slow = fetching();
    for (int i = 0; i < 6; ++i) {  // longer than 2 s in all
        for (int read = 0; read < 64; ++read) REQUIRE(slow->receive());
        let_a_header_time_pass(room.server);
    }
    CHECK(slow->response().body == pdf);

    const auto stopped = fetching();
    REQUIRE(stopped->receive());  // the server has found the file: from here on it waits for the reader
    for (int i = 0; i < 6; ++i) let_a_header_time_pass(room.server);
    CHECK(stopped->response().body.size() < pdf.size());
}

}  // namespace
}  // namespace bimtek::net
