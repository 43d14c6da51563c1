#include "app/arguments.hpp"

#include <charconv>
#include <optional>
#include <string_view>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/network_v4.hpp>
#include <boost/asio/ip/network_v6.hpp>

#include <CLI/CLI.hpp>

#include "bimtek/base/limits.hpp"
#include "net/public_url.hpp"

namespace bimtek::app {
namespace {

struct Endpoint {
    std::string address;
    std::uint16_t port = 0;
};

/// `127.0.0.1:8080` or `[::1]:8080`.
std::optional<Endpoint> endpoint_from(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    auto address = text.substr(0, colon);
    const auto digits = text.substr(colon + 1);
    const bool bracketed = address.size() > 2 && address.front() == '[' && address.back() == ']';
    if (bracketed) address = address.substr(1, address.size() - 2);

    boost::system::error_code error;
    const auto ip = boost::asio::ip::make_address(std::string(address), error);
    if (error || ip.is_v6() != bracketed) return std::nullopt;
    std::uint16_t port = 0;
    const auto* end = digits.data() + digits.size();
    const auto [stop, fault] = std::from_chars(digits.data(), end, port);
    if (digits.empty() || fault != std::errc{} || stop != end) return std::nullopt;
    return Endpoint{std::string(address), port};
}

bool is_network(const std::string& text) {
    boost::system::error_code v4;
    boost::system::error_code v6;
    boost::asio::ip::make_network_v4(text, v4);
    boost::asio::ip::make_network_v6(text, v6);
    return !v4 || !v6;
}

/// A check of CLI11: an empty answer means that the word is good.
template <class Test>
CLI::Validator must_be(Test test, std::string what) {
    return CLI::Validator([test, what](std::string& word) { return test(word) ? std::string() : "\"" + word + "\" is not " + what; },
                          "");
}

CLI::Option* add_data(CLI::App& command, std::filesystem::path& data) {
    return command.add_option("--data", data, "The data folder")->required()->type_name("DIR");
}

void add_serve(CLI::App& app, ServeOptions& options) {
    auto& serve = *app.add_subcommand("serve", "Serve the sessions of a data folder until SIGTERM or Ctrl-C");
    add_data(serve, options.data)->description("The data folder; created when it is not there");
    serve
        .add_option_function<std::string>(
            "--listen",
            [&options](const std::string& word) {
                const auto endpoint = endpoint_from(word);
                if (!endpoint) throw CLI::ValidationError("--listen", "\"" + word + "\" is not an address like 127.0.0.1:8080 or [::1]:8080");
                options.address = endpoint->address;
                options.port = endpoint->port;
            },
            "Where to listen; port 0 lets the system choose")
        ->required()
        ->type_name("ADDR:PORT");
    serve.add_option("--web", options.web, "The built web client; found by itself beside the program or in its source tree")
        ->type_name("DIR");
    serve.add_option("--public-url", options.public_url, "Where browsers find the server, when it is not --listen; a path in it stands before all paths")
        ->type_name("URL")
        ->check(must_be([](const auto& word) { return net::read_public_url(word).has_value(); }, "an http or https address like https://contoh.go.id/bimtek"));
    serve.add_option("--trusted-proxy", options.trusted_proxy, "The proxies in front of this server: closes /metrics to whoever has no token. Addresses of clients are used for nothing")
        ->type_name("CIDR")
        ->check(must_be(is_network, "a network like 10.0.0.0/8"));
    serve.add_option("--embed", options.embedded, "A host whose meetings the pages may show within themselves, over https; all others are links. May be given several times")
        ->type_name("HOST")
        ->check(must_be(net::is_host, "a host like meet.contoh.go.id"));
    serve.add_option("--metrics-token-file", options.metrics_token_file, "A file with the token that /metrics asks for; without one, it answers this machine alone, and only when no proxy is named")
        ->type_name("FILE");
    serve.add_option("--limits", options.limits, "Other limits, for benchmarks (TOML)")->type_name("FILE");
}

void add_demo(CLI::App& app, DemoOptions& options) {
    auto& demo = *app.add_subcommand("demo", "Make the demo session, or issue further links to it");
    add_data(demo, options.data)->description("The data folder; created when it is not there");
    demo.add_flag("--json", options.json, "Print JSON for programs");
    demo.add_option("--participants", options.participants, "How many participants to invite in total, spread over the regions")
        ->type_name("N")
        ->check(CLI::Range(0, limits::demo_participants_max));
    demo.add_option("--start", options.start, "When it starts: HH:MM today in WITA, or an RFC 3339 time; by default the next full quarter hour")
        ->type_name("TIME");
}

void add_report(CLI::App& app, ReportOptions& options) {
    auto& report = *app.add_subcommand("report", "Print a report; also while a server runs");
    report.require_subcommand(1);
    auto& attendance = *report.add_subcommand("attendance", "Who attended a session, and for how long");
    add_data(attendance, options.data);
    attendance.add_option("--session", options.session, "The session")->required()->type_name("ID");
    attendance
        .add_option_function<std::string>("--format", [](const std::string&) {}, "The form in which it comes")
        ->required()
        ->type_name("csv")
        ->check(must_be([](const auto& word) { return word == "csv"; }, "a format of this report; it comes as csv"));
    attendance.add_flag("--totals", options.totals, "Add a line per region and one over all");
    attendance
        .add_option_function<std::string>(
            "--separator", [&options](const std::string& word) { options.separator = word.front(); }, "; or , (; by default)")
        ->type_name("CHAR")
        ->check(must_be([](const auto& word) { return word == ";" || word == ","; }, "a separator; it is ; or ,"));
}

void add_backup(CLI::App& app, BackupOptions& options) {
    auto& backup = *app.add_subcommand("backup", "Copy the whole database to a file, verified; also while a server runs");
    add_data(backup, options.data);
    backup.add_option("--to", options.to, "The file to make; it must not be there yet")->required()->type_name("FILE");
}

void add_restore(CLI::App& app, RestoreOptions& options) {
    auto& restore = *app.add_subcommand("restore", "Put a backup in the place of the database; no server may run");
    add_data(restore, options.data)->description("The data folder; created when it is not there");
    restore.add_option("--from", options.from, "The backup")->required()->type_name("FILE");
}

void add_verify(CLI::App& app, VerifyOptions& options) {
    auto& verify = *app.add_subcommand("verify", "Check that no event was changed; also while a server runs");
    add_data(verify, options.data);
    verify.add_option("--session", options.session, "Only this session")->type_name("ID");
    verify.add_option("--backup", options.backup, "Also check that what this backup holds is still there")->type_name("FILE");
}

void add_rehearse(CLI::App& app, RehearseOptions& options) {
    auto& rehearse = *app.add_subcommand("rehearse", "Play regions into a session of the running server");
    add_data(rehearse, options.data)->description("The data folder of the running server");
    rehearse.add_option("--session", options.session, "The session")->required()->type_name("ID");
    const auto add_number = [&](const char* name, auto& number, auto max, const char* what) {
        rehearse.add_option(name, number, what)->type_name("N")->check(CLI::Range(decltype(max){1}, max))->capture_default_str();
    };
    add_number("--regions", options.regions, limits::rehearsed_regions_max, "How many regions");
    add_number("--seconds", options.seconds, limits::rehearsal_seconds_max, "How long");
    add_number("--pause", options.pause_ms, limits::rehearsal_pause_ms_max, "Milliseconds between two things that a region does");
    rehearse.add_option("--seed", options.seed, "Another seed plays other regions, which do other things")
        ->type_name("N")
        ->check(CLI::NonNegativeNumber)
        ->capture_default_str();
}

void add_user(CLI::App& app, UserOptions& options) {
    auto& user = *app.add_subcommand("user", "Accounts of organizers");
    user.require_subcommand(1);
    const auto add = [&](const std::string& word, UserOptions::Action action, const std::string& what, bool takes_password) {
        auto& command = *user.add_subcommand(word, what);
        if (action != UserOptions::Action::list) {
            command.add_option("NAME", options.name, "The name to sign in with")->required()->type_name("");
        }
        add_data(command, options.data);
        if (takes_password) {
            command.add_flag("--password-stdin", options.password_stdin,
                             "Read the password from standard input, one line, instead of asking for it");
        }
        command.callback([&options, action] { options.action = action; });
    };
    add("add", UserOptions::Action::add, "Add an account", true);
    add("list", UserOptions::Action::list, "List all accounts", false);
    add("password", UserOptions::Action::password, "Set the password, and end the account's sign-ins", true);
    add("disable", UserOptions::Action::disable, "Keep an account from signing in, and end its sign-ins", false);
    add("enable", UserOptions::Action::enable, "Let a disabled account sign in again", false);
}

/// One line that ends with a full stop.
std::string sentence_of(std::string text) {
    for (char& letter : text) {
        if (letter == '\n') letter = ' ';
    }
    while (!text.empty() && (text.back() == ' ' || text.back() == '.')) text.pop_back();
    return text + ".";
}

/// `serve`, `user add`
std::string words_of(const CLI::App& app) {
    const auto named = app.get_subcommands();
    if (named.empty()) return app.get_name();
    return app.get_name() + " " + words_of(*named.front());
}

}  // namespace

std::variant<Options, Quit> parse_arguments(int argc, const char* const* argv) {
    CLI::App app("Bimtek: technical guidance for regional governments, live.", "bimtek");
    app.require_subcommand(1);
    app.set_version_flag("--version", "bimtek " BIMTEK_VERSION);

    ServeOptions serve;
    DemoOptions demo;
    ReportOptions report;
    RebuildOptions rebuild;
    BackupOptions backup;
    RestoreOptions restore;
    VerifyOptions verify;
    RehearseOptions rehearse;
    UserOptions user;
    add_serve(app, serve);
    add_demo(app, demo);
    add_report(app, report);
    add_data(*app.add_subcommand("rebuild-reports", "Make the report tables anew from the events"), rebuild.data);
    add_backup(app, backup);
    add_restore(app, restore);
    add_verify(app, verify);
    add_rehearse(app, rehearse);
    add_user(app, user);
    app.footer("`bimtek COMMAND --help` tells what a command takes.");  // Last: subcommands would take it over.

    if (argc < 2) return Quit{2, app.help()};
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp&) {
        return Quit{0, app.help()};
    } catch (const CLI::CallForVersion& version) {
        return Quit{0, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
        // A word that nobody knows explains what is missing better than the other way round.
        const auto unknown = app.remaining(true);
        const auto what = unknown.empty() ? error.what() : "bimtek does not know \"" + unknown.front() + "\"";
        return Quit{2, sentence_of(what) + " Try: " + words_of(app) + " --help\n"};
    }

    const auto& command = app.get_subcommands().front()->get_name();
    if (command == "serve") return Options(serve);
    if (command == "demo") return Options(demo);
    if (command == "report") return Options(report);
    if (command == "backup") return Options(backup);
    if (command == "restore") return Options(restore);
    if (command == "verify") return Options(verify);
    if (command == "rehearse") return Options(rehearse);
    if (command == "user") return Options(user);
    return Options(rebuild);
}

}  // namespace bimtek::app
