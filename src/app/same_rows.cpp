#include "app/same_rows.hpp"

#include "base/check.hpp"
#include "crypto/slots.hpp"
#include "store/layout.hpp"
#include "workspace/vault_folder.hpp"

#include <chrono>
#include <variant>
#include <vector>

namespace saksi::app {

namespace {

using Cell = std::variant<std::nullptr_t, std::int64_t, std::string, Bytes>;
using Row = std::vector<Cell>;

// A table whose rows arrive with the commits. `kinds` has a letter for each column: whole number,
// text or bytes. `number` is the column by which they arrive.
struct Table {
    std::string_view name;
    std::string_view kinds;
    std::string_view number;
};

constexpr Table tables[] = {
    { "log", "ibibbiibibbb", "n" },
    { "change", "ibibi", "n" },
    { "record", "ibittttii", "n" },
    { "value", "itiibiibbitb", "n" },
    { "shelf", "itii", "record" },
    { "alike", "tti", "record" },
    { "link", "bit", "record" },
};

constexpr std::size_t type_column = 3; // Of `record`.

// The rows of one table in the order of their numbers.
class Source {
public:
    Source(store::Database const& database, Table const& table)
        : m_table(table)
        , m_query(database.query("SELECT *, " + std::string(table.number) + " FROM "
              + std::string(table.name) + " ORDER BY " + std::string(table.number)))
        , m_there(m_query.next())
    {
        m_insert = "INSERT INTO " + std::string(table.name) + " VALUES(";
        for (std::size_t i = 1; i <= table.kinds.size(); ++i)
            m_insert += (i > 1 ? ",?" : "?") + std::to_string(i);
        m_insert += ")";
    }

    Table const& table() const { return m_table; }
    std::string_view insert() const { return m_insert; }

    // Those up to a number.
    std::vector<Row> up_to(std::int64_t last)
    {
        std::vector<Row> rows;
        auto const number = static_cast<int>(m_table.kinds.size());
        for (; m_there && m_query.integer(number) <= last; m_there = m_query.next()) {
            auto& row = rows.emplace_back();
            for (auto column = 0; column < number; ++column)
                row.push_back(cell(column));
        }
        return rows;
    }

private:
    Cell cell(int column) const
    {
        if (m_query.is_null(column))
            return nullptr;
        switch (m_table.kinds.at(static_cast<std::size_t>(column))) {
        case 'i':
            return m_query.integer(column);
        case 't':
            return std::string(m_query.text(column));
        default:
            return Bytes(m_query.blob(column).begin(), m_query.blob(column).end());
        }
    }

    Table const& m_table;
    store::Query m_query;
    bool m_there;
    std::string m_insert;
};

} // namespace

double same_rows_ms(std::filesystem::path const& home, crypto::SecretBytes const& passphrase,
    std::filesystem::path const& into, Dice& dice, std::int64_t commits_at_once,
    std::string_view type, std::function<RecordTexts()> const& next_texts)
{
    auto const folder = MUST(workspace::VaultFolder::open(home));
    auto const encoded = workspace::read_whole(folder.slots());
    SAKSI_CHECK(encoded.has_value());
    auto const slots = MUST(crypto::Slots::parse(*encoded));
    auto const opened = MUST(
        slots.open_slot(passphrase, {}, crypto::Slots::Unnamed::first_administrator));
    auto from = MUST(store::Database::open(
        folder.database(), opened.vault_key, store::Database::Opening::existing));
    auto bare = MUST(store::Database::open(
        into, crypto::SecretBytes::random(dice, 32), store::Database::Opening::make));
    store::register_tokenizer(bare);
    MUST(store::lay_out(bare, store::Database::Opening::make));

    std::vector<Source> sources;
    for (auto const& table : tables)
        sources.emplace_back(from, table);
    auto last = from.query("SELECT max(n) FROM log");
    auto const end = last.next() ? last.integer(0) : 0;
    std::chrono::duration<double, std::milli> spent {};
    for (std::int64_t done = 0; done < end; done += commits_at_once) {
        std::vector<std::vector<Row>> batch;
        std::vector<std::pair<Cell, RecordTexts>> words;
        for (auto& source : sources) {
            batch.push_back(source.up_to(done + commits_at_once));
            if (source.table().name != "record")
                continue;
            for (auto const& row : batch.back()) {
                if (std::get<std::string>(row.at(type_column)) == type)
                    words.emplace_back(row.front(), next_texts());
            }
        }
        auto const begin = std::chrono::steady_clock::now();
        store::Transaction transaction(bare);
        for (std::size_t i = 0; i < sources.size(); ++i) {
            for (auto const& row : batch[i]) {
                auto query = bare.query(sources[i].insert());
                for (std::size_t column = 0; column < row.size(); ++column) {
                    std::visit(
                        [&](auto const& cell) {
                            query.bind_at(static_cast<int>(column) + 1, cell);
                        },
                        row[column]);
                }
                query.run();
            }
        }
        for (auto const& [record, texts] : words) {
            bare.query("INSERT INTO words(rowid, title, body) VALUES(?1, ?2, ?3)")
                .with(std::get<std::int64_t>(record), texts.title, texts.body)
                .run();
        }
        transaction.commit();
        spent += std::chrono::steady_clock::now() - begin;
    }
    return spent.count();
}

} // namespace saksi::app
