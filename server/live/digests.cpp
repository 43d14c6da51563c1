#include "bimtek/live/digests.hpp"

#include <memory>
#include <utility>

#include "bimtek/base/limits.hpp"

namespace bimtek::live {

namespace {

using namespace domain;
using codec::Detail;

/// The workbook whose row looks different after the event; empty for none.
struct ChangedWorkbook {
    const Session& session;
    const HelpQueue& help = session.help;

    template <class One>
    WorkbookId operator()(const One&) const {
        return {};
    }
    WorkbookId operator()(const WorkbookCreated& e) const { return e.workbook; }
    WorkbookId operator()(const AnswerSaved& e) const { return e.workbook; }
    WorkbookId operator()(const StepDeclaredDone& e) const { return e.workbook; }
    WorkbookId operator()(const StepReopened& e) const { return e.workbook; }
    WorkbookId operator()(const HelpAsked& e) const { return e.workbook; }
    WorkbookId operator()(const HelpClaimed& e) const { return help.waiting.at(e.help).workbook; }
    WorkbookId operator()(const HelpWithdrawn& e) const { return help.workbooks.at(e.help); }
    WorkbookId operator()(const HelpResolved& e) const { return help.workbooks.at(e.help); }
};

Frame frame(std::string_view type, const std::string& digest) {
    return std::make_shared<const std::string>(codec::encode_digest(type, digest));
}

}  // namespace

void Digests::note(const Session& session, const RecordedEvent& event) {
    const WorkbookId workbook = std::visit(ChangedWorkbook{session}, event.event);
    if (!workbook.empty()) changed_.insert(workbook);
}

void Digests::note_all(const Session& session) {
    changed_.clear();  // among them may be workbooks that never became durable
    for (const auto& [id, workbook] : session.workbooks.by_id) changed_.insert(id);
}

void Digests::prepare(const Session& session, Instant now) {
    if (presence_version_ == 0) {
        presence_ = presence_digest(session, now);
        presence_version_ = 1;
    }
    if (board_version_ == 0) {
        refresh_board(session);
        changed_.clear();
        board_version_ = 1;
    }
}

void Digests::begin_anew(const Session& session, Instant now) {
    presence_ = presence_digest(session, now);
    ++presence_version_;
    note_all(session);
    board_.rows.clear();
    refresh_board(session);
    changed_.clear();
    ++board_version_;
}

Digests::Due Digests::due(const Session& session, Instant now) {
    Due due;
    presence_due(session, now, due);
    board_due(session, now, due);
    return due;
}

void Digests::presence_due(const Session& session, Instant now, Due& due) {
    if (presence_told_at_ && now - *presence_told_at_ < limits::presence_digest_interval) return;
    presence_told_at_ = now;
    PresenceDigest latest = presence_digest(session, now);
    std::map<RegionCode, RegionPresence> changed;
    for (const auto& [code, region] : latest.regions) {
        const auto before = presence_.regions.find(code);
        if (before == presence_.regions.end() || !(before->second == region)) changed.emplace(code, region);
    }
    const bool totals_changed = !(latest.totals == presence_.totals);
    const bool provinces_changed = latest.provinces != presence_.provinces;
    // Told now and then though nothing changed: a page cannot see pings, and this is how it knows that the line is alive.
    const bool sign_of_life = !presence_sent_to_all_at_ || now - *presence_sent_to_all_at_ >= limits::ping_interval;
    if (!totals_changed && changed.empty() && !sign_of_life) return;

    presence_ = std::move(latest);
    ++presence_version_;
    const auto tell = [&](Detail detail, const PresenceDigest& digest) {
        due.emplace_back(detail, frame("presence", codec::encode_presence(presence_version_, false, digest, detail)));
    };
    tell(Detail::regions, {presence_.totals, std::move(changed), {}});
    if (totals_changed || provinces_changed || sign_of_life) tell(Detail::provinces, presence_);
    if (totals_changed || sign_of_life) {
        presence_sent_to_all_at_ = now;
        tell(Detail::totals, presence_);
    }
}

void Digests::board_due(const Session& session, Instant now, Due& due) {
    if (changed_.empty()) return;
    if (board_told_at_ && now - *board_told_at_ < limits::board_digest_interval) return;
    board_told_at_ = now;
    std::set<RegionCode> regions;
    for (const WorkbookId& id : changed_) regions.insert(session.workbooks.by_id.at(id).region);
    const auto steps_before = board_.steps;
    const auto provinces_before = board_.provinces;
    refresh_board(session);
    changed_.clear();

    ++board_version_;
    const auto tell = [&](Detail detail, const BoardDigest& digest) {
        due.emplace_back(detail, frame("board", codec::encode_board(board_version_, false, digest, detail)));
    };
    BoardRows rows;
    for (const RegionCode& region : regions) rows[region] = board_.rows[region];
    tell(Detail::regions, {board_.steps, std::move(rows), {}});
    if (board_.steps != steps_before || board_.provinces != provinces_before) tell(Detail::provinces, board_);
    if (board_.steps != steps_before) tell(Detail::totals, board_);
}

void Digests::refresh_board(const Session& session) {
    BoardRows rows = std::move(board_.rows);
    for (const WorkbookId& id : changed_) {
        const Workbook& workbook = session.workbooks.by_id.at(id);
        rows[workbook.region][id] = board_row(session, workbook, check_of(session, workbook));
    }
    board_ = board_digest(session, std::move(rows));
}

std::string Digests::presence(Detail detail) const { return codec::encode_presence(presence_version_, true, presence_, detail); }

std::string Digests::board(Detail detail) const { return codec::encode_board(board_version_, true, board_, detail); }

}  // namespace bimtek::live
