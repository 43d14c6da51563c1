#include "net/download.hpp"

#include <algorithm>

namespace bimtek::net {
namespace {

/// Needs neither quotes nor escapes.
bool is_plain(char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9') ||
           letter == '-' || letter == '_' || letter == '.';
}

std::string in_plain_letters(std::string_view text) {
    std::string plain(text);
    std::ranges::replace_if(plain, [](char letter) { return !is_plain(letter); }, '_');
    return plain;
}

}  // namespace

std::string file_name_of(std::string name, const SessionId& session, std::string_view ending) {
    return name.append(in_plain_letters(session.value)).append(ending);
}

std::string attachment(std::string_view file_name) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string escaped;
    for (const char letter : file_name) {
        const auto byte = static_cast<unsigned char>(letter);
        if (is_plain(letter)) escaped += letter;
        else escaped.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
    }
    return "attachment; filename=\"" + in_plain_letters(file_name) + "\"; filename*=UTF-8''" + escaped;
}

HttpResponse download(std::string content_type, const std::string& file_name, std::string content) {
    HttpResponse response;
    response.content_type = std::move(content_type);
    response.body = std::make_shared<const std::string>(std::move(content));
    response.fields = {{"Content-Disposition", "attachment; filename=\"" + file_name + "\""}};
    return response;
}

}  // namespace bimtek::net
