#include "publish/xlsx.hpp"

#include "base/text.hpp"
#include "publish/zip.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace saksi::publish {

namespace {

constexpr std::size_t sheet_name_characters_max = 31;
constexpr std::size_t exact_digits = 15; // A spreadsheet counts in doubles.

constexpr std::string_view declaration =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view main_namespace =
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
constexpr std::string_view office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

bool is_hex(char letter)
{
    return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'f')
        || (letter >= 'A' && letter <= 'F');
}

// "_x0041_" would be read as "A", so its first underscore is written in that way itself.
bool reads_as_escape(std::string_view text, std::size_t at)
{
    auto const part = text.substr(at, 7);
    return part.size() == 7 && part[1] == 'x' && part[6] == '_' && is_hex(part[2])
        && is_hex(part[3]) && is_hex(part[4]) && is_hex(part[5]);
}

std::string escaped(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const letter = text[at];
        if (letter == '&')
            out += "&amp;";
        else if (letter == '<')
            out += "&lt;";
        else if (letter == '>')
            out += "&gt;";
        else if (letter == '"')
            out += "&quot;";
        else if (letter == '_' && reads_as_escape(text, at))
            out += "_x005F_";
        else if (static_cast<unsigned char>(letter) < 0x20 && letter != '\t' && letter != '\n')
            continue;
        else if (text.substr(at).starts_with("\xEF\xBF\xBE") // U+FFFE and U+FFFF are not in XML.
            || text.substr(at).starts_with("\xEF\xBF\xBF"))
            at += 2;
        else
            out += letter;
    }
    return out;
}

// Cut to so many UTF-16 units, which is what the form counts.
std::string cut(std::string_view text, std::size_t units_max)
{
    std::size_t units = 0;
    std::size_t fits = text.size();
    for (std::size_t at = 0; at < text.size(); ++at) {
        auto const byte = static_cast<unsigned char>(text[at]);
        if ((byte & 0xC0U) == 0x80U)
            continue;
        if (units + 1 == units_max)
            fits = std::min(fits, at);
        units += byte >= 0xF0 ? 2 : 1;
    }
    if (units <= units_max)
        return std::string(text);
    return std::string(shortened(text, fits)) + "\u2026";
}

// A, B … Z, AA …
std::string column_name(std::size_t number)
{
    std::string name;
    for (++number; number > 0; number = (number - 1) / 26)
        name.insert(name.begin(), static_cast<char>('A' + (number - 1) % 26));
    return name;
}

std::string text_cell(std::string const& where, std::string_view text, int style)
{
    return fmt::format(
        R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)", where,
        style, escaped(cut(text, cell_characters_max)));
}

std::string cell(std::size_t column, std::size_t row, Cell const& content)
{
    auto const where = column_name(column) + std::to_string(row);
    if (auto const* number = std::get_if<std::int64_t>(&content)) {
        auto const digits = std::to_string(*number);
        if (digits.size() - (*number < 0 ? 1 : 0) <= exact_digits)
            return fmt::format(R"(<c r="{}"><v>{}</v></c>)", where, digits);
        return text_cell(where, digits, 2);
    }
    auto const& text = std::get<std::string>(content);
    return text.empty() ? std::string {} : text_cell(where, text, 2);
}

std::string sheet_xml(Sheet const& sheet, bool right_to_left)
{
    auto out = fmt::format("{}<worksheet xmlns=\"{}\">", declaration, main_namespace);
    out += fmt::format(R"(<sheetViews><sheetView {}workbookViewId="0"><pane ySplit="1" )"
                       R"(topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView>)"
                       R"(</sheetViews><sheetFormatPr defaultRowHeight="15"/>)",
        right_to_left ? "rightToLeft=\"1\" " : "");
    if (!sheet.head.empty())
        out += fmt::format(R"(<cols><col min="1" max="{}" width="24" customWidth="1"/></cols>)",
            sheet.head.size());
    out += "<sheetData><row r=\"1\">";
    for (std::size_t column = 0; column < sheet.head.size(); ++column)
        out += text_cell(column_name(column) + "1", sheet.head[column], 1);
    out += "</row>";
    for (std::size_t row = 0; row < sheet.rows.size(); ++row) {
        out += fmt::format("<row r=\"{}\">", row + 2);
        for (std::size_t column = 0; column < sheet.rows[row].size(); ++column)
            out += cell(column, row + 2, sheet.rows[row][column]);
        out += "</row>";
    }
    out += "</sheetData>";
    if (!sheet.head.empty() && !sheet.rows.empty())
        out += fmt::format(R"(<autoFilter ref="A1:{}{}"/>)", column_name(sheet.head.size() - 1),
            sheet.rows.size() + 1);
    return out + "</worksheet>";
}

// At most 31 units, none of these characters, no apostrophe at an end, and no name twice.
std::vector<std::string> sheet_names(std::vector<Sheet> const& sheets)
{
    std::vector<std::string> names;
    std::set<std::string> taken;
    for (auto const& sheet : sheets) {
        std::string name;
        for (auto const letter : sheet.name)
            name += std::string_view("[]:*?/\\'").find(letter) == std::string_view::npos ? letter
                                                                                         : ' ';
        name = trimmed(name).empty() ? "Sheet" : std::string(trimmed(name));
        auto unique = cut(name, sheet_name_characters_max);
        for (int number = 2; !taken.insert(folded(unique)).second; ++number) {
            auto const ending = " " + std::to_string(number);
            unique = cut(name, sheet_name_characters_max - ending.size()) + ending;
        }
        names.push_back(std::move(unique));
    }
    return names;
}

// Plain, head, and text that is kept as it is and broken into lines.
std::string styles_xml()
{
    return fmt::format(
        "{}<styleSheet xmlns=\"{}\"><fonts count=\"2\"><font><sz val=\"11\"/><name "
        "val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
        "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
        "patternType=\"gray125\"/></fill></fills><borders count=\"1\"><border/></borders>"
        "<cellStyleXfs count=\"1\"><xf/></cellStyleXfs><cellXfs count=\"3\"><xf/>"
        "<xf numFmtId=\"49\" fontId=\"1\" applyFont=\"1\" applyNumberFormat=\"1\"/>"
        "<xf numFmtId=\"49\" applyNumberFormat=\"1\" applyAlignment=\"1\"><alignment "
        "vertical=\"top\" wrapText=\"1\"/></xf></cellXfs><cellStyles count=\"1\"><cellStyle "
        "name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
        declaration, main_namespace);
}

} // namespace

std::string xlsx_of(std::vector<Sheet> const& given, Day const& day, bool right_to_left)
{
    auto const sheets = given.empty() ? std::vector<Sheet> { {} } : given;
    auto const names = sheet_names(sheets);
    auto types = fmt::format(
        "{}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default "
        "Extension=\"rels\" "
        "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/><Override "
        "PartName=\"/xl/styles.xml\" ContentType=\"application/"
        "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/>",
        declaration);
    auto workbook = fmt::format(
        "{}<workbook xmlns=\"{}\" xmlns:r=\"{}\"><sheets>", declaration, main_namespace, office);
    auto parts = fmt::format(
        "{}<Relationships "
        "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        "<Relationship Id=\"styles\" Type=\"{}/styles\" Target=\"styles.xml\"/>",
        declaration, office);
    std::vector<ZipEntry> pages;
    for (std::size_t i = 0; i < sheets.size(); ++i) {
        auto const number = i + 1;
        types += fmt::format("<Override PartName=\"/xl/worksheets/sheet{}.xml\" ContentType=\""
                             "application/vnd.openxmlformats-officedocument.spreadsheetml."
                             "worksheet+xml\"/>",
            number);
        workbook += fmt::format("<sheet name=\"{}\" sheetId=\"{}\" r:id=\"sheet{}\"/>",
            escaped(names[i]), number, number);
        parts += fmt::format("<Relationship Id=\"sheet{}\" Type=\"{}/worksheet\" "
                             "Target=\"worksheets/sheet{}.xml\"/>",
            number, office, number);
        pages.push_back({ .name = fmt::format("xl/worksheets/sheet{}.xml", number),
            .bytes = sheet_xml(sheets[i], right_to_left) });
    }
    auto const root = fmt::format("{}<Relationships "
                                  "xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                                  "relationships\"><Relationship Id=\"workbook\" "
                                  "Type=\"{}/officeDocument\" Target=\"xl/workbook.xml\"/>"
                                  "</Relationships>",
        declaration, office);
    std::vector<ZipEntry> entries {
        { .name = "[Content_Types].xml", .bytes = types + "</Types>" },
        { .name = "_rels/.rels", .bytes = root },
        { .name = "xl/workbook.xml", .bytes = workbook + "</sheets></workbook>" },
        { .name = "xl/_rels/workbook.xml.rels", .bytes = parts + "</Relationships>" },
        { .name = "xl/styles.xml", .bytes = styles_xml() },
    };
    std::ranges::move(pages, std::back_inserter(entries));
    return zip_of(entries, day);
}

} // namespace saksi::publish
