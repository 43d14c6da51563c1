// What organizers prepare a session with: making it, its plan, copies of it, calling it off, and what a plan may refer to.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/lifecycle.hpp"
#include "codec/strict_json.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/http_response.hpp"
#include "store/randomness.hpp"

namespace bimtek::net {
namespace {

using domain::Reason;

std::string etag_of(int revision) { return "\"" + std::to_string(revision) + "\""; }

HttpResponse in_force_response(int revision) {
    auto response = json_response(200, nlohmann::json{{"revision", revision}});
    response.fields = {{"ETag", etag_of(revision)}};
    return response;
}

HttpResponse stale(int revision) {
    auto response = problem(412, {}, "\"revision\":" + std::to_string(revision));
    response.fields.push_back({"ETag", etag_of(revision)});
    return response;
}

live::Reply order(ApiContext& context, const ApiCall& call, std::variant<domain::Command, live::NewRevision> command) {
    return context.gateway.order_and_wait(call.session->id, store::invitee_of(account_of(call)),
                                          {CommandId(store::random_id()), {}, std::move(command)});
}

/// By `Idempotency-Key`, an id of the sender's own; nullopt for one that is none. What is asked for is route and body.
std::optional<store::Attempt> attempt_of(const ApiCall& call) {
    const auto* key = call.request.head.find("Idempotency-Key");
    if (key == nullptr) return store::Attempt{};
    if (key->empty() || key->size() > limits::id_length_max) return std::nullopt;
    return store::Attempt{*key, store::sha256(call.request.head.target + '\n' + call.request.body)};
}

HttpResponse made(const Result<SessionId, store::ImportFault>& session) {
    if (session.ok()) return json_response(201, nlohmann::json{{"id", session->value}});
    return session.error().fault == store::CatalogFault::taken ? problem(409, "id_reused") : problem_of(session.error());
}

nlohmann::json step_json(const nlohmann::json& step) {
    return {{"id", step.at("id")}, {"title", step.at("title")}, {"minutes", step.value("expected_minutes", nlohmann::json(nullptr))}};
}

nlohmann::json definition_json(const store::CurrentDefinition& definition) {
    const auto document = nlohmann::json::parse(definition.json);  // It was accepted when it came in.
    auto steps = nlohmann::json::array();
    for (const auto& section : document.at("sections")) {
        for (const auto& step : section.at("steps")) steps.push_back(step_json(step));
    }
    return {{"id", document.at("id")},
            {"version", document.at("version")},
            {"title", document.at("title")},
            {"hash", definition.hash},
            {"steps", std::move(steps)}};
}

}  // namespace

HttpResponse create_session(ApiContext& context, const ApiCall& call) {
    const auto attempt = attempt_of(call);
    if (!attempt) return problem(400, "idempotency_key");
    return made(context.catalog.import_plan(call.request.body, author_of(call), context.clock.now(), false, *attempt));
}

HttpResponse show_plan(ApiContext& context, const ApiCall& call) {
    const auto plan = context.catalog.plan_in_force(call.session->id);
    if (!plan.ok()) return problem_of(plan.error());
    const auto etag = etag_of(plan->revision);
    HttpResponse response;
    if (call.request.head.has_current(etag)) {
        response.status = 304;
        response.fields = {{"ETag", etag}};
        return response;
    }
    const nlohmann::json head = {{"revision", plan->revision},
                                 {"made_by", plan->made_by ? nlohmann::json(*plan->made_by) : nlohmann::json(nullptr)},
                                 {"made_at", to_iso8601(plan->made_at)}};
    std::string body = head.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    body.pop_back();  // The document goes out as it came in.
    response = json_response(200, body + ",\"plan\":" + plan->document + "}");
    response.fields = {{"ETag", etag}};
    return response;
}

HttpResponse replace_plan(ApiContext& context, const ApiCall& call) {
    const auto* base = call.request.head.find("If-Match");
    if (base == nullptr) return problem(428, "if_match");
    std::string_view tag = *base;
    if (tag.starts_with("W/")) tag.remove_prefix(2);  // as a proxy writes it that compresses what it passes on
    // `*` or a bare number never was the ETag of a plan: whoever reads 412 would think that someone changed it.
    if (!tag.starts_with('"') || !tag.ends_with('"')) return problem(400, "if_match");
    const auto plan = context.catalog.plan_in_force(call.session->id);
    if (!plan.ok()) return problem_of(plan.error());
    if (plan->document == call.request.body) return in_force_response(plan->revision);  // As when an answer was lost.
    if (tag != etag_of(plan->revision)) return stale(plan->revision);

    auto kept = context.catalog.keep_plan_revision(call.session->id, call.request.body, author_of(call), context.clock.now());
    if (!kept.ok()) return problem_of(kept.error());
    const auto reply = order(context, call, live::NewRevision{{kept->revision, plan->revision}, std::move(kept->content)});
    if (reply.ok()) return in_force_response(kept->revision);
    if (reply.error().reason != Reason::stale) return problem_of(reply.error());
    const auto newer = context.catalog.plan_in_force(call.session->id);
    return newer.ok() ? stale(newer->revision) : problem_of(newer.error());
}

HttpResponse copy_session(ApiContext& context, const ApiCall& call) {
    const auto body = codec::parse_strict_json(call.request.body);
    if (!body || !body->is_object()) return problem(400, "body");
    const auto date = text_member(*body, "date");
    const auto title = text_member(*body, "title");
    const bool titled = body->contains("title") && !body->at("title").is_null();
    if (!date || titled != title.has_value() || body->size() != (body->contains("title") ? 2U : 1U)) return problem(400, "body");
    const auto attempt = attempt_of(call);
    if (!attempt) return problem(400, "idempotency_key");
    return made(context.catalog.copy_session(call.session->id, *date, title, author_of(call), context.clock.now(), *attempt));
}

HttpResponse cancel_session(ApiContext& context, const ApiCall& call) {
    if (call.session->state == to_string(domain::Phase::cancelled)) return empty_response(204);
    const auto reply = order(context, call, domain::Command(domain::CancelSession{}));
    return reply.ok() ? empty_response(204) : problem_of(reply.error());
}

HttpResponse list_regions(ApiContext& context, const ApiCall&) {
    const auto regions = context.catalog.list_regions();
    if (!regions.ok()) return problem_of(regions.error());
    auto list = nlohmann::json::array();
    for (const auto& region : *regions) {
        list.push_back({{"code", region.code.value},
                        {"name", region.name},
                        {"kind", region.kind},
                        {"province", region.province.value},
                        {"zone", iana_of(region.zone)}});
    }
    return json_response(200, nlohmann::json{{"regions", std::move(list)}});
}

HttpResponse list_definitions(ApiContext& context, const ApiCall&) {
    const auto definitions = context.catalog.list_definitions();
    if (!definitions.ok()) return problem_of(definitions.error());
    auto list = nlohmann::json::array();
    for (const auto& definition : *definitions) list.push_back(definition_json(definition));
    return json_response(200, nlohmann::json{{"definitions", std::move(list)}});
}

}  // namespace bimtek::net
