// The demo session: made once, reused ever after.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "app/data_folder.hpp"
#include "app/demo.hpp"
#include "app/program.hpp"
#include "app/temporary_folder.hpp"

namespace bimtek::app {
namespace {

using Json = nlohmann::ordered_json;

const auto noon = parse_iso8601("2026-11-24T04:00:00Z").value();

Json demo_of(const std::filesystem::path& data, Words more = {}) {
    Words arguments = {"demo", "--data", data.string(), "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const auto ended = run_program(arguments);
    CHECK(ended.status == 0);
    CHECK(ended.err.empty());
    return Json::parse(ended.out);
}

std::map<std::string, int> count_by_role(const Json& demo) {
    std::map<std::string, int> roles;
    for (const auto& link : demo["links"]) ++roles[link["role"].get<std::string>()];
    return roles;
}

TEST_CASE("The demo prints the links of everyone, in the shape that programs rely on") {
    const TemporaryFolder scratch;
    const auto demo = demo_of(scratch / "data", {"--participants", "2"});

    REQUIRE(demo.size() == 2);
    CHECK(demo.begin().key() == "session");
    CHECK(count_by_role(demo) == std::map<std::string, int>{{"organizer", 1},
                                                            {"facilitator", 1},
                                                            {"moderator", 1},
                                                            {"helper", 1},
                                                            {"screen", 1},
                                                            {"observer", 1},
                                                            {"site_operator", 87},
                                                            {"region_admin", 87},
                                                            {"participant", 2}});
    for (const auto& link : demo["links"]) {
        REQUIRE(link.size() == 5);
        const auto role = link["role"].get<std::string>();
        const bool takes_part = role == "site_operator" || role == "participant", prepares = role == "region_admin";
        const auto* page = takes_part ? "/ikut#" : prepares ? "/daerah#" : role == "screen" ? "/layar#" : role == "observer" ? "/pimpinan#" : "/kelola#";
        CHECK(link["path"] == page + link["token"].get<std::string>());
        CHECK(link["region"].is_null() == !(takes_part || prepares));
        CHECK(link["site"].is_null() == (role != "site_operator"));
    }
    const auto operators = std::ranges::find(demo["links"], "site_operator", [](const Json& link) { return link["role"]; });
    CHECK((*operators)["region"] == "73.24");
}

TEST_CASE("Made again, the demo keeps session and invitations and adds tokens. The old ones stay valid") {
    const TemporaryFolder scratch;
    const auto data = scratch / "data";
    const auto first = demo_of(data, {"--participants", "3"});
    const auto second = demo_of(data, {"--participants", "5", "--start", "2030-01-01T00:00:00Z"});
    const auto third = demo_of(data);

    CHECK(second["session"] == first["session"]);
    CHECK(count_by_role(second)["participant"] == 5);
    CHECK(count_by_role(third) == count_by_role(second));

    const auto folder = open_data_folder(data, noon);
    REQUIRE(folder.ok());
    auto& catalog = (*folder)->catalog;
    std::set<std::string> tokens;
    std::set<InvitationId> invitations;
    for (const auto* demo : {&first, &second, &third}) {
        for (const auto& link : (*demo)["links"]) {
            const auto token = link["token"].get<std::string>();
            CHECK(tokens.insert(token).second);
            if (link["role"] == "organizer") continue;
            const auto holder = catalog.find_token(token);
            REQUIRE(holder.ok());
            REQUIRE(holder->has_value());
            CHECK_FALSE((*holder)->revoked);
            invitations.insert((*holder)->invitation.id);
        }
    }
    CHECK(invitations.size() == 5 + 87 + 87 + 5);
    CHECK(catalog.list_sessions()->size() == 1);
    CHECK(catalog.list_users()->size() == 1);
}

TEST_CASE("Participants are spread over the regions") {
    const TemporaryFolder scratch;
    const auto demo = demo_of(scratch / "data", {"--participants", "175"});
    std::map<std::string, int> of_region;
    for (const auto& link : demo["links"]) {
        if (link["role"] == "participant") ++of_region[link["region"].get<std::string>()];
    }
    REQUIRE(of_region.size() == 87);
    int threes = 0;
    for (const auto& [region, count] : of_region) {
        CHECK(count >= 2);
        CHECK(count <= 3);
        threes += count == 3 ? 1 : 0;
    }
    CHECK(threes == 1);
}

TEST_CASE("The demo starts when it is told to, and lasts as long as its plan") {
    const TemporaryFolder scratch;
    const auto start = noon + std::chrono::hours(1);
    const auto folder = open_data_folder(scratch / "data", noon);
    REQUIRE(folder.ok());
    auto& catalog = (*folder)->catalog;
    const auto demo = make_demo(catalog, 0, start, noon);
    REQUIRE(demo.ok());
    const auto session = catalog.find_session(SessionId((*demo)["session"].get<std::string>()));
    REQUIRE(session->has_value());
    CHECK((*session)->starts_at == start);
    CHECK((*session)->ends_at == start + std::chrono::hours(7) + std::chrono::minutes(10));
    CHECK((*session)->regions_invited == 87);

    const auto again = make_demo(catalog, 0, start + std::chrono::hours(1), noon);
    REQUIRE(again.ok());
    CHECK((*again)["starts_at"] == to_iso8601(start));
}

TEST_CASE("The organizer's token is a sign-in. A password is told once") {
    const TemporaryFolder scratch;
    const auto folder = open_data_folder(scratch / "data", noon);
    REQUIRE(folder.ok());
    auto& catalog = (*folder)->catalog;
    const auto first = make_demo(catalog, 0, std::nullopt, noon);
    REQUIRE(first.ok());
    const auto login = catalog.find_login((*first)["links"][0]["token"].get<std::string>(), noon);
    REQUIRE(login->has_value());
    CHECK((*login)->user.name == "panitia");
    CHECK(catalog.sign_in("panitia", (*first)["password"].get<std::string>(), {}, Instant{})->has_value());

    const auto second = make_demo(catalog, 0, std::nullopt, noon);
    REQUIRE(second.ok());
    CHECK((*second)["password"].is_null());

    REQUIRE(catalog.set_user_enabled("panitia", false, store::the_program, Instant{}).ok());
    const auto refused = make_demo(catalog, 0, std::nullopt, noon);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().sentence == "The account panitia is disabled; enable it first.");
}

TEST_CASE("A demo that is refused leaves nothing behind") {
    const TemporaryFolder scratch;
    const auto folder = open_data_folder(scratch / "data", noon);
    REQUIRE(folder.ok());
    auto& catalog = (*folder)->catalog;
    REQUIRE(catalog.create_user("panitia", "rahasia-sekali", store::the_program, noon).ok());
    REQUIRE(catalog.set_user_enabled("panitia", false, store::the_program, noon).ok());
    CHECK_FALSE(make_demo(catalog, 0, std::nullopt, noon).ok());
    CHECK_FALSE(catalog.find_demo_session()->has_value());
}

TEST_CASE("People read one link of each role first") {
    const TemporaryFolder scratch;
    const auto ended = run_program({"demo", "--data", (scratch / "data").string(), "--participants", "1"});
    CHECK(ended.status == 0);
    const auto head = ended.out.substr(0, ended.out.find("Everyone else"));
    std::size_t after = 0;
    for (const auto* role : {"Account panitia, password ", "organizer", "facilitator", "moderator", "helper",
                             "Kabupaten Luwu Timur", "participant"}) {
        CAPTURE(role);
        after = head.find(role, after);
        REQUIRE(after != std::string::npos);
    }
}

}  // namespace
}  // namespace bimtek::app
