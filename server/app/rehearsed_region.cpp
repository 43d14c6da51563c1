#include "app/rehearsed_region.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "bimtek/domain/form_check.hpp"
#include "codec/shapes.hpp"

namespace bimtek::app {
namespace {

using Json = nlohmann::ordered_json;
using domain::AnswerValue;

constexpr std::array<std::string_view, 8> innovations = {
    "Antre Pasti: pendaftaran puskesmas tanpa antre", "Sapa Desa: layanan kependudukan keliling",
    "Kebun Sekolah Sehat",                            "Lapor Jalan: keluhan jalan rusak lewat ponsel",
    "Bank Sampah Pesisir",                            "Pasar Tani Daring",
    "Ruang Baca Kampung",                             "Izin Satu Pintu, Satu Hari",
};

constexpr std::array<std::string_view, 5> remarks = {
    "Selamat pagi, suara terdengar jelas dari ruangan kami.",
    "Mohon izin bertanya, apakah surat keterangan dapat dipakai sebagai pengganti?",
    "Terima kasih, sudah kami isi.",
    "Dokumen kami masih di bagian hukum, kami susulkan.",
    "Mohon contoh isian untuk langkah ini.",
};

constexpr std::array<std::string_view, 3> troubles = {
    "Kami belum paham bedanya pilihan kedua dan ketiga.",
    "Dokumennya masih dicari oleh perangkat daerah.",
    "Isian kami dianggap terlalu pendek.",
};

constexpr std::array<const char*, 3> reasons = {"unclear", "document_missing", "other"};

template <class Choices>
auto one_of(const Choices& choices, Dice& dice) {
    return choices[roll<std::size_t>(dice, 0, choices.size() - 1)];
}

AnswerValue answer_from(const Json& value) {
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_number_integer()) return value.get<std::int64_t>();
    if (value.is_string()) return value.get<std::string>();
    if (value.is_array()) return value.get<std::vector<std::string>>();
    return {};
}

}  // namespace

RehearsedRegion::RehearsedRegion(std::string device, std::uint64_t seed)
    : device_(std::move(device)), dice_(seed), pace_(0.5 + 1.5 * roll(dice_)), haste_(0.5 * roll(dice_)) {}

void RehearsedRegion::take(const Json& frame) {
    const auto& type = frame.at("type");
    if (type == "welcome") {
        take_snapshot(frame.at("snapshot"));
    } else if (type == "events") {
        for (const auto& event : frame.at("events")) take_event(event);
    } else if ((type == "done" || type == "refused") && frame.at("id") == unanswered_) {
        if (type == "refused" && declared_) given_up_.insert(*declared_);
        unanswered_.clear();
        declared_.reset();
    }
}

void RehearsedRegion::take_snapshot(const Json& snapshot) {
    const auto& session = snapshot.at("session");
    state_ = session.at("state");
    definition_hash_ = session.at("definition").at("hash");
    steps_today_.clear();
    open_.clear();
    for (const auto& step : session.at("steps_today")) {
        steps_today_.emplace_back(step.get<std::string>());
        if (snapshot.at("steps").at(step.get<std::string>()).at("state") == "open") open_.insert(steps_today_.back());
    }
    workbook_.clear();
    help_.clear();
    if (!snapshot.at("workbooks").empty()) take_workbook(snapshot.at("workbooks").front());
    if (!snapshot.at("help").empty()) help_ = snapshot.at("help").front().at("id");
    unanswered_.clear();  // Its answer was lost with the line; what it did is in the snapshot.
    declared_.reset();
}

void RehearsedRegion::take_workbook(const Json& workbook) {
    workbook_ = workbook.at("id");
    done_.clear();
    answers_.clear();
    revisions_.clear();
    take_work(workbook.at("work"));
    for (const auto& [step, fields] : workbook.at("answers").items()) {
        for (const auto& [field, answer] : fields.items()) take_answer(answer, step, field);
    }
}

void RehearsedRegion::take_event(const Json& event) {
    const auto& type = event.at("type");
    if (type == "session_opened") state_ = "lobby";
    else if (type == "session_started" || type == "session_reopened") state_ = "live";
    else if (type == "session_ended") state_ = "ended";
    else if (type == "session_archived") state_ = "archived";
    else if (type == "step_opened") open_.insert(StepId(event.at("step")));
    else if (type == "step_closed") open_.erase(StepId(event.at("step")));
    else if (type == "workbook_created" && workbook_.empty()) workbook_ = event.at("workbook");
    else if (type == "help_asked") help_ = event.at("help");
    else if ((type == "help_resolved" || type == "help_withdrawn") && event.at("help") == help_) help_.clear();
    else if (event.contains("workbook") && event.at("workbook") == workbook_) {
        if (type == "answer_saved") take_answer(event, event.at("step"), event.at("field"));
        if (event.contains("work")) take_work(event.at("work"));
    }
}

void RehearsedRegion::take_answer(const Json& answer, const std::string& step, const std::string& field) {
    const domain::FieldKey key{StepId(step), FieldId(field)};
    answers_[key] = answer_from(answer.at("value"));
    revisions_[key] = answer.at("seq").get<Seq>();
}

void RehearsedRegion::take_work(const Json& work) {
    for (const auto& [step, how_far] : work.items()) {
        if (how_far == "done") done_.insert(StepId(step));
        else done_.erase(StepId(step));
    }
}

std::optional<Json> RehearsedRegion::next() {
    if (!unanswered_.empty() || (state_ != "lobby" && state_ != "live")) return std::nullopt;
    if (!counted_heads_) {
        counted_heads_ = true;
        auto heads = command("declare_headcount");
        heads["heads"] = roll(dice_, 3, 30);
        return heads;
    }
    if (workbook_.empty()) {
        auto create = command("create_workbook");
        create["name"] = one_of(innovations, dice_);
        return create;
    }
    if (roll(dice_) < 0.02) {
        auto post = command("post_message");
        post["text"] = one_of(remarks, dice_);
        return post;
    }
    return next_on_form();
}

std::optional<Json> RehearsedRegion::next_on_form() {
    const auto* step = state_ == "live" ? step_to_work_on() : nullptr;
    if (step == nullptr) return std::nullopt;
    if (!help_.empty() && roll(dice_) < 0.05) {
        auto withdraw = command("withdraw_help");
        withdraw["help"] = help_;
        return withdraw;
    }
    if (help_.empty() && roll(dice_) < 0.1 * haste_) return ask_for_help(*step);
    if (const auto* field = field_to_answer(*step)) return save(*step, *field);
    auto declare = command("declare_step_done");
    declare["workbook"] = workbook_;
    declare["step"] = step->id.value;
    declared_ = step->id;
    return declare;
}

/// The first of today's that is open and not done.
const domain::Step* RehearsedRegion::step_to_work_on() const {
    if (!walkthrough_) return nullptr;
    const auto waits = [this](const StepId& step) {
        return open_.contains(step) && !done_.contains(step) && !given_up_.contains(step);
    };
    const auto step = std::ranges::find_if(steps_today_, waits);
    return step == steps_today_.end() ? nullptr : walkthrough_->find_step(*step);
}

/// The first that stands against declaring the step done, or the one that is scored while it is blank.
const domain::Field* RehearsedRegion::field_to_answer(const domain::Step& step) const {
    for (const auto& problem : domain::step_problems(*walkthrough_, step, answers_)) {
        const auto* field = step.find_field(problem.field);
        if (problem.severity == domain::Severity::error && field != nullptr && is_typed(*field)) return field;
    }
    if (!step.score || answers_.contains({step.id, step.score->field})) return nullptr;
    return step.find_field(step.score->field);
}

Json RehearsedRegion::save(const domain::Step& step, const domain::Field& field) {
    const bool hasty = roll(dice_) < haste_;
    const auto value = hasty ? invent_answer(field, true, dice_) : consider_answer(*walkthrough_, step, field, answers_, dice_);
    const auto revision = revisions_.find({step.id, field.id});
    auto save = command("save_answer");
    save["workbook"] = workbook_;
    save["step"] = step.id.value;
    save["field"] = field.id.value;
    save["value"] = codec::json_of(value);
    save["base"] = revision == revisions_.end() ? 0 : revision->second;
    return save;
}

Json RehearsedRegion::ask_for_help(const domain::Step& step) {
    auto ask = command("ask_for_help");
    ask["workbook"] = workbook_;
    ask["step"] = step.id.value;
    ask["reason"] = one_of(reasons, dice_);
    ask["text"] = one_of(troubles, dice_);
    return ask;
}

Json RehearsedRegion::command(const char* type) {
    unanswered_ = device_ + "-" + std::to_string(++commands_);
    return {{"type", type}, {"id", unanswered_}};
}

}  // namespace bimtek::app
