// Lists of records: table, filters, paging, all from the declaration.
#pragma once

#include "render/html.hpp"
#include "web/page.hpp"

#include <string>
#include <vector>

namespace saksi::web {

inline constexpr std::size_t rows_per_page = 50;

// What the query of a request asks for: `page`, `sort` (a field's key, "-" before it: descending),
// `words` as in the search box, and any field's key as a filter.
workspace::ListQuery list_query_of(http::Request const&, schema::RecordType const&);

// The address of the same list with another page, order or filter.
render::Path list_path(render::Path const& base, workspace::ListQuery const&);

// A page of records with what record_table() shows of each, and no more: long texts stay unread.
Result<workspace::ListPage> page_of_table(
    Visit const&, schema::RecordType const&, workspace::ListQuery);

// The table of a page of records, with columns that sort; titles lead to the records.
render::Html record_table(Visit const&, schema::RecordType const&, workspace::ListQuery const&,
    workspace::ListPage const&, render::Path const& base);

// What a choice of a facet is called, in the reader's language.
std::string choice_words(Visit const&, workspace::FacetCount const&);

// Filters with counts beside the list; those chosen can be taken off.
render::Html facet_panel(
    Visit const&, schema::RecordType const&, workspace::ListQuery const&, render::Path const& base);

// First, previous, next, and where one is. Empty when all fits on one page.
render::Html pager(
    Visit const&, workspace::ListQuery const&, std::size_t total, render::Path const& base);

// Where a record is shown.
render::Path record_path(RecordId const&);

} // namespace saksi::web
