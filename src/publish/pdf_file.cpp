#include "publish/pdf_file.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace saksi::publish {

namespace {

constexpr int tree_depth_max = 16;

struct File {
    std::string_view whole;
    std::vector<std::size_t> offsets; // By object number; 0: none.
    std::string_view trailer;

    // What stands between "N 0 obj" and "endobj".
    std::string_view object(std::size_t number) const
    {
        if (number >= offsets.size() || offsets[number] == 0 || offsets[number] >= whole.size())
            return {};
        auto const rest = whole.substr(offsets[number]);
        return rest.substr(0, rest.find("\nendobj"));
    }
};

std::optional<std::size_t> number_at(std::string_view text)
{
    std::size_t number = 0;
    auto const read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc {} ? std::optional(number) : std::nullopt;
}

// The number of the object that `key` refers to.
std::optional<std::size_t> reference(std::string_view dictionary, std::string_view key)
{
    auto const at = dictionary.find(key);
    return at == dictionary.npos ? std::nullopt : number_at(dictionary.substr(at + key.size()));
}

std::optional<File> read(std::string_view pdf)
{
    constexpr std::string_view start_word = "startxref\n";
    constexpr std::size_t line_bytes = 20; // Of the table, each.
    auto const start = pdf.rfind(start_word);
    auto const table_at = start == pdf.npos ? std::nullopt
                                            : number_at(pdf.substr(start + start_word.size()));
    if (!table_at || *table_at >= start)
        return {};
    auto table = pdf.substr(*table_at, start - *table_at);
    constexpr std::string_view table_word = "xref\n0 ";
    if (!table.starts_with(table_word))
        return {};
    table.remove_prefix(table_word.size());
    auto const count = number_at(table);
    auto const first_line = table.find('\n');
    if (!count || first_line == table.npos || *count > table.size() / line_bytes)
        return {};
    table.remove_prefix(first_line + 1);
    File file { .whole = pdf, .offsets = {}, .trailer = {} };
    for (std::size_t line = 0; line < *count && table.size() >= line_bytes; ++line) {
        auto const is_used = table[17] == 'n';
        // Ten digits, zeros in front.
        file.offsets.push_back(is_used ? number_at(table).value_or(0) : 0);
        table.remove_prefix(line_bytes);
    }
    file.trailer = table;
    return file;
}

void number_pages(
    File const& file, std::size_t object, int depth, std::map<std::size_t, int>& pages)
{
    auto const node = file.object(object);
    constexpr std::string_view kids_word = "/Kids [";
    auto const kids_at = node.find(kids_word);
    if (kids_at == node.npos) {
        if (node.find("/Type /Page") != node.npos)
            pages.emplace(object, static_cast<int>(pages.size()) + 1);
        return;
    }
    if (depth > tree_depth_max)
        return;
    auto kids = node.substr(kids_at + kids_word.size());
    kids = kids.substr(0, kids.find(']'));
    while (auto const kid = number_at(kids)) { // "2 0 R 8 0 R"
        number_pages(file, *kid, depth + 1, pages);
        auto const next = kids.find("R");
        kids.remove_prefix(next == kids.npos ? kids.size() : next + 1);
        kids.remove_prefix(std::min(kids.find_first_not_of(" \n"), kids.size()));
    }
}

} // namespace

std::map<std::string, int, std::less<>> anchor_pages(std::string_view pdf)
{
    auto const file = read(pdf);
    auto const root = file ? reference(file->trailer, "/Root ") : std::nullopt;
    if (!root)
        return {};
    auto const catalog = file->object(*root);
    auto const tree = reference(catalog, "/Pages ");
    auto const destinations = reference(catalog, "/Dests ");
    if (!tree || !destinations)
        return {};
    std::map<std::size_t, int> pages;
    number_pages(*file, *tree, 0, pages);

    // "<</name [8 0 R /XYZ 6 826 0]\n/name [..."
    std::map<std::string, int, std::less<>> found;
    auto rest = file->object(*destinations);
    for (;;) {
        auto const bracket = rest.find(" [");
        if (bracket == rest.npos)
            return found;
        auto const slash = rest.rfind('/', bracket);
        auto const page = number_at(rest.substr(bracket + 2));
        auto const known = page ? pages.find(*page) : pages.end();
        if (slash != rest.npos && known != pages.end())
            found.emplace(rest.substr(slash + 1, bracket - slash - 1), known->second);
        rest.remove_prefix(std::min(rest.find(']', bracket), rest.size()));
    }
}

bool forget_maker(std::string& pdf)
{
    auto const file = read(pdf);
    auto const number = file ? reference(file->trailer, "/Info ") : std::nullopt;
    if (!number)
        return false;
    auto const info = file->object(*number);
    if (info.empty())
        return false;
    auto const offset = static_cast<std::size_t>(info.data() - pdf.data());
    for (std::string_view const key : { "/Author (", "/Subject (", "/Keywords (", "/Creator (",
             "/Producer (", "/CreationDate (", "/ModDate (" }) {
        auto const at = info.find(key);
        if (at == info.npos)
            continue;
        auto end = at + key.size();
        while (end < info.size() && info[end] != ')')
            end += info[end] == '\\' ? 2 : 1;
        if (end >= info.size())
            return false;
        // Spaces of the same length, so that everything behind stays where the table says.
        std::fill_n(pdf.begin() + static_cast<std::ptrdiff_t>(offset + at), end + 1 - at, ' ');
    }
    return true;
}

} // namespace saksi::publish
