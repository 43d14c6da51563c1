#include "simulation/plan.hpp"

#include <memory>
#include <string>
#include <utility>

#include "bimtek/base/check.hpp"
#include "bimtek/codec/walkthrough_codec.hpp"
#include "codec/golden_answers.hpp"

namespace bimtek::simulation {

using namespace domain;

namespace {

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

PlannedRegion planned_region(int number) {
    const int province = number / 40;
    PlannedRegion region{RegionCode(std::to_string(91 + province) + "." + two_digits(1 + number % 40)),
                         "Kabupaten Rekaan " + std::to_string(number + 1),
                         RegionCode(std::to_string(91 + province)),
                         "Provinsi Rekaan " + std::to_string(province + 1),
                         static_cast<Zone>(province % 3),
                         {{SiteId("aula"), "Aula", 20 + number % 15}}};
    if (number % 3 == 0) region.sites.push_back({SiteId("kantor"), "Kantor", 5});
    return region;
}

std::vector<store::Invitee> invitees_of(const SessionPlan& plan) {
    std::vector<store::Invitee> invitees;
    const auto invite = [&](std::string id, Role role, RegionCode region, SiteId site) {
        invitees.push_back({{InvitationId(id), role, std::move(region), std::move(site)}, "Nama " + id});
    };
    invite("u-panitia", Role::organizer, {}, {});
    invite("i-fasilitator-1", Role::facilitator, {}, {});
    invite("i-fasilitator-2", Role::facilitator, {}, {});
    invite("i-moderator", Role::moderator, {}, {});
    invite("i-pendamping", Role::helper, {}, {});
    invite("i-layar", Role::screen, {}, {});
    invite("i-pengamat", Role::observer, {}, {});
    for (const PlannedRegion& region : plan.regions) {
        for (const PlannedSite& site : region.sites) {
            invite("i-" + region.code.value + "-" + site.id.value, Role::site_operator, region.code, site.id);
        }
        const bool second = (&region - plan.regions.data()) % 2 == 1;
        if (!second) invite("i-" + region.code.value + "-p", Role::participant, region.code, region.sites.front().id);
    }
    return invitees;
}

}  // namespace

store::SessionRecord planned_session(int regions) {
    auto form = codec::parse_walkthrough(test::read_source_file("server/data/iid-2026.walkthrough.json"));
    BIMTEK_CHECK(form.ok());
    SessionPlan plan;
    plan.id = SessionId("simulasi");
    plan.title = {"Bimtek Rekaan", "Invented Session"};
    plan.host = "Badan Rekaan";
    plan.zone = Zone::wita;
    plan.starts_at = day_start;
    plan.walkthrough = form->id;
    plan.definition_hash = "staff-edition";
    plan.site_definition_hash = "site-edition";
    for (const char* step : {"profil_identitas", "profil_waktu", "profil_rancang_bangun", "ind01", "ind02", "ind05", "ind18", "ind20"}) {
        plan.steps.emplace_back(step);
    }
    plan.agenda = {{ItemId("registrasi"), {"Registrasi", "Registration"}, "registration", 5, "Panitia", false, false},
                   {ItemId("pembukaan"), {"Pembukaan", "Opening"}, "opening", 5, "", false, false},
                   {ItemId("materi"), {"Materi", "Talk"}, "presentation", 10, "Narasumber", true, false},
                   {ItemId("jeda"), {"Istirahat", "Break"}, "break", 5, "", false, true},
                   {ItemId("praktik"), {"Praktik", "Practice"}, "practice", 10, "Fasilitator", true, false},
                   {ItemId("penutup"), {"Penutup", "Closing"}, "closing", 5, "", false, false}};
    for (int number = 0; number < regions; ++number) plan.regions.push_back(planned_region(number));
    auto invitees = invitees_of(plan);
    return {{{1, {std::make_shared<const SessionPlan>(std::move(plan)), std::make_shared<const Walkthrough>(std::move(*form))}}},
            std::move(invitees)};
}

SessionPlan revised_plan(SessionPlan plan, int revision, Random& random) {
    const std::string number = std::to_string(revision);
    switch (random.below(7)) {
        case 0: plan.title.id = "Bimtek Rekaan, revisi " + number; break;
        case 1: plan.attendance.full_percent = 60 + random.below(40); break;
        case 2: plan.agenda[1].minutes = 1 + random.below(10); break;
        case 3: plan.meeting_url = "https://rapat.example/" + number; break;
        case 4: random.any(plan.regions).sites.push_back({SiteId("tambahan-" + number), "Tambahan " + number, 5}); break;
        case 5: plan.regions.push_back(planned_region(200 + revision)); break;
        default: {
            auto& sites = random.any(plan.regions).sites;
            if (sites.size() > 1) sites.pop_back();
            else plan.host = "Badan Rekaan " + number;
        }
    }
    return plan;
}

}  // namespace bimtek::simulation
