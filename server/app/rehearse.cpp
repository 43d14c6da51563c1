#include "app/rehearse.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "app/rehearsed_region.hpp"
#include "app/request.hpp"
#include "app/server_file.hpp"
#include "app/stop_signals.hpp"
#include "app/wire_client.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"
#include "bimtek/live/audience.hpp"
#include "store/randomness.hpp"

namespace bimtek::app {
namespace {

using namespace std::chrono_literals;
using Steady = std::chrono::steady_clock;
using boost::asio::ip::tcp;

constexpr auto answer_time_max = 10s;  // for a welcome, or for the answer to a goodbye
constexpr auto look_up = 200ms;        // how soon a player notices that the rehearsal is over, and the rehearsal that nobody plays

struct Tally {
    std::atomic<int> commands = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> lines = 0;
};

struct Stage {
    tcp::endpoint server;
    std::string session;
    std::chrono::milliseconds pause;
    std::atomic<bool> over = false;
};

/// Whether a server that closed with this code wants the client to come back.
bool may_come_back(std::uint16_t code) {
    for (const auto final : {live::CloseCode::token_unknown, live::CloseCode::removed, live::CloseCode::archived}) {
        if (code == static_cast<std::uint16_t>(final)) return false;
    }
    return true;
}

/// One region, with a line of its own that drops now and then.
class Player {
public:
    Player(const Stage& stage, Tally& tally, std::string token, std::uint64_t seed)
        : stage_(stage), tally_(tally), token_(std::move(token)), device_(store::random_id()), region_(device_, seed) {}

    void play() {
        while (!stage_.over) {
            WireClient line(stage_.server);
            if (enter(line)) take_part(line);
            if (!may_come_back(line.close_code())) return;
            for (const auto until = thought(); !stage_.over && Steady::now() < until;) std::this_thread::sleep_for(look_up);
        }
    }

private:
    bool enter(WireClient& line) {
        line.send(Json{{"type", "hello"}, {"session", stage_.session}, {"token", token_}, {"device", device_}}.dump());
        const auto welcome = line.receive(Steady::now() + answer_time_max);
        if (!welcome) return false;
        ++tally_.lines;
        region_.take(Json::parse(*welcome));
        if (!learned_) learn();
        return true;
    }

    void learn() {
        const auto definition = fetch(stage_.server, "/api/v1/definitions/" + region_.definition_hash(), token_);
        if (!definition) return;
        auto walkthrough = codec::parse_walkthrough(*definition);
        if (!walkthrough.ok()) return;
        region_.learn(std::make_shared<const domain::Walkthrough>(*std::move(walkthrough)));
        learned_ = true;
    }

    void take_part(WireClient& line) {
        while (!stage_.over) {
            listen(line, thought());
            if (!line.is_open() || region_.drops_out()) return;
            if (const auto command = region_.next()) {
                line.send(command->dump());
                ++tally_.commands;
            }
        }
        line.send(Json{{"type", "leave"}, {"id", device_ + "-leave"}}.dump());
        const auto until = Steady::now() + answer_time_max;
        while (const auto frame = line.receive(until)) {
            if (Json::parse(*frame).at("type") == "done") return;
        }
    }

    void listen(WireClient& line, Steady::time_point until) {
        for (auto now = Steady::now(); !stage_.over && line.is_open() && now < until; now = Steady::now()) {
            if (const auto frame = line.receive(std::min(until, now + look_up))) take(*frame);
        }
    }

    void take(const std::string& text) {
        const auto frame = Json::parse(text);
        if (frame.at("type") == "refused") ++tally_.refused;
        region_.take(frame);
    }

    Steady::time_point thought() {
        return Steady::now() + std::chrono::duration_cast<Steady::duration>(stage_.pause * region_.think());
    }

    const Stage& stage_;
    Tally& tally_;
    std::string token_;
    std::string device_;
    RehearsedRegion region_;
    bool learned_ = false;
};

/// A player whose server speaks another language than ours ends its part.
void play(Player& player) {
    try {
        player.play();
    } catch (const Json::exception& error) {
        std::cerr << "A region did not understand the server: " << error.what() << ".\n";
    }
}

}  // namespace

std::optional<Failure> rehearse(const RehearseOptions& options) {
    const StopSignals signals;
    const auto address = running_server(options.data);
    const auto server = address ? endpoint_of(*address) : std::nullopt;
    if (!server) return Failure{"No server runs on the data folder " + options.data.string() + "."};
    const auto links = request_running_server(
        options.data,
        {{"command", "rehearsal"}, {"session", options.session}, {"regions", options.regions}, {"seed", options.seed}});
    if (!links.ok()) return links.error();

    Stage stage{*server, options.session, std::chrono::milliseconds(options.pause_ms)};
    Tally tally;
    std::vector<std::unique_ptr<Player>> players;
    std::cout << "Playing for " << options.seconds << " s, seed " << options.seed << ":";
    for (const auto& link : (*links)["links"]) {
        std::cout << (players.empty() ? " " : ", ") << link["name"].get<std::string>();
        players.push_back(std::make_unique<Player>(stage, tally, link["token"], options.seed + players.size()));
    }
    std::cout << std::endl;
    std::vector<std::thread> threads;
    std::atomic<std::size_t> playing = players.size();
    for (const auto& player : players) {
        threads.emplace_back([&playing, &player = *player] {
            play(player);
            --playing;
        });
    }
    const auto until = Steady::now() + std::chrono::seconds(options.seconds);
    while (playing > 0 && Steady::now() < until && !signals.wait_for(look_up)) {}
    stage.over = true;
    for (auto& thread : threads) thread.join();
    std::cout << players.size() << " regions, " << tally.commands << " commands, " << tally.refused << " refused, "
              << tally.lines << " lines.\n";
    return std::nullopt;
}

}  // namespace bimtek::app
