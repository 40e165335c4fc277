// A tagged PDF with bookmarks, for printing: book.pdf. It is printed twice: where each brief stands
// is known only after the first time, and the contents of a book on paper need page numbers.
#include "publish/book_pages.hpp"
#include "publish/chromium.hpp"
#include "publish/format.hpp"
#include "publish/pdf_file.hpp"

#include "base/fault.hpp"

#include <fmt/format.h>

#include <fstream>
#include <iterator>

namespace saksi::publish::formats {

using namespace render::tags;
using render::Html;
using render::Path;

namespace {

// The place of a number that is not known yet: as wide as most.
constexpr int unknown_page = 888;

// All pages are one file, so a page's stem is an anchor like any other.
Path link_to(std::string_view stem, std::string_view anchor)
{
    return Path("#").at(anchor.empty() ? stem : anchor);
}

// A CSS string; what could end it is written by its number.
// Source: CSS Syntax Level 3, 4.3.7.
std::string css_string(std::string_view text)
{
    std::string out = "\"";
    for (auto const letter : text) {
        if (letter == '"' || letter == '\\' || static_cast<unsigned char>(letter) < 0x20)
            out += fmt::format("\\{:06x}", static_cast<unsigned>(letter));
        else
            out += letter;
    }
    return out + '"';
}

// Each chapter is a kind of page of its own, so that its name can stand at the head of its pages.
std::string running_heads(
    Book const& book, render::Tongue const& t, std::vector<BookPage> const& pages)
{
    std::string css;
    auto const add = [&](std::string_view stem, std::string_view head) {
        auto const landscape = stem == "comparison" ? "size: A4 landscape; " : "";
        css += fmt::format("@page {0} {{ {3}@top-left {{ content: {1}; }} @top-right {{ content: "
                           "{2}; }} }}\n#{0} {{ page: {0}; }}\n",
            stem, css_string(book.title), css_string(head), landscape);
    };
    add("contents", t.tr("Contents"));
    for (auto const& page : std::span(pages).subspan(1)) // The cover has none.
        add(page.stem, page.title);
    return css;
}

std::string print_file(Book const& book, render::Tongue const& t,
    std::vector<BookPage> const& pages, PageNumber const& page_number)
{
    auto const sheet = [&](BookPage const& page) -> Html {
        return div(class_("sheet"), id_(page.stem), page.body);
    };
    auto const contents = t.tr("Contents");
    Html const body = main_(sheet(pages.front()),
        div(class_("sheet"), id_("contents"),
            nav(class_("contents-page"), aria_label_(contents), h1(contents),
                draw_contents(book, t, link_to, page_number))),
        each(std::span(pages).subspan(1), sheet));
    return render::render_document(
        { .lang = t.code(), .direction = t.direction(), .theme = "light" },
        fragment(title(book.title), link(rel_("stylesheet"), href_(Path("print.css")))), body);
}

std::string read_file(std::filesystem::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string bytes(std::istreambuf_iterator<char>(file), {});
    if (!file)
        throw Fault("The printed book could not be read.");
    return bytes;
}

Result<void> write(Book const& book, render::Tongue const& t, std::filesystem::path const& folder,
    KeepGoing const& keep_going)
{
    auto const pages = draw_book(book, t, link_to);
    auto const html = folder / "print.html";
    auto const css = folder / "print.css";
    auto const pdf = folder / "book.pdf";
    auto style = book_css();
    style += print_css();
    style += running_heads(book, t, pages);
    write_file(css, style);

    write_file(html, print_file(book, t, pages, [](std::string_view) { return unknown_page; }));
    TRY(print_pdf(html, pdf, folder, keep_going));
    auto const numbers = anchor_pages(read_file(pdf));
    auto const number_of = [&](std::string_view anchor) -> std::optional<int> {
        auto const found = numbers.find(anchor);
        return found == numbers.end() ? std::nullopt : std::optional(found->second);
    };
    write_file(html, print_file(book, t, pages, number_of));
    TRY(print_pdf(html, pdf, folder, keep_going));

    auto bytes = read_file(pdf);
    if (!forget_maker(bytes))
        return Error { ErrorKind::unsupported,
            "There is no PDF, because Chromium wrote a form of it from which we cannot take out "
            "when and where it was made." };
    write_file(pdf, bytes);
    std::filesystem::remove(html);
    std::filesystem::remove(css);
    return {};
}

} // namespace

Format pdf()
{
    return {
        .key = "pdf",
        .label = N_("PDF, for printing"),
        .file_name = "book.pdf",
        .when_missing = N_(
            "The PDF is printed by Chromium, which is not on this computer or did not "
            "do it. Install the Debian package chromium and make the book again."),
        .write = write,
    };
}

} // namespace saksi::publish::formats
