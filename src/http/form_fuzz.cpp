#include "http/form.hpp"
#include "http/percent.hpp"
#include "testing/fuzz.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi::http;
    auto const form = parse_urlencoded(saksi::text_of(bytes));
    if (!form)
        return;

    // What was understood, sent again in the plainest spelling, is understood the same.
    std::string again;
    for (auto const& [name, value] : form->fields())
        again += "&" + percent_encoded(name) + "=" + percent_encoded(std::get<std::string>(value));
    auto const reread = MUST(parse_urlencoded(again));
    SAKSI_CHECK(reread.fields().size() == form->fields().size());
    for (std::size_t i = 0; i < reread.fields().size(); ++i) {
        auto const& field = form->fields()[i];
        SAKSI_CHECK(is_clean_text(field.name) && is_clean_text(std::get<std::string>(field.value)));
        SAKSI_CHECK(reread.fields()[i].name == field.name);
        SAKSI_CHECK(
            std::get<std::string>(reread.fields()[i].value) == std::get<std::string>(field.value));
    }
}
