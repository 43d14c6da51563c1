#include "net/monitor.hpp"

#include <sodium.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <utility>

#include "bimtek/base/limits.hpp"
#include "net/http_response.hpp"
#include "net/log.hpp"

namespace bimtek::net {
namespace {

/// As a reverse proxy would not name it, unless it hides what was asked for; then browsers' WebSockets need `--public-url`.
bool is_loopback_name(std::string_view host) {
    host = host.substr(0, host.starts_with('[') ? host.find(']') + 1 : host.find(':'));
    return host == "localhost" || host == "127.0.0.1" || host == "[::1]";
}

bool is_secret(std::string_view said, const std::string& secret) {
    return said.size() == secret.size() && sodium_memcmp(said.data(), secret.data(), secret.size()) == 0;
}

/// In bytes; 0 where the system does not tell.
std::uint64_t resident_memory() {
    std::ifstream in("/proc/self/statm");
    std::uint64_t pages = 0;
    in >> pages >> pages;
    return pages * static_cast<std::uint64_t>(::sysconf(_SC_PAGESIZE));
}

std::uint64_t open_descriptors() {
    std::error_code error;
    const std::filesystem::directory_iterator all("/proc/self/fd", error);
    return static_cast<std::uint64_t>(std::distance(begin(all), end(all)));
}

std::string seconds(int milliseconds) {
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%g", milliseconds / 1000.0);
    return text.data();
}

void write_commits(Prometheus& to, const store::CommitFigures& commits) {
    to.family("bimtek_commit_seconds", "histogram", "Time of commits that are durable; each holds all that waited.");
    const auto counts = commits.counts();
    std::uint64_t so_far = 0;
    for (std::size_t i = 0; i < commits.bounds_ms.size(); ++i) {
        so_far += counts[i];
        to.bucket(seconds(commits.bounds_ms[i]), so_far);
    }
    so_far += counts.back();
    to.bucket("+Inf", so_far);
    to.sum(std::chrono::duration<double>(commits.time()).count(), so_far);
    to.family("bimtek_commits_failed_total", "counter", "Commits that failed; what they held was answered unavailable.");
    to.value(commits.failed());
}

}  // namespace

bool is_short_of_disk(std::uint64_t available, std::uint64_t size) {
    return available < size / 100 * limits::disk_free_percent_min;
}

Monitor::Monitor(Parts parts, std::filesystem::path data, MetricsAccess access)
    : parts_(parts), data_(std::move(data)), access_(std::move(access)) {}

HttpResponse Monitor::ready() const {
    if (!parts_.writer.healthy()) {
        parts_.writer.try_again();
        return problem(503, "commit");
    }
    std::error_code error;
    const auto disk = std::filesystem::space(data_, error);
    if (error || is_short_of_disk(disk.available, disk.capacity)) return problem(503, "disk");
    return json_response(200, R"({"status":"ready"})");
}

void Monitor::watch() {
    if (const bool healthy = parts_.writer.healthy(); healthy != std::exchange(healthy_, healthy)) {
        if (healthy) log_event(LogLevel::info, "commits_work_again");
        else log_event(LogLevel::error, "commits_fail");
    }
    const auto tell = [](std::size_t now, std::size_t& told, LogWord event) {
        if (now != std::exchange(told, now)) log_event(now > 0 ? LogLevel::error : LogLevel::info, event, {{"sessions", static_cast<std::int64_t>(now)}});
    };
    tell(parts_.gateway.sessions_waiting(), waiting_, "sessions_waiting");
    tell(parts_.gateway.sessions_damaged(), damaged_, "sessions_damaged");
}

bool Monitor::is_from_this_machine(const HttpRequest& request) const {
    return access_.this_machine && request.from_loopback && is_loopback_name(*request.head.find("Host"));
}

HttpResponse Monitor::metrics(const HttpRequest& request) const {
    if (!access_.token.empty()) {
        if (!is_secret(request.head.bearer_token(), access_.token)) return problem(401);
    } else if (!is_from_this_machine(request)) {
        return problem(404);
    }
    Prometheus text;
    text.family("bimtek_connections", "gauge", "Open connections.");
    std::uint64_t https = 0;
    std::uint64_t sockets = 0;
    for (const auto& thread : parts_.threads) {
        https += static_cast<std::uint64_t>(thread->http_connections());
        sockets += static_cast<std::uint64_t>(thread->websockets());
    }
    text.value("kind", "http", https);
    text.value("kind", "websocket", sockets);
    text.family("bimtek_sessions_loaded", "gauge", "Sessions in memory.");
    text.value(parts_.gateway.sessions_loaded());
    text.family("bimtek_sessions_waiting", "gauge", "Sessions that cannot be read or written now; they are tried again.");
    text.value(parts_.gateway.sessions_waiting());
    text.family("bimtek_sessions_damaged", "gauge", "Of these, sessions of which what is stored is damaged: see bimtek verify.");
    text.value(parts_.gateway.sessions_damaged());
    text.family("bimtek_queue_length", "gauge", "What waits for a thread.");
    text.value("queue", "commits", parts_.writer.waiting());
    text.value("queue", "reads", parts_.readers.waiting());
    text.value("queue", "hellos", parts_.admissions.waiting());
    text.value("queue", "requests", parts_.requests.waiting());
    text.value("queue", "passwords", parts_.passwords.waiting());
    parts_.traffic.write(text);
    write_commits(text, parts_.writer.figures());
    text.family("bimtek_last_commit_durable", "gauge", "1; 0 from a failed commit until the next that succeeds.");
    text.value(parts_.writer.healthy() ? 1 : 0);
    std::error_code error;
    const auto disk = std::filesystem::space(data_, error);
    text.family("bimtek_disk_available_bytes", "gauge", "Room on the disk of the data folder.");
    text.value(error ? 0 : disk.available);
    text.family("bimtek_disk_size_bytes", "gauge", "Size of the disk of the data folder.");
    text.value(error ? 0 : disk.capacity);
    text.family("process_resident_memory_bytes", "gauge", "Memory of the process.");
    text.value(resident_memory());
    text.family("process_open_fds", "gauge", "Open file descriptors.");
    text.value(open_descriptors());

    HttpResponse response;
    response.content_type = Prometheus::content_type;
    response.body = std::make_shared<const std::string>(text.take());
    return response;
}

}  // namespace bimtek::net
