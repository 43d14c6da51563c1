// The JSON body of a request, read member by member; the first thing that is wrong with it becomes the answer.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "net/http_message.hpp"

namespace bimtek::net {

/// One JSON object. Texts come in NFC. A member that may be left out may be null too. After a fault the values that are read are harmless
/// ones, so that a handler reads all of them first and then asks `fault`.
class RequestBody {
public:
    explicit RequestBody(const std::string& text);

    /// At most `max` code points, without control characters other than line feed and tab; blank only when `blank_allowed`.
    std::string text(const char* name, std::size_t max, bool blank_allowed = false);
    /// nullopt for null or nothing; else as `text`.
    std::optional<std::string> text_or_null(const char* name, std::size_t max);
    int number(const char* name, int min, int max);
    std::optional<int> number_or_null(const char* name, int min, int max);
    bool boolean(const char* name);
    /// Texts that are short and no prose, as ids are.
    std::vector<std::string> ids(const char* name, std::size_t max);
    /// An array of objects, each a body of its own whose faults are told with the name of this member.
    std::vector<RequestBody> objects(const char* name, std::size_t max);

    /// Names a fault that only the handler can see.
    void refuse(const char* field, std::string_view detail);

    /// 400 with `detail` and the `field` at fault, or with `detail` `body` when the body is of another shape or has a member that
    /// nobody read; nullopt when all is well.
    std::optional<HttpResponse> fault();

private:
    RequestBody(nlohmann::json object);
    /// nullptr, and a fault, when it is not there; nullptr alone when `optional`.
    const nlohmann::json* member(const char* name, bool optional);

    struct Fault {
        std::string field;
        std::string detail;
    };
    nlohmann::json object_;
    std::set<std::string> read_;
    std::optional<Fault> fault_;
};

}  // namespace bimtek::net
