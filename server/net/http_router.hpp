// Sends each request where it belongs: the API by its table, what watchers ask for, and for the rest the web client's files.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "net/api_call.hpp"
#include "net/api_routes.hpp"
#include "net/http_service.hpp"
#include "net/log.hpp"
#include "net/monitor.hpp"
#include "net/static_files.hpp"
#include "net/worker_pool.hpp"

namespace bimtek::net {

class HttpRouter final : public HttpService {
public:
    /// All it is given outlives it.
    HttpRouter(ApiContext context, const StaticFiles& files, const Monitor& monitor, WorkerPool& requests, WorkerPool& passwords,
               int uploads_max);

    /// Files and health are answered at once; the API on a worker, or with 503 when too many wait.
    void serve(HttpRequest request, Done done) override;

    /// For routes that take large bodies, to whom may use them, while there is a place.
    void make_room(RequestHead head, RoomDone done) override;

private:
    /// `/healthz`, `/readyz` or `/metrics`.
    HttpResponse watched(const HttpRequest& request, std::string_view path) const;
    void serve_api(HttpRequest request, Done done);
    /// 503, told in the log.
    HttpResponse full();
    HttpResponse answer(const ApiRoute& route, const HttpRequest& request, const std::vector<std::string>& path_values);
    /// Who asks, and which session the path names; or why they may not.
    struct Access {
        std::optional<Caller> caller;
        std::optional<store::SessionSummary> session;
    };
    Result<Access, HttpResponse> let_in(const ApiRoute& route, const RequestHead& head, const std::vector<std::string>& path_values);
    Result<std::optional<Caller>, store::CatalogFault> find_caller(const std::string& token);

    ApiContext context_;
    const StaticFiles& files_;
    const Monitor& monitor_;
    WorkerPool& requests_;
    WorkerPool& passwords_;
    Places uploads_;
    Repeats full_;
};

}  // namespace bimtek::net
