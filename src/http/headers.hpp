// Header fields of a request or a reply: an ordered list whose names ignore case.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace saksi::http {

// Whether two ASCII texts differ in case at most, as header names and tokens may.
bool equal_ignoring_case(std::string_view, std::string_view);

class Headers {
public:
    // Appends a field; Set-Cookie may stand several times.
    // Throws Fault if the name is not a token or the value holds a control character: from such a
    // value a reply could be split in two. Percent-encode what a person typed (see reply.hpp).
    void add(std::string name, std::string value);

    // The same, after removing every field of that name.
    void set(std::string name, std::string value);

    // The first field of that name.
    std::optional<std::string_view> find(std::string_view name) const;

    std::vector<std::pair<std::string, std::string>> const& fields() const { return m_fields; }

private:
    std::vector<std::pair<std::string, std::string>> m_fields;
};

} // namespace saksi::http
