// What people mistype: one sentence, exit status 2, and nothing changed.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>

#include "app/program.hpp"
#include "app/temporary_folder.hpp"

namespace bimtek::app {
namespace {

/// One line that is a sentence, and where to read more.
bool is_one_line(const std::string& text) {
    return !text.empty() && text.back() == '\n' && std::ranges::count(text, '\n') == 1;
}

TEST_CASE("Wrong arguments are one sentence and exit status 2, and no folder is made") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    struct Case {
        Words arguments;
        std::string says;
    };
    const std::vector<Case> cases = {
        {{"sing"}, "\"sing\""},
        {{"--sing"}, "\"--sing\""},
        {{"serve", "--sing"}, "\"--sing\""},
        {{"backup", "--data", data}, "--to is required"},
        {{"restore", "--data", data}, "--from is required"},
        {{"restore", "--data", data, "--from", data + "/none.db"}, "none.db"},
        {{"verify"}, "--data is required"},
        {{"serve", "--data", data}, "--listen is required"},
        {{"serve", "--listen", "127.0.0.1:0"}, "--data is required"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--sing", "1"}, "\"--sing\""},
        {{"serve", "--data", data, "--listen", "127.0.0.1"}, "\"127.0.0.1\""},
        {{"serve", "--data", data, "--listen", "127.0.0.1:"}, "\"127.0.0.1:\""},
        {{"serve", "--data", data, "--listen", "127.0.0.1:65536"}, "65536"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:80x"}, "80x"},
        {{"serve", "--data", data, "--listen", "localhost:8080"}, "localhost"},
        {{"serve", "--data", data, "--listen", "::1:8080"}, "::1:8080"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--web", data}, "web client"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--public-url", "bimtek.example"}, "bimtek.example"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--trusted-proxy", "10.0.0.0/40"}, "10.0.0.0/40"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--metrics-token-file", data}, "no token"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--metrics-token-file", "/proc/self/comm"}, "openssl rand"},
        {{"serve", "--data", data, "--listen", "127.0.0.1:0", "--limits", data}, "limits"},
        {{"serve", "--data", data, "--listen", "192.0.2.1:5250"}, "Cannot listen on http://192.0.2.1:5250"},
        {{"demo"}, "--data is required"},
        {{"demo", "--data", data, "--participants", "-1"}, "--participants"},
        {{"demo", "--data", data, "--participants", "many"}, "--participants"},
        {{"demo", "--data", data, "--participants", "20001"}, "--participants"},
        {{"demo", "--data", data, "--start", "noon"}, "\"noon\""},
        {{"report"}, "subcommand is required"},
        {{"report", "attendance", "--data", data, "--session", "x"}, "--format is required"},
        {{"report", "attendance", "--data", data, "--format", "csv"}, "--session is required"},
        {{"report", "attendance", "--data", data, "--session", "x", "--format", "pdf"}, "\"pdf\""},
        {{"report", "attendance", "--data", data, "--session", "x", "--format", "csv", "--separator", "|"}, "\"|\""},
        {{"report", "attendance", "--data", data, "--session", "x", "--format", "csv", "--separator", ""}, "separator"},
        {{"report", "attendance", "--data", data, "--session", "x", "--format", "csv"}, "no bimtek database"},
        {{"rebuild-reports", "--data", data}, "no bimtek database"},
        {{"user"}, "subcommand is required"},
        {{"user", "add", "--data", data}, "NAME is required"},
        {{"user", "add", "adi", "geheim-123", "--data", data}, "\"geheim-123\""},
        {{"user", "add", "adi", "--data", data}, "No password"},
        {{"user", "list", "--data", data}, "no bimtek database"},
        {{"rehearse", "--data", data, "--session", "x", "--seed", "-1"}, "--seed"},
        {{"user", "disable", "adi", "--data", data}, "no bimtek database"},
        {{"demo", "--data", "/dev/null/data"}, "/dev/null/data"},
        {{"serve", "--data", "/dev/null/data", "--listen", "127.0.0.1:0"}, "/dev/null/data"},
    };
    for (const auto& [arguments, says] : cases) {
        std::string words;
        for (const auto& word : arguments) words += word + ' ';
        CAPTURE(words);
        const auto ended = run_program(arguments);
        CHECK(ended.status == 2);
        CHECK(ended.out.empty());
        CAPTURE(ended.err);
        CHECK(is_one_line(ended.err));
        CHECK(ended.err.find(says) != std::string::npos);
        CHECK_FALSE(std::filesystem::exists(data));
    }
}

TEST_CASE("Help goes to standard output when it is asked for, and to standard error when nothing is") {
    const auto asked = run_program({"--help"});
    CHECK(asked.status == 0);
    CHECK(asked.err.empty());
    for (const auto* command : {"serve", "demo", "report", "rebuild-reports", "user"}) {
        CHECK(asked.out.find(command) != std::string::npos);
    }

    const auto alone = run_program({});
    CHECK(alone.status == 2);
    CHECK(alone.out.empty());
    CHECK(alone.err == asked.out);

    const auto serve = run_program({"serve", "--help"});
    CHECK(serve.status == 0);
    CHECK(serve.out.find("Usage: bimtek serve") != std::string::npos);
    CHECK(serve.out.find("--public-url") != std::string::npos);
}

TEST_CASE("The version is one line") {
    const auto ended = run_program({"--version"});
    CHECK(ended.status == 0);
    CHECK(ended.out.starts_with("bimtek "));
    CHECK(is_one_line(ended.out));
}

}  // namespace
}  // namespace bimtek::app
