#include "net/download.hpp"

namespace bimtek::net {

std::string file_name_of(std::string name, const SessionId& session, std::string_view ending) {
    for (const char letter : session.value) {
        const bool plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                           (letter >= '0' && letter <= '9') || letter == '-' || letter == '_' || letter == '.';
        name += plain ? letter : '_';
    }
    return name.append(ending);
}

HttpResponse download(std::string content_type, const std::string& file_name, std::string content) {
    HttpResponse response;
    response.content_type = std::move(content_type);
    response.body = std::make_shared<const std::string>(std::move(content));
    response.fields = {{"Content-Disposition", "attachment; filename=\"" + file_name + "\""}};
    return response;
}

}  // namespace bimtek::net
