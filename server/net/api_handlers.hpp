// The handlers of the HTTP API, one per route of `api_routes`.
#pragma once

#include "net/api_call.hpp"

namespace bimtek::net {

// login_handlers.cpp
HttpResponse sign_in(ApiContext& context, const ApiCall& call);
HttpResponse sign_out(ApiContext& context, const ApiCall& call);
HttpResponse show_me(ApiContext& context, const ApiCall& call);

// about_handlers.cpp
HttpResponse show_openapi(ApiContext& context, const ApiCall& call);
HttpResponse show_about(ApiContext& context, const ApiCall& call);
HttpResponse set_notice(ApiContext& context, const ApiCall& call);

// account_handlers.cpp
HttpResponse change_password(ApiContext& context, const ApiCall& call);
HttpResponse sign_out_everywhere(ApiContext& context, const ApiCall& call);
HttpResponse list_api_tokens(ApiContext& context, const ApiCall& call);
HttpResponse create_api_token(ApiContext& context, const ApiCall& call);
HttpResponse revoke_api_token(ApiContext& context, const ApiCall& call);

// audit_handlers.cpp
HttpResponse list_audit(ApiContext& context, const ApiCall& call);

// session_handlers.cpp
HttpResponse list_sessions(ApiContext& context, const ApiCall& call);
HttpResponse show_session(ApiContext& context, const ApiCall& call);
HttpResponse list_messages(ApiContext& context, const ApiCall& call);
HttpResponse show_definition(ApiContext& context, const ApiCall& call);
HttpResponse download_agenda(ApiContext& context, const ApiCall& call);
HttpResponse download_attendance(ApiContext& context, const ApiCall& call);

// plan_handlers.cpp
HttpResponse create_session(ApiContext& context, const ApiCall& call);
HttpResponse show_plan(ApiContext& context, const ApiCall& call);
HttpResponse replace_plan(ApiContext& context, const ApiCall& call);
HttpResponse copy_session(ApiContext& context, const ApiCall& call);
HttpResponse cancel_session(ApiContext& context, const ApiCall& call);
HttpResponse list_regions(ApiContext& context, const ApiCall& call);
HttpResponse list_definitions(ApiContext& context, const ApiCall& call);

// material_handlers.cpp
HttpResponse list_materials(ApiContext& context, const ApiCall& call);
HttpResponse add_material(ApiContext& context, const ApiCall& call);
HttpResponse download_material(ApiContext& context, const ApiCall& call);
HttpResponse remove_material(ApiContext& context, const ApiCall& call);

// door_handlers.cpp: for whoever comes to a door
HttpResponse look_at_door(ApiContext& context, const ApiCall& call);
HttpResponse knock(ApiContext& context, const ApiCall& call);

// door_keeping_handlers.cpp: for those who mind the doors
HttpResponse list_waiting(ApiContext& context, const ApiCall& call);
HttpResponse admit(ApiContext& context, const ApiCall& call);
HttpResponse refuse(ApiContext& context, const ApiCall& call);
HttpResponse set_lock(ApiContext& context, const ApiCall& call);
HttpResponse list_doors(ApiContext& context, const ApiCall& call);
HttpResponse set_door(ApiContext& context, const ApiCall& call);
HttpResponse renew_door(ApiContext& context, const ApiCall& call);
HttpResponse make_door_link(ApiContext& context, const ApiCall& call);
HttpResponse pair_phones(ApiContext& context, const ApiCall& call);

// people_handlers.cpp: the help desk
HttpResponse list_people(ApiContext& context, const ApiCall& call);
HttpResponse reissue_link(ApiContext& context, const ApiCall& call);
HttpResponse remove_person(ApiContext& context, const ApiCall& call);
HttpResponse add_invitation(ApiContext& context, const ApiCall& call);

// link_handlers.cpp
HttpResponse list_links(ApiContext& context, const ApiCall& call);
HttpResponse issue_links(ApiContext& context, const ApiCall& call);
HttpResponse revoke_invitation(ApiContext& context, const ApiCall& call);

// contact_handlers.cpp
HttpResponse list_contacts(ApiContext& context, const ApiCall& call);
HttpResponse paste_contacts(ApiContext& context, const ApiCall& call);
HttpResponse keep_contact(ApiContext& context, const ApiCall& call);
HttpResponse mark_sent(ApiContext& context, const ApiCall& call);
HttpResponse merge_mail(ApiContext& context, const ApiCall& call);
HttpResponse list_letters(ApiContext& context, const ApiCall& call);
HttpResponse keep_letter(ApiContext& context, const ApiCall& call);

// region_handlers.cpp
HttpResponse show_region(ApiContext& context, const ApiCall& call);
HttpResponse confirm_region(ApiContext& context, const ApiCall& call);
HttpResponse add_site(ApiContext& context, const ApiCall& call);
HttpResponse keep_connection_test(ApiContext& context, const ApiCall& call);

// change_handlers.cpp
HttpResponse list_changes(ApiContext& context, const ApiCall& call);

}  // namespace bimtek::net
