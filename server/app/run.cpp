#include "app/run.hpp"

#include <sys/stat.h>

#include <exception>
#include <iomanip>
#include <iostream>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include "app/arguments.hpp"
#include "app/backup.hpp"
#include "app/demo_plan.hpp"
#include "app/failure.hpp"
#include "app/password_input.hpp"
#include "app/rehearse.hpp"
#include "app/report.hpp"
#include "app/request.hpp"
#include "app/serve.hpp"
#include "app/verify.hpp"
#include "net/clock.hpp"

namespace bimtek::app {
namespace {

constexpr int status_refused = 2;
constexpr int status_broken_off = 1;
constexpr int status_unsound = 1;

/// The exit status, or why nothing was done (status_refused).
using Outcome = Result<int, Failure>;

Outcome outcome_of(const std::optional<Failure>& failure) { return failure ? Outcome(*failure) : Outcome(0); }

void print_link(const Json& link) {
    std::cout << "  " << std::left << std::setw(14) << link["role"].get<std::string>() << link["path"].get<std::string>() << "  "
              << link["name"].get<std::string>() << '\n';
}

/// One link of each role first, then the others.
void print_demo(const Json& demo) {
    std::cout << "Session " << demo["session"].get<std::string>() << ", planned to start at "
              << demo["starts_at"].get<std::string>() << "\n";
    if (!demo["password"].is_null()) {
        std::cout << "Account panitia, password " << demo["password"].get<std::string>() << " (not shown again)\n";
    }
    std::cout << "Links, to be put behind the server's address; one of each role:\n";
    std::set<std::string> roles;
    std::vector<const Json*> others;
    for (const auto& link : demo["links"]) {
        if (roles.insert(link["role"].get<std::string>()).second) print_link(link);
        else others.push_back(&link);
    }
    std::cout << "Everyone else:\n";
    for (const auto* link : others) print_link(*link);
}

Outcome perform(const ServeOptions& options) { return outcome_of(serve(options)); }

Outcome perform(const DemoOptions& options) {
    Json start;
    if (!options.start.empty()) {
        const auto at = parse_start(options.start, net::Clock().now());
        if (!at) return Failure{"--start is a time like 09:00 or 2026-11-24T09:00:00+08:00, of the years 2000 to 2999, and not \"" + options.start + "\"."};
        start = to_iso8601(*at);
    }
    auto demo = request(options.data, {{"command", "demo"}, {"participants", options.participants}, {"start", start}},
                        Folder::may_be_made);
    if (!demo.ok()) return demo.error();
    if (options.json) {
        for (auto& link : (*demo)["links"]) link.erase("name");
        std::cout << Json{{"session", (*demo)["session"]}, {"links", (*demo)["links"]}}.dump() << '\n';
    } else {
        print_demo(*demo);
    }
    return 0;
}

Outcome perform(const ReportOptions& options) {
    const auto report = attendance_report(options, net::Clock().now());
    if (!report.ok()) return report.error();
    std::cout << report->csv;
    return 0;
}

Outcome perform(const RebuildOptions& options) {
    const auto done = request(options.data, {{"command", "rebuild_reports"}}, Folder::must_be_there);
    if (!done.ok()) return done.error();
    std::cout << "The report tables were made anew.\n";
    return 0;
}

Outcome perform(const BackupOptions& options) {
    const auto made = backup(options);
    if (!made.ok()) return made.error();
    std::cout << made->lines;
    return 0;
}

Outcome perform(const RestoreOptions& options) {
    const auto restored = restore(options, net::Clock().now());
    if (!restored.ok()) return restored.error();
    std::cout << restored->lines;
    return 0;
}

Outcome perform(const VerifyOptions& options) {
    const auto verdict = verify(options);
    if (!verdict.ok()) return verdict.error();
    std::cout << verdict->lines;
    return verdict->sound ? 0 : status_unsound;
}

Outcome perform(const RehearseOptions& options) { return outcome_of(rehearse(options)); }

Outcome list_users(const UserOptions& options) {
    const auto answer = request(options.data, {{"command", "user_list"}}, Folder::must_be_there);
    if (!answer.ok()) return answer.error();
    for (const auto& user : (*answer)["users"]) {
        std::cout << user["name"].get<std::string>() << '\t' << user["created_at"].get<std::string>() << '\t'
                  << (user["disabled"].get<bool>() ? "disabled" : "enabled") << '\n';
    }
    return 0;
}

Outcome with_password(const UserOptions& options, Json order, Folder state) {
    const auto password = read_password(options.password_stdin);
    if (!password.ok()) return password.error();
    if (auto fault = account_fault(options.name, password->text)) return *fault;
    order["password"] = password->text;
    const auto done = request(options.data, order, state);
    return done.ok() ? Outcome(0) : Outcome(done.error());
}

Outcome perform(const UserOptions& options) {
    using Action = UserOptions::Action;
    const auto order = [&](const char* command) { return Json{{"command", command}, {"name", options.name}}; };
    switch (options.action) {
        case Action::list: return list_users(options);
        case Action::add: return with_password(options, order("user_add"), Folder::may_be_made);
        case Action::password: return with_password(options, order("user_password"), Folder::must_be_there);
        case Action::disable:
        case Action::enable: {
            const auto* command = options.action == Action::disable ? "user_disable" : "user_enable";
            const auto done = request(options.data, order(command), Folder::must_be_there);
            return done.ok() ? Outcome(0) : Outcome(done.error());
        }
    }
    return 0;
}

int run_options(const Options& options) {
    const auto outcome = std::visit([](const auto& chosen) { return perform(chosen); }, options);
    if (!outcome.ok()) {
        std::cerr << outcome.error().sentence << '\n';
        return status_refused;
    }
    if (!std::cout.flush()) {
        std::cerr << "Standard output cannot be written.\n";
        return status_broken_off;
    }
    return *outcome;
}

}  // namespace

int run(int argc, const char* const* argv) {
    const auto parsed = parse_arguments(argc, argv);
    if (const auto* quit = std::get_if<Quit>(&parsed)) {
        (quit->status == 0 ? std::cout : std::cerr) << quit->text;
        return quit->status;
    }
    ::umask(S_IRWXG | S_IRWXO);  // What people typed is in the data folder: its files are for the owner alone.
    try {
        return run_options(std::get<Options>(parsed));
    } catch (const std::exception& error) {  // The machine is out of something: memory, threads, descriptors.
        std::cerr << "bimtek cannot go on: " << error.what() << ".\n";
        return status_broken_off;
    }
}

}  // namespace bimtek::app
