// Messages, announcements, and what keeps a chat in order.
#include <string>

#include "bimtek/base/limits.hpp"
#include "domain/given.hpp"

using namespace bimtek;
using namespace bimtek::tests;

namespace {

PostMessage saying(std::string text) { return {std::move(text), std::nullopt, std::nullopt}; }
PostMessage to_staff(std::string text) { return {std::move(text), std::nullopt, "staff"}; }

const MessageId first("m2");
const MessageId second("m3");
const MessageId nowhere("m999");

/// `m2` by a participant to everyone, `m3` by the helper to staff.
Given with_messages() { return in_lobby().did(participant(), saying("Halo")).did(helper(), to_staff("Catatan")); }

}  // namespace

TEST_CASE("A message is posted under an id of its own") {
    in_lobby().when(participant(), saying("Halo")).then(MessagePosted{first, PrivateText("Halo"), {}, "everyone"}).made("message", "m2");
    const Given given = with_messages();
    REQUIRE(given.session.chat.recent_everyone.size() == 1);
    CHECK(given.session.chat.recent_everyone[0].text == PrivateText("Halo"));
    CHECK(given.session.chat.recent_everyone[0].by == participant());
    CHECK(given.session.chat.recent_everyone[0].at == given.now);
    REQUIRE(given.session.chat.recent_staff.size() == 1);
    CHECK(given.session.chat.recent_staff[0].staff_only);
}

TEST_CASE("Who reads the staff channel may write into it. Regions may not") {
    for (const Actor& actor : {organizer(), facilitator(), moderator(), helper()}) {
        in_lobby().when(actor, to_staff("Catatan")).then(MessagePosted{first, PrivateText("Catatan"), {}, "staff"});
    }
    for (const Actor& actor : {site_operator(), participant()}) {
        in_lobby().when(actor, to_staff("Catatan")).then_refused(Reason::not_allowed, "channel");
    }
    in_lobby().when(facilitator(), PostMessage{"Halo", {}, "region"}).then_refused(Reason::invalid, "channel");
}

TEST_CASE("A message has 1 to 2,000 code points and no control characters") {
    const Given given = in_lobby();
    std::string waves;
    for (int i = 0; i < 2000; ++i) waves += "\xF0\x9F\x91\x8B";
    given.when(participant(), saying(waves)).then_allowed();
    given.when(participant(), saying(waves + "a")).then_refused(Reason::too_long, "text");
    given.when(participant(), saying("")).then_refused(Reason::too_short, "text");
    given.when(participant(), saying(" \n\xC2\xA0")).then_refused(Reason::too_short, "text");
    for (const std::string text : {"a\x01", "a\x7F", "a\x1B[31m", "\x08"}) given.when(participant(), saying(text)).then_refused(Reason::invalid, "text");
    given.when(participant(), saying("a\tb\r\nc")).then_allowed();
}

TEST_CASE("A reply goes to a message that one can read") {
    const Given given = with_messages();
    given.when(participant(), PostMessage{"Ya", first, {}}).then(MessagePosted{MessageId("m4"), PrivateText("Ya"), first, "everyone"});
    given.when(helper(), PostMessage{"Ya", second, "staff"}).then_allowed();
    given.when(helper(), PostMessage{"Ya", first, "staff"}).then_allowed();
    given.when(helper(), PostMessage{"Ya", second, {}}).then_refused(Reason::unknown, "reply_to");
    given.when(participant(), PostMessage{"Ya", second, {}}).then_refused(Reason::unknown, "reply_to");
    given.when(participant(), PostMessage{"Ya", nowhere, {}}).then_refused(Reason::unknown, "reply_to");
    given.when(participant(), PostMessage{"", nowhere, {}}).then_refused(Reason::unknown, "reply_to");
}

TEST_CASE("In slow mode a region's people wait between two messages, each for himself") {
    Given given = in_lobby().did(moderator(), SetSlowMode{30}).did(participant(), saying("satu"));
    given.later(10s);
    CHECK(given.when(participant(), saying("dua")).then_refused(Reason::slow_mode).retry_ms == 20'000);
    given.later(20s - 1ms);
    CHECK(given.when(participant(), saying("dua")).then_refused(Reason::slow_mode).retry_ms == 1);
    given.when(site_operator(), saying("dua")).then_allowed();
    given.later(1ms).when(participant(), saying("dua")).then_allowed();
    given.did(moderator(), SetSlowMode{0}).did(participant(), saying("tiga")).did(participant(), saying("empat"));
}

TEST_CASE("Slow mode counts from the last message, also one from before it was set, and does not bind staff or helpers") {
    Given given = in_lobby().did(participant(), saying("satu")).later(5s).did(moderator(), SetSlowMode{30});
    CHECK(given.when(participant(), saying("dua")).then_refused(Reason::slow_mode).retry_ms == 25'000);
    given.did(helper(), saying("satu")).did(helper(), saying("dua"));
    given.did(moderator(), saying("satu")).did(moderator(), saying("dua"));
}

TEST_CASE("Slow mode is from 0 to 300 seconds") {
    in_lobby().when(moderator(), SetSlowMode{300}).then(SlowModeSet{300});
    in_lobby().when(moderator(), SetSlowMode{0}).then(SlowModeSet{0});
    in_lobby().when(moderator(), SetSlowMode{301}).then_refused(Reason::invalid, "seconds");
    in_lobby().when(moderator(), SetSlowMode{-1}).then_refused(Reason::invalid, "seconds");
}

TEST_CASE("Who is muted may not post until unmuted. The others may") {
    Given given = in_lobby();
    given.when(moderator(), Mute{participant().invitation}).then(InvitationMuted{participant().invitation, RegionCode("73.24")});
    given.did(moderator(), Mute{participant().invitation});
    given.when(participant(), saying("Halo")).then_refused(Reason::muted);
    given.when(site_operator(), saying("Halo")).then_allowed();
    given.when(moderator(), Mute{participant().invitation}).then_refused(Reason::wrong_state, "invitation");
    given.when(moderator(), Unmute{participant().invitation}).then(InvitationUnmuted{participant().invitation, RegionCode("73.24")});
    given.did(moderator(), Unmute{participant().invitation});
    given.when(participant(), saying("Halo")).then_allowed();
    given.when(moderator(), Unmute{participant().invitation}).then_refused(Reason::wrong_state, "invitation");
}

TEST_CASE("An invitation without a region can be muted too. One that does not exist is unknown") {
    Given given = in_lobby();
    given.when(moderator(), Mute{helper().invitation}).then(InvitationMuted{helper().invitation, std::nullopt});
    given.did(moderator(), Mute{helper().invitation}).when(helper(), to_staff("Catatan")).then_refused(Reason::muted);
    given.when(moderator(), Mute{InvitationId("i-x")}).then_refused(Reason::unknown, "invitation");
    given.when(moderator(), Unmute{InvitationId("i-x")}).then_refused(Reason::unknown, "invitation");
}

TEST_CASE("A message is hidden once, wherever it is kept") {
    Given given = with_messages().did(moderator(), PinMessage{first});
    given.when(moderator(), HideMessage{first}).then(MessageHidden{first});
    given.did(moderator(), HideMessage{first});
    CHECK(given.session.chat.recent_everyone[0].hidden);
    CHECK(given.session.chat.pinned[0].hidden);
    CHECK_FALSE(given.session.chat.recent_staff[0].hidden);
    given.when(moderator(), HideMessage{first}).then_refused(Reason::wrong_state, "message");
    given.when(moderator(), HideMessage{nowhere}).then_refused(Reason::unknown, "message");
    given.when(moderator(), HideMessage{second}).then(MessageHidden{second});
}

TEST_CASE("A message is pinned once, not when it is hidden, and unpinned when it is pinned") {
    Given given = with_messages();
    given.when(moderator(), UnpinMessage{first}).then_refused(Reason::wrong_state, "message");
    given.when(moderator(), PinMessage{first}).then(MessagePinned{first});
    given.did(moderator(), PinMessage{first});
    CHECK(given.session.chat.pinned.size() == 1);
    given.when(moderator(), PinMessage{first}).then_refused(Reason::wrong_state, "message");
    given.when(moderator(), UnpinMessage{first}).then(MessageUnpinned{first});
    given.did(moderator(), UnpinMessage{first});
    CHECK(given.session.chat.pinned.empty());
    given.did(moderator(), HideMessage{first}).when(moderator(), PinMessage{first}).then_refused(Reason::wrong_state, "message");
    given.when(moderator(), PinMessage{nowhere}).then_refused(Reason::unknown, "message");
    given.when(moderator(), UnpinMessage{nowhere}).then_refused(Reason::unknown, "message");
}

TEST_CASE("Of each channel the newest hundred are kept, and only they can be pinned. Older ones can be hidden") {
    Given given = with_messages();
    for (int i = 0; i < 99; ++i) given.did(moderator(), saying("pesan"));
    CHECK(given.session.chat.recent_everyone.size() == 100);
    given.when(moderator(), PinMessage{first}).then_allowed();
    given.did(moderator(), saying("pesan"));
    CHECK(given.session.chat.recent_everyone.size() == 100);
    given.when(moderator(), PinMessage{first}).then_refused(Reason::wrong_state, "message");
    given.when(moderator(), PinMessage{second}).then_allowed();
    given.when(moderator(), HideMessage{first}).then_allowed();
    given.when(participant(), PostMessage{"Ya", first, {}}).then_allowed();
}

TEST_CASE("Twenty messages can be pinned") {
    Given given = in_lobby();
    for (int i = 0; i < 21; ++i) given.did(moderator(), saying("pesan"));
    for (int i = 0; i < 20; ++i) given.did(moderator(), PinMessage{MessageId("m" + std::to_string(2 + i))});
    given.when(moderator(), PinMessage{MessageId("m22")}).then_refused(Reason::wrong_state, "message");
    given.did(moderator(), UnpinMessage{MessageId("m5")}).when(moderator(), PinMessage{MessageId("m22")}).then_allowed();
}

TEST_CASE("A pinned message outlives the hundred") {
    Given given = in_lobby().did(participant(), saying("Halo")).did(moderator(), PinMessage{first});
    for (int i = 0; i < 100; ++i) given.did(moderator(), saying("pesan"));
    CHECK(given.session.chat.pinned[0].text == PrivateText("Halo"));
    given.did(moderator(), HideMessage{first});
    CHECK(given.session.chat.pinned[0].hidden);
    given.when(moderator(), UnpinMessage{first}).then_allowed();
}

TEST_CASE("An announcement has 1 to 500 code points, and the latest stands") {
    Given given = in_lobby();
    given.when(moderator(), Announce{"Mulai"}).then(AnnouncementMade{PrivateText("Mulai")});
    given.when(moderator(), Announce{std::string(500, 'a')}).then_allowed();
    given.when(moderator(), Announce{std::string(501, 'a')}).then_refused(Reason::too_long, "text");
    given.when(moderator(), Announce{" "}).then_refused(Reason::too_short, "text");
    given.when(moderator(), Announce{"a\x02"}).then_refused(Reason::invalid, "text");
    given.did(moderator(), Announce{"Satu"}).later(1min).did(facilitator(), Announce{"Dua"});
    CHECK(given.session.chat.announcement->text == PrivateText("Dua"));
    CHECK(given.session.chat.announcement->by == facilitator());
    CHECK(given.session.chat.announcement->at == given.now);
}
