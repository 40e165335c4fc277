// Another spelling of a word, where nothing was found.
#include "store/search.hpp"

#include <algorithm>

namespace saksi::store {

namespace {

// Words this short differ from too many others in one letter.
constexpr std::size_t nearly_letters_min = 4;

std::u32string letters_of(std::string_view word)
{
    std::u32string letters;
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto const byte = static_cast<unsigned char>(word[i]);
        if ((byte & 0xC0) != 0x80)
            letters += byte;
        else if (!letters.empty())
            letters.back() = letters.back() << 6 | (byte & 0x3F);
    }
    return letters;
}

// How many letters must be added, left out, changed or swapped with their neighbour to make one
// of the other; `most` + 1 when more than `most`.
std::size_t distance(std::u32string const& one, std::u32string const& other, std::size_t most)
{
    auto const too_far = most + 1;
    auto const longer = std::max(one.size(), other.size());
    if (longer - std::min(one.size(), other.size()) > most)
        return too_far;
    std::vector<std::size_t> before_last;
    std::vector<std::size_t> last(other.size() + 1);
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t i = 0; i < last.size(); ++i)
        last[i] = i;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            auto const same = one[i - 1] == other[j - 1];
            row[j] = std::min({ last[j] + 1, row[j - 1] + 1, last[j - 1] + !same });
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], before_last[j - 2] + 1);
        }
        if (std::ranges::min(row) > most)
            return too_far;
        before_last = last;
        std::swap(last, row);
    }
    return std::min(last.back(), too_far);
}

} // namespace

std::optional<std::string> Search::nearly(
    SearchedScope& within, SearchWords::Term const& term) const
{
    constexpr std::size_t candidates_max = 24;
    if (term.tokens.size() != 1)
        return std::nullopt;
    auto const& word = term.tokens.front();
    auto const letters = letters_of(word);
    if (letters.size() < nearly_letters_min)
        return std::nullopt;
    auto const most = letters.size() < 7 ? std::size_t { 1 } : 2;
    // Those that begin with the same letter: slips are rare there, and all words are too many.
    std::size_t first_bytes = 1;
    while (
        first_bytes < word.size() && (static_cast<unsigned char>(word[first_bytes]) & 0xC0) == 0x80)
        ++first_bytes;
    auto const from = word.substr(0, first_bytes);
    auto to = from;
    to.back() = static_cast<char>(to.back() + 1);
    std::vector<std::pair<std::size_t, std::string>> near;
    m_database
        .query("CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_list"
               " USING fts5vocab(main, words, row)")
        .run();
    auto query = m_database.query("SELECT term FROM temp.word_list WHERE term >= ?1 AND term < ?2");
    query.with(from, to);
    while (query.next()) {
        auto const other = query.text(0);
        if (other.size() + 4 * most < word.size() || other.size() > word.size() + 4 * most)
            continue;
        if (auto const steps = distance(letters, letters_of(other), most);
            0 < steps && steps <= most)
            near.emplace_back(steps, other);
    }
    std::ranges::stable_sort(near, {}, &std::pair<std::size_t, std::string>::first);
    // Words that only others have are no words here: each is asked after in the scope, and those
    // that are not there count for nothing, not even towards the limit.
    std::optional<std::string> best;
    std::size_t best_steps = 0;
    std::size_t best_count = 0;
    std::size_t known = 0;
    for (auto const& [steps, other] : near) {
        if ((best && steps > best_steps) || known == candidates_max)
            break;
        auto const parsed = SearchWords::parse(other);
        auto const count = matching(within, parsed).size();
        known += count > 0;
        if (count > best_count) {
            best = other;
            best_steps = steps;
            best_count = count;
        }
    }
    return best;
}

} // namespace saksi::store
