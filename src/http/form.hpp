// What a form or a query says: named values in the order in which they were sent. A name may come
// several times (check boxes, lists of files).
//
// Texts are as sent, line breaks too (browsers write CR LF); tidy_text makes values of them.
#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace saksi::http {

struct FormFile {
    std::string filename;   // The last part of the sender's path; may be empty. UTF-8, no controls.
    std::string media_type; // As the sender claims, not checked.
    std::string_view bytes; // Lies in the body of the request, and lives as long as that.
};

struct FormField {
    std::string name;
    std::variant<std::string, FormFile> value;
};

class Form {
public:
    void add(std::string name, std::string text);
    void add(std::string name, FormFile file);

    // The first text of that name, or an empty one. A form cannot tell an empty box from a missing
    // one in any way that matters; where it does, ask `has`.
    std::string_view text(std::string_view name) const;
    std::vector<std::string_view> texts(std::string_view name) const;

    // The files that were chosen: browsers send an unnamed empty file for an empty file box, which
    // is left out here (it is among `fields`). Null if there is none.
    FormFile const* file(std::string_view name) const;
    std::vector<FormFile const*> files(std::string_view name) const;

    bool has(std::string_view name) const;
    std::vector<FormField> const& fields() const { return m_fields; }

private:
    std::vector<FormField> m_fields;
};

// A form of more fields than this is refused: nothing that we print has as many.
inline constexpr std::size_t form_fields_max = 10'000;

// Reads `a=1&b=2`, percent-encoded, plus for space. A name without `=` has an empty value; empty
// pieces between two `&` are skipped.
// Source: WHATWG URL, 5.1 (application/x-www-form-urlencoded), but strict where that repairs.
// Errors: invalid    a percent sign without two hexadecimal digits, not UTF-8, or a NUL
//         too_large  more than form_fields_max fields
Result<Form> parse_urlencoded(std::string_view);

// Reads a multipart/form-data body. The views in it point into `body`.
// Source: RFC 7578; RFC 2046, 5.1; WHATWG HTML, 4.10.21.8 for the escaping of names.
// Errors: invalid    no boundary, a cut-off or malformed part, names or texts that are not UTF-8
//                    or hold a NUL
//         too_large  more than form_fields_max parts, or a part's header above 8 KiB
Result<Form> parse_multipart(std::string_view content_type, std::string_view body);

} // namespace saksi::http
