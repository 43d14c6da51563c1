// A small session for tests of rules, of what is told and of the running session: three regions, six items, three steps.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "bimtek/domain/session.hpp"

namespace bimtek::tests {

using namespace domain;
using namespace std::chrono_literals;

/// 21 April 2022, 08.00 WITA; the plan ends three hours and a half later.
inline const Instant day_start = Instant(Millis(1'650'499'200'000));
inline const Instant day_end = day_start + 210min;

inline SessionPlan example_plan() {
    SessionPlan plan;
    plan.id = SessionId("contoh");
    plan.title = {"Bimtek Contoh", "Example Session"};
    plan.host = "Badan Contoh";
    plan.zone = Zone::wita;
    plan.starts_at = day_start;
    plan.walkthrough = "contoh-form";
    plan.definition_hash = "staff-edition";
    plan.site_definition_hash = "site-edition";
    plan.steps = {StepId("profile"), StepId("story"), StepId("grade")};
    plan.agenda = {{ItemId("open"), {"Pembukaan", "Opening"}, "opening", 30, "Moderator", false, false},
                   {ItemId("talk"), {"Materi", "Talk"}, "presentation", 60, "Narasumber", true, false},
                   {ItemId("rest"), {"Istirahat", "Break"}, "break", 15, "", false, true},
                   {ItemId("work"), {"Praktik", "Practice"}, "practice", 60, "Fasilitator", true, false},
                   {ItemId("ask"), {"Tanya jawab", "Questions"}, "qna", 30, "", true, false},
                   {ItemId("close"), {"Penutup", "Closing"}, "closing", 15, "", false, false}};
    plan.regions = {{RegionCode("73.24"), "Kabupaten Luwu Timur", RegionCode("73"), "Sulawesi Selatan", Zone::wita,
                     {{SiteId("aula"), "Aula", 28}, {SiteId("kantor"), "Kantor", 12}}},
                    {RegionCode("71.03"), "Kabupaten Kepulauan Sangihe", RegionCode("71"), "Sulawesi Utara", Zone::wita,
                     {{SiteId("aula"), "Aula Tahuna", 20}}},
                    {RegionCode("76.01"), "Kabupaten Pasangkayu", RegionCode("76"), "Sulawesi Barat", Zone::wita,
                     {{SiteId("aula"), "Aula Pasangkayu", 15}}}};
    return plan;
}

inline Field form_field(std::string id, FieldType type, bool required = false) {
    Field field;
    field.id = FieldId(std::move(id));
    field.type = type;
    field.required = Expression{AnswerValue{required}};
    if (type == FieldType::text || type == FieldType::longtext) field.limits = TextLimits{0, 20, 0, std::nullopt};
    if (type == FieldType::integer) field.limits = IntegerLimits{1, 10};
    if (type == FieldType::decimal) field.limits = DecimalLimits{2, 0, 10'000};
    if (type == FieldType::choice || type == FieldType::multichoice) field.options = {{"p1", 2}, {"p2", 4}};
    return field;
}

/// Step `later` is in the form and not taught that day.
inline Walkthrough example_walkthrough() {
    Walkthrough form{"contoh-form", "1.0.0", {}, 12};
    Step profile;
    profile.id = StepId("profile");
    profile.fields = {form_field("name", FieldType::text, true), form_field("staff", FieldType::integer),
                      form_field("cost", FieldType::decimal), form_field("since", FieldType::date),
                      form_field("topics", FieldType::multichoice), form_field("local", FieldType::boolean)};
    Step story;
    story.id = StepId("story");
    story.fields = {form_field("text", FieldType::longtext)};
    Step grade;
    grade.id = StepId("grade");
    grade.fields = {form_field("choice", FieldType::choice, true)};
    grade.score = StepScore{FieldId("choice"), 3};
    Step later;
    later.id = StepId("later");
    later.fields = {form_field("more", FieldType::text)};
    form.steps = {profile, story, grade, later};
    return form;
}

inline PlanRevision revision_of(SessionPlan plan) {
    return {std::make_shared<const SessionPlan>(std::move(plan)), std::make_shared<const Walkthrough>(example_walkthrough())};
}

inline Session example_session(SessionPlan plan = example_plan());

inline Actor organizer() { return {InvitationId("u-panitia"), Role::organizer, {}, {}}; }
inline Actor facilitator(std::string id = "i-f") { return {InvitationId(std::move(id)), Role::facilitator, {}, {}}; }
inline Actor moderator() { return {InvitationId("i-m"), Role::moderator, {}, {}}; }
inline Actor helper() { return {InvitationId("i-h"), Role::helper, {}, {}}; }
inline Actor screen() { return {InvitationId("i-s"), Role::screen, {}, {}}; }
inline Actor observer() { return {InvitationId("i-o"), Role::observer, {}, {}}; }
inline Actor site_operator(const std::string& region = "73.24", const std::string& site = "aula") {
    return {InvitationId("i-" + region + "-" + site), Role::site_operator, RegionCode(region), SiteId(site)};
}
inline Actor participant(const std::string& region = "73.24", const std::string& who = "p") {
    return {InvitationId("i-" + region + "-" + who), Role::participant, RegionCode(region), SiteId("aula")};
}

inline Actor region_admin(const std::string& region = "73.24") {
    return {InvitationId("i-" + region + "-admin"), Role::region_admin, RegionCode(region), {}};
}

/// One of every role; those of region roles belong to 73.24.
inline Actor actor_of(Role role) {
    switch (role) {
        case Role::organizer: return organizer();
        case Role::facilitator: return facilitator();
        case Role::moderator: return moderator();
        case Role::helper: return helper();
        case Role::site_operator: return site_operator();
        case Role::participant: return participant();
        case Role::region_admin: return region_admin();
        case Role::screen: return screen();
        case Role::observer: return observer();
    }
    return observer();
}

inline Session example_session(SessionPlan plan) {
    Session session({{1, revision_of(std::move(plan))}});
    for (const Actor& actor : {facilitator(), moderator(), helper(), screen(), observer(), site_operator(), participant(),
                               site_operator("71.03"), participant("71.03"), site_operator("76.01")}) {
        session.invited[actor.invitation] = actor;
    }
    return session;
}

}  // namespace bimtek::tests
