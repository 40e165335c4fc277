#include "render/catalog_file.hpp"

#include "base/bytes.hpp"
#include "testing/fuzz.hpp"

#include <algorithm>

SAKSI_FUZZ(bytes)
{
    auto const catalog = saksi::render::read_catalog_file(saksi::text_of(bytes));
    if (!catalog)
        return;
    // Every view must lie inside the bytes: reading them is the proof.
    std::size_t seen = catalog->header.size();
    for (auto const& [message, forms] : catalog->translations) {
        for (auto const form : forms)
            seen += static_cast<std::size_t>(std::ranges::count(form, 'a'));
        SAKSI_CHECK(!forms.empty());
        seen += static_cast<std::size_t>(std::ranges::count(message, 'a'));
    }
    SAKSI_CHECK(seen <= bytes.size() * 8);
}
