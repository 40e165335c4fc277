#include "render/markdown.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <memory>

namespace saksi::render {

using namespace tags;

namespace {

// Deeper nesting than a person writes; what lies below is shown as plain text.
constexpr int depth_max = 40;

std::string_view literal_of(cmark_node* node)
{
    auto const* literal = cmark_node_get_literal(node);
    return literal ? literal : std::string_view {};
}

// All words below a node, without recursion: the nesting may be as deep as the text is long.
std::string words_below(cmark_node* node)
{
    struct Free {
        void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
    };
    std::unique_ptr<cmark_iter, Free> const walk(cmark_iter_new(node));
    std::string words;
    while (cmark_iter_next(walk.get()) != CMARK_EVENT_DONE)
        words += literal_of(cmark_iter_get_node(walk.get()));
    return words;
}

Html drawn(cmark_node* node, int depth);

Html drawn_children(cmark_node* node, int depth)
{
    Html all;
    for (auto* child = cmark_node_first_child(node); child; child = cmark_node_next(child))
        all += drawn(child, depth + 1);
    return all;
}

Html drawn_heading(cmark_node* node, int depth)
{
    auto const inside = drawn_children(node, depth);
    switch (cmark_node_get_heading_level(node)) {
    case 1:
        return h3(inside);
    case 2:
        return h4(inside);
    default:
        return p(strong(inside));
    }
}

Html drawn_list(cmark_node* node, int depth)
{
    auto const inside = drawn_children(node, depth);
    if (cmark_node_get_list_type(node) == CMARK_BULLET_LIST)
        return ul(inside);
    return ol(attr<"start">(cmark_node_get_list_start(node)), inside);
}

Html drawn_link(cmark_node* node, int depth)
{
    auto const inside = drawn_children(node, depth);
    auto const* address = cmark_node_get_url(node);
    auto const url = Url::parse(address ? address : "");
    if (!url)
        return inside;
    return a(href_(*url), rel_("noreferrer noopener"), inside);
}

Html drawn_extension(cmark_node* node, int depth)
{
    // Tables come from an extension, whose kinds have names instead of numbers.
    std::string_view const kind = cmark_node_get_type_string(node);
    auto const inside = drawn_children(node, depth);
    if (kind == "table")
        return table(inside);
    if (kind == "table_header" || kind == "table_row")
        return tr(inside);
    if (kind == "table_cell")
        return td(inside);
    return inside;
}

Html drawn(cmark_node* node, int depth)
{
    if (depth > depth_max)
        return fragment(words_below(node));
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_DOCUMENT:
        return drawn_children(node, depth);
    case CMARK_NODE_PARAGRAPH:
        return p(drawn_children(node, depth));
    case CMARK_NODE_HEADING:
        return drawn_heading(node, depth);
    case CMARK_NODE_BLOCK_QUOTE:
        return blockquote(drawn_children(node, depth));
    case CMARK_NODE_LIST:
        return drawn_list(node, depth);
    case CMARK_NODE_ITEM:
        return li(drawn_children(node, depth));
    case CMARK_NODE_CODE_BLOCK:
        return pre(code(literal_of(node)));
    case CMARK_NODE_THEMATIC_BREAK:
        return hr();
    case CMARK_NODE_TEXT:
    case CMARK_NODE_HTML_INLINE:
        return fragment(literal_of(node));
    case CMARK_NODE_HTML_BLOCK:
        return p(literal_of(node));
    case CMARK_NODE_SOFTBREAK:
        return fragment("\n");
    case CMARK_NODE_LINEBREAK:
        return br();
    case CMARK_NODE_CODE:
        return code(literal_of(node));
    case CMARK_NODE_EMPH:
        return em(drawn_children(node, depth));
    case CMARK_NODE_STRONG:
        return strong(drawn_children(node, depth));
    case CMARK_NODE_LINK:
        return drawn_link(node, depth);
    case CMARK_NODE_IMAGE: // Only its words: a picture would be fetched from somewhere.
        return drawn_children(node, depth);
    default: // Not an enum of ours: extensions add numbers at run time.
        return drawn_extension(node, depth);
    }
}

} // namespace

Html markdown(std::string_view text)
{
    cmark_gfm_core_extensions_ensure_registered();
    struct Free {
        void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
        void operator()(cmark_node* node) const { cmark_node_free(node); }
    };
    std::unique_ptr<cmark_parser, Free> const parser(cmark_parser_new(CMARK_OPT_VALIDATE_UTF8));
    cmark_parser_attach_syntax_extension(
        parser.get(), checked(cmark_find_syntax_extension("table")));
    cmark_parser_feed(parser.get(), text.data(), text.size());
    std::unique_ptr<cmark_node, Free> const document(cmark_parser_finish(parser.get()));
    return drawn(document.get(), 0);
}

} // namespace saksi::render
