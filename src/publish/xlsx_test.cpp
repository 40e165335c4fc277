#include "publish/xlsx.hpp"

#include <doctest/doctest.h>
#include <pugixml.hpp>
#include <set>
#include <zip.h>

namespace saksi::publish {

namespace {

// What a program that knows nothing of ours finds in the file.
std::string entry(std::string const& archive, char const* name)
{
    zip_error_t error;
    zip_error_init(&error);
    auto* source = zip_source_buffer_create(archive.data(), archive.size(), 0, &error);
    REQUIRE(source != nullptr);
    auto* zip = zip_open_from_source(source, ZIP_RDONLY, &error);
    REQUIRE(zip != nullptr);
    zip_stat_t about;
    REQUIRE(zip_stat(zip, name, 0, &about) == 0);
    std::string text(about.size, '\0');
    auto* file = zip_fopen(zip, name, 0);
    REQUIRE(zip_fread(file, text.data(), text.size()) == static_cast<zip_int64_t>(text.size()));
    zip_fclose(file);
    zip_discard(zip);
    return text;
}

pugi::xml_document first_sheet(std::string const& archive)
{
    pugi::xml_document document;
    auto const text = entry(archive, "xl/worksheets/sheet1.xml");
    REQUIRE(document.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata));
    return document;
}

Day const day { 2026, 3, 10 };

pugi::xml_node cell_of(Cell content, pugi::xml_document& document)
{
    document = first_sheet(
        xlsx_of({ { "Acts", { "A" }, { { std::move(content) } } } }, day, false));
    return document.select_node("//c[@r='A2']").node();
}

} // namespace

TEST_CASE("a cell of text is text, whatever a spreadsheet would like to make of it")
{
    for (auto const* text :
        { "=1+1", "+66 81", "-5", "@SUM(A1)", "=HYPERLINK(\"http://x\")", "007", "1984",
            "2026-03-10", "1E5", "TRUE", " two spaces ", "<b>&\"", "नेपाल", "line\nbreak" }) {
        CAPTURE(text);
        pugi::xml_document document;
        auto const cell = cell_of(std::string(text), document);
        CHECK(std::string(cell.attribute("t").value()) == "inlineStr");
        CHECK(std::string(cell.child("is").child("t").text().get()) == text);
        CHECK(cell.child("f").empty());
        CHECK(cell.child("v").empty());
    }
}

TEST_CASE("numbers are numbers as far as a spreadsheet can count")
{
    pugi::xml_document document;
    CHECK(std::string(cell_of(std::int64_t { -42 }, document).child("v").text().get()) == "-42");
    auto const large = cell_of(std::int64_t { 9'007'199'254'740'993 }, document);
    CHECK(std::string(large.child("is").child("t").text().get()) == "9007199254740993");
}

TEST_CASE("what looks like an escape of the form is kept as it was written")
{
    pugi::xml_document document;
    CHECK(std::string(
              cell_of(std::string("_x0041_ and _x_"), document).child("is").child("t").text().get())
        == "_x005F_x0041_ and _x_");
}

TEST_CASE("a text longer than a cell ends with a sign that there is more")
{
    pugi::xml_document document;
    auto const text = std::string(
        cell_of(std::string(40'000, 'x'), document).child("is").child("t").text().get());
    CHECK(text.size() == cell_characters_max - 1 + std::string_view("…").size());
    CHECK(text.ends_with("…"));
    auto const fits = std::string(cell_characters_max, 'x');
    CHECK(std::string(cell_of(fits, document).child("is").child("t").text().get()) == fits);
}

TEST_CASE(
    "sheets have names that the form allows, none twice, and stand from right to left if asked")
{
    auto const archive = xlsx_of(
        { { "Acts: [all]/2026?", {}, {} }, { "acts   all  2026", {}, {} },
            { std::string(40, 'y'), {}, {} }, { std::string(41, 'y'), {}, {} }, { "'", {}, {} } },
        day, true);
    pugi::xml_document workbook;
    auto const text = entry(archive, "xl/workbook.xml");
    REQUIRE(workbook.load_buffer(text.data(), text.size()));
    std::set<std::string> names;
    for (auto const& sheet : workbook.select_nodes("//sheet")) {
        std::string const name = sheet.node().attribute("name").value();
        CHECK(name.size() <= 31 + 2); // "…" has three bytes.
        CHECK(name.find_first_of("[]:*?/\\'") == std::string::npos);
        names.insert(name);
    }
    CHECK(names.size() == 5);
    CHECK(
        std::string(
            first_sheet(archive).select_node("//sheetView").node().attribute("rightToLeft").value())
        == "1");
}

TEST_CASE("the same sheets give the same bytes")
{
    auto const make = [] { return xlsx_of({ { "Acts", { "A" }, { { "x" } } } }, day, false); };
    CHECK(make() == make());
    CHECK(entry(xlsx_of({}, day, false), "xl/worksheets/sheet1.xml").find("<sheetData>")
        != std::string::npos);
}

} // namespace saksi::publish
