#include "codec/shapes.hpp"

#include <array>
#include <string_view>

namespace bimtek::codec {

Json json_of(Instant at) { return to_iso8601(at); }

Json json_of(const domain::Localized& text) {
    return {{"id", text.id}, {"en", text.en.empty() ? text.id : text.en}};
}

Json json_of(const domain::AnswerValue& value) {
    return std::visit(
        [](const auto& one) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(one)>, std::monostate>) {
                return Json(nullptr);
            } else {
                return Json(one);
            }
        },
        value);
}

Json json_of(const domain::Problem& problem) {
    constexpr std::array<std::string_view, 3> severities = {"error", "warning", "info"};
    Json params = Json::object();
    for (const auto& [name, value] : problem.params) {
        std::visit([&](const auto& one) { params[name] = one; }, value);
    }
    return {{"field", problem.field.value},
            {"code", problem.code},
            {"severity", severities.at(static_cast<std::size_t>(problem.severity))},
            {"params", std::move(params)}};
}

Json json_of(const domain::Score& score) {
    return {{"claimed", score.claimed}, {"answered", score.answered}, {"of", score.of}, {"max", score.max}};
}

Json json_of(const std::map<StepId, std::vector<domain::Problem>>& problems) {
    Json all = Json::object();
    for (const auto& [step, list] : problems) {
        Json& here = all[step.value] = Json::array();
        for (const domain::Problem& problem : list) here.push_back(json_of(problem));
    }
    return all;
}

Json by_json(const domain::Actor& actor, const Names& names) {
    const auto name = names.find(actor.invitation);
    return {{"invitation", actor.invitation.value},
            {"role", domain::to_string(actor.role)},
            {"region", actor.region.empty() ? Json(nullptr) : Json(actor.region.value)},
            {"site", actor.site.empty() ? Json(nullptr) : Json(actor.site.value)},
            {"name", name == names.end() ? std::string() : name->second}};
}

Json answer_json(const domain::Answer& answer, const Names& names) {
    return {{"value", json_of(answer.value)}, {"seq", answer.seq}, {"by", by_json(answer.by, names)}};
}

Json message_json(const domain::Message& message, const Names& names) {
    return {{"id", message.id.value},
            {"seq", message.seq},
            {"at", json_of(message.at)},
            {"by", by_json(message.by, names)},
            {"text", message.hidden ? Json(nullptr) : json_of(message.text)},
            {"reply_to", json_of(message.reply_to)},
            {"channel", message.staff_only ? "staff" : "everyone"},
            {"hidden", message.hidden}};
}

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace bimtek::codec
