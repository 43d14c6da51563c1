// What everyone may know of this installation before anything else: who answers for personal data, whose meetings its pages show.
#include <array>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/nfc.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"
#include "net/openapi.hpp"

namespace bimtek::net {
namespace {

struct Part {
    const char* name;
    std::string store::PrivacyNotice::*text;
};

constexpr std::array<Part, 5> parts{{{"controller", &store::PrivacyNotice::controller},
                                     {"purpose", &store::PrivacyNotice::purpose},
                                     {"basis", &store::PrivacyNotice::basis},
                                     {"retention", &store::PrivacyNotice::retention},
                                     {"contact", &store::PrivacyNotice::contact}}};

}  // namespace

HttpResponse show_openapi(ApiContext&, const ApiCall&) {
    static const auto response = [] {
        auto made = json_response(200, openapi_document());
        made.shared = true;
        return made;
    }();
    return response;
}

HttpResponse show_about(ApiContext& context, const ApiCall&) {
    const auto notice = context.catalog.privacy_notice();
    if (!notice.ok()) return problem_of(notice.error());
    nlohmann::json told = nullptr;
    if (notice->has_value()) {
        for (const auto& [name, text] : parts) told[name] = (**notice).*text;
    }
    return json_response(200, nlohmann::json{{"notice", std::move(told)}, {"embedded_hosts", context.embedded}});
}

HttpResponse set_notice(ApiContext& context, const ApiCall& call) {
    const auto body = body_with(call.request, {"controller", "purpose", "basis", "retention", "contact"});
    if (!body) return problem(400, "body");
    store::PrivacyNotice notice;
    for (const auto& [name, text] : parts) {
        const auto typed = text_member(*body, name);
        notice.*text = codec::to_nfc(typed.value_or(""));
        if (domain::is_blank_text(notice.*text) || domain::code_points(notice.*text) > limits::notice_text_max ||
            domain::has_control_character(notice.*text)) {
            return problem(400, {}, std::string("\"field\":\"") + name + "\"");
        }
    }
    const auto done = context.catalog.set_privacy_notice(notice, author_of(call), context.clock.now());
    return done.ok() ? empty_response(204) : problem_of(done.error());
}

}  // namespace bimtek::net
