#include <limits>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/lifecycle.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/download.hpp"
#include "net/http_response.hpp"
#include "paper/agenda_calendar.hpp"
#include "paper/attendance_sheet.hpp"

namespace bimtek::net {
namespace {

constexpr std::string_view kept_for_good = "private, max-age=31536000, immutable";

template <class Tag>
nlohmann::json id_or_null(const Id<Tag>& id) {
    return id.empty() ? nlohmann::json(nullptr) : nlohmann::json(id.value);
}

nlohmann::json message_json(const store::HistoryMessage& message) {
    return {{"id", message.id.value},
            {"seq", message.seq},
            {"at", to_iso8601(message.at)},
            {"by",
             {{"invitation", message.by.invitation.value},
              {"role", domain::to_string(message.by.role)},
              {"region", id_or_null(message.by.region)},
              {"site", id_or_null(message.by.site)},
              {"name", message.by_name}}},
            {"text", message.text ? nlohmann::json(*message.text) : nlohmann::json(nullptr)},
            {"reply_to", message.reply_to ? nlohmann::json(message.reply_to->value) : nlohmann::json(nullptr)},
            {"channel", message.channel},
            {"hidden", message.hidden}};
}

}  // namespace

HttpResponse list_sessions(ApiContext& context, const ApiCall&) {
    const auto sessions = context.catalog.list_sessions();
    if (!sessions.ok()) return problem_of(sessions.error());
    auto list = nlohmann::json::array();
    for (const auto& session : *sessions) list.push_back(session_json(session));
    return json_response(200, nlohmann::json{{"sessions", std::move(list)}});
}

HttpResponse show_session(ApiContext&, const ApiCall& call) { return json_response(200, session_json(*call.session)); }

HttpResponse list_messages(ApiContext& context, const ApiCall& call) {
    const auto before = call.target.number("before", 0, 1, std::numeric_limits<std::int64_t>::max());
    const auto limit = call.target.number("limit", limits::message_page_max, 1, limits::message_page_max);
    if (!before || !limit) return problem(400, "parameter");
    const auto role = call.role();
    const bool reads_chat = role != domain::Role::screen && role != domain::Role::observer;
    if (!reads_chat) return json_response(200, nlohmann::json{{"messages", nlohmann::json::array()}, {"more", false}});
    const bool staff_channel = domain::is_staff(role) || role == domain::Role::helper;
    const auto page = context.catalog.message_page(call.session->id, staff_channel, *before, static_cast<int>(*limit));
    if (!page.ok()) return problem_of(page.error());
    auto messages = nlohmann::json::array();
    for (const auto& message : page->messages) messages.push_back(message_json(message));
    return json_response(200, nlohmann::json{{"messages", std::move(messages)}, {"more", page->more}});
}

HttpResponse show_definition(ApiContext& context, const ApiCall& call) {
    const auto& hash = call.path_values.at(0);
    const auto definition = context.catalog.find_definition(hash);
    if (!definition.ok()) return problem_of(definition.error());
    if (!definition->has_value()) return problem(404);
    const auto& [staff_edition, json, gzip] = **definition;
    if (staff_edition && !domain::is_staff(call.role())) return problem(404);

    const auto etag = "\"" + hash + "\"";
    HttpResponse response;
    response.cache_control = kept_for_good;
    response.fields = {{"ETag", etag}, {"Vary", "Accept-Encoding"}};
    if (call.request.head.has_current(etag)) {
        response.status = 304;
        return response;
    }
    response.content_type = "application/json";
    response.body = json;
    response.shared = true;
    if (gzip && call.request.head.has_token("Accept-Encoding", "gzip")) {
        response.body = gzip;
        response.fields.push_back({"Content-Encoding", "gzip"});
    }
    return response;
}

HttpResponse download_agenda(ApiContext& context, const ApiCall& call) {
    const auto* language = call.target.find("lang");
    if (language != nullptr && *language != "id" && *language != "en") return problem(400, "parameter");
    const auto plan = context.catalog.read_plan_in_force(call.session->id);
    if (!plan.ok()) return problem_of(plan.error());
    const paper::CalendarEdition edition{plan->revision, plan->made_at,
                                         call.session->state == to_string(domain::Phase::cancelled),
                                         language != nullptr && *language == "en" ? paper::Language::english : paper::Language::indonesian};
    return download("text/calendar; charset=utf-8", file_name_of("agenda-", call.session->id, ".ics"),
                    paper::agenda_calendar(plan->content, edition));
}

HttpResponse download_attendance(ApiContext& context, const ApiCall& call) {
    const auto totals = call.target.number("totals", 0, 0, 1);
    const auto* separator = call.target.find("separator");
    const std::string_view separators = ";,\t";
    paper::CsvStyle style;
    style.byte_order_mark = true;
    if (separator) {
        if (separator->size() != 1 || separators.find(separator->front()) == std::string_view::npos) {
            return problem(400, "parameter");
        }
        style.separator = separator->front();
    }
    if (!totals) return problem(400, "parameter");

    const auto report = context.catalog.attendance(call.session->id, context.clock.now());
    if (!report.ok()) return problem_of(report.error());
    return download("text/csv; charset=utf-8", file_name_of("presensi-", call.session->id, ".csv"),
                    paper::attendance_sheet(*report, *totals == 1, style));
}

}  // namespace bimtek::net
