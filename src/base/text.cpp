#include "base/text.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

namespace saksi {
namespace {

// ICU fails only where its tables or memory are missing.
void require(UErrorCode status)
{
    if (U_FAILURE(status))
        throw Fault(N_("The Unicode tables of this machine cannot be read."));
}

std::string utf8(icu::UnicodeString const& text)
{
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

// Calls `take(character, text of it)` for each character of valid UTF-8, until it says false.
template<typename Take>
void for_each_character(std::string_view text, Take take)
{
    auto const size = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < size;) {
        auto const start = at;
        UChar32 character;
        U8_NEXT(text.data(), at, size, character);
        if (!take(character,
                text.substr(static_cast<std::size_t>(start), static_cast<std::size_t>(at - start))))
            return;
    }
}

bool is_forbidden_control(UChar32 character)
{
    return u_charType(character) == U_CONTROL_CHAR && character != '\t' && character != '\n';
}

std::string with_plain_line_ends(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\r' && at + 1 < text.size() && text[at + 1] == '\n')
            continue;
        plain += text[at] == '\r' ? '\n' : text[at];
    }
    return plain;
}

std::string_view without_outer_space(std::string_view text)
{
    std::size_t first = text.size();
    std::size_t past_last = 0;
    std::size_t at = 0;
    for_each_character(text, [&](UChar32 character, std::string_view bytes) {
        if (!u_isUWhiteSpace(character)) {
            first = std::min(first, at);
            past_last = at + bytes.size();
        }
        at += bytes.size();
        return true;
    });
    return past_last == 0 ? std::string_view {} : text.substr(first, past_last - first);
}

// Latin letters whose stroke or hook Unicode does not take apart, as people without that keyboard
// type them.
UChar32 without_stroke(UChar32 character)
{
    switch (character) {
    case 0x0111: // đ
    case 0x00F0: // ð
        return 'd';
    case 0x00F8: // ø
        return 'o';
    case 0x0131: // ı
        return 'i';
    case 0x0142: // ł
        return 'l';
    case 0x0268: // ɨ
        return 'i';
    default:
        return character;
    }
}

bool is_latin(UChar32 character)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(character, &status) == USCRIPT_LATIN && U_SUCCESS(status);
}

// Takes the accents off Latin letters only: in other scripts such a mark is part of the word.
icu::UnicodeString without_latin_accents(icu::UnicodeString const& decomposed)
{
    icu::UnicodeString plain;
    bool after_latin = false;
    for (std::int32_t at = 0; at < decomposed.length(); at = decomposed.moveIndex32(at, 1)) {
        auto const character = decomposed.char32At(at);
        if (u_charType(character) == U_NON_SPACING_MARK) {
            if (!after_latin)
                plain.append(character);
            continue;
        }
        after_latin = is_latin(character);
        auto const digit = u_charDigitValue(character);
        plain.append(digit >= 0 ? '0' + digit : without_stroke(character));
    }
    return plain;
}

icu::UnicodeString with_single_spaces(icu::UnicodeString const& text)
{
    icu::UnicodeString words;
    bool space_before = false;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        auto const character = text.char32At(at);
        if (u_isUWhiteSpace(character)) {
            space_before = true;
            continue;
        }
        if (space_before && !words.isEmpty())
            words.append(static_cast<UChar32>(' '));
        space_before = false;
        words.append(character);
    }
    return words;
}

// Most keys, codes and labels are ASCII, for which folding is this; ICU takes fifty times as long.
std::string folded_ascii(std::string_view text)
{
    std::string words;
    bool space_before = false;
    for (char const byte : text) {
        if (byte == ' ' || (byte >= '\t' && byte <= '\r')) {
            space_before = true;
            continue;
        }
        if (space_before && !words.empty())
            words += ' ';
        space_before = false;
        words += byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    }
    return words;
}

icu::UnicodeString normalized(
    icu::Normalizer2 const* (*instance)(UErrorCode&), icu::UnicodeString const& text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* normalizer = instance(status);
    require(status);
    auto result = normalizer->normalize(text, status);
    require(status);
    return result;
}

} // namespace

bool is_utf8(std::string_view text)
{
    SAKSI_CHECK(text.size() <= INT32_MAX);
    bool valid = true;
    for_each_character(text, [&](UChar32 character, std::string_view) {
        valid = character >= 0;
        return valid;
    });
    return valid;
}

Result<std::string> tidy_text(std::string_view typed)
{
    if (!is_utf8(typed))
        return Error { ErrorKind::invalid,
            N_("This text is not valid UTF-8. Save or send it as UTF-8.") };
    auto const plain = icu::UnicodeString::fromUTF8(with_plain_line_ends(typed));
    auto const normal = utf8(normalized(icu::Normalizer2::getNFCInstance, plain));
    bool clean = true;
    for_each_character(normal, [&](UChar32 character, std::string_view) {
        clean = !is_forbidden_control(character);
        return clean;
    });
    if (!clean)
        return Error { ErrorKind::invalid,
            N_("This text holds a control character that nobody can see. Type the text again "
               "instead of pasting it.") };
    return std::string(without_outer_space(normal));
}

std::string folded(std::string_view text)
{
    if (std::ranges::none_of(text, [](char byte) { return byte & 0x80; }))
        return folded_ascii(text);
    auto const typed = icu::UnicodeString::fromUTF8(
        { text.data(), static_cast<std::int32_t>(text.size()) });
    auto const case_folded = normalized(icu::Normalizer2::getNFKCCasefoldInstance, typed);
    auto const decomposed = normalized(icu::Normalizer2::getNFDInstance, case_folded);
    auto const plain = with_single_spaces(without_latin_accents(decomposed));
    return utf8(normalized(icu::Normalizer2::getNFCInstance, plain));
}

std::string_view shortened(std::string_view text, std::size_t bytes_max)
{
    if (text.size() <= bytes_max)
        return text;
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UText, decltype(&utext_close)> const whole(
        utext_openUTF8(nullptr, text.data(), static_cast<std::int64_t>(text.size()), &status),
        &utext_close);
    std::unique_ptr<icu::BreakIterator> const characters(
        icu::BreakIterator::createCharacterInstance(icu::Locale::getRoot(), status));
    require(status);
    characters->setText(whole.get(), status);
    require(status);
    auto end = static_cast<std::int32_t>(bytes_max);
    U8_SET_CP_START(reinterpret_cast<std::uint8_t const*>(text.data()), 0, end);
    if (!characters->isBoundary(end))
        end = characters->preceding(end);
    return text.substr(0, end == icu::BreakIterator::DONE ? 0 : static_cast<std::size_t>(end));
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> pieces;
    if (text.empty())
        return pieces;
    for (;;) {
        auto const end = text.find(separator);
        pieces.push_back(text.substr(0, end));
        if (end == std::string_view::npos)
            return pieces;
        text.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text)
{
    static constexpr std::string_view space = " \t\n\v\f\r";
    auto const first = text.find_first_not_of(space);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(space) - first + 1);
}

} // namespace saksi
