// The pages of a book, drawn once for all formats: what differs is only where a link leads.
#pragma once

#include "publish/book.hpp"
#include "render/html.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::publish {

struct BookPage {
    std::string stem; // "country-npl": the file name without its ending, also an anchor.
    std::string title;
    render::Html body;        // One section with the page's only h1.
    bool has_drawing = false; // EPUB wants to know of SVG.
};

// Where a link to a page of the book, or to an anchor in it, leads in this format.
using BookLink = std::function<render::Path(std::string_view stem, std::string_view anchor)>;

// Whether the States of the map are links. EPUB 3.2 wants a picture to be nothing else.
enum class MapLinks : std::uint8_t { drawn, left_out };

// The printed page on which an anchor stands, where pages have numbers.
using PageNumber = std::function<std::optional<int>(std::string_view anchor)>;

// Cover, a word on the book, map, one page for each country, comparative table, sources,
// corrections, in the order of reading. The contents are drawn apart.
std::vector<BookPage> draw_book(
    Book const&, render::Tongue const&, BookLink const&, MapLinks = MapLinks::drawn);

// The list of the contents: an `ol` of links, in the form that EPUB asks of its navigation.
render::Html draw_contents(
    Book const&, render::Tongue const&, BookLink const&, PageNumber const& = {});

// The style of all formats, with that of figures.
std::string book_css();
// What paper needs besides.
std::string_view print_css();

} // namespace saksi::publish
