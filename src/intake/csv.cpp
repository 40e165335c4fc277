#include "intake/csv.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <set>

namespace saksi::intake {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
// The wide ones are what keyboards for Chinese, Japanese and Korean type; spreadsheets set to such
// a language take them for the narrow ones.
constexpr std::string_view formula_starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋",
    "－", "＠" };

// Whether the text, after any apostrophes, begins like a formula.
bool looks_like_formula(std::string_view text)
{
    text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
    return std::ranges::any_of(
        formula_starts, [&](std::string_view start) { return text.starts_with(start); });
}

bool is_plain_number(std::string_view text)
{
    return text.size() > 1 && text[0] == '-'
        && text.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

std::string unguarded(std::string text)
{
    if (text.starts_with('\'') && looks_like_formula(text))
        text.erase(0, 1);
    return text;
}

// What separates the cells, told by what the header has outside quotes.
char separator_of(std::string_view bytes)
{
    bool quoted = false;
    bool semicolon = false;
    bool tab = false;
    for (char const character : bytes) {
        if (character == '"')
            quoted = !quoted;
        if (quoted)
            continue;
        if (character == '\n' || character == ',')
            return character == ',' ? ',' : semicolon ? ';' : tab ? '\t' : ',';
        semicolon = semicolon || character == ';';
        tab = tab || character == '\t';
    }
    return semicolon ? ';' : tab ? '\t' : ',';
}

Error header_error(Message what, CsvPlace place)
{
    return { ErrorKind::invalid, what,
        "line " + std::to_string(place.line) + ", column " + std::to_string(place.column) };
}

} // namespace

Result<CsvReader> CsvReader::open(ByteView bytes)
{
    if (bytes.size() > csv_bytes_max)
        return Error { ErrorKind::too_large, N_("The file is larger than 64 MiB. Split it.") };
    auto text = text_of(bytes);
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return header_error(N_("The file is UTF-16. Save it as CSV in UTF-8."), {});
    if (text.starts_with(byte_order_mark))
        text.remove_prefix(byte_order_mark.size());

    auto reader = CsvReader { text };
    reader.m_separator = separator_of(text);
    auto const header = reader.next();
    if (!header)
        return header_error(N_("The file is empty: not even a header."), {});
    if (header->fault)
        return header_error(header->fault->what, header->fault->place);

    auto names = std::set<std::string_view> {};
    for (auto const& cell : header->cells) {
        if (cell.text.empty())
            return header_error(N_("A column of the header has no name."), cell.place);
        if (!names.insert(cell.text).second)
            return header_error(N_("Two columns of the header have the same name."), cell.place);
    }
    for (auto const& cell : header->cells)
        reader.m_header.push_back(cell.text);
    reader.m_raw_header = header->raw;
    return reader;
}

std::optional<CsvRow> CsvReader::next()
{
    for (;;) {
        if (m_at < m_bytes.size() && m_bytes[m_at] == '\n') {
            m_at += 1;
        } else if (m_bytes.substr(m_at).starts_with("\r\n")) {
            m_at += 2;
        } else {
            break;
        }
        ++m_line;
    }
    if (m_at == m_bytes.size())
        return std::nullopt;
    return read_row();
}

CsvRow CsvReader::read_row()
{
    auto const start = m_at;
    auto row = CsvRow { .line = m_line };
    row.fault = read_cells(row);
    if (row.fault) {
        m_at = first_line_end(start);
        m_line = row.line;
    } else if (!m_header.empty() && row.cells.size() != m_header.size()) {
        auto const wanted = m_header.size();
        row.fault = row.cells.size() < wanted
            ? CsvFault { { row.line, row.cells.size() },
                  N_("The row has fewer cells than the header.") }
            : CsvFault { row.cells[wanted].place, N_("The row has more cells than the header.") };
    }
    row.raw = m_bytes.substr(start, m_at - start);

    // Past the line end, so that the next row counts its line right.
    if (m_bytes.substr(m_at).starts_with("\r\n"))
        ++m_at;
    if (m_at < m_bytes.size()) {
        ++m_at;
        ++m_line;
    }
    return row;
}

// Reads cells up to the line end that closes the row, which stays unread.
std::optional<CsvFault> CsvReader::read_cells(CsvRow& row)
{
    auto const at_end = [&] {
        return m_at == m_bytes.size() || m_bytes[m_at] == '\n'
            || m_bytes.substr(m_at).starts_with("\r\n");
    };
    for (;;) {
        auto cell = CsvCell { {}, { m_line, row.cells.size() + 1 } };
        if (m_at < m_bytes.size() && m_bytes[m_at] == '"') {
            ++m_at;
            for (;; ++m_at) {
                if (m_at == m_bytes.size())
                    return CsvFault { cell.place, N_("A quoted cell is never closed.") };
                if (m_bytes[m_at] == '"' && !m_bytes.substr(m_at).starts_with("\"\""))
                    break;
                if (m_bytes[m_at] == '"')
                    ++m_at;
                m_line += m_bytes[m_at] == '\n' ? 1 : 0;
                cell.text += m_bytes[m_at];
            }
            ++m_at;
            if (!at_end() && m_bytes[m_at] != m_separator)
                return CsvFault { cell.place,
                    N_("There is text behind the closing quote of a cell.") };
        } else {
            for (; !at_end() && m_bytes[m_at] != m_separator; ++m_at) {
                if (m_bytes[m_at] == '"')
                    return CsvFault { cell.place,
                        N_("There is a quote inside a cell that is not quoted.") };
                if (m_bytes[m_at] == '\r')
                    return CsvFault { cell.place,
                        N_("There is a carriage return that ends no line.") };
                cell.text += m_bytes[m_at];
            }
        }
        if (cell.text.find('\0') != std::string::npos)
            return CsvFault { cell.place, N_("There is a NUL byte in the cell.") };
        if (!is_utf8(cell.text))
            return CsvFault { cell.place, N_("The cell is not valid UTF-8.") };
        cell.text = unguarded(std::move(cell.text));
        row.cells.push_back(std::move(cell));
        if (at_end())
            return std::nullopt;
        ++m_at; // The separator.
    }
}

std::size_t CsvReader::first_line_end(std::size_t from) const
{
    auto const end = std::min(m_bytes.find('\n', from), m_bytes.size());
    return end > from && end < m_bytes.size() && m_bytes[end - 1] == '\r' ? end - 1 : end;
}

std::string csv_cell(std::string_view text, char separator)
{
    auto cell = std::string {};
    if (looks_like_formula(text) && !is_plain_number(text))
        cell += '\'';
    cell += text;
    auto const needs_quotes = cell.find_first_of("\"\r\n") != std::string::npos
        || cell.find(separator) != std::string::npos || cell.starts_with(' ')
        || cell.ends_with(' ');
    if (!needs_quotes)
        return cell;
    auto quoted = std::string { "\"" };
    for (char const character : cell)
        quoted.append(character == '"' ? 2 : 1, character);
    return quoted + '"';
}

void CsvWriter::add_row(std::span<std::string const> cells)
{
    // A lone empty cell would be an empty line, which readers pass over.
    if (cells.size() == 1 && cells[0].empty())
        m_out += "\"\"";
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0)
            m_out += ',';
        m_out += csv_cell(cells[i]);
    }
    m_out += "\r\n";
}

void CsvWriter::add_raw(std::string_view raw, char separator, std::string_view last_cell)
{
    m_out += raw;
    m_out += separator;
    m_out += csv_cell(last_cell, separator);
    m_out += "\r\n";
}

} // namespace saksi::intake
