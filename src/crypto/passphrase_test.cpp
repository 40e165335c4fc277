#include "crypto/passphrase.hpp"
#include "testing/counting_dice.hpp"
#include "testing/seeded_dice.hpp"

#include <algorithm>
#include <cmath>
#include <doctest/doctest.h>
#include <set>

namespace saksi::crypto {

TEST_CASE("the list has 7776 different words that any keyboard with Latin letters can type")
{
    auto const words = passphrase_word_list();
    CHECK(words.size() == 7776);
    CHECK(std::set(words.begin(), words.end()).size() == words.size());
    CHECK(passphrase_words * std::log2(words.size()) > 77);
    for (auto const word : words) {
        CHECK(word.size() >= 3);
        CHECK(std::ranges::all_of(word, [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; }));
    }
}

TEST_CASE("a made-up passphrase is six words of the list, another each time, and all words come up")
{
    auto const list = passphrase_word_list();
    std::set<std::string> const known { list.begin(), list.end() };
    testing::SeededDice dice { 1 };
    std::set<std::string> all;
    std::set<std::string> seen;
    for (int i = 0; i < 300; ++i) {
        auto const secret = generate_passphrase(dice);
        auto const passphrase = text_of(secret.view());
        CHECK(all.emplace(passphrase).second);
        std::size_t words = 0;
        for (std::size_t at = 0; at < passphrase.size(); ++words) {
            auto const word = passphrase.substr(at, passphrase.find(' ', at) - at);
            CHECK(known.contains(std::string(word)));
            seen.emplace(word);
            at += word.size() + 1;
        }
        CHECK(words == passphrase_words);
    }
    // 1800 draws from 7776 words give about 1605 different ones; half of that would be a broken
    // draw.
    CHECK(seen.size() > 1550);
    CHECK(seen.begin()->front() == 'a');
    CHECK(seen.rbegin()->front() == 'z');
}

TEST_CASE("a passphrase typed on another keyboard is the same passphrase")
{
    auto const composed = SecretBytes::copy_of("Nguy\u1EC5n");
    auto const decomposed = SecretBytes::copy_of("Nguye\u0302\u0303n");
    CHECK(normal_passphrase(decomposed) == composed);
    CHECK(normal_passphrase(composed) == composed);
    // The worst growth that NFC knows: three times.
    CHECK(normal_passphrase(SecretBytes::copy_of("\U0001D160")).size() == 12);
    CHECK(text_of(normal_passphrase(SecretBytes::copy_of(" two  spaces ")).view())
        == " two  spaces ");
    CHECK(text_of(normal_passphrase(SecretBytes::copy_of("\xFF")).view()) == "\xFF");
}

TEST_CASE("the draw of this version does not change")
{
    testing::CountingDice dice;
    auto const passphrase = generate_passphrase(dice);
    CHECK(text_of(passphrase.view()) == "abdomen basics choking darkening dwelled filth");
}

} // namespace saksi::crypto
