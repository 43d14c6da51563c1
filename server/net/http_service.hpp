// What answers requests, as a connection sees it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "net/http_message.hpp"

namespace bimtek::net {

class HttpService {
public:
    using Done = std::function<void(HttpResponse)>;

    virtual ~HttpService() = default;

    /// Returns at once. `done` is called once, on this thread or another.
    virtual void serve(HttpRequest request, Done done) = 0;
};

}  // namespace bimtek::net
