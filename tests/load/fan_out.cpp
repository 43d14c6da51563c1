// What it costs to tell N people one thing: the product beside the floor, both with N connections, in turn.
// fan_out BIMTEK FLOOR [CONNECTIONS [ROUNDS]]
#include <dirent.h>
#include <sys/epoll.h>
#include <sys/wait.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <sstream>
#include <vector>

#include <nlohmann/json.hpp>

#include "load/peer.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

constexpr auto round_deadline = std::chrono::seconds(30);

struct Process {
    pid_t pid = 0;
    int to = -1;
    int from = -1;
};

Process run(const std::vector<std::string>& words) {
    int in[2];
    int out[2];
    if (pipe(in) != 0 || pipe(out) != 0) load::give_up("pipe");
    const pid_t pid = fork();
    if (pid == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        for (const int file : {in[0], in[1], out[0], out[1]}) close(file);
        std::vector<char*> arguments;
        for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
        arguments.push_back(nullptr);
        execv(arguments[0], arguments.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    return {pid, in[1], out[0]};
}

std::string read_all(const Process& process) {
    std::string text;
    char buffer[65536];
    for (ssize_t got = 0; (got = read(process.from, buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(got));
    int status = 0;
    waitpid(process.pid, &status, 0);
    if (status != 0) load::give_up("a program failed");
    return text;
}

std::string read_line(const Process& process) {
    std::string line;
    for (char c = 0; read(process.from, &c, 1) == 1 && c != '\n';) line.push_back(c);
    return line;
}

/// Nanoseconds of processor time of all threads.
double cpu_ns(pid_t pid) {
    double sum = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task")) {
        std::ifstream in(task.path() / "schedstat");
        double ran = 0;
        in >> ran;
        sum += ran;
    }
    return sum;
}

double resident_bytes(pid_t pid) {
    std::ifstream in("/proc/" + std::to_string(pid) + "/statm");
    double total = 0;
    double resident = 0;
    in >> total >> resident;
    return resident * static_cast<double>(sysconf(_SC_PAGESIZE));
}

struct Connection {
    int socket = -1;
    std::string bytes;
    bool switched = false;
    int welcomes = 0;
};

/// Connections to one server; `delivery` marks the frames that are counted.
class Crowd {
public:
    Crowd(std::uint16_t port, std::string delivery) : port_(port), delivery_(std::move(delivery)), poll_(epoll_create1(0)) {}

    void grow(std::size_t count) {
        for (std::size_t i = 0; i < count; ++i) {
            auto connection = std::make_unique<Connection>();
            connection->socket = socket(AF_INET, SOCK_STREAM, 0);
            sockaddr_in address = load::loopback(port_);
            if (connect(connection->socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) load::give_up("connect");
            load::unblock(connection->socket);
            std::ostringstream request;
            request << "GET /ws HTTP/1.1\r\nHost: 127.0.0.1:" << port_
                    << "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                       "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: bimtek.v1\r\n\r\n";
            send(*connection, request.str());
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.ptr = connection.get();
            epoll_ctl(poll_, EPOLL_CTL_ADD, connection->socket, &event);
            connections_.push_back(std::move(connection));
            // A crowd does not come in one instant; the listener's queue is not what is measured.
            wait([&] { return connections_.back()->switched; });
        }
    }

    Connection& operator[](std::size_t i) { return *connections_.at(i); }

    static void send(Connection& to, const std::string& bytes) {
        if (write(to.socket, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) load::give_up("write");
    }

    /// Reads until `done`; the time of each delivery goes to `arrivals`.
    template <class Done>
    void wait(Done done, std::vector<Clock::time_point>* arrivals = nullptr) {
        const auto deadline = Clock::now() + round_deadline;
        epoll_event events[256];
        while (!done()) {
            if (Clock::now() > deadline) load::give_up("nothing came in time");
            const int count = epoll_wait(poll_, events, 256, 100);
            for (int i = 0; i < count; ++i) take(*static_cast<Connection*>(events[i].data.ptr), arrivals);
        }
    }

private:
    void take(Connection& connection, std::vector<Clock::time_point>* arrivals) {
        char buffer[65536];
        const ssize_t got = read(connection.socket, buffer, sizeof buffer);
        if (got <= 0) load::give_up("a connection was closed");
        connection.bytes.append(buffer, static_cast<std::size_t>(got));
        if (!connection.switched) {
            const auto end = connection.bytes.find("\r\n\r\n");
            if (end == std::string::npos) return;
            if (!connection.bytes.starts_with("HTTP/1.1 101")) load::give_up(connection.bytes.c_str());
            connection.bytes.erase(0, end + 4);
            connection.switched = true;
        }
        std::string payload;
        for (int opcode = 0; load::take_frame(connection.bytes, payload, opcode);) {
            if (opcode == 9) send(connection, std::string("\x8A\x80\0\0\0\0", 6));
            if (payload.starts_with("{\"type\":\"welcome\"")) ++connection.welcomes;
            if (opcode != 1 || payload.find(delivery_) == std::string::npos) continue;
            if (arrivals != nullptr) arrivals->push_back(Clock::now());
        }
    }

    std::uint16_t port_;
    std::string delivery_;
    int poll_;
    std::vector<std::unique_ptr<Connection>> connections_;
};

struct Figures {
    std::vector<double> cpu_us;      ///< per delivery, one a round
    std::vector<double> latency_ms;  ///< of every delivery
};

double at(std::vector<double> values, double share) {
    std::ranges::sort(values);
    return values.at(static_cast<std::size_t>(share * static_cast<double>(values.size() - 1)));
}

/// One round: the first connection sends, everyone receives.
void measure(Crowd& crowd, pid_t server, const std::string& frame, std::size_t receivers, Figures& figures) {
    std::vector<Clock::time_point> arrivals;
    arrivals.reserve(receivers);
    const double cpu = cpu_ns(server);
    const auto start = Clock::now();
    Crowd::send(crowd[0], frame);
    crowd.wait([&] { return arrivals.size() >= receivers; }, &arrivals);
    figures.cpu_us.push_back((cpu_ns(server) - cpu) / 1000.0 / static_cast<double>(receivers));
    for (const auto arrival : arrivals) {
        figures.latency_ms.push_back(std::chrono::duration<double, std::milli>(arrival - start).count());
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "fan_out BIMTEK FLOOR [CONNECTIONS [ROUNDS]]\n";
        return 2;
    }
    std::signal(SIGPIPE, SIG_IGN);
    load::allow_many_files();
    const std::string bimtek = argv[1];
    const std::size_t connections = argc > 3 ? std::strtoul(argv[3], nullptr, 10) : 1000;
    const int rounds = argc > 4 ? std::atoi(argv[4]) : 40;

    std::string folder = (std::filesystem::temp_directory_path() / "bimtek-load-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) load::give_up("mkdtemp");
    const std::string data = folder + "/data";
    std::ofstream(folder + "/limits.toml") << "commands_per_second = 100000\ncommands_burst = 100000\n";
    const json demo = json::parse(read_all(run({bimtek, "demo", "--data", data, "--json", "--participants", std::to_string(connections)})));
    const Process product = run({bimtek, "serve", "--data", data, "--listen", "127.0.0.1:0", "--limits", folder + "/limits.toml"});
    const std::string listening = read_line(product);
    const auto port = static_cast<std::uint16_t>(std::stoi(listening.substr(listening.rfind(':') + 1)));

    std::vector<std::string> tokens;
    for (const json& link : demo.at("links")) {
        if (link.at("role") == "facilitator") tokens.insert(tokens.begin(), link.at("token"));
        if (link.at("role") == "participant") tokens.push_back(link.at("token"));
    }
    Crowd people(port, "announcement_made");
    const auto join = [&](std::size_t i) {
        Crowd::send(people[i], load::text_frame(json{{"type", "hello"},
                                                     {"session", demo.at("session")},
                                                     {"token", tokens.at(i)},
                                                     {"device", "load-" + std::to_string(i)}}
                                                    .dump(),
                                                true));
        people.wait([&] { return people[i].welcomes > 0; });
    };
    const double empty = resident_bytes(product.pid);
    people.grow(1);
    join(0);
    const double loaded = resident_bytes(product.pid);
    people.grow(connections);
    for (std::size_t i = 1; i <= connections; ++i) join(i);
    const double idle = resident_bytes(product.pid);
    Crowd::send(people[0], load::text_frame(R"({"type":"open_lobby","id":"open"})", true));

    int number = 0;
    const auto announcement = [&] {
        return load::text_frame(json{{"type", "announce"}, {"id", "a" + std::to_string(++number)}, {"text", std::string(120, 'p')}}.dump(), true);
    };
    // What the product sends is about this long; the floor sends as much.
    const Process floor = run({argv[2], "420"});
    const auto floor_port = static_cast<std::uint16_t>(std::stoi(read_line(floor)));
    Crowd crowd(floor_port, "x");
    crowd.grow(1);
    const double floor_empty = resident_bytes(floor.pid);
    crowd.grow(connections);
    const double floor_idle = resident_bytes(floor.pid);

    Figures ours;
    Figures theirs;
    for (int round = 0; round < rounds + 3; ++round) {
        if (round == 3) ours = theirs = {};  // the first ones warm up
        measure(people, product.pid, announcement(), connections + 1, ours);
        measure(crowd, floor.pid, load::text_frame("go", true), connections + 1, theirs);
    }
    std::printf("%zu connections, %d rounds, medians; in turn\n", connections, rounds);
    std::printf("%-10s %16s %10s %10s %22s\n", "", "cpu/delivery", "p50", "p99", "memory/connection");
    const auto line = [&](const char* name, const Figures& figures, double memory) {
        std::printf("%-10s %13.2f us %7.2f ms %7.2f ms %18.2f KiB\n", name, at(figures.cpu_us, 0.5), at(figures.latency_ms, 0.5),
                    at(figures.latency_ms, 0.99), memory / 1024.0 / static_cast<double>(connections));
    };
    line("floor", theirs, floor_idle - floor_empty);
    line("product", ours, idle - loaded);
    std::printf("session    %13.2f MiB once, with the first connection\n", (loaded - empty) / 1024.0 / 1024.0);
    std::printf("ratio      %13.2f x floor\n", at(ours.cpu_us, 0.5) / at(theirs.cpu_us, 0.5));

    close(floor.to);
    kill(product.pid, SIGTERM);
    waitpid(product.pid, nullptr, 0);
    waitpid(floor.pid, nullptr, 0);
    std::filesystem::remove_all(folder);
}
