// Passphrases that the program makes up, because people make up guessable ones: six words drawn by
// dice from the long list of the Electronic Frontier Foundation (CC BY 3.0), 7776 short English
// words that are easy to type and hard to confuse.
#pragma once

#include "base/dice.hpp"
#include "crypto/secret_bytes.hpp"

#include <vector>

namespace saksi::crypto {

inline constexpr std::size_t passphrase_words = 6;

// The list, in its order. Lower-case ASCII letters, and a hyphen in four of them.
std::vector<std::string_view> passphrase_word_list();

// Six words with a space between: log2(7776) * 6 = 77.5 bits that nobody can guess faster than
// Argon2id lets them.
SecretBytes generate_passphrase(Dice& dice);

// The one spelling of a passphrase that a person typed: Unicode NFC, so that two keyboards give the
// same bytes. Nothing is trimmed and no case is changed (the OpaqueString of RFC 8265 without its
// mapping of spaces). What is not UTF-8 stays as it is.
SecretBytes normal_passphrase(SecretBytes const& typed);

} // namespace saksi::crypto
