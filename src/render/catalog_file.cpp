#include "render/catalog_file.hpp"

#include <optional>

namespace saksi::render {

namespace {

// The little-endian number at `at`, if it lies inside.
std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at)
{
    if (at > bytes.size() || bytes.size() - at < 4)
        return {};
    std::uint32_t number = 0;
    for (std::size_t byte = 4; byte-- > 0;)
        number = number << 8 | static_cast<unsigned char>(bytes[at + byte]);
    return number;
}

// The text that the (length, offset) pair at `at` points to. Each text is followed by a NUL.
std::optional<std::string_view> text_at(std::string_view bytes, std::size_t at)
{
    auto const length = number_at(bytes, at);
    auto const offset = number_at(bytes, at + 4);
    if (!length || !offset || *offset >= bytes.size() || bytes.size() - *offset <= *length)
        return {};
    if (bytes[*offset + *length] != '\0')
        return {};
    return bytes.substr(*offset, *length);
}

std::vector<std::string_view> split(std::string_view text, char separator)
{
    std::vector<std::string_view> parts;
    for (;;) {
        auto const end = text.find(separator);
        parts.push_back(text.substr(0, end));
        if (end == text.npos)
            return parts;
        text.remove_prefix(end + 1);
    }
}

Result<PluralRule> plural_rule_of(std::string_view header)
{
    for (auto const line : split(header, '\n')) {
        if (!line.starts_with("Plural-Forms:"))
            continue;
        if (line.find("nplurals=1;") != line.npos)
            return PluralRule::one_form;
        if (line.find("nplurals=2;") != line.npos && line.find("n != 1") != line.npos)
            return PluralRule::one_and_other;
        if (line.find("nplurals=2;") != line.npos && line.find("n > 1") != line.npos)
            return PluralRule::upto_one_and_other;
        return Error { ErrorKind::unsupported,
            "The catalog has plural forms that are not known here." };
    }
    return PluralRule::one_and_other;
}

} // namespace

std::size_t plural_form(PluralRule rule, std::int64_t count)
{
    switch (rule) {
    case PluralRule::one_form:
        return 0;
    case PluralRule::one_and_other:
        return count == 1 ? 0 : 1;
    case PluralRule::upto_one_and_other:
        return count > 1 ? 1 : 0;
    }
    return 0;
}

Result<CatalogFile> read_catalog_file(std::string_view bytes)
{
    Error const broken { ErrorKind::invalid, "This is not a whole translation catalog." };
    constexpr std::uint32_t magic = 0x950412de;
    auto const revision = number_at(bytes, 4);
    auto const count = number_at(bytes, 8);
    auto const originals_at = number_at(bytes, 12);
    auto const translations_at = number_at(bytes, 16);
    if (number_at(bytes, 0) != magic || !translations_at || *revision >> 16 > 1)
        return broken;
    if (*count > bytes.size() / 8)
        return broken;

    CatalogFile catalog;
    catalog.translations.reserve(*count);
    for (std::size_t entry = 0; entry < *count; ++entry) {
        auto const original = text_at(bytes, std::size_t { *originals_at } + entry * 8);
        auto const translation = text_at(bytes, std::size_t { *translations_at } + entry * 8);
        if (!original || !translation)
            return broken;
        if (original->empty()) {
            catalog.header = *translation;
            continue;
        }
        auto const texts = split(*original, '\0');
        catalog.translations.emplace(texts[0], split(*translation, '\0'));
        if (texts.size() > 1)
            catalog.plurals.emplace(texts[0], texts[1]);
    }
    catalog.plural_rule = TRY(plural_rule_of(catalog.header));
    return catalog;
}

} // namespace saksi::render
