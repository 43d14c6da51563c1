// What answers requests, as a connection sees it.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "bimtek/base/result.hpp"
#include "net/http_message.hpp"
#include "net/places.hpp"

namespace bimtek::net {

class HttpService {
public:
    using Done = std::function<void(HttpResponse)>;

    virtual ~HttpService() = default;

    /// Returns at once. `done` is called once, on this thread or another.
    virtual void serve(HttpRequest request, Done done) = 0;

    using RoomDone = std::function<void(Result<Place, HttpResponse>)>;

    /// Whether a body may come that is larger than `limits::http_body_bytes_max`; asked before any of it is read. `done`, as above, gets a
    /// place for it, to be held while it is in memory, or what is answered instead.
    virtual void make_room(RequestHead head, RoomDone done) = 0;
};

}  // namespace bimtek::net
