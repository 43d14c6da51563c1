#include "app/web_folder.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "app/temporary_folder.hpp"

namespace bimtek::app {
namespace {

namespace fs = std::filesystem;

void make_page(const fs::path& folder) {
    fs::create_directories(folder);
    std::ofstream(folder / "index.html") << "<!doctype html>";
}

TEST_CASE("The client is found in the source tree that the program was built in") {
    const TemporaryFolder scratch;
    make_page(scratch / "client-web" / "dist");
    CHECK(find_web_folder(scratch / "build" / "dev" / "bimtek") == scratch / "client-web" / "dist");
}

TEST_CASE("The client beside the program comes first") {
    const TemporaryFolder scratch;
    make_page(scratch / "client-web" / "dist");
    make_page(scratch / "bin" / "web");
    CHECK(find_web_folder(scratch / "bin" / "bimtek") == scratch / "bin" / "web");
}

TEST_CASE("A folder without the page is none") {
    const TemporaryFolder scratch;
    fs::create_directories(scratch / "client-web" / "dist");
    CHECK(find_web_folder(scratch / "build" / "dev" / "bimtek").empty());
}

}  // namespace
}  // namespace bimtek::app
