#include "net/http_router.hpp"

#include <utility>

#include "bimtek/base/limits.hpp"
#include "net/http_response.hpp"
#include "net/log.hpp"

namespace bimtek::net {
namespace {

/// A route of this verb takes the method: HEAD is a GET whose body the connection leaves out.
bool takes(std::string_view verb, std::string_view method) { return method == verb || (verb == "GET" && method == "HEAD"); }

struct FoundRoute {
    const ApiRoute* route;
    std::vector<std::string> path_values;
};

Result<FoundRoute, HttpResponse> find_route(const RequestHead& head) {
    const auto target = parse_target(head.target);
    if (!target) return problem(400, "target");
    std::string allowed;
    for (const auto& route : api_routes()) {
        auto values = match_path(route.pattern, target->path);
        if (!values) continue;
        if (takes(route.verb, head.method)) return FoundRoute{&route, *std::move(values)};
        allowed.append(allowed.empty() ? "" : ", ").append(route.verb).append(route.verb == "GET" ? ", HEAD" : "");
    }
    return allowed.empty() ? problem(404) : method_not_allowed(std::move(allowed));
}

}  // namespace

HttpRouter::HttpRouter(ApiContext context, const StaticFiles& files, const Monitor& monitor, WorkerPool& requests,
                       WorkerPool& passwords, int uploads_max)
    : context_(context),
      files_(files),
      monitor_(monitor),
      requests_(requests),
      passwords_(passwords),
      uploads_(uploads_max) {}

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
    auto found = find_route(request.head);
    if (!found.ok()) return done(std::move(found).error());
    // A form of another site can send no JSON under its name, and no token. What asks for no token must be JSON.
    if (found->route->roles.empty() && !request.body.empty() && !request.head.has_type("application/json")) return done(problem(415));
    auto& pool = found->route->lane == Lane::passwords ? passwords_ : requests_;
    const bool queued = pool.submit([this, found = *found, request = std::move(request), done] {
        done(answer(*found.route, request, found.path_values));
    });
    if (!queued) done(full());
}

void HttpRouter::make_room(RequestHead head, RoomDone done) {
    auto found = find_route(head);
    if (!found.ok()) return done(std::move(found).error());
    if (found->route->bodies == Bodies::small) return done(problem(413, "too_large"));
    const bool queued = requests_.submit([this, found = *found, head = std::move(head), done] {
        auto access = let_in(*found.route, head, found.path_values);
        if (!access.ok()) return done(std::move(access).error());
        auto place = uploads_.take();
        if (!place) return done(busy(limits::upload_retry));
        done(std::move(place));
    });
    if (!queued) done(full());
}

HttpResponse HttpRouter::full() {
    if (const auto times = full_.take(std::chrono::steady_clock::now())) {
        log_event(LogLevel::warning, "requests_full", {{"times", *times}});
    }
    return problem(503);
}

HttpResponse HttpRouter::answer(const ApiRoute& route, const HttpRequest& request, const std::vector<std::string>& path_values) {
    auto access = let_in(route, request.head, path_values);
    if (!access.ok()) return std::move(access).error();
    return route.handler(context_, {request, *parse_target(request.head.target), path_values, request.head.bearer_token(),
                                    access->caller, access->session});
}

Result<HttpRouter::Access, HttpResponse> HttpRouter::let_in(const ApiRoute& route, const RequestHead& head,
                                                            const std::vector<std::string>& path_values) {
    Access access;
    if (!route.roles.empty()) {
        const auto token = head.bearer_token();
        if (token.empty()) return problem(401);
        auto found = find_caller(token);
        if (!found.ok()) return problem_of(found.error());
        if (!found->has_value()) return problem(401);
        access.caller = std::move(*found);
        if (!route.roles.lets_in(role_of(*access.caller))) return problem(403);
        const auto* organizer = std::get_if<Organizer>(&*access.caller);
        if (organizer && !organizer->script.empty() && route.scripts == Scripts::may_not) return problem(403);
    }
    if (route.pattern.find("{session}") != std::string_view::npos) {
        const SessionId id(path_values.front());
        if (!has_session(*access.caller, id)) return problem(404);
        auto found = context_.catalog.find_session(id);
        if (!found.ok()) return problem_of(found.error());
        if (!found->has_value()) return problem(404);
        access.session = std::move(*found);
    }
    return access;
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
    if (user->has_value()) return std::optional<Caller>(Organizer{std::move((*user)->user), {}});
    auto script = context_.catalog.find_api_token(token, context_.clock.now());
    if (!script.ok()) return script.error();
    if (script->has_value()) return std::optional<Caller>(Organizer{std::move((*script)->user), (*script)->token});
    auto waiting = context_.doors.find_waiting(token);
    if (!waiting.ok()) return waiting.error();
    if (!waiting->has_value()) return std::optional<Caller>{};
    return std::optional<Caller>(std::move(**waiting));
}

}  // namespace bimtek::net
