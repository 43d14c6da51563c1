// What each route is for, what it takes and what it answers when it succeeds.
#include "net/openapi.hpp"

namespace bimtek::net {
namespace {

const Description table[] = {
    {"GET", "/healthz", "healthz", "Whether the server runs", {{200, {"healthz.response"}}}},
    {"GET", "/readyz", "readyz", "Whether the server can take what people do; 503 when it cannot", {{200, {"readyz.response"}}}},
    {"GET", "/metrics", "metrics", "How the server is doing, in the text format of Prometheus", {{200, {}, "text/plain"}}},
    {"GET", "/api/v1/openapi.json", "openapi", "This document", {{200, {}}}},
    {"GET", "/api/v1/about", "about", "Privacy notice, and whose meetings a page may show", {{200, {"about.response"}}}},
    {"PUT", "/api/v1/notice", "set_notice", "Set the privacy notice", {{204, {}}}, "set_notice.request"},

    {"POST", "/api/v1/login", "login", "Sign in with an account", {{200, {"login.response"}}}, "login.request"},
    {"DELETE", "/api/v1/login", "logout", "Void the token of this sign-in", {{204, {}}}},
    {"DELETE", "/api/v1/logins", "logout_everywhere", "Void every sign-in and every token of the account", {{204, {}}}},
    {"POST", "/api/v1/me/password", "change_password", "Change the own password", {{204, {}}}, "change_password.request"},
    {"GET", "/api/v1/tokens", "list_tokens", "The account's tokens for scripts", {{200, {"tokens.response"}}}},
    {"POST", "/api/v1/tokens", "create_token", "Make a token for a script", {{201, {"create_token.response"}}}, "create_token.request"},
    {"DELETE", "/api/v1/tokens/{token}", "revoke_token", "Void a token for a script", {{204, {}}}},
    {"GET", "/api/v1/audit", "audit", "Who changed what, page by page", {{200, {"audit.response"}}}, {}, {"session", "before", "limit"}},
    {"GET", "/api/v1/me", "me", "Whose token this is", {{200, {"me_invitation.response", "me_login.response", "me_waiting.response"}}}},

    {"POST", "/api/v1/door/look", "look_at_door", "Where the key of a door leads", {{200, {"look_at_door.response"}}}, "look_at_door.request"},
    {"POST", "/api/v1/door", "knock", "Come in through a door, or wait in front of it",
     {{201, {"knock.response"}}, {202, {"knock.response"}}}, "knock.request"},
    {"GET", "/api/v1/sessions/{session}/waiting", "list_waiting", "Who waits to be admitted", {{200, {"waiting.response"}}}},
    {"POST", "/api/v1/sessions/{session}/waiting/{knock}/admit", "admit", "Admit somebody who waits", {{204, {}}}},
    {"POST", "/api/v1/sessions/{session}/waiting/{knock}/refuse", "refuse", "Send away somebody who waits", {{204, {}}}},
    {"PUT", "/api/v1/sessions/{session}/lock", "set_lock", "Let nobody new in unadmitted, or do", {{204, {}}}, "lock.request"},
    {"GET", "/api/v1/sessions/{session}/doors", "list_doors", "The doors with their codes", {{200, {"doors.response"}}}},
    {"PUT", "/api/v1/sessions/{session}/doors/{region}", "set_door", "Change a door's quota, close or open it", {{204, {}}}, "set_door.request"},
    {"POST", "/api/v1/sessions/{session}/doors/{region}/renew", "renew_door", "Give a door another code and void its links",
     {{200, {"renew_door.response"}}}},
    {"POST", "/api/v1/sessions/{session}/doors/{region}/link", "make_door_link", "A further link to a door", {{200, {"door_key.response"}}}},
    {"POST", "/api/v1/sessions/{session}/doors/{region}/pairing", "pair_phones", "A link for the phones of a room, for ten minutes",
     {{200, {"door_key.response"}}}, "pair_phones.request"},

    {"GET", "/api/v1/sessions", "list_sessions", "All sessions", {{200, {"sessions.response"}}}},
    {"POST", "/api/v1/sessions", "create_session", "Make a session of a plan; with an `Idempotency-Key` once", {{201, {"create_session.response"}}}, "create_session.request"},
    {"GET", "/api/v1/sessions/{session}", "show_session", "One session", {{200, {"session.response"}}}},
    {"GET", "/api/v1/sessions/{session}/plan", "show_plan", "The plan in force", {{200, {"plan.response"}}}},
    {"PUT", "/api/v1/sessions/{session}/plan", "replace_plan", "Replace the plan; `If-Match` says which one", {{200, {"replace_plan.response"}}},
     "replace_plan.request"},
    {"POST", "/api/v1/sessions/{session}/copy", "copy_session", "A new session with this plan on another day; with an `Idempotency-Key` once", {{201, {"copy_session.response"}}},
     "copy_session.request"},
    {"POST", "/api/v1/sessions/{session}/cancel", "cancel_session", "Call the session off", {{204, {}}}},
    {"GET", "/api/v1/sessions/{session}/agenda.ics", "agenda", "The agenda as iCalendar", {{200, {}, "text/calendar"}}, {}, {"lang"}},
    {"GET", "/api/v1/sessions/{session}/messages", "list_messages", "Chat, page by page", {{200, {"messages.response"}}}, {}, {"before", "limit"}},
    {"GET", "/api/v1/sessions/{session}/attendance.csv", "attendance", "The attendance report", {{200, {}, "text/csv"}}, {}, {"totals", "separator"}},

    {"GET", "/api/v1/sessions/{session}/materials", "list_materials", "Files for everyone of the session", {{200, {"materials.response"}}}},
    {"POST", "/api/v1/sessions/{session}/materials", "add_material", "Give everyone of the session a file",
     {{200, {"add_material.response"}}, {201, {"add_material.response"}}}, material_file, {"name"}},
    {"GET", "/api/v1/sessions/{session}/materials/{material}", "download_material", "One of the files, from a byte on when `Range` says so",
     {{200, {}, material_file}, {206, {}, material_file}}},
    {"DELETE", "/api/v1/sessions/{session}/materials/{material}", "remove_material", "Take a file away from the session", {{204, {}}}},

    {"GET", "/api/v1/sessions/{session}/links", "list_links", "Who is invited", {{200, {"links.response"}}}},
    {"POST", "/api/v1/sessions/{session}/links", "issue_links", "A further link each", {{200, {"issue_links.response"}}}, "issue_links.request"},
    {"POST", "/api/v1/sessions/{session}/invitations", "add_invitation", "Invite one more", {{201, {"add_invitation.response"}}}, "add_invitation.request"},
    {"POST", "/api/v1/sessions/{session}/invitations/{invitation}/revoke", "revoke", "Void an invitation with its links", {{204, {}}}},
    {"POST", "/api/v1/sessions/{session}/invitations/{invitation}/reissue", "reissue_link", "A new link in the place of the old ones",
     {{200, {"reissue_link.response"}}}},
    {"POST", "/api/v1/sessions/{session}/invitations/{invitation}/remove", "remove", "Send somebody out of the session", {{204, {}}}},
    {"GET", "/api/v1/sessions/{session}/people", "find_people", "Find people for the help desk", {{200, {"people.response"}}}, {}, {"q"}},

    {"POST", "/api/v1/me/connection_test", "keep_connection_test", "Keep how a connection did, and hear what to think of it",
     {{200, {"connection_test.response"}}}, "connection_test.request"},
    {"GET", "/api/v1/sessions/{session}/changes", "list_changes", "What changed since a revision of the plan", {{200, {"changes.response"}}}, {}, {"since"}},
    {"GET", "/api/v1/sessions/{session}/contacts", "list_contacts", "How far each region is prepared", {{200, {"contacts.response"}}}},
    {"POST", "/api/v1/sessions/{session}/contacts", "paste_contacts", "Keep a pasted list; lines with mistakes are named",
     {{200, {"paste_contacts.response"}}}, "paste_contacts.request"},
    {"PUT", "/api/v1/sessions/{session}/contacts/{region}", "keep_contact", "Keep the contact of a region", {{204, {}}}, "contact.request"},
    {"POST", "/api/v1/sessions/{session}/letters/sent", "mark_sent", "Say to whom a letter was sent", {{204, {}}}, "letters_sent.request"},
    {"POST", "/api/v1/sessions/{session}/letters/merge", "merge_mail", "Contacts and texts as CSV, for mail merge", {{200, {}, "text/csv"}}, "merge_letters.request"},
    {"GET", "/api/v1/sessions/{session}/regions/{region}", "show_region", "What a region prepares", {{200, {"region.response"}}}},
    {"PUT", "/api/v1/sessions/{session}/regions/{region}/confirmation", "confirm_region", "Confirm who comes", {{204, {}}}, "confirmation.request"},
    {"POST", "/api/v1/sessions/{session}/regions/{region}/sites", "add_site", "A further site of a region",
     {{200, {"add_site.response"}}, {201, {"add_site.response"}}}, "add_site.request"},
    {"GET", "/api/v1/letters", "list_letters", "The texts for every moment", {{200, {"letters.response"}}}},
    {"PUT", "/api/v1/letters/{kind}", "keep_letter", "Change a text, or have the first one back", {{204, {}}}, "letter.request"},

    {"GET", "/api/v1/regions", "list_regions", "Regions that a plan may invite", {{200, {"regions.response"}}}},
    {"GET", "/api/v1/definitions", "list_definitions", "Walkthroughs that a plan may teach", {{200, {"definitions.response"}}}},
    {"GET", "/api/v1/definitions/{hash}", "definition", "A guided form, which never changes", {{200, {}}}},
};

}  // namespace

std::span<const Description> descriptions() { return table; }

}  // namespace bimtek::net
