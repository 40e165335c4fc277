#include "store/sounds.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace saksi::store {

namespace {

// The letters of a spelling, and what else stands in one:
//   @  a vowel that the script leaves unwritten after a consonant
//   K T P S  a consonant of Tamil, which does not write whether it is voiced
//   W Y  a letter that is a consonant or a vowel, as in Arabic
//   R  a letter of Burmese that is read as r or as y
//   C  c, which is read as k or, in Indonesian, as ch
//   H  the Cyrillic kha, which is written kh or h in Latin
//   ~  before a word of a script that leaves short vowels out
constexpr char unwritten = '@';
constexpr char no_short_vowels = '~';

constexpr std::size_t letters_max = 24;
constexpr std::size_t ends_of_run_max = 10;
constexpr std::size_t words_max = 64;

bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == unwritten;
}

// ---- scripts of India and Sri Lanka

// Devanagari, Bengali, Gurmukhi, Gujarati, Odia, Tamil, Telugu, Kannada and Malayalam stand in one
// order, a block of 128 each, so that one table does for all nine.
// Source: Unicode 15, chapter 12.1, "Devanagari".
constexpr std::string_view brahmic_consonants =
    "kkggnccjjnttddnttddnnppbbmyrrlllvsssh";                    // From 0x15.
constexpr std::string_view brahmic_vowels = "aaiiuurleeeeoooo"; // From 0x05.
constexpr std::string_view brahmic_signs = "aiiuurreeeeoooo";   // From 0x3E.

enum class Kind : std::uint8_t {
    none,      // Ends a word.
    silent,    // Part of a word without a sound.
    vowel,     // Written as such.
    sign,      // A vowel that takes the place of the unwritten one.
    virama,    // No vowel here.
    killer,    // The consonant before is silent.
    leading,   // A vowel that is written before the consonant that it is read after.
    carrier,   // Carries a vowel, or is one.
    consonant, // With an unwritten vowel after it.
    letter,    // A consonant or vowel of a script that writes both.
    latin,
};

struct Letter {
    Kind kind = Kind::none;
    char sound = 0;
    char nasal = 0; // Before it, in letters that are both.
};

enum class Block : std::uint8_t { bengali, gurmukhi, tamil, other };

Block block_of(char32_t c)
{
    switch (c & ~0x7FU) {
    case 0x0980:
        return Block::bengali;
    case 0x0A00:
        return Block::gurmukhi;
    case 0x0B80:
        return Block::tamil;
    default:
        return Block::other;
    }
}

Letter brahmic(std::uint32_t at, Block block)
{
    if (at == 0x01 || at == 0x02)
        return { Kind::letter, 'n' };
    if (at == 0x03 || at == 0x3C)
        return { Kind::silent };
    if (at >= 0x05 && at <= 0x14)
        return { Kind::vowel, brahmic_vowels[at - 0x05] };
    if (at >= 0x15 && at <= 0x39) {
        auto const sound = brahmic_consonants[at - 0x15];
        if (block == Block::tamil) {
            switch (sound) {
            case 'k':
                return { Kind::consonant, 'K' };
            case 't':
                return { Kind::consonant, 'T' };
            case 'p':
                return { Kind::consonant, 'P' };
            case 'c':
                return { Kind::consonant, 'S' };
            default:
                break;
            }
        }
        return { Kind::consonant, sound };
    }
    if (at >= 0x3E && at <= 0x4C)
        return { Kind::sign, brahmic_signs[at - 0x3E] };
    if (at == 0x4D)
        return { Kind::virama };
    if (at >= 0x58 && at <= 0x5F) // Letters with a dot that are kept as one.
        return { Kind::consonant, "kkgjrrpy"[at - 0x58] };
    if (at == 0x70 || at == 0x71) { // Assamese ra and va; Gurmukhi marks: nasal, and doubled.
        if (block == Block::bengali)
            return { Kind::consonant, at == 0x70 ? 'r' : 'v' };
        return block == Block::gurmukhi && at == 0x70 ? Letter { Kind::letter, 'n' }
                                                      : Letter { Kind::silent };
    }
    if (at >= 0x7A && at <= 0x7F) // Malayalam consonants that end a syllable.
        return { Kind::letter, "nnrllk"[at - 0x7A] };
    return { Kind::silent };
}

// Sinhala, from U+0D80. Source: Unicode 15, chapter 13.2.
Letter sinhala(std::uint32_t at)
{
    constexpr std::string_view consonants =
        "kkggnnccjjnnjttddndttddn_dppbbmbyr_l__vssshlp";      // From 0x1A.
    constexpr std::string_view vowels = "aaaaiiuurrlleeeooo"; // From 0x05.
    if (at == 0x02)
        return { Kind::letter, 'n' };
    if (at >= 0x05 && at <= 0x16)
        return { Kind::vowel, vowels[at - 0x05] };
    if (at >= 0x1A && at - 0x1A < consonants.size()) {
        auto const nasal = at == 0x39 ? 'm' : at == 0x26 || at == 0x2C || at == 0x33 ? 'n' : '\0';
        return { Kind::consonant, consonants[at - 0x1A], nasal };
    }
    if (at == 0x4A)
        return { Kind::virama };
    constexpr std::string_view signs = "aaaiiu_u_reeeoool"; // From 0x4F.
    if (at >= 0x4F && at - 0x4F < signs.size() && signs[at - 0x4F] != '_')
        return { Kind::sign, signs[at - 0x4F] };
    return { Kind::silent };
}

// ---- scripts of South-East Asia

// Thai, from U+0E00, and Lao, from U+0E80, by the sound that begins a syllable.
// Source: Royal Thai General System of Transcription.
Letter thai(std::uint32_t at)
{
    constexpr std::string_view consonants =
        "kkkkkkncccscydttttndttttnbppppppmyrrllWssshl_h"; // From 0x01.
    constexpr std::string_view signs = "aaaaiiuuuu";      // From 0x30.
    constexpr std::string_view leading = "eeoee";         // From 0x40.
    if (at == 0x2D)
        return { Kind::carrier };
    if (at >= 0x01 && at - 0x01 < consonants.size())
        return { Kind::consonant, consonants[at - 0x01] };
    if (at == 0x4D) // Of the vowel am, taken apart.
        return { Kind::letter, 'm' };
    if (at >= 0x30 && at - 0x30 < signs.size())
        return { Kind::sign, signs[at - 0x30] };
    if (at >= 0x40 && at - 0x40 < leading.size())
        return { Kind::leading, leading[at - 0x40] };
    if (at == 0x4C)
        return { Kind::killer };
    return { Kind::silent };
}

Letter lao(std::uint32_t at)
{
    switch (at) {
    case 0x01:
    case 0x02:
    case 0x04:
        return { Kind::consonant, 'k' };
    case 0x07:
        return { Kind::consonant, 'n' };
    case 0x08:
        return { Kind::consonant, 'c' };
    case 0x0A:
        return { Kind::consonant, 's' };
    case 0x0D:
        return { Kind::consonant, 'n' };
    case 0x14:
        return { Kind::consonant, 'd' };
    case 0x15:
    case 0x16:
    case 0x17:
        return { Kind::consonant, 't' };
    case 0x19:
        return { Kind::consonant, 'n' };
    case 0x1A:
        return { Kind::consonant, 'b' };
    case 0x1B:
    case 0x1C:
    case 0x1D:
    case 0x1E:
    case 0x1F:
        return { Kind::consonant, 'p' };
    case 0x21:
        return { Kind::consonant, 'm' };
    case 0x22:
        return { Kind::consonant, 'y' };
    case 0x23:
        return { Kind::consonant, 'r' };
    case 0x25:
        return { Kind::consonant, 'l' };
    case 0x27:
        return { Kind::consonant, 'W' };
    case 0x2A:
        return { Kind::consonant, 's' };
    case 0x2B:
    case 0x2E:
        return { Kind::consonant, 'h' };
    case 0x30:
    case 0x31:
    case 0x32:
    case 0x33:
        return { Kind::sign, 'a' };
    case 0x34:
    case 0x35:
    case 0x36:
    case 0x37:
        return { Kind::sign, 'i' };
    case 0x38:
    case 0x39:
    case 0x3A:
        return { Kind::sign, 'u' };
    case 0x3B:
        return { Kind::sign, 'o' };
    case 0x2D:
        return { Kind::carrier };
    case 0x4D:
        return { Kind::letter, 'm' };
    case 0x3C:
        return { Kind::consonant, 'l' };
    case 0x3D:
        return { Kind::sign, 'i' };
    case 0x40:
    case 0x41:
        return { Kind::leading, 'e' };
    case 0x42:
        return { Kind::leading, 'o' };
    case 0x43:
    case 0x44:
        return { Kind::leading, 'e' };
    case 0x4C:
        return { Kind::killer };
    default:
        return { Kind::silent };
    }
}

// Khmer, from U+1780. Source: Unicode 15, chapter 16.4; names as people write them in Latin.
Letter khmer(std::uint32_t at)
{
    constexpr std::string_view consonants = "kkkknccccndtdtnttttnbpppmyrlvssshl_"; // From 0x00.
    constexpr std::string_view vowels = "aaiiuuuurrlleeooo";                       // From 0x23.
    constexpr std::string_view signs = "aiieeuuuoiieeeoo";                         // From 0x36.
    if (at < consonants.size() && consonants[at] != '_')
        return { Kind::consonant, consonants[at] };
    if (at == 0x22)
        return { Kind::silent };
    if (at >= 0x23 && at - 0x23 < vowels.size())
        return { Kind::vowel, vowels[at - 0x23] };
    if (at >= 0x36 && at - 0x36 < signs.size())
        return { Kind::sign, signs[at - 0x36] };
    if (at == 0x46)
        return { Kind::letter, 'm' };
    if (at == 0x4D)
        return { Kind::killer };
    if (at == 0x52)
        return { Kind::virama };
    return { Kind::silent };
}

// Burmese, from U+1000. Source: Unicode 15, chapter 16.3; names as people write them in Latin.
Letter burmese(std::uint32_t at)
{
    constexpr std::string_view consonants = "kkggnssjjnnttddnttddnppbbmyRlvthl"; // From 0x00.
    constexpr std::string_view vowels = "_iiuue_oo";                             // From 0x22.
    constexpr std::string_view signs = "aaiiuuee";                               // From 0x2B.
    if (at < consonants.size())
        return { Kind::consonant, consonants[at] };
    if (at >= 0x22 && at - 0x22 < vowels.size() && vowels[at - 0x22] != '_')
        return { Kind::vowel, vowels[at - 0x22] };
    if (at >= 0x2B && at - 0x2B < signs.size())
        return { Kind::sign, signs[at - 0x2B] };
    switch (at) {
    case 0x36:
        return { Kind::letter, 'n' };
    case 0x39:
    case 0x3A:
        return { Kind::virama };
    case 0x3B:
    case 0x3C:
        return { Kind::letter, 'y' };
    case 0x3D:
        return { Kind::letter, 'W' };
    case 0x3F:
        return { Kind::consonant, 't' };
    default:
        return { Kind::silent };
    }
}

// ---- Arabic as Urdu, Arabic, Persian, Pashto, Sindhi and Uyghur write it, and Cyrillic

Letter arabic(char32_t c)
{
    struct Pair {
        char32_t letter;
        char sound;
    };
    static constexpr auto letters = std::to_array<Pair>(
        { { 0x0622, 'a' }, { 0x0623, 'a' }, { 0x0624, 'W' }, { 0x0625, 'a' }, { 0x0626, 'Y' },
            { 0x0627, 'a' }, { 0x0628, 'b' }, { 0x0629, 'a' }, { 0x062A, 't' }, { 0x062B, 's' },
            { 0x062C, 'j' }, { 0x062D, 'h' }, { 0x062E, 'k' }, { 0x062F, 'd' }, { 0x0630, 'j' },
            { 0x0631, 'r' }, { 0x0632, 'j' }, { 0x0633, 's' }, { 0x0634, 's' }, { 0x0635, 's' },
            { 0x0636, 'j' }, { 0x0637, 't' }, { 0x0638, 'j' }, { 0x0639, 'a' }, { 0x063A, 'g' },
            { 0x0641, 'p' }, { 0x0642, 'k' }, { 0x0643, 'k' }, { 0x0644, 'l' }, { 0x0645, 'm' },
            { 0x0646, 'n' }, { 0x0647, 'h' }, { 0x0648, 'W' }, { 0x0649, 'Y' }, { 0x064A, 'Y' },
            { 0x064E, 'a' }, { 0x064F, 'u' }, { 0x0650, 'i' }, { 0x0671, 'a' }, { 0x0679, 't' },
            { 0x067C, 't' }, { 0x067E, 'p' }, { 0x0681, 'j' }, { 0x0685, 'c' }, { 0x0686, 'c' },
            { 0x0688, 'd' }, { 0x0689, 'd' }, { 0x0691, 'r' }, { 0x0693, 'r' }, { 0x0698, 'j' },
            { 0x069A, 's' }, { 0x06A9, 'k' }, { 0x06AF, 'g' }, { 0x06AD, 'n' }, { 0x06BA, 'n' },
            { 0x06BC, 'n' }, { 0x06C1, 'h' }, { 0x06C7, 'u' }, { 0x06C8, 'u' }, { 0x06CB, 'W' },
            { 0x06CC, 'Y' }, { 0x06D0, 'e' }, { 0x06D2, 'e' } });
    auto const found = std::ranges::find(letters, c, &Pair::letter);
    if (found != letters.end())
        return { Kind::letter, found->sound };
    return { Kind::silent };
}

// What a Cyrillic letter is written as in Latin; Russian, Kazakh, Kyrgyz, Tajik, Uzbek, Mongolian.
std::string_view cyrillic(char32_t c)
{
    static constexpr std::array<std::string_view, 32> russian { "a", "b", "v", "g", "d", "e", "zh",
        "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "H", "ts", "ch", "sh",
        "sh", "", "i", "", "e", "yu", "ya" };
    if (c >= 0x0430 && c <= 0x044F)
        return russian[c - 0x0430];
    switch (c) {
    case 0x0451:
        return "yo";
    case 0x0456:
    case 0x0457:
    case 0x04E3:
        return "i";
    case 0x045E:
    case 0x04AF:
    case 0x04B1:
    case 0x04EF:
        return "u";
    case 0x0493:
        return "g";
    case 0x049B:
    case 0x04A1:
        return "k";
    case 0x04A3:
        return "n";
    case 0x04B3:
    case 0x04BB:
        return "h";
    case 0x04B7:
    case 0x0497:
        return "j";
    case 0x04D9:
        return "a";
    case 0x04E9:
        return "o";
    default:
        return "";
    }
}

// ---- Latin

std::string_view latin_letter(char32_t c)
{
    switch (c) {
    case 0x0111:
    case 0x00F0:
        return "d";
    case 0x0142:
        return "l";
    case 0x00F8:
        return "o";
    case 0x0131:
    case 0x0259:
        return "i";
    case 0x00E6:
        return "e";
    case 0x00FE:
        return "th";
    case 0x014B:
        return "n";
    default:
        return "";
    }
}

// Spells a word of the letters a to z by its sound.
std::string latin_sounds(std::string_view word)
{
    struct Rule {
        std::string_view letters;
        std::string_view sound;
    };
    // The first that fits is taken.
    static constexpr auto rules = std::to_array<Rule>({ { "shch", "s" }, { "ksh", "s" },
        { "ks", "s" }, { "tch", "c" }, { "chh", "c" }, { "sch", "s" }, { "ch", "c" }, { "sh", "s" },
        { "kh", "k" }, { "gh", "g" }, { "th", "t" }, { "dh", "d" }, { "ph", "p" }, { "bh", "b" },
        { "jh", "j" }, { "zh", "j" }, { "tj", "c" }, { "dj", "j" }, { "ts", "s" }, { "ck", "k" },
        { "cc", "c" }, { "nga", "nga" }, { "nge", "nge" }, { "ngi", "ngi" }, { "ngo", "ngo" },
        { "ngu", "ngu" }, { "ngh", "n" }, { "ng", "n" }, { "ce", "se" }, { "ci", "si" },
        { "cy", "si" }, { "c", "C" }, { "q", "k" }, { "f", "p" }, { "z", "j" }, { "aa", "a" },
        { "ii", "i" }, { "uu", "u" }, { "ee", "i" }, { "ie", "i" }, { "oo", "u" }, { "ou", "u" },
        { "oe", "u" }, { "ai", "e" }, { "ei", "e" }, { "ea", "e" }, { "ae", "e" }, { "eo", "o" },
        { "eu", "u" }, { "au", "o" }, { "ao", "o" }, { "b", "b" }, { "d", "d" }, { "g", "g" },
        { "j", "j" }, { "k", "k" }, { "l", "l" }, { "m", "m" }, { "n", "n" }, { "p", "p" },
        { "r", "r" }, { "s", "s" }, { "t", "t" }, { "a", "a" }, { "e", "e" }, { "i", "i" },
        { "o", "o" }, { "u", "u" } });
    // A Thai r that ends a syllable is read n; many write it: Siriporn.
    std::string without_r;
    if (word.ends_with("orn")) {
        without_r = std::string(word.substr(0, word.size() - 2)) + "n";
        word = without_r;
    }
    auto const vowel_at = [&](std::size_t at) {
        return at < word.size() && (is_vowel(word[at]) || word[at] == 'y');
    };
    std::string sounds;
    for (std::size_t at = 0; at < word.size();) {
        switch (word[at]) {
        case 'H':
            sounds += 'H';
            ++at;
            continue;
        case 'x':
            sounds += 's'; // As ksh is read, and at the beginning of a Chinese name.
            ++at;
            continue;
        case 'h': // Breathed consonants have theirs already; else it is heard before a vowel.
            if (vowel_at(at + 1))
                sounds += 'h';
            ++at;
            continue;
        case 'y':
            if (!sounds.empty() && is_vowel(sounds.back()) && !vowel_at(at + 1))
                sounds.back() = 'e'; // ay, ey
            else
                sounds += vowel_at(at + 1) ? 'y' : 'i';
            ++at;
            continue;
        case 'w':
        case 'v':
            if (word[at] == 'v' || vowel_at(at + 1))
                sounds += 'v';
            else if (!sounds.empty() && is_vowel(sounds.back()))
                sounds.back() = 'o'; // aw, ow
            else
                sounds += 'u';
            ++at;
            continue;
        default:
            break;
        }
        auto const rule = std::ranges::find_if(
            rules, [&](Rule const& one) { return word.substr(at).starts_with(one.letters); });
        if (rule == rules.end()) {
            ++at;
            continue;
        }
        sounds += rule->sound;
        at += rule->letters.size();
    }
    return sounds;
}

// ---- from text to spellings

Letter letter_of(char32_t c)
{
    if ((c >= 'a' && c <= 'z') || !latin_letter(c).empty())
        return { Kind::latin };
    if (c >= 0x0430 && c <= 0x04FF)
        return { Kind::latin };
    if ((c >= 0x0620 && c <= 0x06FF))
        return arabic(c);
    if (c >= 0x0900 && c <= 0x0D7F)
        return brahmic(static_cast<std::uint32_t>(c & 0x7F), block_of(c));
    if (c >= 0x0D80 && c <= 0x0DFF)
        return sinhala(static_cast<std::uint32_t>(c - 0x0D80));
    if (c >= 0x0E00 && c <= 0x0E7F)
        return thai(static_cast<std::uint32_t>(c - 0x0E00));
    if (c >= 0x0E80 && c <= 0x0EFF)
        return lao(static_cast<std::uint32_t>(c - 0x0E80));
    if (c >= 0x1000 && c <= 0x109F)
        return burmese(static_cast<std::uint32_t>(c - 0x1000));
    if (c >= 0x1780 && c <= 0x17FF)
        return khmer(static_cast<std::uint32_t>(c - 0x1780));
    return {};
}

enum class Writing : std::uint8_t {
    none,
    latin,
    cyrillic,
    abjad,
    brahmic,
    thai,
    burmese,
    khmer,
    syllables
};

Writing writing_of(char32_t c)
{
    auto const is_mark = (U_GET_GC_MASK(static_cast<UChar32>(c)) & U_GC_M_MASK) != 0;
    auto const category = U_GET_GC_MASK(static_cast<UChar32>(c));
    if (!(category & (U_GC_L_MASK | U_GC_M_MASK)))
        return Writing::none;
    if (c < 0x0370)
        return is_mark ? Writing::none : Writing::latin;
    if (c >= 0x0400 && c <= 0x052F)
        return Writing::cyrillic;
    if (c >= 0x0600 && c <= 0x06FF)
        return Writing::abjad;
    if (c >= 0x0900 && c <= 0x0DFF)
        return Writing::brahmic;
    if (c >= 0x0E00 && c <= 0x0EFF)
        return Writing::thai;
    if (c >= 0x1000 && c <= 0x109F)
        return Writing::burmese;
    if (c >= 0x1780 && c <= 0x17FF)
        return Writing::khmer;
    if ((c >= 0xAC00 && c <= 0xD7A3) || (c >= 0x3041 && c <= 0x30FF)
        || (c >= 0x3400 && c <= 0x9FFF))
        return Writing::syllables;
    return Writing::none;
}

bool is_unspaced(Writing writing)
{
    return writing == Writing::thai || writing == Writing::burmese || writing == Writing::khmer
        || writing == Writing::syllables;
}

// A run of letters of one script.
struct Word {
    Writing writing = Writing::none;
    std::u32string letters;
    bool goes_on = false; // After a hyphen.
};

std::vector<Word> words_of(std::string_view text)
{
    std::vector<Word> words;
    auto const plain = folded(text);
    bool has_digit = false;
    auto const end_word = [&] {
        if (has_digit && !words.empty())
            words.pop_back();
        has_digit = false;
    };
    bool open = false;
    bool hyphen = false; // Between the last word and this one.
    for (std::int32_t at = 0; at < static_cast<std::int32_t>(plain.size());) {
        UChar32 c = 0;
        U8_NEXT(plain.data(), at, static_cast<std::int32_t>(plain.size()), c);
        auto const writing = c < 0 ? Writing::none : writing_of(static_cast<char32_t>(c));
        auto const is_digit = c >= 0 && u_isdigit(c) != 0;
        auto const joins = c == 0x200C || c == 0x200D || c == '\'' || c == 0x2019;
        if (writing == Writing::none && !is_digit) {
            if (joins && open)
                continue;
            hyphen = open && (c == '-' || c == 0x2010);
            if (open)
                end_word();
            open = false;
            continue;
        }
        if (is_digit) {
            if (!open)
                words.push_back({});
            open = has_digit = true;
            continue;
        }
        if (!open || (!has_digit && words.back().writing != writing)) {
            if (words.size() == words_max)
                break;
            auto const goes_on = hyphen && !words.empty() && words.back().writing == writing;
            words.push_back({ writing, {}, goes_on });
            open = true;
            hyphen = false;
        }
        words.back().letters += static_cast<char32_t>(c);
    }
    if (open)
        end_word();
    return words;
}

// Han and Hangul by what ICU knows of them, a syllable each; learnt once for each character, by all
// threads together: what ICU knows takes it a tenth of a second to put in order.
std::string syllable(char32_t c)
{
    struct Known {
        Known()
        {
            UErrorCode status = U_ZERO_ERROR;
            to_latin.reset(icu::Transliterator::createInstance(
                "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
        }
        std::unique_ptr<icu::Transliterator> to_latin;
        std::vector<std::pair<char32_t, std::string>> syllables; // Sorted.
    };
    static std::mutex mutex;
    std::scoped_lock const lock(mutex);
    static Known known;
    auto const place = std::ranges::lower_bound(
        known.syllables, c, {}, &std::pair<char32_t, std::string>::first);
    if (place != known.syllables.end() && place->first == c)
        return place->second;
    std::string latin;
    if (known.to_latin) {
        icu::UnicodeString text(static_cast<UChar32>(c));
        known.to_latin->transliterate(text);
        text.toUTF8String(latin);
    }
    std::erase_if(latin, [](char letter) { return letter < 'a' || letter > 'z'; });
    return known.syllables.emplace(place, c, latin_sounds(latin))->second;
}

bool is_virama(char32_t c)
{
    return letter_of(c).kind == Kind::virama;
}

bool is_cerebral_s(char32_t c)
{
    return c == 0x0DC2 || (c >= 0x0900 && c <= 0x0D7F && (c & 0x7F) == 0x37);
}

bool is_palatal_n(char32_t c)
{
    return c >= 0x0900 && c <= 0x0D7F && (c & 0x7F) == 0x1E;
}

// An h before these gives only its tone to the next letter, in Thai and Lao.
bool is_tone_only(char32_t c, char32_t next)
{
    constexpr std::string_view without_breath = "nmlryW";
    auto const after = letter_of(next);
    return (c == 0x0E2B || c == 0x0EAB) && after.kind == Kind::consonant
        && without_breath.find(after.sound) != without_breath.npos;
}

// Whether a Burmese consonant is silenced, and so ends the syllable before.
bool ends_syllable(std::u32string const& letters, std::size_t at)
{
    auto const after = [&](std::size_t i) { return i < letters.size() ? letters[i] : U'\0'; };
    return after(at + 1) == 0x103A || after(at + 1) == 0x1039
        || (after(at + 1) == 0x1037 && after(at + 2) == 0x103A);
}

// A spelling, and where in it one may begin to read.
struct Spelled {
    std::string letters;
    std::vector<std::size_t> begins;
};

Spelled spelled_of(Word const& word)
{
    Spelled spelled;
    auto& out = spelled.letters;
    if (word.writing == Writing::latin || word.writing == Writing::cyrillic) {
        std::string latin;
        for (auto const c : word.letters) {
            if (c >= 'a' && c <= 'z')
                latin += static_cast<char>(c);
            else
                latin += word.writing == Writing::cyrillic ? cyrillic(c) : latin_letter(c);
        }
        out = latin_sounds(latin);
        return spelled;
    }
    if (word.writing == Writing::syllables) {
        for (auto const c : word.letters) {
            spelled.begins.push_back(out.size());
            out += syllable(c);
        }
        return spelled;
    }
    if (word.writing == Writing::abjad)
        out += no_short_vowels;
    char32_t before = 0;
    char leading = 0; // A vowel that waits for its consonant.
    for (std::size_t i = 0; i < word.letters.size(); ++i) {
        auto const c = word.letters[i];
        auto const next = i + 1 < word.letters.size() ? word.letters[i + 1] : 0;
        auto const letter = letter_of(c);
        switch (letter.kind) {
        case Kind::consonant:
            if (word.writing == Writing::thai && is_tone_only(c, next))
                break;
            if (word.writing == Writing::burmese && ends_syllable(word.letters, i)) {
                if (before == 0x102F && (c == 0x1004 || c == 0x1000) && out.ends_with('o'))
                    out.back() = 'e'; // Written aing, aik.
                out += c == 0x100A || c == 0x101A ? 'i'
                    : c == 0x1005                 ? 't'
                    : c == 0x1019                 ? 'n'
                                                  : letter.sound;
                out += unwritten;
                break;
            }
            if (before != 0x1039 && before != 0x17D2 && is_unspaced(word.writing) && leading == 0)
                spelled.begins.push_back(out.size());
            if (letter.nasal)
                out += letter.nasal;
            if (is_virama(before) && out.ends_with('k') && is_cerebral_s(c)) {
                out.back() = 's'; // Written and read in many ways: Lakshmi, Laxmi.
            } else if (is_virama(before) && out.ends_with('j') && is_palatal_n(c)) {
                out.back() = 'g'; // Read gy.
                out += 'y';
            } else {
                out += letter.sound;
            }
            // Yo ying ends a syllable as n.
            if (c == 0x0E0D && !leading && letter_of(next).kind != Kind::sign)
                out.back() = 'n';
            out += leading ? leading : unwritten;
            leading = 0;
            break;
        case Kind::sign:
            if (out.ends_with(unwritten))
                out.pop_back();
            // Two signs that make one vowel.
            if (letter.sound == 'a' && out.ends_with('e'))
                out.back() = 'o';
            else if (letter.sound == 'u' && out.ends_with('i'))
                out.back() = 'o';
            else
                out += letter.sound;
            if (letter.sound == 'r') // The vowel r is read ri.
                out += 'i';
            break;
        case Kind::virama:
            if (out.ends_with(unwritten))
                out.pop_back();
            break;
        case Kind::killer:
            while (!out.empty() && is_vowel(out.back()))
                out.pop_back();
            if (!out.empty())
                out.pop_back();
            break;
        case Kind::leading:
            spelled.begins.push_back(out.size());
            leading = letter.sound;
            break;
        case Kind::carrier:
            if (out.ends_with(unwritten) && !leading) {
                out.back() = 'o';
                break;
            }
            if (!leading)
                spelled.begins.push_back(out.size());
            else
                out += leading;
            leading = 0;
            break;
        case Kind::letter:
            if (word.writing == Writing::abjad) {
                // Allah is written with two l, and so is whoever is named after.
                if (c == 0x0644 && before == 0x0644 && (next == 0x0647 || next == 0x06C1))
                    break;
                // At the end an h is heard as a vowel.
                out += letter.sound == 'h' && next == 0 && i > 0 ? 'a' : letter.sound;
                break;
            }
            // Burmese letters between a consonant and its vowel.
            if ((letter.sound == 'y' || letter.sound == 'W') && out.ends_with(unwritten)) {
                out.back() = letter.sound;
                out += unwritten;
                break;
            }
            out += letter.sound;
            break;
        case Kind::vowel:
            if (is_unspaced(word.writing))
                spelled.begins.push_back(out.size());
            out += letter.sound;
            if (letter.sound == 'r')
                out += 'i';
            break;
        case Kind::silent:
            // Burmese and Khmer a, which carries other vowels, begins a syllable too.
            if (c == 0x1021 || c == 0x17A2)
                spelled.begins.push_back(out.size());
            break;
        case Kind::none:
        case Kind::latin:
            break;
        }
        before = c;
    }
    auto const end = out.ends_with(unwritten) ? out.size() - 1 : out.size();
    if (end > 0 && word.writing == Writing::thai && (out[end - 1] == 'r' || out[end - 1] == 'l'))
        out[end - 1] = 'n'; // As what ends a syllable of Thai is read.
    if (word.writing == Writing::khmer && out.ends_with("r@"))
        out.resize(out.size() - 2); // Silent there.
    return spelled;
}

char bone_of(char c)
{
    switch (c) {
    case 'k':
    case 'g':
    case 'K':
        return 'k';
    case 't':
    case 'd':
    case 'T':
        return 't';
    case 'p':
    case 'b':
    case 'v':
    case 'P':
        return 'p';
    case 's':
    case 'c':
    case 'j':
    case 'S':
        return 's';
    default:
        return c;
    }
}

// An n before closed lips is an m, whatever is written.
char nasal_before(char nasal, char next)
{
    return nasal == 'n' && bone_of(next) == 'p' ? 'm' : nasal;
}

// The bones of a spelling; several where a letter may be a consonant or a vowel.
std::vector<std::string> bones_of(std::string_view spelled)
{
    constexpr std::size_t ways_max = 4;
    auto const is_abjad = spelled.starts_with(no_short_vowels);
    if (is_abjad)
        spelled.remove_prefix(1);
    std::vector<std::string> ways(1);
    char before = 0;
    for (std::size_t i = 0; i < spelled.size(); ++i) {
        auto const c = spelled[i];
        auto const next = i + 1 < spelled.size() ? spelled[i + 1] : '\0';
        auto const first = i == 0;
        if (is_vowel(c)) {
            if (first)
                ways.front() += 'a';
        } else if (c == 'W' || c == 'R' || c == 'C' || c == 'H') {
            // One of two, of which the second leaves no bone unless it comes first.
            auto others = ways;
            for (auto& way : others) {
                if (c == 'C')
                    way += 's';
                else if (first && c != 'W')
                    way += c == 'R' ? 'y' : 'h';
            }
            for (auto& way : ways)
                way += c == 'W' ? 'p' : c == 'R' ? 'r' : 'k';
            if ((!first || c != 'W') && ways.size() * 2 <= ways_max)
                ways.insert(ways.end(), others.begin(), others.end());
        } else if (c == 'h' || c == 'y' || c == 'Y') {
            if (first)
                ways.front() += c == 'h' ? 'h' : 'y';
        } else {
            auto const bone = bone_of(is_abjad ? c : nasal_before(c, next));
            // Doubled letters are one; where short vowels are left out, one may stand between.
            for (auto& way : ways) {
                if (is_abjad || before != bone)
                    way += bone;
            }
            before = bone;
            continue;
        }
        before = 0;
    }
    return ways;
}

void add_sounds(std::vector<Sound>& sounds, std::string_view spelled, bool is_run)
{
    auto const cut = spelled.substr(0, letters_max);
    auto const written = cut.substr(cut.starts_with(no_short_vowels) ? 1 : 0);
    if (written.size() < 2)
        return;
    for (auto const& bones : bones_of(cut)) {
        if (!bones.empty())
            sounds.push_back(
                { (is_run ? std::string(1, run_mark) : "") + bones, std::string(cut) });
    }
}

void sort_once(std::vector<Sound>& sounds)
{
    std::ranges::sort(sounds);
    auto const doubles = std::ranges::unique(sounds);
    sounds.erase(doubles.begin(), doubles.end());
}

} // namespace

std::vector<Sound> sounds_of(std::string_view text)
{
    std::vector<Sound> sounds;
    std::string joined; // With a hyphen in between, two words may be written as one.
    for (auto const& word : words_of(text)) {
        auto const spelled = spelled_of(word);
        add_sounds(sounds, spelled.letters, false);
        joined = word.goes_on ? joined + spelled.letters : spelled.letters;
        if (word.goes_on)
            add_sounds(sounds, joined, false);
        if (!is_unspaced(word.writing))
            continue;
        auto const& begins = spelled.begins;
        for (std::size_t i = 0; i < std::min(begins.size(), ends_of_run_max); ++i) {
            auto const rest = std::string_view(spelled.letters).substr(begins[i]);
            add_sounds(sounds, rest, true);
            // Syllables by themselves: a family name of one, names that Latin spaces.
            if (word.writing == Writing::syllables || word.writing == Writing::burmese) {
                auto const next = i + 1 < begins.size() ? begins[i + 1] : spelled.letters.size();
                add_sounds(sounds, rest.substr(0, next - begins[i]), false);
            }
        }
    }
    sort_once(sounds);
    return sounds;
}

std::vector<std::vector<Sound>> sounds_asked(std::string_view typed)
{
    std::vector<std::vector<Sound>> asked;
    for (auto const& word : words_of(typed)) {
        std::vector<Sound> sounds;
        add_sounds(sounds, spelled_of(word).letters, false);
        sort_once(sounds);
        asked.push_back(std::move(sounds));
    }
    return asked;
}

namespace {

double cost_to_drop(char c, bool vowels_are_free)
{
    if (c == unwritten)
        return 0.1;
    if (is_vowel(c))
        return vowels_are_free ? 0.05 : c == 'a' ? 0.3 : 0.5;
    if (c == 'W' || c == 'Y' || c == 'R' || c == 'H')
        return 0.35;
    return c == 'y' || c == 'h' ? 0.2 : 1;
}

double cost_to_change(char a, char b)
{
    if (a == b)
        return 0;
    if (b == unwritten || b == 'W' || b == 'Y' || (b >= 'A' && b <= 'Z'))
        std::swap(a, b);
    if (a == unwritten)
        return is_vowel(b) ? (b == 'a' || b == 'o' ? 0.05 : 0.25) : 1;
    if (a == 'W')
        return b == 'v' || b == 'u' || b == 'o' ? 0.02 : is_vowel(b) ? 0.4 : 1;
    if (a == 'Y')
        return b == 'y' || b == 'i' || b == 'e' ? 0.02 : is_vowel(b) ? 0.4 : 1;
    if (a == 'R')
        return b == 'r' || b == 'y' ? 0.02 : 1;
    if (a == 'C')
        return b == 'k' ? 0.02 : b == 'c' || b == 's' ? 0.1 : 1;
    if (a == 'H')
        return b == 'k' || b == 'h' ? 0.02 : 1;
    if (is_vowel(a) && is_vowel(b)) {
        constexpr std::array<std::string_view, 5> near { "ei", "ie", "ou", "uo", "ae" };
        auto const pair = std::array { a, b };
        auto const text = std::string_view(pair.data(), 2);
        auto const is_near = std::ranges::find(near, text) != near.end() || text == "ea"
            || text == "ao" || text == "oa";
        return is_near ? 0.25 : text == "au" || text == "ua" ? 0.4 : 0.6;
    }
    if (bone_of(a) == bone_of(b)) {
        if (a >= 'A' && a <= 'Z')
            return 0.05;
        auto const lips = [](char c) { return c == 'b' || c == 'v'; };
        return lips(a) && lips(b) ? 0.1 : 0.35;
    }
    return (a == 'm' && b == 'n') || (a == 'n' && b == 'm') ? 0.35 : 1;
}

} // namespace

static bool is_doubled(char one, char other)
{
    return !is_vowel(other) && bone_of(one) == bone_of(other);
}

double unlikeness(std::string_view asked, std::string_view spelled, bool open)
{
    auto const free_asked = spelled.starts_with(no_short_vowels);
    auto const free_spelled = asked.starts_with(no_short_vowels);
    if (free_asked)
        spelled.remove_prefix(1);
    if (free_spelled)
        asked.remove_prefix(1);
    std::vector<double> last(spelled.size() + 1);
    for (std::size_t j = 0; j < spelled.size(); ++j)
        last[j + 1] = last[j] + cost_to_drop(spelled[j], free_spelled);
    std::vector<double> row(last.size());
    for (std::size_t i = 0; i < asked.size(); ++i) {
        row[0] = last[0] + cost_to_drop(asked[i], free_asked);
        for (std::size_t j = 0; j < spelled.size(); ++j) {
            // A doubled consonant is the same as one.
            auto const doubled = j > 0 && is_doubled(spelled[j - 1], spelled[j]);
            auto const doubled_asked = i > 0 && is_doubled(asked[i - 1], asked[i]);
            row[j + 1] = std::min({ last[j] + cost_to_change(asked[i], spelled[j]),
                last[j + 1] + (doubled_asked ? 0 : cost_to_drop(asked[i], free_asked)),
                row[j] + (doubled ? 0 : cost_to_drop(spelled[j], free_spelled)) });
        }
        std::swap(last, row);
    }
    return open ? std::ranges::min(last) : last.back();
}

double unlikeness_max(std::string_view asked, std::string_view spelled)
{
    auto const letters = [](std::string_view text) {
        return text.size() - static_cast<std::size_t>(std::ranges::count(text, unwritten))
            - (text.starts_with(no_short_vowels) ? 1 : 0);
    };
    return 0.15 * static_cast<double>(std::min(letters(asked), letters(spelled) + 1));
}

bool sounds_like(std::vector<Sound> const& asked, std::vector<Sound> const& of_text)
{
    return std::ranges::any_of(asked, [&](Sound const& one) {
        return std::ranges::any_of(of_text, [&](Sound const& other) {
            auto const is_run = other.bones.starts_with(run_mark);
            auto const fits = is_run ? one.bones.size() > 1
                    && std::string_view(other.bones).substr(1).starts_with(one.bones)
                                     : other.bones == one.bones;
            return fits
                && unlikeness(one.spelled, other.spelled, is_run)
                <= unlikeness_max(one.spelled, other.spelled);
        });
    });
}

} // namespace saksi::store
