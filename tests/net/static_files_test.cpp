#include "net/static_files.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <fstream>

namespace bimtek::net {
namespace {

namespace fs = std::filesystem;

/// A built client in a folder of its own, gone at the end.
class Folder {
public:
    explicit Folder(std::string_view page = "<!doctype html>") {
        std::string pattern = (fs::temp_directory_path() / "bimtek-web-XXXXXX").string();
        REQUIRE(::mkdtemp(pattern.data()) != nullptr);
        root_ = pattern;
        write("secret.txt", "outside");
        write("web/index.html", page);
        write("web/index.html.gz", "gz page");
        write("web/assets/app-3f2a.js", "plain");
        write("web/assets/app-3f2a.js.br", "brotli");
        write("web/assets/app-3f2a.js.gz", "gzip");
        write("web/lonely.gz", "no plain form");
        fs::create_symlink("../secret.txt", root_ / "web/link.txt");
    }
    ~Folder() { fs::remove_all(root_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path web() const { return root_ / "web"; }

private:
    void write(const fs::path& name, std::string_view text) {
        fs::create_directories((root_ / name).parent_path());
        std::ofstream(root_ / name) << text;
    }

    fs::path root_;
};

HttpResponse get(const StaticFiles& files, std::string_view path, std::vector<HttpField> fields = {}) {
    return files.serve({"GET", std::string(path), 11, std::move(fields)}, path);
}

std::string field(const HttpResponse& response, std::string_view name) {
    for (const auto& one : response.fields) {
        if (one.name == name) return one.value;
    }
    return {};
}

TEST_CASE("The page answers at its own addresses and nowhere else") {
    const Folder folder;
    const StaticFiles files(folder.web());
    for (const auto* path : {"/", "/index.html", "/ikut", "/ikut/", "/ikut/a/b", "/daerah", "/kelola", "/kelola/kegiatan/1", "/layar", "/pimpinan"}) {
        CAPTURE(path);
        const auto response = get(files, path);
        CHECK(response.shared);
        CHECK(response.status == 200);
        CHECK(*response.body == "<!doctype html>");
        CHECK(response.content_type == "text/html; charset=utf-8");
        CHECK(response.cache_control == "no-cache");
    }
    for (const auto* path : {"/ikutan", "/daerahku", "/kelolaan", "/layarku", "/lain", "/assets/none.js", "/assets", "/assets/"}) CHECK(get(files, path).status == 404);
    CHECK(files.serve({"POST", "/", 11, {}}, "/").status == 405);
    CHECK(files.serve({"HEAD", "/", 11, {}}, "/").status == 200);
}

TEST_CASE("What the page asks for lies below the public path, at whatever depth the page is found") {
    const Folder folder(R"(<script src="./assets/app-3f2a.js"></script><link href="./icon.svg"><p>"./" is. ./no)");
    const auto page_at = [&](std::string_view base) { return *get(StaticFiles(folder.web(), base), "/kelola/sesi/1").body; };
    CHECK(page_at("") == R"(<script src="/assets/app-3f2a.js"></script><link href="/icon.svg"><p>"/" is. ./no)");
    CHECK(page_at("/a/b") == R"(<script src="/a/b/assets/app-3f2a.js"></script><link href="/a/b/icon.svg"><p>"/a/b/" is. ./no)");
    const auto packed = get(StaticFiles(folder.web()), "/", {{"Accept-Encoding", "br, gzip"}});
    CHECK(field(packed, "Content-Encoding").empty());
    CHECK(packed.body->find("./assets") == std::string::npos);
}

TEST_CASE("What was not in the folder at start cannot be had, by whatever path") {
    const Folder folder;
    const StaticFiles files(folder.web());
    for (const auto* path : {"/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "//secret.txt", "/link.txt",
                             "/assets/..%2f..%2fsecret.txt", "/./index.html", ""}) {
        CAPTURE(path);
        CHECK(get(files, path).status == 404);
    }
}

TEST_CASE("Compressed forms go to who takes them, and are no files of their own") {
    const Folder folder;
    const StaticFiles files(folder.web());
    const auto* asset = "/assets/app-3f2a.js";
    CHECK(*get(files, asset).body == "plain");
    const auto brotli = get(files, asset, {{"Accept-Encoding", "gzip, deflate, br"}});
    CHECK(*brotli.body == "brotli");
    CHECK(field(brotli, "Content-Encoding") == "br");
    CHECK(field(brotli, "Vary") == "Accept-Encoding");
    const auto gzip = get(files, asset, {{"Accept-Encoding", "gzip"}});
    CHECK(*gzip.body == "gzip");
    CHECK(field(gzip, "Content-Encoding") == "gzip");
    CHECK(gzip.content_type == "text/javascript; charset=utf-8");
    CHECK(gzip.cache_control == "public, max-age=31536000, immutable");
    CHECK(get(files, "/assets/app-3f2a.js.br").status == 404);
    CHECK(get(files, "/lonely.gz").status == 200);
}

TEST_CASE("A browser that has the page is told so") {
    const Folder folder;
    const StaticFiles files(folder.web());
    const auto etag = field(get(files, "/"), "ETag");
    CHECK_FALSE(etag.empty());
    const auto again = get(files, "/", {{"If-None-Match", etag}});
    CHECK(again.status == 304);
    CHECK_FALSE(again.body);
    for (const auto& same : {"W/" + etag, std::string("*"), "\"other\", W/" + etag}) {
        CAPTURE(same);
        CHECK(get(files, "/", {{"If-None-Match", same}}).status == 304);
    }
    for (const auto& other : {std::string("\"other\""), "w/" + etag, etag.substr(1), std::string("\"*\"")}) {
        CAPTURE(other);
        CHECK(get(files, "/", {{"If-None-Match", other}}).status == 200);
    }
}

TEST_CASE("The page may hold the meetings of the hosts that are named, and nobody's when none are") {
    const Folder folder;
    CHECK(get(StaticFiles(folder.web()), "/ikut").frames.empty());
    const StaticFiles files(folder.web(), {}, {"meet.contoh.go.id", "youtube.example"});
    CHECK(get(files, "/ikut").frames == "https://meet.contoh.go.id https://youtube.example");
    CHECK(get(files, "/assets/app-3f2a.js").frames.empty());
}

TEST_CASE("Without a client there are no files") {
    CHECK(StaticFiles("").empty());
    CHECK(get(StaticFiles("/nonexistent-folder"), "/").status == 404);
}

}  // namespace
}  // namespace bimtek::net
