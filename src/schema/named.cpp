#include "schema/named.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <unicode/locdspnm.h>
#include <unicode/locid.h>
#include <unicode/stringoptions.h>
#include <unicode/timezone.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

namespace saksi::schema {
namespace {

// The languages in which a country's name is understood: those of Asia that the CLDR has, and those
// in which the organs of the United Nations write.
constexpr std::array name_languages { "en", "ar", "as", "az", "bn", "dz", "es", "fa", "fil", "fr",
    "gu", "he", "hi", "hy", "id", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky", "lo", "ml",
    "mn", "mr", "ms", "my", "ne", "or", "pa", "ps", "pt", "ru", "sd", "si", "ta", "te", "tg", "th",
    "tk", "tr", "ug", "ur", "uz", "vi", "zh", "zh-Hant" };

bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// The vocabulary also holds regions, under which the countries stand; they are not countries.
bool is_alpha3(std::string_view code)
{
    return code.size() == 3
        && std::ranges::all_of(code, [](char c) { return c >= 'A' && c <= 'Z'; });
}

std::string alpha3_of(char const* alpha2)
{
    return icu::Locale("", alpha2).getISO3Country();
}

// Compares without regard to case. The names of a language are many, so accents are not folded.
bool is_name_in(
    icu::LocaleDisplayNames const& names, char const* alpha2, icu::UnicodeString const& typed)
{
    icu::UnicodeString name;
    names.regionDisplayName(alpha2, name);
    return name.caseCompare(typed, U_FOLD_CASE_DEFAULT) == 0;
}

// Empty when no name in any of the languages is meant.
std::string alpha3_by_localised_name(std::string_view typed)
{
    auto const wanted = icu::UnicodeString::fromUTF8(
        { typed.data(), static_cast<std::int32_t>(typed.size()) });
    for (auto const* language : name_languages) {
        std::unique_ptr<icu::LocaleDisplayNames> const names(
            icu::LocaleDisplayNames::createInstance(icu::Locale(language)));
        if (names == nullptr)
            continue;
        for (auto const* const* alpha2 = icu::Locale::getISOCountries(); *alpha2 != nullptr;
            ++alpha2) {
            if (is_name_in(*names, *alpha2, wanted))
                return alpha3_of(*alpha2);
        }
    }
    return {};
}

std::string upper_ascii(std::string_view text)
{
    std::string upper(text);
    std::ranges::transform(upper, upper.begin(),
        [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    return upper;
}

} // namespace

Result<std::string> term_code(Vocabulary const& vocabulary, std::string_view typed)
{
    if (auto const* term = vocabulary.find(typed))
        return term->code;
    auto const wanted = folded(typed);
    VocabularyTerm const* found = nullptr;
    for (auto const& term : vocabulary.terms) {
        if (folded(term.code) != wanted && folded(term.label.text()) != wanted)
            continue;
        if (found != nullptr)
            return Error { ErrorKind::invalid,
                N_("Several terms of the list have this name. Write the code of the one that is "
                   "meant.") };
        found = &term;
    }
    if (found == nullptr)
        return Error { ErrorKind::invalid,
            N_("The list has no such term. Choose one of the list, or write its code.") };
    return found->code;
}

Result<std::string> country_code(Vocabulary const& countries, std::string_view typed)
{
    auto const upper = upper_ascii(typed);
    if (is_alpha3(upper) && countries.find(upper))
        return upper;
    if (auto code = term_code(countries, typed); code && is_alpha3(*code))
        return *std::move(code);
    auto const is_alpha2 = upper.size() == 2 && std::ranges::all_of(upper, is_ascii_letter);
    auto const found = is_alpha2 ? alpha3_of(upper.c_str()) : alpha3_by_localised_name(typed);
    if (!found.empty() && countries.find(found))
        return found;
    return Error { ErrorKind::invalid,
        N_("No country has this name. Write its name, or its code of three letters, like NPL for "
           "Nepal.") };
}

Result<std::string> language_tag(Vocabulary const* languages, std::string_view typed)
{
    static constexpr std::size_t tag_bytes_max = 35; // RFC 5646, 4.4.1.
    if (languages != nullptr) {
        if (auto code = term_code(*languages, typed))
            return *std::move(code);
    }
    Error const not_a_language { ErrorKind::invalid,
        N_("This is not a language. Write its name in English, or its code, like ne for Nepali or "
           "zh-Hans.") };
    std::string const tag(typed);
    auto const primary = tag.find_first_of("-_");
    auto const primary_size = std::min(primary, tag.size());
    if (tag.size() > tag_bytes_max || primary_size < 2 || primary_size > 3)
        return not_a_language;

    UErrorCode status = U_ZERO_ERROR;
    std::array<char, 160> locale {};
    std::int32_t parsed = 0;
    uloc_forLanguageTag(tag.c_str(), locale.data(), locale.size(), &parsed, &status);
    std::array<char, 160> canonical {};
    auto const size = uloc_toLanguageTag(
        locale.data(), canonical.data(), canonical.size(), true, &status);
    if (U_FAILURE(status) || parsed != static_cast<std::int32_t>(tag.size()))
        return not_a_language;
    std::string result(canonical.data(), static_cast<std::size_t>(size));
    if (result.starts_with("und") || result.size() > tag_bytes_max)
        return not_a_language;
    return result;
}

Result<std::string> time_zone(std::string_view typed)
{
    std::string const zone(typed);
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString canonical;
    UBool known = false;
    icu::TimeZone::getCanonicalID(icu::UnicodeString::fromUTF8(zone), canonical, known, status);
    // Short names such as EST or IST mean different clocks to different people.
    bool const names_a_place = zone.find('/') != std::string::npos || zone == "UTC";
    if (U_FAILURE(status) || !known || !names_a_place)
        return Error { ErrorKind::invalid,
            N_("This time zone is not known. Write it by its city, like Asia/Kathmandu or "
               "Asia/Jakarta.") };
    return zone;
}

} // namespace saksi::schema
