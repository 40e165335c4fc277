// Any bytes: no crash, ranges inside the text, and a query is found in itself.
#include "store/tokenizer.hpp"
#include "testing/fuzz.hpp"

#include "base/check.hpp"

SAKSI_FUZZ(bytes)
{
    static saksi::store::Tokenizer tokenizer;
    auto const text = saksi::text_of(bytes);
    for (auto const purpose :
        { saksi::store::TokenPurpose::document, saksi::store::TokenPurpose::query }) {
        tokenizer.run(text, purpose, [&](saksi::store::Token const& token) {
            SAKSI_CHECK(!token.text.empty());
            SAKSI_CHECK(token.begin < token.end && token.end <= text.size());
            return true;
        });
    }
}
