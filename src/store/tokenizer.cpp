#include "store/tokenizer.hpp"

#include "base/check.hpp"
#include "base/fault.hpp"
#include "store/han_simplified.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>
#include <vector>

namespace saksi::store {

namespace {

void require(UErrorCode status)
{
    if (U_FAILURE(status))
        throw Fault(N_("The Unicode tables of this machine cannot be read."));
}

bool is_mark(UChar32 character)
{
    return (U_GET_GC_MASK(character) & U_GC_M_MASK) != 0;
}

// Marks that people leave out, or that one keyboard writes and another does not: diacritics of
// Latin, Greek and Cyrillic, vowel points of Hebrew and Arabic, the Indic nukta.
bool is_dropped(UChar32 c)
{
    constexpr std::array<std::array<UChar32, 2>, 10> ranges { { { 0x0300, 0x036F },
        { 0x0483, 0x0487 }, { 0x0591, 0x05C7 }, { 0x0610, 0x061A }, { 0x064B, 0x065F },
        { 0x0670, 0x0670 }, { 0x06D6, 0x06ED }, { 0x08D3, 0x08FF }, { 0x1AB0, 0x1AFF },
        { 0x1DC0, 0x1DFF } } };
    constexpr std::array<UChar32, 7> nuktas { 0x093C, 0x09BC, 0x0A3C, 0x0ABC, 0x0B3C, 0x0C3C,
        0x0CBC };
    if (c == 0x0640) // Arabic tatweel only stretches the line.
        return true;
    if (!is_mark(c))
        return false;
    return std::any_of(ranges.begin(), ranges.end(), [&](auto const& range) {
        return range[0] <= c && c <= range[1];
    }) || std::find(nuktas.begin(), nuktas.end(), c) != nuktas.end();
}

// One letter for letters that look alike or that another keyboard has in their place.
UChar32 look_alike(UChar32 c)
{
    switch (c) {
    case 0x0111: // đ
    case 0x00F0: // ð
        return 'd';
    case 0x0142: // ł
        return 'l';
    case 0x00F8: // ø
        return 'o';
    case 0x0131: // ı
        return 'i';
    case 0x0649: // alef maksura, and the Arabic yeh: the Farsi and Urdu yeh
    case 0x064A:
        return 0x06CC;
    case 0x0643: // the Arabic kaf: keheh
        return 0x06A9;
    case 0x0629: // teh marbuta, and the Arabic hehs: the Urdu heh goal
    case 0x0647:
    case 0x06C3:
    case 0x06D5:
        return 0x06C1;
    case 0x0901: // candrabindu: anusvara
        return 0x0902;
    default:
        break;
    }
    if (c >= han_traditional.front() && c <= han_traditional.back()) {
        auto const found = std::lower_bound(han_traditional.begin(), han_traditional.end(), c);
        if (*found == static_cast<char16_t>(c))
            return han_simplified[static_cast<std::size_t>(found - han_traditional.begin())];
    }
    return c;
}

enum class Class : std::uint8_t { unknown, separator, word, dense };

bool is_dense_script(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_HANGUL:
        return true;
    default:
        // The prolonged sound mark, the iteration marks and the voicing marks belong to no one
        // script.
        return c == 0x30FC || c == 0x3005 || c == 0x3006 || c == 0x3099 || c == 0x309A;
    }
}

Class class_of(UChar32 c)
{
    auto const category = U_GET_GC_MASK(c);
    if (!(category & (U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK)))
        return Class::separator;
    // Digits of every script are written without help: 2550 is one word, and so is ๒๕๕๐.
    if (category & U_GC_ND_MASK)
        return Class::word;
    return is_dense_script(c) ? Class::dense : Class::word;
}

} // namespace

// What becomes of each character, worked out when it is first met.
class Tokenizer::Characters {
public:
    struct Entry {
        Class kind = Class::unknown;
        bool mark = false;
        std::uint8_t size = 0;
        std::array<char, 9> folded {};

        std::string_view text() const { return { folded.data(), size }; }
    };

    Characters()
    {
        UErrorCode status = U_ZERO_ERROR;
        m_casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
        m_decompose = icu::Normalizer2::getNFDInstance(status);
        require(status);
    }

    icu::Normalizer2 const& casefold() const { return *m_casefold; }

    Entry const& of(UChar32 c)
    {
        auto& page = m_pages[static_cast<std::size_t>(c) >> 8];
        if (!page)
            page = std::make_unique<Page>();
        auto& entry = (*page)[static_cast<std::size_t>(c) & 255];
        if (entry.kind == Class::unknown)
            entry = made(c);
        return entry;
    }

private:
    using Page = std::array<Entry, 256>;

    Entry made(UChar32 c) const
    {
        Entry entry { .kind = class_of(c), .mark = is_mark(c) };
        if (entry.kind == Class::separator || is_dropped(c))
            return entry;
        if (auto const digit = u_charDigitValue(c); digit >= 0)
            c = '0' + digit;
        // Taken apart only to get rid of a mark; a letter that keeps all its parts stays whole.
        icu::UnicodeString parts;
        auto const whole = look_alike(c);
        if (whole == c && m_decompose->getDecomposition(c, parts)) {
            icu::UnicodeString kept;
            for (std::int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
                if (!is_dropped(parts.char32At(at)))
                    kept.append(look_alike(parts.char32At(at)));
            }
            if (kept.countChar32() < parts.countChar32() && kept.countChar32() <= 2) {
                for (std::int32_t at = 0; at < kept.length(); at = kept.moveIndex32(at, 1))
                    put(entry, kept.char32At(at));
                return entry;
            }
        }
        put(entry, whole);
        return entry;
    }

    static void put(Entry& entry, UChar32 c)
    {
        U8_APPEND_UNSAFE(entry.folded.data(), entry.size, c);
    }

    icu::Normalizer2 const* m_casefold;
    icu::Normalizer2 const* m_decompose;
    std::array<std::unique_ptr<Page>, 0x1100> m_pages;
};

namespace {

// From a place in the normalised text back to the text as given. Asked in ascending order, it costs
// nothing to speak of.
class WayBack {
public:
    explicit WayBack(icu::Edits const* edits)
    {
        if (edits)
            m_spans.emplace(edits->getFineIterator());
    }

    std::size_t begin(std::size_t at)
    {
        if (!find(at))
            return at;
        if (m_spans->hasChange())
            return static_cast<std::size_t>(m_spans->sourceIndex());
        return plain(at);
    }

    // The end of what lies before `at`.
    std::size_t end(std::size_t at)
    {
        if (!find(at - 1))
            return at;
        if (m_spans->hasChange())
            return static_cast<std::size_t>(m_spans->sourceIndex() + m_spans->oldLength());
        return plain(at);
    }

private:
    bool find(std::size_t at)
    {
        if (!m_spans)
            return false;
        UErrorCode status = U_ZERO_ERROR;
        auto const found = m_spans->findDestinationIndex(static_cast<std::int32_t>(at), status);
        SAKSI_CHECK(found && U_SUCCESS(status));
        return true;
    }

    std::size_t plain(std::size_t at) const
    {
        return static_cast<std::size_t>(m_spans->sourceIndex()) + at
            - static_cast<std::size_t>(m_spans->destinationIndex());
    }

    std::optional<icu::Edits::Iterator> m_spans;
};

bool is_plain_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z'); });
}

} // namespace

// One pass over one text.
class Tokenizer::Run {
public:
    Run(Characters& characters, std::string_view normal, icu::Edits const* edits,
        TokenPurpose purpose, TakeToken const& take)
        : m_characters(characters)
        , m_text(normal)
        , m_back(edits)
        , m_purpose(purpose)
        , m_take(take)
    {
    }

    void all()
    {
        step();
        while (m_going && m_at < m_text.size()) {
            switch (m_entry->kind) {
            case Class::word:
                word();
                break;
            case Class::dense:
                dense();
                break;
            case Class::separator:
            case Class::unknown:
                advance();
                break;
            }
        }
    }

private:
    struct Cluster {
        std::string folded;
        std::size_t begin = 0; // In the normalised text.
        std::size_t end = 0;
    };

    // Looks at the character at m_at.
    void step()
    {
        if (m_at >= m_text.size())
            return;
        auto next = static_cast<std::int32_t>(m_at);
        UChar32 c;
        U8_NEXT(m_text.data(), next, static_cast<std::int32_t>(m_text.size()), c);
        m_next = static_cast<std::size_t>(next);
        static Characters::Entry constexpr broken { .kind = Class::separator };
        m_entry = c < 0 ? &broken : &m_characters.of(c);
    }

    void advance()
    {
        m_at = m_next;
        step();
    }

    bool stands(Class kind) const { return m_at < m_text.size() && m_entry->kind == kind; }

    void give(std::string_view folded, std::size_t begin, std::size_t end, bool same_place = false)
    {
        if (!m_going || folded.empty())
            return;
        m_going = m_take(Token { folded, m_back.begin(begin), m_back.end(end), same_place });
    }

    void word()
    {
        give_held();
        auto const begin = m_at;
        m_folded.clear();
        for (; stands(Class::word); advance())
            m_folded += m_entry->text();
        give(m_folded, begin, m_at);
    }

    // A base and the marks on it, in one order: Burmese and Khmer marks are typed in several, and
    // look the same. A mark without a base is a cluster of its own.
    Cluster cluster()
    {
        Cluster cluster { .folded = std::string(m_entry->text()), .begin = m_at, .end = m_next };
        m_marks.clear();
        for (advance(); stands_mark(); advance()) {
            m_marks.push_back(m_entry->text());
            cluster.end = m_next;
        }
        std::sort(m_marks.begin(), m_marks.end());
        for (auto const mark : m_marks)
            cluster.folded += mark;
        return cluster;
    }

    // A mark of these scripts, or one that is dropped from whatever it stands on.
    bool stands_mark() const
    {
        return m_at < m_text.size() && m_entry->mark
            && (m_entry->kind == Class::dense || m_entry->size == 0);
    }

    void dense()
    {
        give_held();
        auto here = cluster();
        if (m_purpose == TokenPurpose::document || !stands(Class::dense))
            give(here.folded, here.begin, here.end);
        while (m_going && stands(Class::dense)) {
            auto next = cluster();
            m_folded = here.folded + next.folded;
            if (m_purpose == TokenPurpose::document) {
                give(m_folded, here.begin, next.end, true);
                give(next.folded, next.begin, next.end);
            } else {
                give(m_folded, here.begin, next.end);
                m_held = next;
            }
            here = std::move(next);
        }
    }

    // In a query the last cluster of a run is in the last pair already. Where the phrase goes on
    // after it, it keeps the place that it has in a document.
    void give_held()
    {
        if (m_held)
            give(m_held->folded, m_held->begin, m_held->end);
        m_held.reset();
    }

    Characters& m_characters;
    std::string_view m_text;
    WayBack m_back;
    TokenPurpose m_purpose;
    TakeToken const& m_take;
    std::size_t m_at = 0;
    std::size_t m_next = 0;
    Characters::Entry const* m_entry = nullptr;
    bool m_going = true;
    std::string m_folded;
    std::vector<std::string_view> m_marks;
    std::optional<Cluster> m_held;
};

void Tokenizer::run(std::string_view text, TokenPurpose purpose, TakeToken const& take)
{
    // Learnt once: working out what becomes of the characters of one text takes longer than
    // reading it. It holds nothing of the texts but which characters there were.
    thread_local Characters characters;
    if (is_plain_ascii(text)) {
        Run(characters, text, nullptr, purpose, take).all();
        return;
    }
    m_normal.clear();
    icu::Edits edits;
    icu::StringByteSink<std::string> sink(&m_normal, static_cast<std::int32_t>(text.size()));
    UErrorCode status = U_ZERO_ERROR;
    characters.casefold().normalizeUTF8(0,
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())), sink, &edits,
        status);
    require(status);
    Run(characters, m_normal, &edits, purpose, take).all();
}

} // namespace saksi::store
