// The built web client, read once at start: what is not in the table cannot be asked for.
#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "net/http_message.hpp"

namespace bimtek::net {

/// Immutable once made, so any thread may ask.
class StaticFiles {
public:
    /// Reads every regular file below `folder`; `x.br` and `x.gz` become compressed forms of `x`. Symbolic links are passed over.
    /// An empty path or a folder that is not there makes an empty table. `base` is the path of the public address, `/bimtek` or
    /// empty: the page's own addresses, which the build writes as `./…`, are made to begin there, since one page is found at
    /// several depths.
    /// `embedded` are the hosts whose pages this one may hold in a frame.
    explicit StaticFiles(const std::filesystem::path& folder, std::string_view base = {},
                         const std::vector<std::string>& embedded = {});

    bool empty() const { return files_.empty(); }

    /// A file, or the page itself for its own addresses (`/`, and those of `pages` with what is below them), or 304 when the
    /// browser has it already, or 404. Files below `/assets/` carry a hash of their content in the name and are kept for good;
    /// others are asked for anew each time, by ETag.
    HttpResponse serve(const RequestHead& head, std::string_view path) const;

private:
    using Bytes = std::shared_ptr<const std::string>;

    struct File {
        std::string content_type;
        std::string etag;
        bool immutable = false;
        Bytes plain;
        Bytes brotli;  ///< null when there is none, like the next
        Bytes gzip;
    };

    std::map<std::string, File, std::less<>> files_;
    std::string frames_;  ///< as in `HttpResponse`
};

}  // namespace bimtek::net
