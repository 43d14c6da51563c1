#include "net/api_routes.hpp"

#include <array>

#include "net/api_handlers.hpp"

namespace bimtek::net {
namespace {

using enum domain::Role;

constexpr Roles anyone{};
constexpr Roles takes_part{organizer, facilitator, moderator, helper, site_operator, participant, screen, observer};
constexpr Roles any_token{organizer, facilitator, moderator, helper, site_operator, participant, region_admin, screen, observer};
constexpr Roles prepares{organizer, region_admin};
constexpr Roles staff{organizer, facilitator, moderator};
constexpr Roles staff_and_admin{organizer, facilitator, moderator, region_admin};  // an admin: of the own region

constexpr std::array<ApiRoute, 59> table{{
    {"POST", "/api/v1/login", anyone, Lane::passwords, sign_in},
    {"DELETE", "/api/v1/login", {organizer}, Lane::requests, sign_out, Scripts::may_not},
    {"DELETE", "/api/v1/logins", {organizer}, Lane::requests, sign_out_everywhere, Scripts::may_not},
    {"GET", "/api/v1/me", any_token.and_waiting(), Lane::requests, show_me},
    {"GET", "/api/v1/openapi.json", anyone, Lane::requests, show_openapi},
    {"GET", "/api/v1/about", anyone, Lane::requests, show_about},
    {"PUT", "/api/v1/notice", {organizer}, Lane::requests, set_notice},
    {"POST", "/api/v1/me/password", {organizer}, Lane::passwords, change_password, Scripts::may_not},
    {"GET", "/api/v1/tokens", {organizer}, Lane::requests, list_api_tokens, Scripts::may_not},
    {"POST", "/api/v1/tokens", {organizer}, Lane::requests, create_api_token, Scripts::may_not},
    {"DELETE", "/api/v1/tokens/{token}", {organizer}, Lane::requests, revoke_api_token, Scripts::may_not},
    {"GET", "/api/v1/audit", {organizer}, Lane::requests, list_audit},
    {"GET", "/api/v1/sessions", {organizer}, Lane::requests, list_sessions},
    {"POST", "/api/v1/sessions", {organizer}, Lane::requests, create_session},
    {"GET", "/api/v1/sessions/{session}", staff, Lane::requests, show_session},
    {"GET", "/api/v1/sessions/{session}/messages", takes_part, Lane::requests, list_messages},
    {"GET", "/api/v1/sessions/{session}/plan", {organizer}, Lane::requests, show_plan},
    {"PUT", "/api/v1/sessions/{session}/plan", {organizer}, Lane::requests, replace_plan},
    {"POST", "/api/v1/sessions/{session}/copy", {organizer}, Lane::requests, copy_session},
    {"POST", "/api/v1/sessions/{session}/cancel", {organizer}, Lane::requests, cancel_session},
    {"GET", "/api/v1/sessions/{session}/agenda.ics", any_token, Lane::requests, download_agenda},
    {"GET", "/api/v1/sessions/{session}/materials", any_token, Lane::requests, list_materials},
    {"POST", "/api/v1/sessions/{session}/materials", {organizer}, Lane::requests, add_material, Scripts::may, Bodies::large},
    {"GET", "/api/v1/sessions/{session}/materials/{material}", any_token, Lane::requests, download_material},
    {"DELETE", "/api/v1/sessions/{session}/materials/{material}", {organizer}, Lane::requests, remove_material},
    {"GET", "/api/v1/sessions/{session}/links", {organizer}, Lane::requests, list_links},
    {"POST", "/api/v1/sessions/{session}/links", {organizer}, Lane::requests, issue_links},
    {"POST", "/api/v1/sessions/{session}/invitations/{invitation}/revoke", {organizer}, Lane::requests, revoke_invitation},
    {"POST", "/api/v1/door/look", anyone, Lane::requests, look_at_door},
    {"POST", "/api/v1/door", anyone, Lane::requests, knock},
    {"GET", "/api/v1/sessions/{session}/waiting", staff_and_admin, Lane::requests, list_waiting},
    {"POST", "/api/v1/sessions/{session}/waiting/{knock}/admit", staff_and_admin, Lane::requests, admit},
    {"POST", "/api/v1/sessions/{session}/waiting/{knock}/refuse", staff_and_admin, Lane::requests, refuse},
    {"PUT", "/api/v1/sessions/{session}/lock", staff, Lane::requests, set_lock},
    {"GET", "/api/v1/sessions/{session}/doors", {organizer, facilitator, moderator, region_admin, site_operator, screen}, Lane::requests, list_doors},
    {"PUT", "/api/v1/sessions/{session}/doors/{region}", staff, Lane::requests, set_door},
    {"POST", "/api/v1/sessions/{session}/doors/{region}/renew", {organizer, facilitator}, Lane::requests, renew_door},
    {"POST", "/api/v1/sessions/{session}/doors/{region}/link", {organizer, facilitator, region_admin}, Lane::requests, make_door_link},
    {"POST", "/api/v1/sessions/{session}/doors/{region}/pairing", {organizer, facilitator, moderator, region_admin, site_operator}, Lane::requests, pair_phones},
    {"GET", "/api/v1/sessions/{session}/people", staff, Lane::requests, list_people},
    {"POST", "/api/v1/sessions/{session}/invitations", {organizer}, Lane::requests, add_invitation},
    {"POST", "/api/v1/sessions/{session}/invitations/{invitation}/reissue", staff, Lane::requests, reissue_link},
    {"POST", "/api/v1/sessions/{session}/invitations/{invitation}/remove", staff, Lane::requests, remove_person},
    {"GET", "/api/v1/sessions/{session}/attendance.csv", {organizer, facilitator}, Lane::requests, download_attendance},
    {"POST", "/api/v1/me/connection_test", {site_operator, participant, region_admin}, Lane::requests, keep_connection_test},
    {"GET", "/api/v1/sessions/{session}/changes", any_token, Lane::requests, list_changes},
    {"GET", "/api/v1/sessions/{session}/contacts", {organizer}, Lane::requests, list_contacts},
    {"POST", "/api/v1/sessions/{session}/contacts", {organizer}, Lane::requests, paste_contacts},
    {"PUT", "/api/v1/sessions/{session}/contacts/{region}", {organizer}, Lane::requests, keep_contact},
    {"POST", "/api/v1/sessions/{session}/letters/sent", {organizer}, Lane::requests, mark_sent},
    {"POST", "/api/v1/sessions/{session}/letters/merge", {organizer}, Lane::requests, merge_mail},
    {"GET", "/api/v1/sessions/{session}/regions/{region}", prepares, Lane::requests, show_region},
    {"PUT", "/api/v1/sessions/{session}/regions/{region}/confirmation", prepares, Lane::requests, confirm_region},
    {"POST", "/api/v1/sessions/{session}/regions/{region}/sites", prepares, Lane::requests, add_site},
    {"GET", "/api/v1/letters", {organizer}, Lane::requests, list_letters},
    {"PUT", "/api/v1/letters/{kind}", {organizer}, Lane::requests, keep_letter},
    {"GET", "/api/v1/regions", {organizer}, Lane::requests, list_regions},
    {"GET", "/api/v1/definitions", {organizer}, Lane::requests, list_definitions},
    {"GET", "/api/v1/definitions/{hash}", any_token, Lane::requests, show_definition},
}};

}  // namespace

std::span<const ApiRoute> api_routes() { return table; }

}  // namespace bimtek::net
