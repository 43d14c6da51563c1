// What a region itself says before the day: who comes, a further site, how its line is.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/codec/plan_codec.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"
#include "net/region_record.hpp"
#include "net/request_body.hpp"
#include "store/randomness.hpp"

namespace bimtek::net {
namespace {

using domain::Reason;

/// Who else adds a site in the same moment makes this one try again.
constexpr int revision_attempts_max = 5;

/// The region of the path, when it is invited and the caller's own or the caller is an organizer; nullopt otherwise.
std::optional<domain::PlannedRegion> region_asked(const ApiCall& call, const domain::SessionPlan& plan) {
    const RegionCode code(call.path_values.at(1));
    const auto own = region_of(call.who());
    if (!own.empty() && own != code) return std::nullopt;
    const auto* region = domain::find_region(plan, code);
    return region ? std::optional(*region) : std::nullopt;
}

HttpResponse site_response(unsigned status, const SiteId& site) {
    return json_response(status, nlohmann::json{{"site", site.value}});
}

}  // namespace

HttpResponse show_region(ApiContext& context, const ApiCall& call) {
    const auto plan = context.catalog.read_plan_in_force(call.session->id);
    if (!plan.ok()) return problem_of(plan.error());
    const auto region = region_asked(call, plan->content);
    if (!region) return problem(404);
    const auto known = context.catalog.preparations(call.session->id);
    if (!known.ok()) return problem_of(known.error());
    const auto kept = known->find(region->code);
    return json_response(200, region_record(*region, kept == known->end() ? store::RegionPreparation{} : kept->second));
}

HttpResponse confirm_region(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    store::Confirmation confirmation{{}, contact_in(body), body.text("note", limits::confirmation_note_max, true)};
    for (auto& site : body.objects("sites", limits::plan_sites_per_region_max)) {
        const SiteId id(site.text("id", limits::id_length_max));
        confirmation.heads[id] = site.number("heads", 0, limits::heads_max);
        if (site.fault()) body.refuse("sites", "invalid");
    }
    if (const auto fault = body.fault()) return *fault;
    const auto plan = context.catalog.read_plan_in_force(call.session->id);
    if (!plan.ok()) return problem_of(plan.error());
    const auto region = region_asked(call, plan->content);
    if (!region) return problem(404);
    for (const auto& [site, heads] : confirmation.heads) {
        if (!domain::find_site(plan->content, region->code, site)) body.refuse("sites", "unknown");
    }
    if (const auto fault = body.fault()) return *fault;
    const auto kept = context.catalog.confirm_region(call.session->id, region->code, confirmation, author_of(call), context.clock.now());
    return kept.ok() ? empty_response(204) : problem_of(kept.error());
}

HttpResponse add_site(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    domain::PlannedSite site{{}, body.text("name", limits::contact_name_max), body.number("expected_heads", 0, limits::heads_max)};
    if (const auto fault = body.fault()) return *fault;

    for (int attempt = 0; attempt < revision_attempts_max; ++attempt) {
        const auto plan = context.catalog.plan_in_force(call.session->id);
        if (!plan.ok()) return problem_of(plan.error());
        const auto content = context.catalog.read_plan(call.session->id, plan->revision);
        if (!content.ok()) return problem_of(content.error());
        const auto region = region_asked(call, *content);
        if (!region) return problem(404);
        const auto there = std::ranges::find(region->sites, site.name, &domain::PlannedSite::name);
        if (there != region->sites.end()) return site_response(200, there->id);  // As when an answer was lost.
        if (region->sites.size() >= limits::plan_sites_per_region_max) return problem(409, {}, "\"field\":\"sites\"");

        site.id = SiteId(store::random_id());
        auto kept = context.catalog.keep_plan_revision(call.session->id, codec::with_site(plan->document, region->code, site),
                                                       author_of(call), context.clock.now());
        if (!kept.ok()) return problem_of(kept.error());
        const auto reply = context.gateway.order_and_wait(
            call.session->id, invitee_of(call),
            {CommandId(store::random_id()), {}, live::NewRevision{{kept->revision, plan->revision}, std::move(kept->content)}});
        if (reply.ok()) return site_response(201, site.id);
        if (reply.error().reason != Reason::stale) return problem_of(reply.error());
    }
    return problem(503);
}

HttpResponse keep_connection_test(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    constexpr int any = 1'000'000'000;
    const domain::ConnectionTest test{.websocket = body.boolean("websocket"),
                                      .round_trip_ms = body.number_or_null("round_trip_ms", 0, any),
                                      .kbit_s = body.number_or_null("kbit_s", 0, any),
                                      .clock_offset_s = body.number_or_null("clock_offset_s", -any, any),
                                      .browser = body.text("browser", limits::browser_name_max)};
    if (const auto fault = body.fault()) return *fault;
    const auto& invitation = std::get<store::Invitation>(call.who());
    const auto kept = context.catalog.keep_connection_test(invitation, test, context.clock.now());
    if (!kept.ok()) return problem_of(kept.error());
    return json_response(200, nlohmann::json{{"verdict", to_string(domain::verdict_of(test))}});
}

}  // namespace bimtek::net
