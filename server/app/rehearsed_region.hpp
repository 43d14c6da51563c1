// One region of a rehearsal: follows the session from its frames, and thinks of the next thing to do. No sockets, no clock:
// the same frames and the same seed make the same commands.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "app/rehearsed_answer.hpp"
#include "bimtek/domain/walkthrough.hpp"

namespace bimtek::app {

class RehearsedRegion {
public:
    using Json = nlohmann::ordered_json;

    /// `device` is new in every rehearsal: ids of commands begin with it, and the session remembers them for good.
    RehearsedRegion(std::string device, std::uint64_t seed);

    /// Takes in a frame of the server: a `welcome` with its snapshot, `events`, `done`, `refused`; others are passed over.
    void take(const Json& frame);

    /// Hash of the definition that the session teaches; empty before the welcome.
    const std::string& definition_hash() const { return definition_hash_; }
    /// Without it the region fills nothing in.
    void learn(std::shared_ptr<const domain::Walkthrough> walkthrough) { walkthrough_ = std::move(walkthrough); }

    /// The next command, or nothing to do just now: nothing while the last one is unanswered.
    std::optional<Json> next();

    /// How long it thinks now, in parts of the usual time: every region has its own pace.
    double think() { return pace_ * (0.5 + roll(dice_)); }
    /// Whether its line drops now.
    bool drops_out() { return roll(dice_) < 0.01; }

private:
    void take_snapshot(const Json& snapshot);
    void take_workbook(const Json& workbook);
    void take_event(const Json& event);
    void take_answer(const Json& answer, const std::string& step, const std::string& field);
    void take_work(const Json& work);

    std::optional<Json> next_on_form();
    const domain::Step* step_to_work_on() const;
    const domain::Field* field_to_answer(const domain::Step& step) const;
    Json save(const domain::Step& step, const domain::Field& field);
    Json ask_for_help(const domain::Step& step);
    Json command(const char* type);

    std::string device_;
    Dice dice_;
    double pace_;
    double haste_;  ///< how often it answers without thinking
    std::shared_ptr<const domain::Walkthrough> walkthrough_;

    // What it knows of the session
    std::string definition_hash_;
    std::string state_;
    std::vector<StepId> steps_today_;
    std::set<StepId> open_;
    std::set<StepId> done_;
    std::string workbook_;
    std::string help_;  ///< what it asked for and nobody has resolved
    domain::Answers answers_;
    std::map<domain::FieldKey, Seq> revisions_;

    // What it did
    bool counted_heads_ = false;
    int commands_ = 0;
    std::string unanswered_;        ///< id of a command
    std::optional<StepId> declared_;  ///< by that command
    std::set<StepId> given_up_;     ///< were refused as done
};

}  // namespace bimtek::app
