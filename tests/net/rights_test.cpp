// Who may do what, over real sockets: every cell of tests/golden/rights.csv, and no command or route without one.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <vector>

#include "bimtek/domain/rules.hpp"
#include "file_samples.hpp"
#include "net/api_routes.hpp"
#include "net/described.hpp"
#include "net/rights_stage.hpp"

namespace bimtek::net {
namespace {

using test::Client;
using test::nowhere;
using test::RightsStage;
using test::TestServer;
using test::Voice;

struct Cell {
    std::string role, command, scope, expected;
    std::string name() const { return role + "," + command + "," + scope; }
};

std::vector<Cell> golden_cells() {
    std::ifstream file(std::string(BIMTEK_SOURCE_DIR) + "/tests/golden/rights.csv");
    std::string line;
    std::getline(file, line);
    REQUIRE(line == "role,command,scope,expected");
    std::vector<Cell> cells;
    while (std::getline(file, line)) {
        std::istringstream row(line);
        Cell cell;
        std::getline(row, cell.role, ',');
        std::getline(row, cell.command, ',');
        std::getline(row, cell.scope, ',');
        std::getline(row, cell.expected, ',');
        cells.push_back(std::move(cell));
    }
    return cells;
}

const std::vector<std::string> roles = {"organizer",   "facilitator",  "moderator", "helper",  "site_operator",
                                        "participant", "region_admin", "screen",    "observer"};

/// The route as the golden file names it.
std::string route_name(const ApiRoute& route) {
    std::string name = std::string(route.verb) + " " + std::string(route.pattern);
    if (const auto at = name.find("{session}"); at != std::string::npos) name.replace(at, 9, "{id}");
    return name;
}

/// What is sent with the routes that prepare regions.
const std::map<std::string, std::string> bodies = {
    {"POST /api/v1/me/connection_test", R"({"websocket": true, "browser": "Firefox 115"})"},
    {"POST /api/v1/sessions/{id}/contacts", R"({"text": "73.24;Ani;081234567890"})"},
    {"PUT /api/v1/sessions/{id}/contacts/{region}", R"({"name": "Ani", "number": "081234567890"})"},
    {"POST /api/v1/sessions/{id}/letters/sent", R"({"regions": ["73.24"], "sent": true})"},
    {"POST /api/v1/sessions/{id}/letters/merge", R"({"pages": "https://bimtek.example"})"},
    {"PUT /api/v1/sessions/{id}/regions/{region}/confirmation", R"({"name": "Ani", "number": "", "note": "", "sites": []})"},
    {"POST /api/v1/sessions/{id}/regions/{region}/sites", R"({"name": "Ruang Kedua", "expected_heads": 5})"},
    {"PUT /api/v1/letters/{kind}", R"({"text": "Yth. {kontak}"})"}};

/// Walks the cells of one role in a session of its own.
class Walk {
public:
    /// `planned` has not begun: what is called off is called off there.
    Walk(TestServer& server, const RightsStage& foreign, RightsStage& planned, std::string role, const std::string& sign_in)
        : server_(server), foreign_(foreign), planned_(planned), role_(std::move(role)), own_(server), http_(server.port()) {
        planned_.sign_in(sign_in);
        own_.sign_in(sign_in);
        actor_ = voice_in(own_);
    }

    /// What comes of each cell of this role, in the order in which a session lives.
    void run(const std::vector<Cell>& cells, const std::function<void(const Cell&, const std::string&)>& came) {
        const auto each = [&](auto wanted, auto result) {
            for (const Cell& cell : cells) {
                if (cell.role == role_ && wanted(cell)) came(cell, result(cell));
            }
        };
        const auto named = [](const char* command) { return [command](const Cell& cell) { return cell.command == command; }; };
        const auto by_actor = [&](const Cell& cell) { return answer(actor_, {{"type", cell.command}}); };

        each(named("cancel_session"), [&](const Cell& cell) { return answer(voice_in(planned_), {{"type", cell.command}}); });
        each(named("open_lobby"), by_actor);
        own_.facilitator().ask({{"type", "open_lobby"}});
        each(named("start_session"), by_actor);
        own_.facilitator().ask({{"type", "start_session"}});
        own_.facilitator().ask({{"type", "open_step"}, {"step", "ind01"}});
        each([](const Cell& cell) { return !moves_the_session(cell.command) && is_command(cell.command); },
             [&](const Cell& cell) { return answer(actor_, own_.command(cell.command, cell.scope)); });
        each([](const Cell& cell) { return cell.command == "hello"; }, [&](const Cell& cell) { return hello(cell.scope); });
        each([](const Cell& cell) { return cell.command.find(' ') != std::string::npos && !is_command(cell.command); },
             [&](const Cell& cell) { return request(cell); });
        each(named("leave"), by_actor);
        actor_ = voice_in(own_);

        each(named("end_session"), by_actor);
        own_.facilitator().ask({{"type", "end_session"}});
        each(named("reopen_session"), by_actor);
        own_.facilitator().ask({{"type", "end_session"}});
        each(named("archive_session"), by_actor);
    }

private:
    static bool moves_the_session(const std::string& command) {
        return command == "open_lobby" || command.ends_with("_session") || command == "leave";
    }
    static bool is_command(const std::string& name) {
        const std::string type = name.substr(0, name.find(' '));
        return std::ranges::any_of(domain::command_rules(), [&](const auto& rule) { return rule.command == type; });
    }

    /// Absent for a role that may not say hello.
    std::unique_ptr<Voice> voice_in(const RightsStage& stage) const {
        return domain::may_connect(*domain::role_from(role_)) ? stage.voice(role_, "actor") : nullptr;
    }

    /// A command without a voice gets no further than the hello before it.
    std::string answer(const std::unique_ptr<Voice>& voice, const nlohmann::json& command) {
        if (!voice) return hello("own");
        const auto frame = voice->ask(command);
        if (frame.at("type") == "done") return "done";
        return "refused:" + frame.at("reason").get<std::string>();
    }

    std::string session_of(const std::string& scope) const {
        return scope == "own" ? own_.session.value : scope == "foreign" ? foreign_.session.value : nowhere;
    }

    std::string hello(const std::string& scope) {
        Client client(server_.port());
        REQUIRE(client.upgrade().status == 101);
        client.send_json({{"type", "hello"}, {"session", session_of(scope)}, {"token", own_.token(role_)}, {"device", "hello"}});
        const auto frame = client.frame();
        REQUIRE(frame.has_value());
        if (frame->opcode == 0x8) return "close:" + std::to_string(frame->code());
        return nlohmann::json::parse(frame->payload).at("type");
    }

    std::string definition(const std::string& scope) const {
        const std::string staff = server_.definition_hash(true), site = server_.definition_hash(false);
        const std::string welcomed = actor_ ? actor_->welcome().at("snapshot").at("session").at("definition").at("hash").get<std::string>() : site;
        if (scope == "missing") return std::string(64, '0');
        if (scope == "own") return welcomed;
        return welcomed == staff ? site : staff;
    }

    nlohmann::json door(const RightsStage& stage) {
        const nlohmann::json doors = http_.request("GET", doors_of(stage), own_.token("organizer")).json().at("doors");
        for (const auto& one : doors) {
            if (one.at("region").at("code") == "73.24") return one;
        }
        return nullptr;
    }
    static std::string doors_of(const RightsStage& stage) { return "/api/v1/sessions/" + stage.session.value + "/doors"; }
    nlohmann::json knocking(const nlohmann::json& door) {
        return {{"key", door.at("code")}, {"id", "k" + std::to_string(++knocks_)}, {"name", "Sri"}, {"unit", "Bappeda"}};
    }

    /// Who knocked at a door that was closed, and waits.
    std::string someone_at_the_door(const RightsStage& stage) {
        const std::string& organizer = own_.token("organizer");
        const auto set = [&](const char* body) {
            REQUIRE(http_.request("PUT", doors_of(stage) + "/73.24", organizer, body).status == 204);
        };
        set(R"({"closed": true})");
        REQUIRE(http_.request("POST", "/api/v1/door", {}, knocking(door(stage)).dump()).status == 202);
        set(R"({"closed": false})");
        return http_.request("GET", "/api/v1/sessions/" + stage.session.value + "/waiting", organizer).json().at("waiting").back().at("knock");
    }

    /// A new one.
    std::string material_of(const RightsStage& stage) {
        const auto path = "/api/v1/sessions/" + stage.session.value + "/materials?name=panduan.pdf";
        return http_.request("POST", path, own_.token("organizer"), tests::pdf_file(std::to_string(++materials_))).json().at("id");
    }

    std::string request(const Cell& cell) {
        const auto space = cell.command.find(' ');
        const std::string verb = cell.command.substr(0, space);
        std::string path = cell.command.substr(space + 1);
        const auto fill = [&](const std::string& placeholder, const std::string& value) {
            if (const auto at = path.find(placeholder); at != std::string::npos) path.replace(at, placeholder.size(), value);
        };
        const bool calls_off = cell.command.ends_with("/cancel") && role_ == "organizer" && cell.scope != "missing";
        fill("{id}", calls_off ? RightsStage(server_).session.value : session_of(cell.scope));
        fill("{invitation}", cell.scope == "foreign" ? foreign_.bystander("own") : own_.bystander("own"));
        fill("{kind}", "invitation");
        if (path.find("{hash}") != std::string::npos) fill("{hash}", definition(cell.scope));
        fill("{region}", "73.24");
        const RightsStage& stage = cell.scope == "foreign" ? foreign_ : own_;
        if (path.find("{material}") != std::string::npos) fill("{material}", cell.scope == "missing" ? nowhere : material_of(stage));
        if (path.find("{knock}") != std::string::npos) fill("{knock}", someone_at_the_door(stage));

        std::string body, token = own_.token(role_);
        const bool shuts_out = cell.command.starts_with("DELETE /api/v1/login") || cell.command == "POST /api/v1/me/password";
        if (shuts_out && role_ == "organizer") token = server_.organizer_token("yang keluar");
        if (cell.command == "POST /api/v1/me/password") {
            body = nlohmann::json{{"old", TestServer::password}, {"new", "kata sandi yang baru"}}.dump();
        }
        if (cell.command == "POST /api/v1/tokens") body = R"({"name": "rekap"})";
        if (path.find("{token}") != std::string::npos) {
            fill("{token}", cell.scope == "missing" ? nowhere : server_.script_of(cell.scope == "own" ? "panitia" : "orang lain"));
        }
        if (cell.command == "POST /api/v1/sessions/{id}/materials") {
            path += "?name=panduan.pdf";
            body = tests::pdf_file(role_);
        }
        if (cell.command == "POST /api/v1/login") body = nlohmann::json{{"name", "panitia"}, {"password", TestServer::password}}.dump();
        if (cell.command == "POST /api/v1/sessions") body = test::small_plan();
        if (cell.command == "POST /api/v1/sessions/{id}/links") body = "{}";
        if (cell.command == "POST /api/v1/sessions/{id}/copy") body = R"({"date": "2026-11-24"})";
        if (cell.command == "POST /api/v1/door/look") body = nlohmann::json{{"key", door(stage).at("code")}}.dump();
        if (cell.command == "POST /api/v1/door") body = knocking(door(stage)).dump();
        if (path.ends_with("/notice")) {
            body = R"({"controller": "a", "purpose": "b", "basis": "c", "retention": "d", "contact": "e"})";
        }
        if (path.ends_with("/lock")) body = R"({"locked": false})";
        if (cell.command == "PUT /api/v1/sessions/{id}/doors/{region}") body = R"({"quota": 50})";
        if (path.ends_with("/pairing")) body = R"({"site": "aula_media_center"})";
        if (cell.command == "POST /api/v1/sessions/{id}/invitations") body = R"({"role": "screen", "name": "Layar aula"})";
        if (const auto sent = bodies.find(cell.command); sent != bodies.end()) body = sent->second;
        std::string condition;
        if (cell.command == "PUT /api/v1/sessions/{id}/plan") {
            auto plan = nlohmann::json::parse(test::small_plan());
            plan["host"] = "Badan Lain";
            body = plan.dump();
            condition = "If-Match: \"1\"\r\n";
        }
        const auto response = http_.request(verb, path, token, body, condition);
        if (const auto fault = test::fault_of_answer(cell.command, body, response)) FAIL_CHECK(cell.name(), ": ", *fault);
        if (response.status == 403) CHECK(response.json().at("code") == "not_allowed");
        if (response.status == 404) CHECK(response.json().at("code") == "unknown");
        return "http:" + std::to_string(response.status);
    }

    TestServer& server_;
    const RightsStage& foreign_;
    RightsStage& planned_;
    std::string role_;
    RightsStage own_;
    Client http_;
    std::unique_ptr<Voice> actor_;
    static inline int knocks_ = 0;
    static inline int materials_ = 0;
};

}  // namespace

TEST_CASE("Every command and every route has a cell for each role, and none twice") {
    std::set<std::string> cells;
    for (const Cell& cell : golden_cells()) {
        CAPTURE(cell.name());
        CHECK(cells.insert(cell.name()).second);
        CHECK(std::ranges::find(roles, cell.role) != roles.end());
    }
    std::vector<std::string> wanted = {"hello", "GET /healthz", "GET /readyz", "GET /metrics", "post_message channel=staff", "post_message reply_to=staff"};
    for (const auto& rule : domain::command_rules()) wanted.emplace_back(rule.command);
    for (const ApiRoute& route : api_routes()) wanted.push_back(route_name(route));
    for (const std::string& command : wanted) {
        for (const std::string& role : roles) {
            CAPTURE(command);
            CAPTURE(role);
            CHECK(cells.contains(role + "," + command + ",own"));
            if (command.find("{id}") != std::string::npos || command.find("{hash}") != std::string::npos ||
                command.find("{token}") != std::string::npos || command == "hello") {
                CHECK(cells.contains(role + "," + command + ",foreign"));
                CHECK(cells.contains(role + "," + command + ",missing"));
            }
        }
    }
}

TEST_CASE("Every cell of the golden rights holds over real sockets") {
    TestServer server(test::patient_limits());
    const std::string sign_in = server.organizer_token();
    const RightsStage foreign(server);
    RightsStage planned(server);
    const auto cells = golden_cells();
    std::size_t walked = 0;
    for (const std::string& role : roles) {
        Walk(server, foreign, planned, role, sign_in).run(cells, [&](const Cell& cell, const std::string& result) {
            ++walked;
            CHECK_MESSAGE(result == cell.expected, cell.name() << ": " << result << " instead of " << cell.expected);
        });
    }
    CHECK(walked == cells.size());
}

TEST_CASE("Without a token, or with one that is unknown or revoked, every route that needs one answers 401 and a hello is closed") {
    TestServer server(test::patient_limits());
    RightsStage stage(server);
    const std::string organizer = server.organizer_token();
    const std::string revoked = stage.token("moderator");
    Client http(server.port());
    const auto links = http.request("GET", "/api/v1/sessions/" + stage.session.value + "/links", organizer).json().at("links");
    for (const auto& link : links) {
        if (link.at("role") != "moderator") continue;
        const auto path = "/api/v1/sessions/" + stage.session.value + "/invitations/" + link.at("invitation").get<std::string>() + "/revoke";
        CHECK(http.request("POST", path, organizer).status == 204);
    }
    for (const std::string& token : {std::string(), std::string("bukan-token"), revoked}) {
        for (const ApiRoute& route : api_routes()) {
            std::string path(route.pattern);
            if (route.roles.empty()) continue;
            const std::string named = "{session}";
            if (const auto at = path.find(named); at != std::string::npos) path.replace(at, named.size(), stage.session.value);
            CAPTURE(path);
            const auto response = http.request(std::string(route.verb), path, token);
            CHECK(response.status == 401);
            CHECK(response.json().at("code") == "unauthorized");
        }
        Client socket(server.port());
        REQUIRE(socket.upgrade().status == 101);
        socket.send_json({{"type", "hello"}, {"session", stage.session.value}, {"token", token.empty() ? "-" : token}, {"device", "d"}});
        CHECK(socket.close_code() == 4001);
    }
}

}  // namespace bimtek::net
