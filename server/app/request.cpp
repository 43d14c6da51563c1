#include "app/request.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "app/control_socket.hpp"
#include "app/demo.hpp"
#include "app/rehearsal_links.hpp"
#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "net/clock.hpp"
#include "store/report_tables.hpp"

namespace bimtek::app {
namespace {

using store::CatalogFault;

constexpr const char* shut_out_member = "shut_out";

std::string text_of(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

std::string text_of(const Json& request, const char* member) { return request.at(member).get<std::string>(); }

Failure account_rule() {
    return {"A name has 1 to " + std::to_string(limits::user_name_bytes_max) + " bytes, and a password " +
            std::to_string(limits::password_bytes_min) + " to " + std::to_string(limits::password_bytes_max) + "."};
}

bool is_utf8(const std::string& text) {
    try {
        static_cast<void>(Json(text).dump());
        return true;
    } catch (const Json::type_error&) {
        return false;
    }
}

Failure user_failure(CatalogFault fault, const std::string& name) {
    switch (fault) {
        case CatalogFault::unknown: return {"There is no account " + name + "."};
        case CatalogFault::taken: return {"There is an account " + name + " already."};
        case CatalogFault::invalid: return account_rule();
        case CatalogFault::wrong_state:  // of no call about accounts
        case CatalogFault::unavailable: break;
    }
    return {"The database cannot be written."};
}

template <class Value>
Result<Json, Failure> done_or_failed(const Result<Value, CatalogFault>& result, const std::string& name) {
    if (!result.ok()) return user_failure(result.error(), name);
    return Json::object();
}

/// The answer tells the server whose sockets to close.
Result<Json, Failure> shut_out_or_failed(const Result<store::UserId, CatalogFault>& user, const std::string& name) {
    if (!user.ok()) return user_failure(user.error(), name);
    return Json{{shut_out_member, user->value}};
}

Result<Json, Failure> demo(DataFolder& folder, const Json& request, Instant now) {
    std::optional<Instant> start;
    if (!request.at("start").is_null()) {
        start = parse_iso8601(text_of(request, "start"));
        if (!start || !may_be_given(*start)) return Failure{"The demo cannot start at such a time."};
    }
    return make_demo(folder.catalog, request.at("participants").get<int>(), start, now);
}

Result<Json, Failure> user_add(DataFolder& folder, const Json& request, Instant now) {
    const auto name = text_of(request, "name");
    return done_or_failed(folder.catalog.create_user(name, text_of(request, "password"), store::the_program, now), name);
}

Result<Json, Failure> user_password(DataFolder& folder, const Json& request, Instant now) {
    const auto name = text_of(request, "name");
    return shut_out_or_failed(folder.catalog.set_password(name, text_of(request, "password"), store::the_program, now), name);
}

Result<Json, Failure> user_disable(DataFolder& folder, const Json& request, Instant now) {
    const auto name = text_of(request, "name");
    return shut_out_or_failed(folder.catalog.set_user_enabled(name, false, store::the_program, now), name);
}

Result<Json, Failure> user_enable(DataFolder& folder, const Json& request, Instant now) {
    const auto name = text_of(request, "name");
    return done_or_failed(folder.catalog.set_user_enabled(name, true, store::the_program, now), name);
}

Result<Json, Failure> user_list(DataFolder& folder, const Json&, Instant) {
    const auto users = folder.catalog.list_users();
    if (!users.ok()) return Failure{"The database cannot be read."};
    Json list = Json::array();
    for (const auto& user : *users) {
        list.push_back({{"name", user.name}, {"created_at", to_iso8601(user.created_at)}, {"disabled", user.disabled}});
    }
    return Json{{"users", std::move(list)}};
}

Result<Json, Failure> rebuild(DataFolder& folder, const Json&, Instant now) {
    std::optional<store::ChainFault> fault;
    const auto outcome = folder.writer.write([&](store::Connection& db) {
        fault = store::rebuild_reports(db);
        if (!fault) store::audit(db, now, store::the_program, "reports_rebuilt", {}, Json::object());
        return !fault;
    });
    if (fault) {
        return Failure{"The log of a session is damaged at event " + std::to_string(fault->seq) + ": " + fault->what +
                       "; the reports were left as they were."};
    }
    if (outcome == store::WriteOutcome::unavailable) return Failure{"The database cannot be written."};
    return Json::object();
}

Result<Json, Failure> rehearsal(DataFolder& folder, const Json& request, Instant now) {
    return make_rehearsal_links(folder.catalog, SessionId(text_of(request, "session")), request.at("regions").get<int>(),
                                request.at("seed").get<std::uint64_t>(), now);
}

struct Command {
    std::string_view name;
    Result<Json, Failure> (*carry_out)(DataFolder&, const Json& request, Instant now);
};

constexpr std::array commands = {
    Command{"demo", demo},
    Command{"user_add", user_add},
    Command{"user_password", user_password},
    Command{"user_disable", user_disable},
    Command{"user_enable", user_enable},
    Command{"user_list", user_list},
    Command{"rebuild_reports", rebuild},
    Command{"rehearsal", rehearsal},
};

Result<Json, Failure> answer_to(DataFolder& folder, std::string_view request, Instant now) {
    try {
        const auto json = Json::parse(request);
        const auto name = text_of(json, "command");
        const auto command = std::ranges::find(commands, name, &Command::name);
        if (command != commands.end()) return command->carry_out(folder, json, now);
    } catch (const Json::exception&) {
        // Falls through: a subcommand of another version, or something that is none.
    }
    return Failure{"The running server does not know what it was asked for."};
}

Result<Json, Failure> result_in(const std::string& answer) {
    const auto json = Json::parse(answer, nullptr, false);
    if (!json.is_object()) return Failure{"The running server gave an answer that is none."};
    if (const auto failed = json.find("failed"); failed != json.end()) return Failure{failed->get<std::string>()};
    return json;
}

Failure no_server_on(const std::filesystem::path& folder) {
    return {"No server runs on the data folder " + folder.string() + "."};
}

Failure no_answer_from(const std::filesystem::path& folder) {
    return {"The data folder " + folder.string() + " is in use by a running bimtek that does not answer."};
}

}  // namespace

std::optional<Failure> account_fault(const std::string& name, const std::string& password) {
    if (!is_utf8(name) || !is_utf8(password)) return Failure{"A name and a password are text in UTF-8."};
    const auto is_white = [](char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; };
    const bool ragged = !name.empty() && (is_white(name.front()) || is_white(name.back()));
    if (ragged || name.find_first_of("\t\n\r") != std::string::npos || domain::has_control_character(name)) {
        return Failure{"A name has no white space around it, and neither tabs nor control characters in it."};
    }
    if (name.empty() || name.size() > limits::user_name_bytes_max || password.size() < limits::password_bytes_min ||
        password.size() > limits::password_bytes_max) {
        return account_rule();
    }
    return std::nullopt;
}

std::string carry_out(DataFolder& folder, std::string_view request, Instant now, const ShutOut& shut_out) {
    const auto answer = answer_to(folder, request, now);
    if (answer.ok() && shut_out && answer->contains(shut_out_member)) shut_out(store::UserId(text_of(*answer, shut_out_member)));
    return text_of(answer.ok() ? *answer : Json{{"failed", answer.error().sentence}});
}

Result<Json, Failure> request_running_server(const std::filesystem::path& folder, const Json& request) {
    const auto answer = ask_running_server(folder, text_of(request));
    if (answer.ok()) return result_in(*answer);
    return answer.error() == NoAnswer::nobody_there ? no_server_on(folder) : no_answer_from(folder);
}

Result<Json, Failure> request(const std::filesystem::path& folder, const Json& request, Folder state) {
    if (std::error_code error; state == Folder::must_be_there && !std::filesystem::exists(store::database_file(folder), error)) {
        if (error) return Failure{"Cannot use " + folder.string() + ": " + error.message() + "."};
        return Failure{"There is no bimtek database in " + folder.string() + "."};
    }
    const auto now = net::Clock().now();
    const auto opened = open_data_folder(folder, now);
    if (opened.ok()) return result_in(carry_out(**opened, text_of(request), now));
    if (opened.error().kind != store::OpenFault::Kind::locked) return Failure{opened.error().message};
    const auto answer = ask_running_server(folder, text_of(request));
    return answer.ok() ? result_in(*answer) : no_answer_from(folder);  // whoever holds the folder is there, listening or not
}

}  // namespace bimtek::app
