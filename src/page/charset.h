// Pages in any encoding to UTF-8. Believed in this order: a byte order mark; bytes that are valid UTF-8, whatever is
// declared; the charset of the HTTP header; <meta charset>; statistics (uchardet); Windows-1252.
//
//   "caf\xE9", declared "iso-8859-1" => "café"        "\xC7\xD1\xB1\xB9", undeclared => "한국" (EUC-KR)
#pragma once

#include <string>
#include <string_view>

namespace legation::page {

/// `bytes` in UTF-8, always valid; what cannot be converted becomes U+FFFD, NUL a space. `declared` may be empty.
std::string html_to_utf8(std::string_view bytes, std::string_view declared);

/// The charset that a page declares in its first bytes, lower case, or an empty string.
std::string declared_charset(std::string_view html);

}  // namespace legation::page
