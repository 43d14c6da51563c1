#include "net/request_body.hpp"

#include <algorithm>
#include <utility>

#include "bimtek/base/limits.hpp"
#include "bimtek/domain/text.hpp"
#include "codec/nfc.hpp"
#include "codec/strict_json.hpp"
#include "net/http_response.hpp"

namespace bimtek::net {

RequestBody::RequestBody(const std::string& text) : RequestBody(codec::parse_strict_json(text).value_or(nullptr)) {}

RequestBody::RequestBody(nlohmann::json object) : object_(std::move(object)) {
    if (object_.is_object()) return;
    object_ = nlohmann::json::object();
    fault_ = Fault{"", "body"};
}

const nlohmann::json* RequestBody::member(const char* name, bool optional) {
    read_.insert(name);
    const auto found = object_.find(name);
    if (found != object_.end() && !(optional && found->is_null())) return &*found;
    if (!optional) refuse(name, "body");
    return nullptr;
}

std::string RequestBody::text(const char* name, std::size_t max, bool blank_allowed) {
    const auto* value = member(name, false);
    if (value == nullptr) return {};
    if (!value->is_string()) return refuse(name, "body"), std::string();
    auto text = codec::to_nfc(value->get_ref<const std::string&>());
    if (domain::has_control_character(text)) return refuse(name, "invalid"), std::string();
    if (!blank_allowed && domain::is_blank_text(text)) return refuse(name, "too_short"), std::string();
    if (domain::code_points(text) > max) return refuse(name, "too_long"), std::string();
    return text;
}

std::optional<std::string> RequestBody::text_or_null(const char* name, std::size_t max) {
    if (member(name, true) == nullptr) return std::nullopt;
    return text(name, max);
}

int RequestBody::number(const char* name, int min, int max) {
    const auto* value = member(name, false);
    if (value == nullptr) return min;
    if (!value->is_number_integer() || *value < min || *value > max) return refuse(name, "out_of_range"), min;
    return value->get<int>();
}

std::optional<int> RequestBody::number_or_null(const char* name, int min, int max) {
    if (member(name, true) == nullptr) return std::nullopt;
    return number(name, min, max);
}

bool RequestBody::boolean(const char* name) {
    const auto* value = member(name, false);
    if (value == nullptr) return false;
    if (!value->is_boolean()) return refuse(name, "body"), false;
    return value->get<bool>();
}

std::vector<std::string> RequestBody::ids(const char* name, std::size_t max) {
    const auto* value = member(name, false);
    const auto is_id = [](const nlohmann::json& one) {
        return one.is_string() && one.get_ref<const std::string&>().size() <= limits::id_length_max;
    };
    if (value == nullptr) return {};
    if (!value->is_array() || value->size() > max || !std::ranges::all_of(*value, is_id)) return refuse(name, "body"), std::vector<std::string>();
    return value->get<std::vector<std::string>>();
}

std::vector<RequestBody> RequestBody::objects(const char* name, std::size_t max) {
    const auto* value = member(name, false);
    if (value == nullptr) return {};
    if (!value->is_array() || value->size() > max) return refuse(name, "body"), std::vector<RequestBody>();
    std::vector<RequestBody> bodies;
    for (const auto& one : *value) bodies.push_back(RequestBody(one));
    return bodies;
}

void RequestBody::refuse(const char* field, std::string_view detail) {
    if (!fault_) fault_ = Fault{field, std::string(detail)};
}

std::optional<HttpResponse> RequestBody::fault() {
    if (!fault_) {
        for (const auto& [name, value] : object_.items()) {
            if (!read_.contains(name)) refuse("", "body");
        }
    }
    if (!fault_) return std::nullopt;
    return problem(400, fault_->detail, fault_->field.empty() ? std::string() : "\"field\":" + nlohmann::json(fault_->field).dump());
}

}  // namespace bimtek::net
