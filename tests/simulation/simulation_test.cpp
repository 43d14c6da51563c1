// Whole days from a seed: whatever drops, fails and comes twice, everyone sees in the end what the log says.
#include <doctest/doctest.h>

#include <cstdlib>
#include <set>
#include <string>

#include "bimtek/domain/event.hpp"
#include "simulation/simulation.hpp"

using namespace bimtek;
using namespace bimtek::simulation;
using namespace std::chrono_literals;

namespace {

struct Day {
    std::uint64_t seed;
    int regions;
    int busy;  ///< how many people think of something to do every fifth of a second
    bool short_one = false;
};

/// The lobby fills, the session starts, the disk fails.
void morning(const Day& day, Simulation& all) {
    Client& facilitator = all.client("i-fasilitator-1");
    all.comes(all.client("u-panitia"));
    all.comes(facilitator);
    all.pass(3s, 0, Mood::steady);
    all.insist(facilitator, {{"type", "open_lobby"}});
    all.everyone_comes();
    all.pass(25s, day.busy, Mood::slow);
    all.insist(facilitator, {{"type", "start_session"}});
    for (const char* step : {"ind01", "profil_rancang_bangun"}) facilitator.command({{"type", "open_step"}, {"step", step}}, all.now());
    all.pass(30s, day.busy, Mood::slow);
    all.pass(20s, day.busy, Mood::failing);
}

/// Restarts with and without a goodbye, a short outage and a long one.
void noon(const Day& day, Simulation& all) {
    all.revoke(all.client("i-91.05-p"));
    all.pass(5s, day.busy, Mood::slow);
    all.restart(true, 3s);
    all.pass(30s, day.busy, Mood::failing);
    all.restart(false, 6min);
    all.pass(7min, 0, Mood::steady);
    all.pass(30s, day.busy, Mood::slow);
    all.quiet();
    all.check_views(3);
}

/// It ends, by itself or not, goes on once more, and people still save after the end.
void evening(const Day& day, Simulation& all) {
    Client& facilitator = all.client("i-fasilitator-1");
    if (day.seed % 2 == 0) {
        all.staff_go_away();
        while (all.now() < day_start + 110min) all.pass(20s, 0, Mood::steady);
        all.staff_comes_back();
        all.quiet();
    } else {
        all.insist(facilitator, {{"type", "end_session"}});
    }
    all.pass(15s, day.busy, Mood::failing);
    all.insist(facilitator, {{"type", "reopen_session"}});
    all.pass(25s, day.busy, Mood::failing);
    all.insist(facilitator, {{"type", "end_session"}});
    all.pass(10s, day.busy, Mood::slow);
}

void run(const Day& day, std::map<std::string, int>& happened) {
    Simulation all(day.seed, day.regions);
    Client& organizer = all.client("u-panitia");
    all.be_revised();
    morning(day, all);
    all.restart(false, 20s);
    all.pass(day.short_one ? 15s : 40s, day.busy, Mood::slow);
    if (!day.short_one) {
        noon(day, all);
        evening(day, all);
    }
    all.quiet();
    all.check_views(8);

    const bool ended = organizer.view.snapshot.at("session").at("state") == "ended";
    if (!ended) all.insist(organizer, {{"type", "end_session"}});
    all.insist(organizer, {{"type", "archive_session"}});
    all.pass(5s, 0, Mood::steady);
    for (const Client& client : all.clients()) CHECK(client.state == Client::State::over);
    all.check_log();

    for (const auto& [what, times] : all.happened()) happened[what] += times;
    for (const auto& one : all.log()) ++happened["event: " + std::string(domain::type_of(one.recorded.event))];
}

/// The plan is made and changed, people come to the lobby, and it is called off.
void called_off(std::uint64_t seed, std::map<std::string, int>& happened) {
    Simulation all(seed, 6);
    Client& organizer = all.client("u-panitia");
    all.comes(organizer);
    all.comes(all.client("i-fasilitator-1"));
    all.pass(3s, 0, Mood::steady);
    for (int times = 0; times < 8; ++times) {
        all.revise();
        all.pass(2s, 1, Mood::failing);
    }
    all.everyone_comes();
    all.pass(25s, 1, Mood::slow);
    all.insist(organizer, {{"type", "open_lobby"}});
    for (int times = 0; times < 4; ++times) {
        all.revise();
        all.pass(5s, 3, Mood::failing);
    }
    all.restart(false, 5s);
    all.insist(organizer, {{"type", "cancel_session"}});
    all.quiet();
    all.check_views(6);
    all.insist(organizer, {{"type", "archive_session"}});
    all.pass(5s, 0, Mood::steady);
    all.check_log();
    for (const auto& [what, times] : all.happened()) happened[what] += times;
    for (const auto& one : all.log()) ++happened["event: " + std::string(domain::type_of(one.recorded.event))];
}

template <std::size_t... I>
std::set<std::string> event_types(std::index_sequence<I...>) {
    return {std::string(std::variant_alternative_t<I, domain::Event>::type)...};
}

}  // namespace

TEST_CASE("In the end everyone sees what the log says, and the log holds what was promised") {
    std::vector<Day> days = {{1, 8, 3}, {2, 8, 3}, {3, 20, 3}, {4, 200, 4, true}};
    const char* seed = std::getenv("BIMTEK_SEED");
    if (seed != nullptr) days = {{std::strtoull(seed, nullptr, 10), 20, 3}};

    std::map<std::string, int> happened;
    for (const Day& day : days) {
        MESSAGE("seed " << day.seed << ", " << day.regions << " regions");
        run(day, happened);
    }
    for (const std::uint64_t first : {21, 22, 23}) called_off(seed != nullptr ? days.front().seed : first, happened);
    std::string all;
    for (const auto& [what, times] : happened) all += "\n    " + what + ": " + std::to_string(times);
    CAPTURE(all);
    if (seed != nullptr) return;

    // The days reach what they are meant to reach.
    for (const std::string& type : event_types(std::make_index_sequence<std::variant_size_v<domain::Event>>())) {
        CHECK_MESSAGE(happened["event: " + type] >= 3, type);
    }
    for (const char* reason : {"not_allowed", "wrong_state", "unknown", "id_reused", "too_long", "too_short", "muted", "slow_mode",
                               "step_closed", "stale", "invalid", "unavailable"}) {
        CHECK_MESSAGE(happened[std::string("refused: ") + reason] >= 5, std::string(reason));
    }
    for (const char* what : {"resumed", "took a snapshot", "sent twice", "sent again after done", "id misused", "dropped", "leave",
                             "row with bridged time", "row with an outage", "row that counts", "line taken for dead", "view compared", "welcomed again"}) {
        CHECK_MESSAGE(happened[what] >= 10, std::string(what));
    }
    for (const char* what : {"revision: done", "revision: wrong_state", "revision: stale"}) {
        CHECK_MESSAGE(happened[what] >= 3, std::string(what));
    }
    for (const char* what : {"log: unavailable but written", "log: unavailable and not written", "log: wrong_seq", "log: read"}) {
        CHECK_MESSAGE(happened[what] >= 5, std::string(what));
    }
    for (const char* what : {"crash", "restart", "revoked", "closed with 4001", "closed with 4003", "closed with 4005", "closed with 1000",
                             "closed with 1012", "log: cut off by a crash"}) {
        CHECK_MESSAGE(happened[what] >= 1, std::string(what));
    }
}
