#include "net/static_files.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

#include <sodium.h>

#include "net/http_response.hpp"
#include "net/pages.hpp"

namespace bimtek::net {
namespace {

constexpr std::string_view page = "/index.html";

std::string_view content_type_of(const std::filesystem::path& file) {
    constexpr std::array<std::pair<std::string_view, std::string_view>, 12> types{{
        {".html", "text/html; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".ico", "image/x-icon"},
        {".webp", "image/webp"},
        {".woff2", "font/woff2"},
        {".txt", "text/plain; charset=utf-8"},
        {".map", "application/json"},
    }};
    for (const auto& [extension, type] : types) {
        if (file.extension() == extension) return type;
    }
    return "application/octet-stream";
}

std::shared_ptr<const std::string> contents_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return std::make_shared<const std::string>(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

std::string etag_of(const std::string& bytes) {
    std::array<unsigned char, 16> hash{};
    crypto_generichash(hash.data(), hash.size(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr, 0);
    std::array<char, 2 * hash.size() + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return std::string("\"") + hex.data() + "\"";
}

bool is_page(std::string_view path) {
    for (const std::string_view root : pages) {
        if (path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/')) return true;
    }
    return path == "/";
}

/// The page with `"./` as the beginning of `base`.
std::shared_ptr<const std::string> page_below(std::string_view base, std::string text) {
    constexpr std::string_view relative = "\"./";
    const auto absolute = "\"" + std::string(base) + "/";
    for (auto at = text.find(relative); at != std::string::npos; at = text.find(relative, at + absolute.size())) {
        text.replace(at, relative.size(), absolute);
    }
    return std::make_shared<const std::string>(std::move(text));
}

}  // namespace

StaticFiles::StaticFiles(const std::filesystem::path& folder, std::string_view base, const std::vector<std::string>& embedded) {
    for (const std::string& host : embedded) frames_.append(frames_.empty() ? "" : " ").append("https://").append(host);
    std::error_code error;
    if (folder.empty() || !std::filesystem::is_directory(folder, error)) return;
    std::map<std::string, std::filesystem::path> found;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_symlink() || !entry.is_regular_file()) continue;
        found.emplace("/" + entry.path().lexically_relative(folder).generic_string(), entry.path());
    }
    const auto compressed = [&](const std::string& name) -> Bytes {
        const auto at = found.find(name);
        return at == found.end() ? nullptr : contents_of(at->second);
    };
    for (const auto& [name, file] : found) {
        const auto extension = file.extension();
        if ((extension == ".br" || extension == ".gz") && found.contains(name.substr(0, name.size() - 3))) continue;
        auto plain = contents_of(file);
        if (name == page) {
            // Of a few hundred bytes: its compressed forms, which say something else, are not missed.
            plain = page_below(base, *plain);
            files_.emplace(name, File{std::string(content_type_of(file)), etag_of(*plain), false, plain, nullptr, nullptr});
            continue;
        }
        files_.emplace(name, File{std::string(content_type_of(file)), etag_of(*plain), name.starts_with("/assets/"), plain,
                                  compressed(name + ".br"), compressed(name + ".gz")});
    }
}

HttpResponse StaticFiles::serve(const RequestHead& head, std::string_view path) const {
    if (head.method != "GET" && head.method != "HEAD") return method_not_allowed("GET, HEAD");
    const auto found = files_.find(is_page(path) ? page : path);
    if (found == files_.end()) return problem(404);
    const auto& file = found->second;

    HttpResponse response;
    if (found->first == page) response.frames = frames_;
    response.cache_control = file.immutable ? "public, max-age=31536000, immutable" : "no-cache";
    response.fields.push_back({"ETag", file.etag});
    response.fields.push_back({"Vary", "Accept-Encoding"});
    if (head.has_current(file.etag)) {
        response.status = 304;
        return response;
    }
    response.content_type = file.content_type;
    response.shared = true;
    if (file.brotli && head.has_token("Accept-Encoding", "br")) {
        response.body = file.brotli;
        response.fields.push_back({"Content-Encoding", "br"});
    } else if (file.gzip && head.has_token("Accept-Encoding", "gzip")) {
        response.body = file.gzip;
        response.fields.push_back({"Content-Encoding", "gzip"});
    } else {
        response.body = file.plain;
    }
    return response;
}

}  // namespace bimtek::net
