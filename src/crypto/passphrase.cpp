#include "crypto/passphrase.hpp"

#include "base/nfc.hpp"
#include "base/text.hpp"
#include "embedded/passphrase_words.hpp"

namespace saksi::crypto {

std::vector<std::string_view> passphrase_word_list()
{
    // Each line is five rolls of a die, a tab and the word.
    std::vector<std::string_view> words;
    auto const files = embedded::passphrase_words();
    auto text = files.front().bytes;
    while (!text.empty()) {
        auto const line = text.substr(0, text.find('\n'));
        words.push_back(line.substr(line.find('\t') + 1));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
    }
    return words;
}

// A number below `bound`, all equally likely: draws that would favour the small ones are thrown
// away.
static std::size_t draw_below(std::size_t bound, Dice& dice)
{
    constexpr std::size_t range = 1 << 16;
    SAKSI_CHECK(bound > 0 && bound <= range);
    for (;;) {
        ShortSecret<2> drawn;
        dice.fill(drawn.edit());
        std::size_t const number = std::size_t { drawn.view()[0] } << 8 | drawn.view()[1];
        if (number < range - range % bound)
            return number % bound;
    }
}

SecretBytes generate_passphrase(Dice& dice)
{
    auto const words = passphrase_word_list();
    std::string chosen;
    chosen.reserve(256); // So that no half-written copy is left behind unwiped.
    for (std::size_t i = 0; i < passphrase_words; ++i) {
        chosen += i == 0 ? "" : " ";
        chosen += words[draw_below(words.size(), dice)];
    }
    auto passphrase = SecretBytes::copy_of(chosen);
    wipe({ reinterpret_cast<std::uint8_t*>(chosen.data()), chosen.size() });
    return passphrase;
}

SecretBytes normal_passphrase(SecretBytes const& typed)
{
    auto const text = text_of(typed.view());
    if (is_nfc(text) || !is_utf8(text))
        return typed.copy();
    SecretBytes room { nfc_growth_max * typed.size() };
    auto const size = write_nfc(text, room.edit());
    return SecretBytes::copy_of(room.view().first(size));
}

} // namespace saksi::crypto
