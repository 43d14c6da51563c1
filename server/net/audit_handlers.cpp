// Who changed what, for organizers.
#include <limits>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {
namespace {

nlohmann::json or_null(const std::string& text) { return text.empty() ? nlohmann::json(nullptr) : nlohmann::json(text); }

nlohmann::json entry_json(const store::AuditEntry& entry) {
    auto session = nlohmann::json(nullptr);
    if (!entry.session.empty()) session = {{"id", entry.session.value}, {"title", title_json(entry.session_title)}};
    return {{"number", entry.number},
            {"at", to_iso8601(entry.at)},
            {"by",
             {{"kind", store::to_string(entry.by.kind)},
              {"id", or_null(entry.by.id)},
              {"name", or_null(entry.by.name)},
              {"script", or_null(entry.script)}}},
            {"action", entry.action},
            {"session", std::move(session)},
            {"about", or_null(entry.about)},
            {"detail", nlohmann::json::parse(entry.detail, nullptr, false)}};
}

}  // namespace

HttpResponse list_audit(ApiContext& context, const ApiCall& call) {
    const auto before = number_parameter(call.target, "before", 0, 1, std::numeric_limits<std::int64_t>::max());
    const auto limit = number_parameter(call.target, "limit", limits::audit_page_max, 1, limits::audit_page_max);
    if (!before || !limit) return problem(400, "parameter");
    std::optional<SessionId> session;
    if (const auto* asked = call.target.find("session")) {
        session = SessionId(*asked);
        const auto known = context.catalog.find_session(*session);
        if (!known.ok()) return problem_of(known.error());
        if (!known->has_value()) return problem(404);
    }
    const auto page = context.catalog.audit_page(session, static_cast<std::int64_t>(*before), static_cast<int>(*limit));
    if (!page.ok()) return problem_of(page.error());
    auto entries = nlohmann::json::array();
    for (const auto& entry : page->entries) entries.push_back(entry_json(entry));
    return json_response(200, nlohmann::json{{"entries", std::move(entries)}, {"more", page->more}});
}

}  // namespace bimtek::net
