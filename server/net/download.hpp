// Answers that a browser saves as a file.
#pragma once

#include <string>
#include <string_view>

#include "bimtek/base/id.hpp"
#include "net/http_message.hpp"

namespace bimtek::net {

/// `name`, the session and `ending`, in letters that need no quoting in a header, whatever the id is made of.
std::string file_name_of(std::string name, const SessionId& session, std::string_view ending);

/// `file_name` is one of `file_name_of`.
HttpResponse download(std::string content_type, const std::string& file_name, std::string content);

}  // namespace bimtek::net
