#include "app/control_socket.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include "app/temporary_folder.hpp"
#include "bimtek/base/limits.hpp"

namespace bimtek::app {
namespace {

namespace fs = std::filesystem;
using Protocol = boost::asio::local::stream_protocol;

std::string echo(std::string_view request) { return "[" + std::string(request) + "]"; }

TEST_CASE("A request reaches the running server and its answer comes back, again and again") {
    const TemporaryFolder scratch;
    fs::create_directory(scratch / "data");
    const auto control = ControlSocket::open(scratch / "data", echo);
    REQUIRE(control.ok());
    CHECK(*ask_running_server(scratch / "data", "satu") == "[satu]");
    CHECK(*ask_running_server(scratch / "data", "dua") == "[dua]");
    const std::string large(limits::control_request_bytes_max - 1, 'x');
    CHECK(*ask_running_server(scratch / "data", large) == "[" + large + "]");
}

TEST_CASE("The socket is the owner's alone, and gone with the server") {
    const TemporaryFolder scratch;
    fs::create_directory(scratch / "data");
    const auto file = scratch / "data" / "control.sock";
    {
        const auto control = ControlSocket::open(scratch / "data", echo);
        REQUIRE(control.ok());
        struct stat status {};
        REQUIRE(::stat(file.c_str(), &status) == 0);
        CHECK((status.st_mode & 0777) == 0600);
    }
    CHECK_FALSE(fs::exists(file));
    CHECK(ask_running_server(scratch / "data", "halo").error() == NoAnswer::nobody_there);
}

TEST_CASE("A socket that a killed server left behind is replaced") {
    const TemporaryFolder scratch;
    fs::create_directory(scratch / "data");
    {
        boost::asio::io_context context;
        Protocol::acceptor left_behind(context, Protocol::endpoint((scratch / "data" / "control.sock").string()));
    }
    CHECK(ask_running_server(scratch / "data", "halo").error() == NoAnswer::nobody_there);
    const auto control = ControlSocket::open(scratch / "data", echo);
    REQUIRE(control.ok());
    CHECK(*ask_running_server(scratch / "data", "halo") == "[halo]");
}

TEST_CASE("A request without end is hung up on, and others are still answered") {
    const TemporaryFolder scratch;
    fs::create_directory(scratch / "data");
    const auto control = ControlSocket::open(scratch / "data", echo);
    REQUIRE(control.ok());
    boost::asio::io_context context;
    Protocol::socket silent(context);
    silent.connect(Protocol::endpoint((scratch / "data" / "control.sock").string()));
    Protocol::socket endless(context);
    endless.connect(Protocol::endpoint((scratch / "data" / "control.sock").string()));
    boost::system::error_code error;
    boost::asio::write(endless, boost::asio::buffer(std::string(limits::control_request_bytes_max + 1, 'x')), error);
    char answer = 0;
    boost::asio::read(endless, boost::asio::buffer(&answer, 1), error);
    CHECK(error);
    CHECK(*ask_running_server(scratch / "data", "halo") == "[halo]");
}

TEST_CASE("A folder whose path is too long for a socket is a sentence") {
    const TemporaryFolder scratch;
    const auto folder = scratch / std::string(120, 'x');
    fs::create_directory(folder);
    const auto control = ControlSocket::open(folder, echo);
    REQUIRE_FALSE(control.ok());
    CHECK(control.error().sentence.find("too long") != std::string::npos);
}

}  // namespace
}  // namespace bimtek::app
