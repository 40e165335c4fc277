// Comma-separated values, read strictly and without losing a row; and written so that they read
// back the same.
//
// Source: RFC 4180. Beyond it: UTF-8 only, a byte order mark is passed over, LF and CRLF both end a
// row, empty lines hold nothing and are passed over. Semicolon or tab separate instead of the comma
// only where the header has no comma outside quotes but has one of them.
#pragma once

#include "base/bytes.hpp"
#include "base/result.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::intake {

inline constexpr std::size_t csv_bytes_max = 64U << 20U;

// A place in a file as people find it: the line counted from 1, and the cell in its row from 1.
struct CsvPlace {
    std::size_t line = 1;
    std::size_t column = 1;

    friend bool operator==(CsvPlace const&, CsvPlace const&) = default;
};

struct CsvFault {
    CsvPlace place;
    Message what;
};

struct CsvCell {
    std::string text; // Quotes taken off, doubled quotes made single, the guard (below) taken off.
    CsvPlace place;   // Where it begins.
};

struct CsvRow {
    std::size_t line = 1;             // Where it begins.
    std::string_view raw {};          // Its bytes as they came, without the line end.
    std::vector<CsvCell> cells {};    // As many as the header has, unless there is a fault.
    std::optional<CsvFault> fault {}; // The first thing wrong with it.
};

// Reads row after row from bytes that outlive it.
class CsvReader {
public:
    // Reads the header. Errors: too_large · invalid  no header, or one that cannot be meant
    //                           (subject: "line 1, column 3")
    static Result<CsvReader> open(ByteView);

    char separator() const { return m_separator; }
    std::vector<std::string> const& header() const { return m_header; }
    std::string_view raw_header() const { return m_raw_header; }

    // The next row, or nothing at the end. A row whose quoting is wrong ends with its first line,
    // so that one stray quote does not swallow what follows. All bytes after the header that are
    // not line ends come back in exactly one row's `raw`.
    std::optional<CsvRow> next();

private:
    explicit CsvReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    CsvRow read_row();
    std::optional<CsvFault> read_cells(CsvRow&);
    std::size_t first_line_end(std::size_t from) const;

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    char m_separator = ',';
    std::vector<std::string> m_header;
    std::string_view m_raw_header;
};

// Writes rows with CRLF ends.
//
// A spreadsheet takes a cell that begins with = + - @ or a tab for a formula and may run it. Such a
// cell gets an apostrophe before it, which spreadsheets take as "this is text"; CsvReader takes it
// off again, so that nothing changes on the way. Plain numbers such as -5 are left as they are.
class CsvWriter {
public:
    void add_row(std::span<std::string const> cells);
    // The row's own bytes as they are, with one more cell behind them.
    void add_raw(std::string_view raw, char separator, std::string_view last_cell);

    std::string take() { return std::move(m_out); }

private:
    std::string m_out;
};

// The cell as CsvWriter writes it.
std::string csv_cell(std::string_view text, char separator = ',');

} // namespace saksi::intake
