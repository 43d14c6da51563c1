// The smallest files of the types that organizers may give to a session.
#pragma once

#include <string>

namespace bimtek::tests {

/// A PDF of one empty page; `more` is a comment in it, so that two of them differ.
inline std::string pdf_file(const std::string& more = {}) {
    const std::string body = "%PDF-1.4\n%" + more +
                             "\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                             "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n";
    return body + "xref\n0 1\n0000000000 65535 f \ntrailer<</Root 1 0 R/Size 4>>\nstartxref\n" + std::to_string(body.size()) + "\n%%EOF\n";
}

/// One grey pixel. Its checksums are left out.
inline std::string png_file() {
    using namespace std::string_literals;
    return "\x89PNG\r\n\x1A\n"s + "\0\0\0\x0DIHDR\0\0\0\x01\0\0\0\x01\x08\0\0\0\0????"s + "\0\0\0\x01IDAT!????"s + "\0\0\0\0IEND????"s;
}

/// A frame header, a scan and its end.
inline std::string jpeg_file() {
    using namespace std::string_literals;
    return "\xFF\xD8"s + "\xFF\xE0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0"s + "\xFF\xC0\0\x0B\x08\0\x01\0\x01\x01\x01\x11\0"s +
           "\xFF\xDA\0\x08\x01\x01\0\0\x3F\0picture"s + "\xFF\xD9"s;
}

}  // namespace bimtek::tests
