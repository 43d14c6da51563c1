#include "net/http_router.hpp"

#include <utility>

#include "net/http_response.hpp"
#include "net/log.hpp"

namespace bimtek::net {
namespace {

/// A route of this verb takes the method: HEAD is a GET whose body the connection leaves out.
bool takes(std::string_view verb, std::string_view method) { return method == verb || (verb == "GET" && method == "HEAD"); }

}  // namespace

HttpRouter::HttpRouter(ApiContext context, const StaticFiles& files, const Monitor& monitor, WorkerPool& requests,
                       WorkerPool& passwords)
    : context_(context), files_(files), monitor_(monitor), requests_(requests), passwords_(passwords) {}

void HttpRouter::serve(HttpRequest request, Done done) {
    const std::string_view target = request.head.target;
    const auto path = target.substr(0, target.find('?'));
    if (path == "/healthz" || path == "/readyz" || path == "/metrics") {
        done(takes("GET", request.head.method) ? watched(request, path) : method_not_allowed("GET, HEAD"));
    } else if (path.starts_with("/api/")) {
        serve_api(std::move(request), std::move(done));
    } else {
        done(files_.serve(request.head, path));
    }
}

HttpResponse HttpRouter::watched(const HttpRequest& request, std::string_view path) const {
    if (path == "/readyz") return monitor_.ready();
    if (path == "/metrics") return monitor_.metrics(request);
    return json_response(200, R"({"status":"ok"})");
}

void HttpRouter::serve_api(HttpRequest request, Done done) {
    const auto target = parse_target(request.head.target);
    if (!target) {
        done(problem(400, "target"));
        return;
    }
    std::string allowed;
    for (const auto& route : api_routes()) {
        auto values = match_path(route.pattern, target->path);
        if (!values) continue;
        if (!takes(route.verb, request.head.method)) {
            allowed.append(allowed.empty() ? "" : ", ").append(route.verb).append(route.verb == "GET" ? ", HEAD" : "");
            continue;
        }
        // A form of another site can send no JSON under its name, and no token. What asks for no token must be JSON.
        if (route.roles.empty() && !request.body.empty() && !request.head.has_type("application/json")) {
            done(problem(415));
            return;
        }
        auto& pool = route.lane == Lane::passwords ? passwords_ : requests_;
        const bool queued = pool.submit([this, &route, request = std::move(request), values = std::move(*values), done] {
            const auto again = parse_target(request.head.target);
            done(answer(route, request, *again, values));
        });
        if (!queued) {
            if (const auto times = full_.take(std::chrono::steady_clock::now())) {
                log_event(LogLevel::warning, "requests_full", {{"times", *times}});
            }
            done(problem(503));
        }
        return;
    }
    done(allowed.empty() ? problem(404) : method_not_allowed(std::move(allowed)));
}

HttpResponse HttpRouter::answer(const ApiRoute& route, const HttpRequest& request, const RequestTarget& target,
                                const std::vector<std::string>& path_values) {
    std::optional<Caller> caller;
    std::optional<store::SessionSummary> session;
    const auto token = request.head.bearer_token();
    if (!route.roles.empty()) {
        if (token.empty()) return problem(401);
        auto found = find_caller(token);
        if (!found.ok()) return problem_of(found.error());
        if (!found->has_value()) return problem(401);
        caller = std::move(*found);
        if (!route.roles.lets_in(role_of(*caller))) return problem(403);
        const auto* organizer = std::get_if<Organizer>(&*caller);
        if (organizer && !organizer->script.empty() && route.scripts == Scripts::may_not) return problem(403);
    }
    if (route.pattern.find("{session}") != std::string_view::npos) {
        const SessionId id(path_values.front());
        if (!has_session(*caller, id)) return problem(404);
        auto found = context_.catalog.find_session(id);
        if (!found.ok()) return problem_of(found.error());
        if (!found->has_value()) return problem(404);
        session = std::move(*found);
    }
    return route.handler(context_, {request, target, path_values, token, caller, session});
}

Result<std::optional<Caller>, store::CatalogFault> HttpRouter::find_caller(const std::string& token) {
    auto holder = context_.catalog.find_token(token);
    if (!holder.ok()) return holder.error();
    if (holder->has_value()) {
        if ((*holder)->revoked) return std::optional<Caller>{};
        return std::optional<Caller>(std::move((*holder)->invitation));
    }
    auto user = context_.catalog.find_login(token, context_.clock.now());
    if (!user.ok()) return user.error();
    if (user->has_value()) return std::optional<Caller>(Organizer{std::move(**user), {}});
    auto script = context_.catalog.find_api_token(token, context_.clock.now());
    if (!script.ok()) return script.error();
    if (script->has_value()) return std::optional<Caller>(Organizer{std::move((*script)->user), (*script)->token});
    auto waiting = context_.doors.find_waiting(token);
    if (!waiting.ok()) return waiting.error();
    if (!waiting->has_value()) return std::optional<Caller>{};
    return std::optional<Caller>(std::move(**waiting));
}

}  // namespace bimtek::net
