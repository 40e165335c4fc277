#include "base/nfc.hpp"
#include "base/text.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    auto const typed = text_of(bytes);
    auto const tidy = tidy_text(typed);
    if (!tidy)
        return;
    SAKSI_CHECK(is_utf8(*tidy));
    SAKSI_CHECK(is_nfc(*tidy));
    SAKSI_CHECK(*tidy_text(*tidy) == *tidy);
    auto const words = folded(*tidy);
    SAKSI_CHECK(is_utf8(words));
    auto const cut = shortened(*tidy, 20);
    SAKSI_CHECK(cut.size() <= 20 && tidy->starts_with(cut) && is_utf8(cut));
}
