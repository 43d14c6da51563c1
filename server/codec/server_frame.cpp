#include "bimtek/codec/server_frame.hpp"

#include <array>
#include <utility>

#include "codec/shapes.hpp"

namespace bimtek::codec {

using namespace domain;

namespace {

/// A JSON object that ends with members whose values are JSON text already.
std::string with_raw(std::string object, std::initializer_list<std::pair<std::string_view, std::string_view>> members) {
    object.pop_back();
    for (const auto& [name, value] : members) {
        if (value.empty()) continue;
        object.append(",\"").append(name).append("\":").append(value);
    }
    object.push_back('}');
    return object;
}

std::string list_of(const std::vector<const std::string*>& texts) {
    std::size_t size = 2;
    for (const std::string* text : texts) size += text->size() + 1;
    std::string list;
    list.reserve(size);
    list.push_back('[');
    for (const std::string* text : texts) {
        if (list.size() > 1) list.push_back(',');
        list.append(*text);
    }
    list.push_back(']');
    return list;
}

std::string welcome_head(const Welcome& welcome) {
    const Viewer viewer = viewer_of(welcome.you);
    return dump({{"type", "welcome"},
                 {"you",
                  {{"invitation", welcome.you.invitation.value},
                   {"role", to_string(welcome.you.role)},
                   {"region", welcome.you.region.empty() ? Json(nullptr) : Json(welcome.you.region.value)},
                   {"site", welcome.you.site.empty() ? Json(nullptr) : Json(welcome.you.site.value)},
                   {"name", welcome.name},
                   {"channels", channels_of(viewer)}}},
                 {"epoch", welcome.epoch},
                 {"seq", welcome.seq},
                 {"server_time", json_of(welcome.server_time)}});
}

Json region_presence_json(const RegionPresence& region) {
    constexpr std::array<std::string_view, 3> states = {"present", "lost", "absent"};
    constexpr std::array<std::string_view, 4> lines = {"", "good", "weak", "lost"};
    return {{"state", states.at(static_cast<std::size_t>(region.state))},
            {"sites", region.sites},
            {"heads", region.heads},
            {"last_seen", json_of(region.last_seen)},
            {"line", region.line == LineState::none ? Json(nullptr) : Json(lines.at(static_cast<std::size_t>(region.line)))}};
}

Json cell_json(const BoardCell& cell) {
    constexpr std::array<std::string_view, 3> states = {"not_started", "in_progress", "done"};
    constexpr std::array<std::string_view, 3> helps = {"", "open", "claimed"};
    return {{"state", states.at(static_cast<std::size_t>(cell.work))},
            {"problems", cell.problems},
            {"help", cell.help == HelpState::none ? Json(nullptr) : Json(helps.at(static_cast<std::size_t>(cell.help)))}};
}

}  // namespace

std::string encode_made(const std::optional<Made>& made) {
    if (!made) return {};
    Json json;
    std::visit([&](const auto& value) { json[std::string(made->name)] = value; }, made->value);
    return dump(json);
}

std::string encode_done(const CommandId& id, std::optional<Seq> seq, std::string_view data) {
    Json json = {{"type", "done"}, {"id", id.value}};
    if (seq) json["seq"] = *seq;
    return with_raw(dump(json), {{"data", data}});
}

std::string encode_refused(const CommandId& id, const Refusal& refusal, const Names& names) {
    Json json = {{"type", "refused"}, {"id", id.value}, {"reason", to_string(refusal.reason)}};
    if (refusal.field) json["field"] = *refusal.field;
    if (refusal.retry_ms) json["retry_ms"] = *refusal.retry_ms;
    if (refusal.current) json["current"] = answer_json(*refusal.current, names);
    return dump(json);
}

std::string encode_probe(Instant server_time) { return dump({{"type", "probe"}, {"server_time", json_of(server_time)}}); }

std::string encode_events(Seq seq, const std::vector<const std::string*>& texts) {
    return with_raw(dump({{"type", "events"}, {"seq", seq}}), {{"events", list_of(texts)}});
}

std::string encode_welcome(const Welcome& welcome, std::string_view snapshot, std::string_view presence, std::string_view board) {
    return with_raw(welcome_head(welcome), {{"snapshot", snapshot}, {"presence", presence}, {"board", board}});
}

std::string encode_resumed(const Welcome& welcome, const std::vector<const std::string*>& events, std::string_view presence,
                           std::string_view board) {
    return with_raw(welcome_head(welcome), {{"events", list_of(events)}, {"presence", presence}, {"board", board}});
}

std::string encode_presence(std::uint64_t version, bool whole, const PresenceDigest& digest, Detail detail) {
    const PresenceTotals& totals = digest.totals;
    Json json = {{"version", version},
                 {"whole", whole},
                 {"regions_invited", totals.regions_invited},
                 {"regions_present", totals.regions_present},
                 {"sites_present", totals.sites_present},
                 {"heads", totals.heads},
                 {"people", totals.people}};
    if (detail == Detail::regions) {
        Json& regions = json["regions"] = Json::object();
        for (const auto& [code, region] : digest.regions) regions[code.value] = region_presence_json(region);
    }
    if (detail == Detail::provinces) {
        Json& provinces = json["provinces"] = Json::object();
        for (const auto& [code, province] : digest.provinces) {
            provinces[code.value] = {{"regions_invited", province.regions_invited}, {"regions_present", province.regions_present}};
        }
    }
    return dump(json);
}

std::string encode_board(std::uint64_t version, bool whole, const BoardDigest& digest, Detail detail) {
    Json counts = Json::object();
    for (const auto& [step, count] : digest.steps) {
        counts[step.value] = {{"not_started", count.not_started},
                              {"in_progress", count.in_progress},
                              {"problem", count.problem},
                              {"stuck", count.stuck},
                              {"done", count.done}};
    }
    Json json = {{"version", version}, {"whole", whole}, {"steps", std::move(counts)}};
    if (detail == Detail::regions) {
        Json& rows = json["rows"] = Json::object();
        for (const auto& [region, workbooks] : digest.rows) {
            Json& here = rows[region.value] = Json::object();
            for (const auto& [id, row] : workbooks) {
                Json cells = Json::object();
                for (const auto& [step, cell] : row.cells) cells[step.value] = cell_json(cell);
                here[id.value] = {{"name", row.name.value.value_or("")}, {"steps", std::move(cells)}};
            }
        }
    }
    if (detail == Detail::provinces) {
        Json& provinces = json["provinces"] = Json::object();
        for (const auto& [code, province] : digest.provinces) {
            Json done = Json::object();
            for (const auto& [step, count] : province.done) done[step.value] = count;
            provinces[code.value] = {{"workbooks", province.workbooks}, {"done", std::move(done)}};
        }
    }
    return dump(json);
}

std::string encode_digest(std::string_view type, std::string_view digest) {
    return std::string("{\"type\":\"").append(type).append("\",").append(digest.substr(1));
}

}  // namespace bimtek::codec
