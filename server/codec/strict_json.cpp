#include "codec/strict_json.hpp"

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "bimtek/base/limits.hpp"

namespace bimtek::codec {

namespace {

using nlohmann::json;

/// Builds the value while it counts depth and looks at keys. Every callback returns false to stop the parser.
class StrictBuilder : public nlohmann::json_sax<json> {
public:
    json take() { return std::move(root_); }

    bool null() override { return put(nullptr); }
    bool boolean(bool value) override { return put(value); }
    bool number_integer(number_integer_t value) override { return put(value); }
    /// What does not fit a signed integer would turn negative in whoever reads it as one; as a double it is no integer, like `1e19`.
    bool number_unsigned(number_unsigned_t value) override {
        return value <= static_cast<number_unsigned_t>(INT64_MAX) ? put(value) : put(static_cast<double>(value));
    }
    bool number_float(number_float_t value, const string_t&) override { return std::isfinite(value) && put(value); }
    bool string(string_t& value) override { return put(std::move(value)); }
    bool binary(binary_t&) override { return false; }

    bool start_object(std::size_t) override { return open(json::object()); }
    bool key(string_t& name) override {
        if (open_.back()->contains(name)) return false;
        key_ = std::move(name);
        return true;
    }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(json::array()); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

private:
    json* place(json value) {
        if (open_.empty()) {
            root_ = std::move(value);
            return &root_;
        }
        json& parent = *open_.back();
        if (parent.is_array()) {
            parent.push_back(std::move(value));
            return &parent.back();
        }
        json& slot = parent[key_];
        slot = std::move(value);
        return &slot;
    }

    bool put(json value) {
        place(std::move(value));
        return true;
    }

    bool open(json container) {
        if (open_.size() >= static_cast<std::size_t>(limits::json_depth_max)) return false;
        open_.push_back(place(std::move(container)));
        return true;
    }

    bool close() {
        open_.pop_back();
        return true;
    }

    json root_;
    std::vector<json*> open_;  ///< stable: a container grows only at its end, and only while it is the innermost
    std::string key_;
};

}  // namespace

std::optional<nlohmann::json> parse_strict_json(std::string_view text) {
    StrictBuilder builder;
    if (!json::sax_parse(text.begin(), text.end(), &builder)) return std::nullopt;
    return builder.take();
}

}  // namespace bimtek::codec
