#include "base/edtf.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi;
    auto const date = FuzzyDate::parse(text_of(bytes));
    if (!date)
        return;
    auto const again = FuzzyDate::parse(date->text());
    SAKSI_CHECK(again && *again == *date);
    SAKSI_CHECK(date->earliest() || date->latest());
    if (date->earliest() && date->latest())
        SAKSI_CHECK(*date->earliest() <= *date->latest());
}
