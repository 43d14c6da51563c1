#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "app/program.hpp"
#include "app/temporary_folder.hpp"

namespace bimtek::app {
namespace {

std::string new_demo(const std::string& data) {
    const auto demo = run_program({"demo", "--data", data, "--json", "--participants", "1"});
    return nlohmann::json::parse(demo.out)["session"].get<std::string>();
}

std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
    std::vector<std::vector<std::string>> lines;
    std::istringstream in(csv);
    for (std::string line; std::getline(in, line);) {
        CHECK(line.back() == '\r');
        std::istringstream cells(line.substr(0, line.size() - 1));
        lines.emplace_back();
        for (std::string cell; std::getline(cells, cell, ';');) lines.back().push_back(cell);
    }
    return lines;
}

std::string content_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file, std::ios::binary).rdbuf();
    return text.str();
}

TEST_CASE("Before a session began, everyone invited is absent") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    const auto session = new_demo(data);
    const auto report = run_program({"report", "attendance", "--data", data, "--session", session, "--format", "csv"});
    CHECK(report.status == 0);
    CHECK(report.err.empty());
    const auto lines = cells_of(report.out);
    REQUIRE(lines.size() == 1 + 87 + 1);
    REQUIRE(lines[0][12] == "status");
    for (std::size_t i = 1; i < lines.size(); ++i) {
        CHECK(lines[i][0] == session);
        CHECK(lines[i][12] == "absent");
    }
}

TEST_CASE("Totals add a line per region and one over all") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    const auto session = new_demo(data);
    const auto report =
        run_program({"report", "attendance", "--data", data, "--session", session, "--format", "csv", "--totals", "--separator", ","});
    CHECK(std::ranges::count(report.out, '\n') == 1 + 88 + 87 + 1);
    CHECK(report.out.starts_with("session,region_code,"));
}

TEST_CASE("A report changes nothing in the folder") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const auto session = new_demo(data.string());
    const auto before = content_of(data / "bimtek.db");
    CHECK(run_program({"report", "attendance", "--data", data.string(), "--session", session, "--format", "csv"}).status == 0);
    CHECK(content_of(data / "bimtek.db") == before);
}

TEST_CASE("A session that is not there is a sentence") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    new_demo(data);
    const auto report = run_program({"report", "attendance", "--data", data, "--session", "x", "--format", "csv"});
    CHECK(report.status == 2);
    CHECK(report.out.empty());
    CHECK(report.err == "There is no session x in " + data + ".\n");
}

}  // namespace
}  // namespace bimtek::app
