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
    HttpRouter(ApiContext context, const StaticFiles& files, const Monitor& monitor, WorkerPool& requests, WorkerPool& passwords);

    /// Files and health are answered at once; the API on a worker, or with 503 when too many wait.
    void serve(HttpRequest request, Done done) override;

private:
    /// `/healthz`, `/readyz` or `/metrics`.
    HttpResponse watched(const HttpRequest& request, std::string_view path) const;
    void serve_api(HttpRequest request, Done done);
    HttpResponse answer(const ApiRoute& route, const HttpRequest& request, const RequestTarget& target,
                        const std::vector<std::string>& path_values);
    Result<std::optional<Caller>, store::CatalogFault> find_caller(const std::string& token);

    ApiContext context_;
    const StaticFiles& files_;
    const Monitor& monitor_;
    WorkerPool& requests_;
    WorkerPool& passwords_;
    Repeats full_;
};

}  // namespace bimtek::net
