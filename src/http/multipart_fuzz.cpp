#include "http/form.hpp"
#include "http/percent.hpp"
#include "testing/fuzz.hpp"

#include <functional>

// Up to the first line feed the bytes are the Content-Type, then the body.
SAKSI_FUZZ(bytes)
{
    using namespace saksi::http;
    auto const input = saksi::text_of(bytes);
    auto const line_end = std::min(input.find('\n'), input.size());
    auto const body = input.substr(std::min(line_end + 1, input.size()));
    for (auto const content_type :
        { input.substr(0, line_end), std::string_view("multipart/form-data; boundary=b") }) {
        auto const form = parse_multipart(content_type, body);
        if (!form)
            continue;
        for (auto const& [name, value] : form->fields()) {
            SAKSI_CHECK(is_clean_text(name));
            if (auto const* text = std::get_if<std::string>(&value)) {
                SAKSI_CHECK(is_clean_text(*text));
                continue;
            }
            auto const& file = std::get<FormFile>(value);
            SAKSI_CHECK(is_clean_text(file.filename) && is_clean_text(file.media_type));
            SAKSI_CHECK(file.filename.find_first_of("/\\\r\n") == std::string::npos);
            SAKSI_CHECK(std::greater_equal<>()(file.bytes.data(), body.data()));
            SAKSI_CHECK(std::less_equal<>()(
                file.bytes.data() + file.bytes.size(), body.data() + body.size()));
        }
    }
}
