#include "render/catalog_file.hpp"

#include "embedded/catalogs.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <string>

using namespace saksi;
using namespace saksi::render;

namespace {

// A catalog as msgfmt writes it, little-endian, with one plain and one plural entry.
std::string small_catalog(std::string_view plural_forms)
{
    using namespace std::string_literals;
    std::string const texts[][2] = { { "", "Plural-Forms: " + std::string(plural_forms) + "\n" },
        { "Save", "Simpan" }, { "record\0records"s, "satu\0dua"s } };
    std::string bytes("\xde\x12\x04\x95\0\0\0\0", 8);
    auto const put = [&](std::size_t number) {
        for (int byte = 0; byte < 4; ++byte)
            bytes += static_cast<char>(number >> 8 * byte & 0xff);
    };
    put(3);
    put(28);
    put(28 + 24);
    put(0);
    put(0);
    std::size_t at = 28 + 48;
    std::string pool;
    for (int side = 0; side < 2; ++side) {
        for (auto const& text : texts) {
            put(text[side].size());
            put(at);
            pool += text[side] + '\0';
            at += text[side].size() + 1;
        }
    }
    return bytes + pool;
}

std::multiset<std::string> places(std::string_view text)
{
    std::multiset<std::string> found;
    for (auto open = text.find('{'); open != text.npos; open = text.find('{', open + 1))
        found.emplace(text.substr(open, text.find('}', open) + 1 - open));
    return found;
}

} // namespace

TEST_CASE("a catalog gives back what the translator wrote")
{
    auto const bytes = small_catalog("nplurals=2; plural=(n != 1);");
    auto const catalog = MUST(read_catalog_file(bytes));
    CHECK(catalog.translations.at("Save") == std::vector<std::string_view> { "Simpan" });
    CHECK(catalog.translations.at("record") == std::vector<std::string_view> { "satu", "dua" });
    CHECK(catalog.plurals.at("record") == "records");
}

TEST_CASE("a catalog cut short anywhere, or with a plural rule we cannot follow, is refused")
{
    auto const bytes = small_catalog("nplurals=2; plural=(n > 1);");
    CHECK(read_catalog_file(bytes));
    for (std::size_t length = 0; length < bytes.size(); ++length)
        CHECK_FALSE(read_catalog_file(std::string_view(bytes).substr(0, length)));
    CHECK_FALSE(read_catalog_file(small_catalog("nplurals=6; plural=n%100;")));
}

TEST_CASE("every translation keeps the places of its English text")
{
    for (auto const& file : embedded::catalogs()) {
        auto const catalog = MUST(read_catalog_file(file.bytes));
        for (auto const& [message, forms] : catalog.translations) {
            auto const plural = catalog.plurals.find(message);
            auto const& longest = plural == catalog.plurals.end() ? message : plural->second;
            INFO(file.name, ": ", message);
            CHECK(places(forms.back()) == places(longest));
        }
    }
}
