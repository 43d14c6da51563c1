#include "bimtek/codec/plan_codec.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <initializer_list>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/json_cursor.hpp"
#include "codec/nfc.hpp"
#include "codec/strict_json.hpp"

namespace bimtek::codec {

namespace {

using Json = nlohmann::json;
using namespace std::chrono;

/// A value of the document with its path. Reading a value that is absent or of another kind notes a problem and gives a
/// harmless one, so that one pass finds everything that is wrong.
class Value {
public:
    Value(const Json* json, std::string path, std::vector<PlanProblem>& problems)
        : json_(json), path_(std::move(path)), problems_(&problems) {}

    void problem(std::string code) const { problems_->push_back({path_, std::move(code)}); }

    bool given() const { return json_ != nullptr && !json_->is_null(); }

    Value at(const std::string& key) const {
        const bool there = json_ != nullptr && json_->is_object() && json_->contains(key);
        return {there ? &(*json_)[key] : nullptr, path_ + pointer_part(key), *problems_};
    }

    /// The same object, which has no other members than these.
    const Value& only(std::initializer_list<std::string_view> members) const {
        if (json_ == nullptr || !json_->is_object()) return *this;
        for (const auto& [key, value] : json_->items()) {
            if (std::ranges::find(members, key) == members.end()) at(key).problem("unknown_member");
        }
        return *this;
    }

    /// Between `min` and `max` elements.
    std::vector<Value> elements(std::size_t min, std::size_t max) const {
        std::vector<Value> values;
        if (!is(&Json::is_array)) return values;
        if (json_->size() < min) problem("empty");
        if (json_->size() > max) problem("too_many");
        for (std::size_t i = 0; i < std::min(json_->size(), max); ++i) {
            values.emplace_back(&(*json_)[i], path_ + "/" + std::to_string(i), *problems_);
        }
        return values;
    }

    /// What is compared and not read: as it was sent. Limits are code points.
    std::string word(std::size_t max) const { return is(&Json::is_string) ? checked(json_->get<std::string>(), max) : std::string(); }

    /// What people read, in NFC.
    std::string text(std::size_t max) const {
        return is(&Json::is_string) ? checked(to_nfc(json_->get_ref<const std::string&>()), max) : std::string();
    }

    std::string optional_text(std::size_t max) const { return given() && *json_ != "" ? text(max) : std::string(); }

    int integer(int min, int max) const {
        if (!is(&Json::is_number_integer)) return min;
        if (*json_ < min || *json_ > max) {
            problem("out_of_range");
            return min;
        }
        return json_->get<int>();
    }

    bool boolean() const { return is(&Json::is_boolean) && json_->get<bool>(); }

private:
    std::string checked(std::string value, std::size_t max) const {
        if (domain::is_blank_text(value)) problem("empty");
        if (domain::code_points(value) > max) problem("too_long");
        if (domain::has_control_character(value)) problem("bad_text");
        return value;
    }

    bool is(bool (Json::*kind)() const noexcept) const {
        if (json_ == nullptr) problem("required");
        else if (!(json_->*kind)()) problem("wrong_type");
        else return true;
        return false;
    }

    const Json* json_;
    std::string path_;
    std::vector<PlanProblem>* problems_;
};

/// `width` digits of `text` from `from`; nullopt when one is none.
std::optional<int> digits(std::string_view text, std::size_t from, std::size_t width) {
    int number = 0;
    for (const char c : text.substr(from, width)) {
        if (c < '0' || c > '9') return std::nullopt;
        number = number * 10 + (c - '0');
    }
    return number;
}

std::optional<sys_days> date_from(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto y = digits(text, 0, 4);
    const auto m = digits(text, 5, 2);
    const auto d = digits(text, 8, 2);
    if (!y || !m || !d) return std::nullopt;
    const auto date = year(*y) / month(static_cast<unsigned>(*m)) / day(static_cast<unsigned>(*d));
    if (!date.ok() || !may_be_given(sys_days(date))) return std::nullopt;
    return sys_days(date);
}

/// `HH:MM` as minutes since midnight.
std::optional<minutes> time_from(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    const auto h = digits(text, 0, 2);
    const auto m = digits(text, 3, 2);
    if (!h || !m || *h > 23 || *m > 59) return std::nullopt;
    return hours(*h) + minutes(*m);
}

std::optional<minutes> read_time(const Value& value) {
    const std::string text = value.word(5);
    const auto time = time_from(text);
    if (!time && !text.empty()) value.problem("bad_time");
    return time;
}

domain::Localized read_localized(const Value& value, std::size_t max) {
    value.only({"id", "en"});
    return {value.at("id").text(max), value.at("en").optional_text(max)};
}

/// An id that was not seen before.
template <class AnyId>
AnyId read_id(const Value& value, std::set<std::string>& seen) {
    std::string id = value.word(limits::id_length_max);
    if (!id.empty() && !seen.insert(id).second) value.problem("duplicate");
    return AnyId(std::move(id));
}

/// How far a time that the plan states is after the one that follows from the minutes; nothing when it states none. It is
/// taken to be the nearest such time of the day, so that a session may pass midnight.
minutes difference_to(minutes expected, const Value& stated) {
    constexpr minutes day = 24h;
    if (!stated.given()) return 0min;
    const auto time = read_time(stated);
    if (!time) return 0min;
    minutes difference = (*time - expected) % day;
    if (difference > day / 2) difference -= day;
    if (difference < -day / 2) difference += day;
    return difference;
}

void check_start(const Value& value, minutes expected) {
    const minutes difference = difference_to(expected, value);
    if (difference < 0min) value.problem("overlapping");
    if (difference > 0min) value.problem("gap");
}

void read_agenda(const Value& root, minutes starts_at, domain::SessionPlan& plan) {
    std::set<std::string> seen;
    minutes now = starts_at;
    for (const Value& value : root.at("agenda").elements(1, limits::agenda_items_max)) {
        value.only({"id", "title", "kind", "starts_at", "minutes", "pic", "counts", "break"});
        domain::PlannedItem item;
        item.id = read_id<ItemId>(value.at("id"), seen);
        item.title = read_localized(value.at("title"), limits::agenda_title_max);
        item.kind = value.at("kind").word(limits::id_length_max);
        if (!item.kind.empty() && !domain::is_agenda_kind(item.kind)) value.at("kind").problem("unknown_kind");
        item.minutes = value.at("minutes").integer(1, limits::agenda_minutes_max);
        item.pic = value.at("pic").optional_text(limits::agenda_pic_max);
        item.counts = value.at("counts").boolean();
        item.is_break = value.at("break").boolean();
        check_start(value.at("starts_at"), now);
        now += minutes(item.minutes);
        plan.agenda.push_back(std::move(item));
    }
    const Value ends_at = root.at("ends_at");
    if (difference_to(now, ends_at) != 0min) ends_at.problem("wrong_end");
}

void read_regions(const Value& root, const PlanReferences& references, domain::SessionPlan& plan) {
    std::set<std::string> seen;
    for (const Value& value : root.at("invited").elements(1, limits::plan_regions_max)) {
        value.only({"code", "sites"});
        domain::PlannedRegion region;
        region.code = read_id<RegionCode>(value.at("code"), seen);
        if (auto known = references.region(region.code)) {
            region.name = std::move(known->name);
            region.province = std::move(known->province);
            region.province_name = std::move(known->province_name);
            region.zone = known->zone;
        } else if (!region.code.empty()) {
            value.at("code").problem("unknown_region");
        }
        std::set<std::string> sites;
        for (const Value& site : value.at("sites").elements(1, limits::plan_sites_per_region_max)) {
            site.only({"id", "name", "expected_heads"});
            region.sites.push_back({read_id<SiteId>(site.at("id"), sites), site.at("name").text(limits::plan_text_max),
                                    site.at("expected_heads").integer(0, limits::heads_max)});
        }
        plan.regions.push_back(std::move(region));
    }
}

void read_steps(const Value& root, const PlanReferences& references, domain::SessionPlan& plan) {
    const Value walkthrough = root.at("walkthrough");
    plan.walkthrough = walkthrough.word(limits::id_length_max);
    const auto known = references.walkthrough(plan.walkthrough);
    if (!known && !plan.walkthrough.empty()) walkthrough.problem("unknown_walkthrough");
    std::set<std::string> seen;
    for (const Value& value : root.at("steps").elements(0, limits::agenda_items_max)) {
        plan.steps.push_back(read_id<StepId>(value, seen));
        if (known && std::ranges::find(known->steps, plan.steps.back()) == known->steps.end()) value.problem("unknown_step");
    }
    if (!known) return;
    plan.definition_hash = known->staff_hash;
    plan.site_definition_hash = known->site_hash;
}

void read_attendance(const Value& value, domain::AttendancePolicy& policy) {
    value.only({"grace_s", "late_after_min", "full", "partial", "minutes_per_jp"});
    policy.grace_s = value.at("grace_s").integer(0, limits::grace_s_max);
    policy.late_after_min = value.at("late_after_min").integer(0, limits::agenda_minutes_max);
    policy.full_percent = value.at("full").integer(0, 100);
    policy.partial_percent = value.at("partial").integer(0, 100);
    if (policy.partial_percent > policy.full_percent) value.at("partial").problem("out_of_range");
}

void read_time_and_place(const Value& root, minutes starts_at, domain::SessionPlan& plan) {
    const std::string zone = root.at("zone").word(limits::id_length_max);
    const auto known_zone = zone_from_iana(zone);
    if (!known_zone && !zone.empty()) root.at("zone").problem("unknown_zone");
    plan.zone = known_zone.value_or(Zone::wib);

    const std::string date = root.at("date").word(10);
    const auto day = date_from(date);
    if (!day && !date.empty()) root.at("date").problem("bad_date");
    plan.starts_at = Instant(day.value_or(sys_days{})) + starts_at - offset_of(plan.zone);

    const Value url = root.at("meeting_url");
    if (!url.given()) return;
    plan.meeting_url = url.word(limits::url_length_max);
    if (!plan.meeting_url->starts_with("https://")) url.problem("bad_url");
}

/// The plan, as far as it can be read; what is wrong is added to `problems`.
domain::SessionPlan read_document(std::string_view text, SessionId id, const PlanReferences& references,
                                  std::vector<PlanProblem>& problems) {
    domain::SessionPlan plan;
    plan.id = std::move(id);
    const auto json = parse_strict_json(text);
    if (!json || !json->is_object()) {
        problems.push_back({"", json ? "wrong_type" : "not_json"});
        return plan;
    }
    const Value root(&*json, "", problems);
    root.only({"format", "id", "title", "theme", "host", "date", "zone", "starts_at", "ends_at", "meeting_url", "walkthrough", "steps",
               "agenda", "invited", "attendance", "note"});
    (void)root.at("id").optional_text(limits::id_length_max);  // the author's own name for the document
    if (root.at("note").given()) (void)read_localized(root.at("note"), limits::plan_note_max);
    const std::string format = root.at("format").word(limits::id_length_max);
    if (!format.empty() && format != "plan/1") root.at("format").problem("unknown_format");
    plan.title = read_localized(root.at("title"), limits::plan_text_max);
    plan.theme = root.at("theme").optional_text(limits::plan_text_max);
    plan.host = root.at("host").text(limits::plan_text_max);
    const minutes starts_at = read_time(root.at("starts_at")).value_or(0min);
    read_time_and_place(root, starts_at, plan);
    read_steps(root, references, plan);
    read_agenda(root, starts_at, plan);
    read_regions(root, references, plan);
    read_attendance(root.at("attendance"), plan.attendance);
    return plan;
}

/// A plan can be read in spite of it, and was accepted once.
bool is_stricter_now(const PlanProblem& problem) {
    constexpr std::array<std::string_view, 5> codes = {"unknown_member", "too_long", "bad_text", "empty", "bad_url"};
    return std::ranges::find(codes, problem.code) != codes.end();
}

}  // namespace

Result<domain::SessionPlan, std::vector<PlanProblem>> parse_plan(std::string_view text, SessionId id,
                                                                 const PlanReferences& references) {
    std::vector<PlanProblem> problems;
    domain::SessionPlan plan = read_document(text, std::move(id), references, problems);
    if (!problems.empty()) return problems;
    return plan;
}

std::optional<domain::SessionPlan> read_kept_plan(std::string_view text, SessionId id, const PlanReferences& references) {
    std::vector<PlanProblem> problems;
    domain::SessionPlan plan = read_document(text, std::move(id), references, problems);
    if (!std::ranges::all_of(problems, is_stricter_now)) return std::nullopt;
    return plan;
}

}  // namespace bimtek::codec
