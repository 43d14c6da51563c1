// The regions of a session as an organizer prepares them: contacts, letters sent, a list for mail merge; and the letters.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/contact_list.hpp"
#include "bimtek/domain/letter.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/download.hpp"
#include "net/http_response.hpp"
#include "net/pages.hpp"
#include "net/region_record.hpp"
#include "net/request_body.hpp"
#include "paper/mail_merge.hpp"

namespace bimtek::net {
namespace {

using Regions = std::vector<domain::PlannedRegion>;

Result<Regions, store::CatalogFault> invited_to(ApiContext& context, const ApiCall& call) {
    auto plan = context.catalog.read_plan_in_force(call.session->id);
    if (!plan.ok()) return plan.error();
    return std::move(plan->content.regions);
}

bool invites(const Regions& regions, const RegionCode& code) {
    return std::ranges::any_of(regions, [&](const domain::PlannedRegion& region) { return region.code == code; });
}

const store::RegionPreparation& known_of(const store::Preparations& all, const RegionCode& region) {
    static const store::RegionPreparation nothing;
    const auto found = all.find(region);
    return found == all.end() ? nothing : found->second;
}

/// The invitations of the regions' admins that can still be used, each region's first.
std::map<RegionCode, InvitationId> admins_of(const std::vector<store::Invitation>& invitations) {
    std::map<RegionCode, InvitationId> admins;
    for (const store::Invitation& one : invitations) {
        if (one.role == domain::Role::region_admin && !one.revoked) admins.emplace(one.region, one.id);
    }
    return admins;
}

/// A new link for each region's admin, as an address below `pages`.
Result<std::map<RegionCode, std::string>, store::CatalogFault> new_links(ApiContext& context, const ApiCall& call,
                                                                         const std::string& pages) {
    const auto invitations = context.catalog.list_invitations(call.session->id);
    if (!invitations.ok()) return invitations.error();
    std::vector<InvitationId> wanted;
    for (const auto& [region, id] : admins_of(*invitations)) wanted.push_back(id);
    const auto issued = context.catalog.issue_tokens(call.session->id, wanted, author_of(call), context.clock.now());
    if (!issued.ok()) return issued.error();
    std::map<RegionCode, std::string> links;
    for (const auto& [invitation, token] : *issued) {
        links[invitation.region] = pages + path_of(page_of(invitation.role), token);
    }
    return links;
}

}  // namespace

HttpResponse list_contacts(ApiContext& context, const ApiCall& call) {
    const auto regions = invited_to(context, call);
    if (!regions.ok()) return problem_of(regions.error());
    const auto known = context.catalog.preparations(call.session->id);
    if (!known.ok()) return problem_of(known.error());
    auto list = nlohmann::json::array();
    for (const auto& region : *regions) list.push_back(region_record(region, known_of(*known, region.code)));
    return json_response(200, nlohmann::json{{"regions", std::move(list)}});
}

HttpResponse paste_contacts(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    const auto text = body.text("text", limits::http_body_bytes_max);
    if (const auto fault = body.fault()) return *fault;
    const auto regions = invited_to(context, call);
    if (!regions.ok()) return problem_of(regions.error());
    const auto list = domain::read_contact_list(text, *regions);
    const auto kept = context.catalog.keep_contacts(call.session->id, list.contacts, author_of(call), context.clock.now());
    if (!kept.ok()) return problem_of(kept.error());
    auto problems = nlohmann::json::array();
    for (const auto& [line, code] : list.problems) problems.push_back({{"line", line}, {"code", code}});
    return json_response(200, nlohmann::json{{"kept", list.contacts.size()}, {"problems", std::move(problems)}});
}

HttpResponse keep_contact(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    domain::Contact contact = contact_in(body);
    if (const auto fault = body.fault()) return *fault;
    const RegionCode region(call.path_values.at(1));
    const auto regions = invited_to(context, call);
    if (!regions.ok()) return problem_of(regions.error());
    if (!invites(*regions, region)) return problem(404);
    const auto kept = context.catalog.keep_contacts(call.session->id, {{region, std::move(contact)}}, author_of(call), context.clock.now());
    return kept.ok() ? empty_response(204) : problem_of(kept.error());
}

HttpResponse mark_sent(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    const auto codes = body.ids("regions", limits::plan_regions_max);
    const bool sent = body.boolean("sent");
    if (const auto fault = body.fault()) return *fault;
    const auto regions = invited_to(context, call);
    if (!regions.ok()) return problem_of(regions.error());
    std::vector<RegionCode> marked;
    for (const auto& code : codes) {
        marked.emplace_back(code);
        if (!invites(*regions, marked.back())) return problem(404);
    }
    const auto kept = context.catalog.mark_sent(call.session->id, marked, sent, author_of(call), context.clock.now());
    return kept.ok() ? empty_response(204) : problem_of(kept.error());
}

HttpResponse merge_mail(ApiContext& context, const ApiCall& call) {
    RequestBody body(call.request.body);
    const auto pages = body.text("pages", limits::url_length_max);
    if (!pages.starts_with("https://") && !pages.starts_with("http://")) body.refuse("pages", "bad_url");
    if (const auto fault = body.fault()) return *fault;
    const auto regions = invited_to(context, call);
    if (!regions.ok()) return problem_of(regions.error());
    const auto known = context.catalog.preparations(call.session->id);
    if (!known.ok()) return problem_of(known.error());
    const auto links = new_links(context, call, pages);
    if (!links.ok()) return problem_of(links.error());

    std::vector<paper::MailMergeLine> lines;
    for (const auto& region : *regions) {
        const auto& preparation = known_of(*known, region.code);
        const auto link = links->find(region.code);
        lines.push_back({region.code.value, region.name, region.province_name, preparation.contact.value_or(domain::Contact{}),
                         domain::state_of(preparation.facts), link == links->end() ? std::string() : link->second});
    }
    return download("text/csv; charset=utf-8", file_name_of("kontak-", call.session->id, ".csv"), paper::mail_merge_csv(lines));
}

HttpResponse list_letters(ApiContext& context, const ApiCall&) {
    const auto letters = context.catalog.letters();
    if (!letters.ok()) return problem_of(letters.error());
    auto list = nlohmann::json::array();
    for (const auto kind : domain::letter_kinds) {
        const auto& text = letters->at(std::string(kind));
        list.push_back({{"kind", kind}, {"text", text}, {"standard", text == domain::standard_letter(kind)}});
    }
    return json_response(200, nlohmann::json{{"letters", std::move(list)}, {"places", domain::letter_places}});
}

HttpResponse keep_letter(ApiContext& context, const ApiCall& call) {
    const auto& kind = call.path_values.at(0);
    if (!domain::is_letter_kind(kind)) return problem(404);
    RequestBody body(call.request.body);
    const auto text = body.text_or_null("text", limits::letter_text_max);
    if (const auto fault = body.fault()) return *fault;
    if (const auto unknown = domain::unknown_places(text.value_or("")); !unknown.empty()) {
        return problem(400, "unknown_place", "\"field\":\"text\",\"places\":" + nlohmann::json(unknown).dump());
    }
    const auto kept = context.catalog.keep_letter(kind, text, author_of(call), context.clock.now());
    return kept.ok() ? empty_response(204) : problem_of(kept.error());
}

}  // namespace bimtek::net
