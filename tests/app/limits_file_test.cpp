#include "app/limits_file.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "app/temporary_folder.hpp"

namespace bimtek::app {
namespace {

struct LimitsFile {
    explicit LimitsFile(const std::string& text) { std::ofstream(path) << text; }

    TemporaryFolder scratch;
    std::filesystem::path path = scratch / "limits.toml";
};

TEST_CASE("What a file names is changed, the rest stays") {
    const LimitsFile file("# for a benchmark\ncommands_per_second = 100_000\nconnections_max = 5\n");
    const auto limits = read_limits(file.path);
    REQUIRE(limits.ok());
    CHECK(limits->commands_per_second == 100'000);
    CHECK(limits->connections_max == 5);
    CHECK(limits->commands_burst == net::NetLimits().commands_burst);
}

TEST_CASE("A folder in the place of the file is a sentence, not no limits") {
    const TemporaryFolder scratch;
    CHECK_FALSE(read_limits(scratch / ".").ok());
}

TEST_CASE("A file that is wrong is one sentence that says where") {
    struct Case {
        const char* text;
        const char* says;
    };
    for (const auto& [text, says] : {Case{"comands_burst = 1", "unknown limit \"comands_burst\"; known are commands_per_second, "},
                                     Case{"commands_burst = 0", "commands_burst must be a whole number from 1 to 1000000."},
                                     Case{"commands_burst = 1000001", "commands_burst must be"},
                                     Case{"commands_burst = 1.5", "commands_burst must be"},
                                     Case{"commands_burst = \"1\"", "commands_burst must be"},
                                     Case{"[net]\ncommands_burst = 1", "unknown limit \"net\""},
                                     Case{"\ncommands_burst = ", "line 2"}}) {
        CAPTURE(text);
        const LimitsFile file(text);
        const auto limits = read_limits(file.path);
        REQUIRE_FALSE(limits.ok());
        CAPTURE(limits.error().sentence);
        CHECK(limits.error().sentence.find(says) != std::string::npos);
        CHECK(limits.error().sentence.find('\n') == std::string::npos);
    }
}

TEST_CASE("A file that is not there is a sentence") {
    const TemporaryFolder scratch;
    const auto limits = read_limits(scratch / "none.toml");
    REQUIRE_FALSE(limits.ok());
    CHECK(limits.error().sentence.starts_with("Cannot read limits from "));
}

}  // namespace
}  // namespace bimtek::app
