// From text to the words under which it is found, for the sixteen languages and whatever else
// comes.
//
// First the whole text is normalised (NFKC casefold: case, width, ligatures, joiners). Then runs of
// letters, marks and digits are words. Where a script does not space its words (Thai, Lao, Khmer,
// Burmese, Han, Kana) or glues particles to them (Hangul), each cluster of base and marks is a
// word, and each pair of neighbours is another one at the same place: then a query never disagrees
// with the text about where words end, as dictionaries do. Marks that people do not type are
// dropped, look-alikes are one letter, digits are ASCII, Han is simplified. Measurements and
// reasons: docs/decisions/search.md.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace saksi::store {

// A document gives every cluster and every pair. A query gives just enough of them to be a phrase.
enum class TokenPurpose { document, query };

struct Token {
    std::string_view text; // Folded. Lives until the callback returns.
    std::size_t begin = 0; // Bytes in the text as given, always between characters.
    std::size_t end = 0;
    bool same_place = false; // Another word at the place of the one before.
};

// Called for each token in order; false stops.
using TakeToken = std::function<bool(Token const&)>;

// Costs nothing to make: what is learnt about characters is kept by each thread. One thread at a
// time.
class Tokenizer {
public:
    // Bytes that are not UTF-8 separate words.
    void run(std::string_view text, TokenPurpose purpose, TakeToken const& take);

private:
    class Characters;
    class Run;
    std::string m_normal; // The normalised text; kept for its memory.
};

} // namespace saksi::store
