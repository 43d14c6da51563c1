// Materials: what organizers give to everyone of a session, and how it is fetched over a line that drops.
#include <nlohmann/json.hpp>

#include "bimtek/base/limits.hpp"
#include "codec/file_name.hpp"
#include "net/api_handlers.hpp"
#include "net/api_json.hpp"
#include "net/download.hpp"
#include "net/http_response.hpp"
#include "net/utf8_check.hpp"

namespace bimtek::net {
namespace {

/// A browser may keep it, and asks each time whether it still may; nothing on the way changes it.
constexpr std::string_view kept_and_asked_for = "private, no-cache, no-transform";

nlohmann::json material_json(const store::Material& material) {
    return {{"id", material.id.value},
            {"name", material.name},
            {"type", codec::media_type_of(material.type)},
            {"size", material.size},
            {"added_at", to_iso8601(material.added_at)}};
}

HttpResponse wrong_type() {
    auto accepted = nlohmann::json::array();
    for (const auto type : codec::all_file_types) accepted.push_back(codec::media_type_of(type));
    return problem(415, {}, "\"accepted\":" + accepted.dump());
}

HttpResponse problem_of(store::MaterialFault fault) {
    switch (fault) {
        case store::MaterialFault::unavailable: return problem(503);
        case store::MaterialFault::wrong_state: return problem(409);
        case store::MaterialFault::too_many: return problem(409, "too_many");
        case store::MaterialFault::too_much: return problem(409, "too_much");
    }
    return problem(503);
}

bool is_text(std::string_view bytes) {
    Utf8Check check;
    return check.accept(bytes) && check.complete();
}

}  // namespace

HttpResponse list_materials(ApiContext& context, const ApiCall& call) {
    const auto materials = context.materials.list(call.session->id);
    if (!materials.ok()) return problem_of(materials.error());
    auto list = nlohmann::json::array();
    for (const auto& material : *materials) list.push_back(material_json(material));
    return json_response(200, nlohmann::json{{"materials", std::move(list)}});
}

HttpResponse add_material(ApiContext& context, const ApiCall& call) {
    const auto& bytes = call.request.body;
    const auto* sent_name = call.target.find("name");
    if (sent_name == nullptr || !is_text(*sent_name)) return problem(400, "parameter");
    const auto type = codec::file_type_of(bytes);
    if (!type) return wrong_type();
    const auto name = codec::file_name_for(*sent_name, *type);
    if (name.empty()) return problem(400, "parameter");
    const auto added = context.materials.add(call.session->id, name, *type, bytes, author_of(call), context.clock.now());
    if (!added.ok()) return problem_of(added.error());
    return json_response(added->was_there ? 200 : 201, material_json(added->material));
}

HttpResponse download_material(ApiContext& context, const ApiCall& call) {
    const auto found = context.materials.find(call.session->id, store::MaterialId(call.path_values.at(1)));
    if (!found.ok()) return problem_of(found.error());
    if (!found->has_value()) return problem(404);
    const auto& material = **found;

    const auto etag = "\"" + material.hash + "\"";
    HttpResponse response;
    response.foreign = true;
    response.cache_control = kept_and_asked_for;
    response.fields = {{"ETag", etag}, {"Accept-Ranges", "bytes"}};
    if (call.request.head.has_current(etag)) {
        response.status = 304;
        return response;
    }
    response.from = call.request.head.range_start(etag);
    const auto size = static_cast<std::size_t>(material.size);
    if (response.from >= size) {
        auto refusal = problem(416);
        refusal.fields = {{"Content-Range", "bytes */" + std::to_string(size)}};
        return refusal;
    }
    if (response.from > 0) {
        response.status = 206;
        response.fields.push_back({"Content-Range", "bytes " + std::to_string(response.from) + "-" + std::to_string(size - 1) + "/" +
                                                        std::to_string(size)});
    }
    const auto content = context.materials.content(material);
    if (!content.ok()) {
        return content.error() == store::CatalogFault::wrong_state ? busy(limits::upload_retry) : problem_of(content.error());
    }
    response.content_type = codec::media_type_of(material.type);
    response.fields.push_back({"Content-Disposition", attachment(material.name)});
    response.body = *content;
    response.shared = true;
    return response;
}

HttpResponse remove_material(ApiContext& context, const ApiCall& call) {
    const store::MaterialId material(call.path_values.at(1));
    const auto removed = context.materials.remove(call.session->id, material, author_of(call), context.clock.now());
    return removed.ok() ? empty_response(204) : problem_of(removed.error());
}

}  // namespace bimtek::net
