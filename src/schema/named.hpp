// From a name that a person typed to the code that is meant: terms, countries, languages, zones.
#pragma once

#include "base/result.hpp"
#include "schema/schemas.hpp"

#include <string>
#include <string_view>

namespace saksi::schema {

// The code of the term whose code or label was typed, whatever its case.
// Errors: invalid  no term, or several, have that name
Result<std::string> term_code(Vocabulary const&, std::string_view typed);

// The code in `countries` (ISO 3166-1 alpha-3) of the country whose alpha-3 or alpha-2 code, label
// or name was typed. Names are those of the Unicode CLDR in English and the languages of Asia.
// Errors: invalid  no country has that name
Result<std::string> country_code(Vocabulary const& countries, std::string_view typed);

// The canonical BCP 47 tag for a tag, or for the name of a language in `languages` (may be null).
// Errors: invalid  neither
Result<std::string> language_tag(Vocabulary const* languages, std::string_view typed);

// The time zone as it was typed, when the IANA rules of this machine know it.
// Errors: invalid  they do not
Result<std::string> time_zone(std::string_view typed);

} // namespace saksi::schema
