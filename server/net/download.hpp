// Answers that a browser saves as a file.
#pragma once

#include <string>
#include <string_view>

#include "bimtek/base/id.hpp"
#include "net/http_message.hpp"

namespace bimtek::net {

/// `name`, the session and `ending`, in letters that need no quoting in a header, whatever the id is made of.
std::string file_name_of(std::string name, const SessionId& session, std::string_view ending);

/// The value of Content-Disposition for a file of any name (RFC 6266, RFC 8187).
std::string attachment(std::string_view file_name);

/// `file_name` is one of `file_name_of`.
HttpResponse download(std::string content_type, const std::string& file_name, std::string content);

}  // namespace bimtek::net
