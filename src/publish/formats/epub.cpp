// EPUB 3, for e-readers and phones: book.epub. The same book of the same day gives the same bytes.
// Source: EPUB 3.3 (W3C); EPUB Accessibility 1.1 for the metadata.
#include "publish/book_pages.hpp"
#include "publish/format.hpp"
#include "publish/zip.hpp"

#include <pugixml.hpp>

#include <sstream>

namespace saksi::publish::formats {

using namespace render::tags;
using render::Html;
using render::Path;
using render::Tongue;

namespace {

constexpr std::string_view container = R"(<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
)";

Path link_to(std::string_view stem, std::string_view anchor)
{
    auto const path = Path::file(stem, "xhtml");
    return anchor.empty() ? path : path.at(anchor);
}

std::string chapter_file(Tongue const& t, std::string_view page_title, Html const& body)
{
    return render::render_xhtml({ .lang = t.code(), .direction = t.direction() },
        fragment(title(page_title), link(rel_("stylesheet"), href_(Path("book.css")))), body);
}

std::string navigation(Book const& book, Tongue const& t)
{
    auto const contents = t.tr("Contents");
    auto const mark = [&](std::string_view stem, std::string_view kind,
                          std::string_view text) -> Html {
        return li(a(attr<"epub:type">(kind), href_(link_to(stem, "")), text));
    };
    return chapter_file(t, contents,
        Html(fragment(nav(class_("contents-page"), attr<"epub:type">("toc"), role_("doc-toc"),
                          aria_label_(contents), h1(contents), draw_contents(book, t, link_to)),
            nav(attr<"epub:type">("landmarks"), aria_label_(t.tr("Places in this book")), hidden_(),
                h2(t.tr("Places in this book")),
                ol(mark("index", "cover", t.tr("Cover")), mark("nav", "toc", contents),
                    mark("about", "bodymatter", t.tr("Begin to read")))))));
}

void add_text(pugi::xml_node parent, char const* name, std::string const& text)
{
    parent.append_child(name).text().set(text.c_str());
}

void add_property(pugi::xml_node metadata, char const* property, std::string const& text)
{
    auto meta_node = metadata.append_child("meta");
    meta_node.append_attribute("property") = property;
    meta_node.text().set(text.c_str());
}

void add_item(pugi::xml_node manifest, std::string const& id, std::string const& file,
    char const* media_type, char const* properties)
{
    auto item = manifest.append_child("item");
    item.append_attribute("id") = id.c_str();
    item.append_attribute("href") = file.c_str();
    item.append_attribute("media-type") = media_type;
    if (*properties)
        item.append_attribute("properties") = properties;
}

void add_metadata(pugi::xml_node package, Book const& book, Tongue const& t)
{
    auto metadata = package.append_child("metadata");
    metadata.append_attribute("xmlns:dc") = "http://purl.org/dc/elements/1.1/";
    auto identifier = metadata.append_child("dc:identifier");
    identifier.append_attribute("id") = "book-id";
    identifier.text().set(book.id.c_str());
    add_text(metadata, "dc:title", book.title);
    add_text(metadata, "dc:language", std::string(t.code()));
    add_text(metadata, "dc:publisher", book.publisher);
    add_text(metadata, "dc:date", book.edition.text());
    // To the day: the hour would tell when somebody worked.
    add_property(metadata, "dcterms:modified", book.edition.text() + "T00:00:00Z");
    add_property(metadata, "schema:accessMode", "textual");
    add_property(metadata, "schema:accessMode", "visual");
    add_property(metadata, "schema:accessModeSufficient", "textual");
    for (auto const* feature : { "alternativeText", "readingOrder", "structuralNavigation",
             "tableOfContents", "displayTransformability" })
        add_property(metadata, "schema:accessibilityFeature", feature);
    add_property(metadata, "schema:accessibilityHazard", "none");
    add_property(metadata, "schema:accessibilitySummary",
        std::string(t.tr("Text with headings. The only picture is a map, and a table beside it "
                         "says the same.")));
}

std::string package_file(Book const& book, Tongue const& t, std::vector<BookPage> const& pages)
{
    pugi::xml_document document;
    auto package = document.append_child("package");
    package.append_attribute("xmlns") = "http://www.idpf.org/2007/opf";
    package.append_attribute("version") = "3.0";
    package.append_attribute("unique-identifier") = "book-id";
    package.append_attribute("xml:lang") = std::string(t.code()).c_str();
    package.append_attribute("prefix") = "schema: http://schema.org/";
    add_metadata(package, book, t);
    auto manifest = package.append_child("manifest");
    auto spine = package.append_child("spine");
    if (t.is_right_to_left())
        spine.append_attribute("page-progression-direction") = "rtl";
    auto const read_next = [&](std::string const& id) {
        spine.append_child("itemref").append_attribute("idref") = id.c_str();
    };
    add_item(manifest, "style", "book.css", "text/css", "");
    add_item(manifest, "nav", "nav.xhtml", "application/xhtml+xml", "nav");
    for (auto const& page : pages) {
        add_item(manifest, page.stem, page.stem + ".xhtml", "application/xhtml+xml",
            page.has_drawing ? "svg" : "");
        read_next(page.stem);
        if (page.stem == "index") // The contents follow the cover.
            read_next("nav");
    }
    std::ostringstream out;
    document.save(out, "  ", pugi::format_default, pugi::encoding_utf8);
    return std::move(out).str();
}

Result<void> write(
    Book const& book, Tongue const& t, std::filesystem::path const& folder, KeepGoing const&)
{
    auto const pages = draw_book(book, t, link_to, MapLinks::left_out);
    std::vector<ZipEntry> entries;
    entries.push_back({ "mimetype", "application/epub+zip", Packing::stored });
    entries.push_back({ "META-INF/container.xml", std::string(container) });
    entries.push_back({ "EPUB/package.opf", package_file(book, t, pages) });
    entries.push_back({ "EPUB/nav.xhtml", navigation(book, t) });
    for (auto const& page : pages)
        entries.push_back(
            { "EPUB/" + page.stem + ".xhtml", chapter_file(t, page.title, page.body) });
    entries.push_back({ "EPUB/book.css", book_css() });
    write_file(folder / "book.epub", zip_of(entries, book.edition));
    return {};
}

} // namespace

Format epub()
{
    return { .key = "epub",
        .label = N_("EPUB, for e-readers and phones"),
        .file_name = "book.epub",
        .when_missing = {},
        .write = write };
}

} // namespace saksi::publish::formats
