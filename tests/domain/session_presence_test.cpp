// Devices that come, go silent, come back and leave, and how many people each room declared.
#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

const DeviceId device("d");

std::string arrival(const Given& given, std::optional<Instant> last_seen = {}, const Actor& actor = site_operator()) {
    return told(arrive(given.session, actor, device, last_seen, given.now));
}
std::string loss(const Given& given, Instant last_seen, const Actor& actor = site_operator()) {
    return told(lose(given.session, actor, device, last_seen, given.now));
}
std::string lines(std::vector<Event> events) { return told(events); }

Given present() { return live().said_hello(site_operator()); }
Given lost() { return present().later(1min).happened(DeviceLost{device, day_start + 15s}, site_operator()); }

const DevicePresence& device_of(const Given& given) { return given.session.presence.devices.at({site_operator().invitation, device}); }

}  // namespace

TEST_CASE("The first hello of a device is its joining. A second tab of it is nothing new") {
    CHECK(arrival(live()) == lines({DeviceJoined{device}}));
    CHECK(arrival(present().later(1min), day_start + 1min) == lines({}));
    CHECK(arrival(present().later(1min), day_start + 45s) == lines({}));
    CHECK(arrival(present().later(1min)) == lines({}));
}

TEST_CASE("The same device id of another invitation is another device") {
    CHECK(arrival(present(), std::nullopt, participant()) == lines({DeviceJoined{device}}));
}

TEST_CASE("A device that was silent for more than fifteen seconds had lost its line unnoticed") {
    const Given given = present().later(1min);
    CHECK(arrival(given, given.now - limits::silent_after) == lines({}));
    const Instant before = given.now - limits::silent_after - 1ms;
    CHECK(arrival(given, before) == lines({DeviceLost{device, before}, DeviceReturned{device}}));
}

TEST_CASE("An unnoticed loss does not begin before the hello that the log knows") {
    Given given = lost().later(1min).said_hello(site_operator());
    const Instant came_back = given.now;
    given.later(1min);
    CHECK(arrival(given, came_back - 90s) == lines({DeviceLost{device, came_back}, DeviceReturned{device}}));
}

TEST_CASE("A lost device returns. Its first joining stays what it was") {
    CHECK(device_of(lost()).state == DeviceState::lost);
    CHECK(device_of(lost()).changed_at == day_start + 15s);
    CHECK(arrival(lost()) == lines({DeviceReturned{device}}));
    const Given given = lost().later(1min).said_hello(site_operator());
    CHECK(device_of(given).state == DeviceState::connected);
    CHECK(device_of(given).first_joined_at == day_start);
    CHECK(device_of(given).returned_at == given.now);
}

TEST_CASE("A device that left joins anew when it says hello") {
    Given given = present().later(1min);
    given.when(site_operator(), Leave{}).then(DeviceLeft{device});
    given.did(site_operator(), Leave{});
    CHECK(device_of(given).state == DeviceState::left);
    CHECK(arrival(given) == lines({DeviceJoined{device}}));
    given.later(1min).said_hello(site_operator());
    CHECK(device_of(given).first_joined_at == day_start);
    CHECK_FALSE(device_of(given).returned_at.has_value());
}

TEST_CASE("Leaving twice, or without having come, is done already. A lost device may still leave") {
    present().did(site_operator(), Leave{}).when(site_operator(), Leave{}).then_nothing();
    live().when(site_operator(), Leave{}).then_nothing();
    lost().when(site_operator(), Leave{}).then(DeviceLeft{device});
}

TEST_CASE("A socket that is gone is a loss since its last sign of life") {
    const Given given = present().later(1min);
    CHECK(loss(given, day_start + 50s) == lines({DeviceLost{device, day_start + 50s}}));
}

TEST_CASE("A loss lies between the device's coming and now, whatever the sockets tell") {
    const Given given = present().later(1min);
    CHECK(loss(given, day_start - 1h) == lines({DeviceLost{device, day_start}}));
    CHECK(loss(given, day_start + 1h) == lines({DeviceLost{device, day_start + 1min}}));
}

TEST_CASE("Who is not there cannot be lost") {
    CHECK(loss(live(), day_start) == lines({}));
    CHECK(loss(lost(), day_start) == lines({}));
    CHECK(loss(present().did(site_operator(), Leave{}), day_start) == lines({}));
    CHECK(loss(present(), day_start, participant()) == lines({}));
}

TEST_CASE("After an outage of the server everyone is lost until the next hello") {
    Given given = present().said_hello(participant()).said_hello(site_operator("71.03"));
    given.later(1min).did(site_operator("71.03"), Leave{});
    given.later(1h).happened(ServerOutageNoted{day_start + 30min, given.now}, std::nullopt);
    CHECK(device_of(given).state == DeviceState::lost);
    CHECK(device_of(given).changed_at == day_start + 30min);
    CHECK(given.session.presence.devices.at({participant().invitation, device}).state == DeviceState::lost);
    CHECK(given.session.presence.devices.at({site_operator("71.03").invitation, device}).state == DeviceState::left);
    CHECK(arrival(given) == lines({DeviceReturned{device}}));
}

TEST_CASE("The operator of a site declares how many are in the room, from 0 to 2,000") {
    in_lobby().when(site_operator(), DeclareHeadcount{28}).then(HeadcountDeclared{RegionCode("73.24"), SiteId("aula"), 28});
    live().when(site_operator(), DeclareHeadcount{0}).then_allowed();
    live().when(site_operator(), DeclareHeadcount{2000}).then_allowed();
    live().when(site_operator(), DeclareHeadcount{2001}).then_refused(Reason::invalid, "heads");
    live().when(site_operator(), DeclareHeadcount{-1}).then_refused(Reason::invalid, "heads");
    live().when(participant(), DeclareHeadcount{1}).then_refused(Reason::not_allowed);
    Given given = live().did(site_operator(), DeclareHeadcount{28}).did(site_operator(), DeclareHeadcount{31});
    CHECK(given.session.presence.heads.at({RegionCode("73.24"), SiteId("aula")}) == 31);
}
