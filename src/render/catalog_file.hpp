// Reads a compiled gettext catalog (.mo). The bytes come from inside the program, but a reader that
// trusts nothing is as short as one that does.
// Source: GNU gettext manual, "The Format of GNU MO Files".
#pragma once

#include "base/result.hpp"

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace saksi::render {

// Which form of a word goes with a number. Closed: a catalog with another rule is refused, and the
// rule is added here.
enum class PluralRule {
    one_form,           // Indonesian, Thai, Khmer ...
    one_and_other,      // n != 1: English, Nepali, Urdu ...
    upto_one_and_other, // n > 1: Tagalog, Hindi in some catalogs
};

// The index of the form to use, below the number of forms of the rule.
std::size_t plural_form(PluralRule rule, std::int64_t count);

// Views into the bytes it was read from.
struct CatalogFile {
    std::string_view header; // The translation of "": lines of "Key: value".
    PluralRule plural_rule = PluralRule::one_and_other;
    // By the English text (the singular one, where there are two): the translation, all forms.
    std::unordered_map<std::string_view, std::vector<std::string_view>> translations;
    // The English plural of those texts that have one.
    std::unordered_map<std::string_view, std::string_view> plurals;
};

// Errors: invalid      not a little-endian .mo file, or a text lies outside of it
//         unsupported  its Plural-Forms are none of PluralRule
Result<CatalogFile> read_catalog_file(std::string_view bytes);

} // namespace saksi::render
