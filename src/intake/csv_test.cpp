#include "intake/csv.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>

namespace saksi::intake {

namespace {

struct Read {
    std::vector<std::string> header;
    std::vector<CsvRow> rows;
};

Read read(std::string_view bytes)
{
    auto reader = MUST(CsvReader::open(bytes_of(bytes)));
    auto result = Read { reader.header(), {} };
    while (auto row = reader.next())
        result.rows.push_back(std::move(*row));
    return result;
}

std::vector<std::string> texts(CsvRow const& row)
{
    auto result = std::vector<std::string> {};
    for (auto const& cell : row.cells)
        result.push_back(cell.text);
    return result;
}

bool is_number(std::string_view cell)
{
    return cell.size() > 1 && cell[0] == '-'
        && cell.find_first_not_of("0123456789", 1) == std::string_view::npos;
}

// By hand, not by the list that the writer goes by.
bool begins_like_formula(std::string_view cell)
{
    static constexpr std::string_view starts[] = { "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋",
        "－", "＠" };
    return std::ranges::any_of(starts, [&](auto const start) { return cell.starts_with(start); });
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("quoted cells keep commas, quotes and line ends, and every cell knows its place")
{
    auto const file = read(
        "\xEF\xBB\xBFname,note\r\n\"Rai, Asha\",\"said \"\"no\"\"\ntwice\"\r\nBen,\n");

    CHECK(file.header == Texts { "name", "note" });
    REQUIRE(file.rows.size() == 2);
    CHECK(texts(file.rows[0]) == Texts { "Rai, Asha", "said \"no\"\ntwice" });
    CHECK(file.rows[0].cells[1].place == CsvPlace { 2, 2 });
    CHECK(texts(file.rows[1]) == Texts { "Ben", "" });
    CHECK(file.rows[1].line == 4);
}

TEST_CASE("a stray quote spoils its own line and no other")
{
    auto const file = read("a,b\n1,\"open\n2,two\n3,x\"y\n4,\"shut\"more\n5,five\n");

    REQUIRE(file.rows.size() == 5);
    CHECK(file.rows[0].fault);
    CHECK(file.rows[0].raw == "1,\"open");
    CHECK(file.rows[0].fault->place == CsvPlace { 2, 2 });
    CHECK(texts(file.rows[1]) == Texts { "2", "two" });
    CHECK(file.rows[2].fault);
    CHECK(file.rows[3].fault);
    CHECK(texts(file.rows[4]) == Texts { "5", "five" });
    CHECK(file.rows[4].line == 6);
}

TEST_CASE("uneven rows, bad UTF-8, NUL and stray carriage returns are faults with a place")
{
    auto const file = read(
        std::string_view { "a,b\n1\n1,2,3\nx,\xFF\ny,\0z\np\rq,r\n\xC3\xA9,e\n", 32 });

    REQUIRE(file.rows.size() == 6);
    CHECK(file.rows[0].fault->place == CsvPlace { 2, 1 });
    CHECK(file.rows[1].fault->place == CsvPlace { 3, 3 });
    CHECK(file.rows[2].fault->place == CsvPlace { 4, 2 });
    CHECK(file.rows[3].fault->place == CsvPlace { 5, 2 });
    CHECK(file.rows[4].fault->place == CsvPlace { 6, 1 });
    CHECK_FALSE(file.rows[5].fault);
}

TEST_CASE("semicolon or tab separate only where the header says so")
{
    CHECK(texts(read("a;b\n1,5;2\n").rows[0]) == Texts { "1,5", "2" });
    CHECK(texts(read("a\tb\n1;2\t3\n").rows[0]) == Texts { "1;2", "3" });
    CHECK(texts(read("a,\"b;c\"\n1;x,2\n").rows[0]) == Texts { "1;x", "2" });
    CHECK(texts(read("\"a;b\"\n1;2\n").rows[0]) == Texts { "1;2" });
}

TEST_CASE("a header that cannot be meant is refused in one sentence with its place")
{
    auto const subject = [](std::string_view bytes) {
        auto const refused = CsvReader::open(bytes_of(bytes));
        REQUIRE_FALSE(refused);
        return refused.error().subject;
    };
    CHECK(subject("") == "line 1, column 1");
    CHECK(subject("\n\n") == "line 1, column 1");
    CHECK(subject("a,,b\n") == "line 1, column 2");
    CHECK(subject("a,b,a\n") == "line 1, column 3");
    CHECK(subject("a,\"b\n") == "line 1, column 2");
    CHECK(subject(std::string_view { "\xFF\xFE"
                                     "a\0",
              4 })
        == "line 1, column 1");
}

TEST_CASE("what is written reads back the same, formulas and all, and none begins like one")
{
    auto random = std::mt19937 { 7 };
    auto const pieces = std::vector<std::string> { "=", "+", "-", "@", "\t", "＝", "＋", "－", "＠",
        "'", "\"", ",", "\n", "\r\n", " ", "5", "né", "धन", "0042" };
    for (int round = 0; round < 500; ++round) {
        auto const width = 1 + random() % 4;
        auto rows = std::vector<Texts> {};
        auto writer = CsvWriter {};
        auto header = Texts {};
        for (std::size_t i = 0; i < width; ++i)
            header.push_back("c" + std::to_string(i));
        writer.add_row(header);
        for (int i = 0; i < 5; ++i) {
            auto row = Texts(width);
            for (auto& cell : row) {
                for (auto length = random() % 5; length > 0; --length)
                    cell += pieces[random() % pieces.size()];
                // What a spreadsheet sees: the cell without the quotes around it.
                auto const bare = csv_cell(cell);
                auto const first = bare.starts_with('"') ? 1U : 0U;
                if (!bare.empty() && !is_number(cell))
                    CHECK_MESSAGE(!begins_like_formula(bare.substr(first)), bare);
            }
            writer.add_row(row);
            rows.push_back(std::move(row));
        }
        auto const bytes = writer.take();
        auto const back = read(bytes);
        REQUIRE(back.rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i) {
            CHECK_FALSE(back.rows[i].fault);
            CHECK(texts(back.rows[i]) == rows[i]);
        }
    }
}

TEST_CASE("whatever the bytes, every one of them comes back in exactly one row")
{
    auto random = std::mt19937 { 11 };
    auto const pieces = std::vector<std::string> { "\"", "\"\"", ",", "\n", "\r\n", "\r", "x",
        "\xFF", " " };
    for (int round = 0; round < 2000; ++round) {
        auto body = std::string {};
        for (auto length = random() % 40; length > 0; --length)
            body += pieces[random() % pieces.size()];
        auto const bytes = "a,b\n" + body;
        auto reader = MUST(CsvReader::open(bytes_of(bytes)));
        auto seen = std::string {};
        auto line = std::size_t { 1 };
        while (auto row = reader.next()) {
            CHECK(row->line > line);
            line = row->line;
            seen += row->raw;
        }
        std::erase_if(seen, [](char c) { return c == '\n' || c == '\r'; });
        std::erase_if(body, [](char c) { return c == '\n' || c == '\r'; });
        CHECK(seen == body);
    }
}

} // namespace saksi::intake
