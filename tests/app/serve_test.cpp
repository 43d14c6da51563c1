// The server as a process: its port, its folder, its signals, and the subcommands that reach it while it runs.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>
#include <vector>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <nlohmann/json.hpp>

#include "app/control_socket.hpp"
#include "app/program.hpp"
#include "app/server_file.hpp"
#include "app/temporary_folder.hpp"
#include "app/wire_client.hpp"

namespace bimtek::app {
namespace {

namespace fs = std::filesystem;
using boost::asio::ip::tcp;

const std::string listening = "Listening on http://127.0.0.1:";

/// A server on a free port, which has said that it listens.
struct Serving {
    explicit Serving(const fs::path& data, const Words& more = {}) : program(words(data, more)) {
        line = program.next_line();
        REQUIRE(line.starts_with(listening));
    }

    static Words words(const fs::path& data, const Words& more) {
        Words words = {"serve", "--data", data.string(), "--listen", "127.0.0.1:0"};
        words.insert(words.end(), more.begin(), more.end());
        return words;
    }

    Program program;
    std::string line;
};

tcp::socket connected(boost::asio::io_context& context, const std::string& port) {
    tcp::socket socket(context);
    socket.connect({boost::asio::ip::make_address("127.0.0.1"), static_cast<std::uint16_t>(std::stoi(port))});
    return socket;
}

/// The first line of what the server says to these bytes.
std::string answer_to(const std::string& port, const std::string& bytes) {
    boost::asio::io_context context;
    auto socket = connected(context, port);
    boost::asio::write(socket, boost::asio::buffer(bytes));
    std::string text;
    const auto length = boost::asio::read_until(socket, boost::asio::dynamic_buffer(text), "\r\n");
    return text.substr(0, length - 2);
}

std::string status_line_of(const std::string& port, const std::string& path) {
    return answer_to(port, "GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
}

int mode_of(const fs::path& file) {
    struct stat status {};
    REQUIRE(::stat(file.c_str(), &status) == 0);
    return static_cast<int>(status.st_mode & 0777);
}

TEST_CASE("The server makes its folder, answers, and leaves in peace on SIGTERM and on Ctrl-C") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    for (const bool by_key : {false, true}) {
        Serving server(data);
        const auto port = server.line.substr(listening.size());
        CHECK(status_line_of(port, "/healthz") == "HTTP/1.1 200 OK");
        CHECK(running_server(data) == "http://127.0.0.1:" + port);
        if (by_key) server.program.interrupt();
        else server.program.terminate();
        const auto ended = server.program.wait();
        CHECK(ended.status == 0);
        CHECK(ended.out.empty());
        CHECK_FALSE(fs::exists(data / "control.sock"));
        CHECK_FALSE(fs::exists(data / "server.json"));
    }
}

TEST_CASE("Everything in the data folder is for its owner alone") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const Serving server(data);
    CHECK(mode_of(data) == 0700);
    for (const auto& entry : fs::directory_iterator(data)) {
        CAPTURE(entry.path());
        CHECK(mode_of(entry.path()) == 0600);
    }
}

TEST_CASE("The log is JSON, one object of words and numbers a line, whatever clients send") {
    const TemporaryFolder scratch;
    std::ofstream(scratch / "limits.toml") << "connections_max = 3\n";
    Serving server(scratch / "data", {"--limits", (scratch / "limits.toml").string()});
    const auto port = server.line.substr(listening.size());
    const std::string forged = "Siti\r\n{\"at\":\"2026\",\"level\":\"error\",\"event\":\"rahasia\"}\n\x1b[31m";
    const auto login = nlohmann::json{{"name", forged}, {"password", forged}}.dump();
    const std::string length = "Content-Length: " + std::to_string(login.size()) + "\r\n";
    const std::vector<std::string> attempts{
        "GET /rahasia%0a HTTP/1.1\r\nHost: rahasia\r\nAuthorization: Bearer rahasia\r\nX-Forwarded-For: 192.0.2.77\r\n\r\n",
        "POST /api/v1/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n" + length + "\r\n" + login,
        "GET /" + forged + " HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /ws HTTP/1.1\r\nHost: x\r\nOrigin: rahasia\r\n\r\n",
        forged + "\r\n\r\n",
    };
    for (const auto& bytes : attempts) {
        CHECK(answer_to(port, bytes).starts_with("HTTP/1.1 4"));
    }
    // More than may connect, so that there is something to warn of.
    boost::asio::io_context context;
    std::vector<tcp::socket> crowd;
    for (int i = 0; i < 10; ++i) crowd.push_back(connected(context, port));
    boost::system::error_code closed;
    std::array<char, 1> byte{};
    crowd.back().read_some(boost::asio::buffer(byte), closed);
    CHECK(closed);
    crowd.clear();
    server.program.terminate();
    const auto ended = server.program.wait();
    const std::regex line_of_log(
        R"~(\{"at":"[0-9T:.Z-]+","level":"(info|warning|error)","event":"[a-z0-9_]+"(,"[a-z0-9_]+":-?[0-9]+)*\})~");
    std::istringstream log(ended.err);
    for (std::string line; std::getline(log, line);) {
        CAPTURE(line);
        CHECK((line.starts_with("Warning: ") || std::regex_match(line, line_of_log)));
    }
    CHECK(ended.err.find("connections_full") != std::string::npos);
    for (const auto* secret : {"rahasia", "Siti", "192.0.2.77"}) CHECK(ended.err.find(secret) == std::string::npos);
}

TEST_CASE("A busy port is a sentence, and no folder is made") {
    const TemporaryFolder scratch;
    boost::asio::io_context context;
    const tcp::acceptor busy(context, {boost::asio::ip::make_address("127.0.0.1"), 0});
    const auto port = std::to_string(busy.local_endpoint().port());
    const auto ended = run_program({"serve", "--data", (scratch / "data").string(), "--listen", "127.0.0.1:" + port});
    CHECK(ended.status == 2);
    CHECK(ended.out.empty());
    CHECK(ended.err == "Cannot listen on http://127.0.0.1:" + port + ": Address already in use.\n");
    CHECK_FALSE(fs::exists(scratch / "data"));
}

TEST_CASE("A folder that a server uses is refused to a second one") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const Serving server(data);
    const auto ended = run_program({"serve", "--data", data.string(), "--listen", "127.0.0.1:0"});
    CHECK(ended.status == 2);
    CHECK(ended.err == "The data folder " + data.string() + " is in use by a running bimtek.\n");
    CHECK(ask_running_server(data, R"({"command":"user_list"})").ok());
}

TEST_CASE("Subcommands do the same through a running server as without one") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    const auto demo = [&] {
        return nlohmann::json::parse(run_program({"demo", "--data", data, "--json", "--participants", "2"}).out);
    };
    const auto before = demo();
    Serving server(data);

    const auto during = demo();
    CHECK(during["session"] == before["session"]);
    CHECK(during["links"].size() == before["links"].size());
    CHECK(during["links"][0].size() == 5);

    CHECK(run_program({"user", "add", "adi", "--data", data}, "rahasia-sekali\n").status == 0);
    const auto taken = run_program({"user", "add", "adi", "--data", data}, "rahasia-sekali\n");
    CHECK(taken.status == 2);
    CHECK(taken.err == "There is an account adi already.\n");
    CHECK(run_program({"user", "add", "budi", "--data", data, "--password-stdin"}, "pendek\n").status == 2);
    CHECK(run_program({"user", "password", "adi", "--data", data}, "lebih-rahasia\n").status == 0);
    CHECK(run_program({"user", "disable", "adi", "--data", data}).status == 0);
    const auto disabled = run_program({"user", "list", "--data", data}).out;
    CHECK(disabled.find("\tdisabled\npanitia\t") != std::string::npos);
    CHECK(run_program({"user", "enable", "adi", "--data", data}).status == 0);
    CHECK(run_program({"rebuild-reports", "--data", data}).status == 0);
    const auto report = Words{"report", "attendance", "--data", data, "--session", before["session"], "--format", "csv"};
    const auto while_running = run_program(report);
    CHECK(while_running.status == 0);

    server.program.terminate();
    CHECK(server.program.wait().status == 0);
    CHECK(run_program(report).out == while_running.out);
    const auto after = run_program({"user", "list", "--data", data});
    CHECK(std::ranges::count(after.out, '\n') == 2);
    CHECK(after.out.find("disabled") == std::string::npos);
}

TEST_CASE("An account that gets another password, or is disabled, is shut out of the running server at once") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    const Words demo_words = {"demo", "--data", data, "--json", "--participants", "0"};
    REQUIRE(run_program(demo_words).status == 0);
    const Serving server(data);
    const auto endpoint = endpoint_of(server.line.substr(server.line.find("http")));
    REQUIRE(endpoint.has_value());
    for (const Words& words : {Words{"user", "password", "panitia", "--data", data, "--password-stdin"},
                               Words{"user", "disable", "panitia", "--data", data}}) {
        const auto demo = nlohmann::json::parse(run_program(demo_words).out);
        const auto token = demo.at("links").at(0).at("token").get<std::string>();
        REQUIRE(fetch(*endpoint, "/api/v1/me", token).has_value());
        WireClient client(*endpoint);
        REQUIRE(client.is_open());
        client.send(nlohmann::json{{"type", "hello"}, {"session", demo.at("session")}, {"token", token}, {"device", "d"}}.dump());
        const auto patience = WireClient::Deadline::clock::now() + std::chrono::minutes(1);
        REQUIRE(client.receive(patience).has_value());

        CHECK(run_program(words, "sandi yang baru\n").status == 0);
        while (client.receive(patience)) {
        }
        CHECK(client.close_code() == 4001);
        CHECK_FALSE(fetch(*endpoint, "/api/v1/me", token).has_value());
    }
}

TEST_CASE("What is no request is answered with a sentence") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const Serving server(data);
    for (const auto* request : {"", "halo", "[]", "{}", R"({"command":7})", R"({"command":"sing"})", R"({"command":"demo"})",
                                R"({"command":"user_add","name":"adi"})", R"({"command":"demo","participants":"1","start":null})"}) {
        CAPTURE(request);
        CHECK(*ask_running_server(data, request) == R"({"failed":"The running server does not know what it was asked for."})");
    }
}

TEST_CASE("An address that others can reach without HTTPS is warned about") {
    const TemporaryFolder scratch;
    const auto data = (scratch / "data").string();
    const auto warned = [&](const Words& more) {
        Words arguments = {"serve", "--data", data};
        arguments.insert(arguments.end(), more.begin(), more.end());
        Program program(arguments);
        program.next_line();
        program.terminate();
        return program.wait().err.find("is neither HTTPS nor") != std::string::npos;
    };
    CHECK(warned({"--listen", "0.0.0.0:0"}));
    CHECK(warned({"--listen", "127.0.0.1:0", "--public-url", "http://bimtek.example"}));
    CHECK_FALSE(warned({"--listen", "0.0.0.0:0", "--public-url", "https://bimtek.example"}));
    CHECK_FALSE(warned({"--listen", "127.0.0.1:0", "--trusted-proxy", "127.0.0.0/8"}));
}

}  // namespace
}  // namespace bimtek::app
