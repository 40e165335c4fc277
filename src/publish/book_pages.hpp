// The pages of a book, drawn once for all formats: what differs is only where a link leads.
#pragma once

#include "publish/book.hpp"
#include "render/html.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::publish {

struct BookPage {
    std::string stem; // "country-npl": the file name without its ending, also an anchor.
    std::string title;
    render::Html body;
    bool has_drawing = false; // EPUB wants to know of SVG.
};

// Where a link to a page of the book, or to an anchor in it, leads in this format.
using BookLink = std::function<render::Path(std::string_view stem, std::string_view anchor)>;

// Cover and contents, map, one page for each country, comparative table, sources, corrections, in
// the order of reading.
std::vector<BookPage> draw_book(Book const&, render::Tongue const&, BookLink const&);

// The style of all formats; the print format adds its own.
std::string book_css();

} // namespace saksi::publish
