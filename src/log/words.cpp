#include "log/words.hpp"

#include "base/nfc.hpp"

#include <algorithm>

namespace saksi::log {

Result<void> check_words(std::string_view text, std::size_t bytes_max)
{
    if (text.size() > bytes_max)
        return Error { ErrorKind::too_large, N_("This text is longer than allowed.") };
    bool const clean = std::ranges::all_of(text, [](char letter) {
        auto const byte = static_cast<unsigned char>(letter);
        return (byte >= 0x20 && byte != 0x7F) || byte == '\n' || byte == '\t';
    });
    if (!clean)
        return Error { ErrorKind::invalid, N_("A text holds a control character.") };
    if (!is_nfc(text))
        return Error { ErrorKind::invalid, N_("A text is not in its one Unicode spelling.") };
    return {};
}

Result<void> check_words_present(std::string_view text, std::size_t bytes_max)
{
    if (text.empty())
        return Error { ErrorKind::invalid, N_("A part that must be there is missing.") };
    return check_words(text, bytes_max);
}

} // namespace saksi::log
