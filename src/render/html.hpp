// The only maker of Html: pages, chapters of an EPUB and inline SVG are written with the functions
// of this file, and what comes out is always escaped and always well-formed, as HTML and as XML.
//
//     using namespace saksi::render::tags;
//
//     Html greeting(Tongue const& t, std::string_view name)
//     {
//         return section(class_("card"), h2(t.tr("Welcome")), p(name), a(href_(Path("/cases")),
//         t.tr("Cases")));
//     }
//
// Elements are plain names, attributes end in an underscore, in any order. A string is text, never
// markup. What could run as script does not compile: on*, style, srcdoc, <script>, <style>, and
// addresses that are not a Path or Url (url.hpp).
//
// An element is only a description that points at its arguments; it is written out when it becomes
// an Html or is part of something that does, within the same full expression. So functions return
// Html, never auto, and a lambda given to each() or when() says `-> Html` or writes to an Out.
// A lambda that returns a bare element does not compile.
#pragma once

#include "base/check.hpp"
#include "render/url.hpp"

#include <algorithm>
#include <array>
#include <concepts>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace saksi::render {

namespace detail {
struct Part;
struct AnyElement;
template<std::size_t count>
class Element;
} // namespace detail

// Markup that is safe to send: balanced, escaped, well-formed. Made from elements only.
class Html {
public:
    Html() = default;

    template<std::size_t count>
    Html(detail::Element<count>&& element);

    std::string_view view() const { return m_markup; }
    bool empty() const { return m_markup.empty(); }

    // Fragments stay fragments when they are put one after the other.
    Html& operator+=(Html const& more)
    {
        m_markup += more.m_markup;
        return *this;
    }

    friend bool operator==(Html const&, Html const&) = default;

private:
    std::string m_markup;
};

// Appends text, escaped. What XML 1.0 forbids (control characters, broken UTF-8) becomes U+FFFD.
void append_text(std::string& out, std::string_view text);
// The same between the quotes of an attribute: line breaks and tabs survive XML's normalisation.
void append_attribute_text(std::string& out, std::string_view text);

// One attribute of one element. Points at its value: to be used in the expression that made it.
class Attribute {
public:
    bool present() const { return m_present; }
    std::string_view name() const { return m_name; }
    void write(std::string& out) const;

    // The same attribute, or none.
    Attribute only_if(bool condition) const
    {
        auto copy = *this;
        copy.m_present = m_present && condition;
        return copy;
    }

private:
    friend struct AttributeMaker;
    Attribute(std::string_view name, std::array<std::string_view, 4> words)
        : m_name(name)
        , m_words(words)
    {
    }
    Attribute(std::string_view name, std::int64_t number)
        : m_name(name)
        , m_number(number)
        , m_is_number(true)
    {
    }

    std::string_view m_name;
    std::array<std::string_view, 4> m_words {}; // Written with one space between those not empty.
    std::int64_t m_number = 0;
    bool m_is_number = false;
    bool m_present = true;
};

// A name known while compiling.
template<std::size_t size>
struct Literal {
    consteval Literal(char const (&text)[size]) { std::copy_n(text, size, chars); }
    constexpr std::string_view view() const { return { chars, size - 1 }; }
    char chars[size] {};
};

// True for the elements this library writes. Elements that hold or load code, or change what other
// addresses mean (script, style, iframe, object, embed, base, template, foreignObject ...), are
// not.
consteval bool is_element(std::string_view name)
{
    constexpr std::string_view known[] = { "a", "abbr", "address", "article", "aside", "audio", "b",
        "bdi", "bdo", "blockquote", "body", "br", "button", "caption", "cite", "code", "col",
        "colgroup", "datalist", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "fieldset",
        "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "head",
        "header", "hr", "html", "i", "img", "input", "ins", "kbd", "label", "legend", "li", "link",
        "main", "mark", "meta", "meter", "nav", "noscript", "ol", "optgroup", "option", "output",
        "p", "picture", "pre", "progress", "q", "rp", "rt", "ruby", "s", "samp", "search",
        "section", "select", "small", "source", "span", "strong", "sub", "summary", "sup", "svg",
        "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "time", "title", "tr", "u",
        "ul", "var", "video", "wbr", "circle", "defs", "desc", "ellipse", "g", "line", "path",
        "pattern", "polygon", "polyline", "rect", "text", "tspan" };
    return std::ranges::find(known, name) != std::end(known);
}

consteval bool is_void_element(std::string_view name)
{
    constexpr std::string_view known[] = { "br", "col", "hr", "img", "input", "link", "meta",
        "source", "wbr" };
    return std::ranges::find(known, name) != std::end(known);
}

// True for attributes whose value is mere text: not code, not style, not an address.
consteval bool is_text_attribute(std::string_view name)
{
    // An array, because clang cannot use libstdc++ 12's std::string in a constant expression.
    std::array<char, 40> letters {};
    if (name.empty() || name.size() > letters.size())
        return false;
    std::size_t size = 0;
    for (auto letter : name) {
        auto const upper = letter >= 'A' && letter <= 'Z';
        auto const plain = (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9')
            || letter == '-' || letter == '_' || letter == ':';
        if (!upper && !plain)
            return false;
        letters[size++] = upper ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    std::string_view const lower(letters.data(), size);
    constexpr std::string_view other[] = { "style", "srcdoc", "srcset", "imagesrcset", "href",
        "src", "action", "formaction", "formmethod", "poster", "cite", "data", "background", "ping",
        "manifest", "xlink:href", "xml:base", "http-equiv", "nonce", "archive", "codebase",
        "classid", "longdesc", "profile", "usemap", "attributename", "is" };
    if (lower[0] == '-' || lower.starts_with("on") || lower.starts_with("xmlns"))
        return false;
    return std::ranges::find(other, lower) == std::end(other);
}

struct AttributeMaker {
    static Attribute words(std::string_view name, std::string_view one, std::string_view two = {},
        std::string_view three = {}, std::string_view four = {})
    {
        return { name, { one, two, three, four } };
    }
    static Attribute number(std::string_view name, std::int64_t value) { return { name, value }; }
    // HTML's boolean attributes, spelled so that XML accepts them: checked="checked".
    static Attribute flag(std::string_view name, bool value)
    {
        return words(name, name).only_if(value);
    }
};

template<typename T>
concept Textual = std::convertible_to<T const&, std::string_view>;

template<typename T>
concept WholeNumber = std::integral<T> && !std::same_as<T, bool> && !std::same_as<T, char>;

// Any attribute whose value is text: attr<"aria-label">("…"), attr<"data-kind">(kind).
template<Literal name, Textual Value>
    requires(is_text_attribute(name.view()))
Attribute attr(Value const& value)
{
    return AttributeMaker::words(name.view(), std::string_view(value));
}

template<Literal name, WholeNumber Value>
    requires(is_text_attribute(name.view()))
Attribute attr(Value value)
{
    return AttributeMaker::number(name.view(), static_cast<std::int64_t>(value));
}

// Takes what is written to it, piece by piece: the second way to fill each() and when().
class Out {
public:
    explicit Out(std::string& markup)
        : m_markup(&markup)
    {
    }

    template<typename... Parts>
    void operator()(Parts&&... parts);

private:
    std::string* m_markup;
};

namespace detail {

// Something that writes itself when asked: each() and when().
template<typename T>
concept Writer = requires(T const& writer, std::string& out) { writer.write_to(out); };

template<typename T>
struct IsElement : std::false_type { };
template<std::size_t count>
struct IsElement<Element<count>> : std::true_type { };

// One argument of an element, its type forgotten, so that a page stays quick to compile.
struct Part {
    enum class Kind : std::uint8_t { nothing, text, markup, number, attribute, element, writer };
    using Write = void (*)(void const*, std::string&);

    Part() = default;

    template<typename T>
    Part(T&& value)
    {
        using Bare = std::remove_cvref_t<T>;
        if constexpr (std::same_as<Bare, Attribute>) {
            kind = Kind::attribute;
            object = &value;
        } else if constexpr (IsElement<Bare>::value) {
            static_assert(!std::is_lvalue_reference_v<T>,
                "an element lives for one expression: keep an Html instead of it");
            kind = Kind::element;
            object = static_cast<AnyElement const*>(&value);
        } else if constexpr (std::same_as<Bare, Html>) {
            set_text(Kind::markup, value.view());
        } else if constexpr (Textual<Bare>) {
            set_text(Kind::text, std::string_view(value));
        } else if constexpr (WholeNumber<Bare>) {
            kind = Kind::number;
            number = static_cast<std::int64_t>(value);
        } else if constexpr (Writer<Bare>) {
            kind = Kind::writer;
            object = &value;
            write = [](void const* writer, std::string& out) {
                static_cast<Bare const*>(writer)->write_to(out);
            };
        } else {
            static_assert(
                requires {
                    value.has_value();
                    *value;
                },
                "not something a page can show: text, a whole number, Html, an element, each(), "
                "when(), or an optional of these. A Message is translated first: t.tr(message)");
            if (value.has_value())
                *this = Part(*value);
        }
    }

    void set_text(Kind which, std::string_view view)
    {
        kind = which;
        object = view.data();
        size = view.size();
    }

    std::string_view view() const { return { static_cast<char const*>(object), size }; }

    Kind kind = Kind::nothing;
    void const* object = nullptr;
    union {
        std::size_t size = 0;
        std::int64_t number;
        Write write;
    };
};

// What is special in the writing of an element.
enum class Shape : std::uint8_t {
    plain,
    fragment,        // No tags at all.
    void_element,    // No content and no end tag.
    drawing,         // svg, whose namespace is written too.
    keeps_first_line // HTML parsers swallow a line break at the very start of its content.
};

// "<td" and "</td>", made while compiling.
struct Tags {
    std::string_view start;
    std::string_view end;
    Shape shape = Shape::plain;
};

consteval Shape shape_of(std::string_view name)
{
    if (is_void_element(name))
        return Shape::void_element;
    if (name == "svg")
        return Shape::drawing;
    return name == "textarea" || name == "pre" ? Shape::keeps_first_line : Shape::plain;
}

inline constexpr Tags no_tags { {}, {}, Shape::fragment };

template<Literal name>
struct TagText {
    static constexpr auto text = [] {
        std::array<char, name.view().size() * 2 + 4> result {};
        auto* at = result.data();
        *at++ = '<';
        at = std::ranges::copy(name.view(), at).out;
        *at++ = '<';
        *at++ = '/';
        at = std::ranges::copy(name.view(), at).out;
        *at = '>';
        return result;
    }();
    static constexpr std::size_t start_size = name.view().size() + 1;
    static constexpr Tags tags { { text.data(), start_size },
        { text.data() + start_size, text.size() - start_size }, shape_of(name.view()) };
};

struct AnyElement {
    Tags const& tags;
    Part const* parts;
    std::size_t count;
};

void write_element(AnyElement const& element, std::string& out);
void write_part(Part const& part, std::string& out);

// It can be neither copied nor moved, so that it dies in the expression that made its arguments.
template<std::size_t size>
class [[nodiscard]] Element : public AnyElement {
public:
    template<typename... Parts>
    explicit Element(Tags const& element_tags, Parts&&... arguments)
        : AnyElement { element_tags, nullptr, sizeof...(Parts) }
        , m_parts { Part(std::forward<Parts>(arguments))... }
    {
        parts = m_parts.data();
    }
    Element(Element const&) = delete;
    Element& operator=(Element const&) = delete;

private:
    std::array<Part, size> m_parts;
};

// Calls `make` with the item, in either of its two shapes, and writes what it gives.
template<typename Make, typename... Item>
void write_made(Make const& make, std::string& out, Item&&... item)
{
    if constexpr (std::invocable<Make const&, Out&, Item...>) {
        Out sink(out);
        make(sink, std::forward<Item>(item)...);
    } else {
        using Made = std::invoke_result_t<Make const&, Item...>;
        static_assert(!IsElement<std::remove_cvref_t<Made>>::value,
            "this lambda returns an element whose arguments die with it: write `-> Html`");
        write_part(Part(make(std::forward<Item>(item)...)), out);
    }
}

template<typename Range, typename Make>
struct Each {
    Range& range;
    Make make;
    void write_to(std::string& out) const
    {
        for (auto&& item : range)
            write_made(make, out, item);
    }
};

template<typename Make>
struct When {
    bool condition;
    Make make;
    void write_to(std::string& out) const
    {
        if (condition)
            write_made(make, out);
    }
};

struct WhenPart {
    bool condition;
    Part part;
    void write_to(std::string& out) const
    {
        if (condition)
            write_part(part, out);
    }
};

} // namespace detail

template<std::size_t count>
Html::Html(detail::Element<count>&& element)
{
    detail::write_element(element, m_markup);
}

template<typename... Parts>
void Out::operator()(Parts&&... parts)
{
    (detail::write_part(detail::Part(std::forward<Parts>(parts)), *m_markup), ...);
}

// An element by name. Void elements take attributes only.
template<Literal name, typename... Parts>
    requires(is_element(name.view()) && !is_void_element(name.view()))
auto el(Parts&&... parts)
{
    return detail::Element<sizeof...(Parts)>(
        detail::TagText<name>::tags, std::forward<Parts>(parts)...);
}

template<Literal name, std::same_as<Attribute>... Attributes>
    requires(is_element(name.view()) && is_void_element(name.view()))
auto el(Attributes const&... attributes)
{
    return detail::Element<sizeof...(Attributes)>(detail::TagText<name>::tags, attributes...);
}

// Several things in a row, with no element around them.
template<typename... Parts>
    requires(!std::same_as<std::remove_cvref_t<Parts>, Attribute> && ...)
auto fragment(Parts&&... parts)
{
    return detail::Element<sizeof...(Parts)>(detail::no_tags, std::forward<Parts>(parts)...);
}

// For each item what the function makes of it:
//     each(rows, [&](Row const& row) -> Html { return tr(td(row.name)); })
//     each(rows, [&](Out& out, Row const& row) { out(dt(row.name), dd(row.date)); })
// The second is for lists of hundreds: it spares one string for each item.
template<typename Range, typename Make>
auto each(Range&& range, Make make)
{
    return detail::Each<std::remove_reference_t<Range>, Make> { range, std::move(make) };
}

// What is given, or nothing. With a lambda, its arguments are looked at only if the condition
// holds:
//     when(late, p("…"))    when(found.has_value(), [&]() -> Html { return p(*found); })
template<typename What>
auto when(bool condition, What&& what)
{
    using Bare = std::remove_cvref_t<What>;
    if constexpr (std::same_as<Bare, Attribute>)
        return what.only_if(condition);
    else if constexpr (std::invocable<Bare const&> || std::invocable<Bare const&, Out&>)
        return detail::When<Bare> { condition, std::forward<What>(what) };
    else
        return detail::WhenPart { condition, detail::Part(std::forward<What>(what)) };
}

enum class Direction { left_to_right, right_to_left };

struct Document {
    std::string_view lang; // BCP 47, such as "ne".
    Direction direction = Direction::left_to_right;
    std::string_view theme {}; // "light", "dark", or empty: what the person's system says.
};

// A whole page: doctype, html, head, body. `head` and `body` are what stands inside.
std::string render_document(
    Document const& document, detail::Part const& head, detail::Part const& body);

// The same as XHTML for EPUB 3, with the XML declaration and the epub: namespace.
std::string render_xhtml(
    Document const& document, detail::Part const& head, detail::Part const& body);

// A module of our own in the head of a page; deferred by nature, never inline.
Html script_module(Path const& source);

// A link to the outside world that tells the other side nothing about where it was clicked.
// An address that is no http, https or mailto becomes plain text.
Html external_link(std::string_view address, std::string_view text);

// Elements and attributes by name: `using namespace saksi::render::tags;`.
namespace tags {

using render::attr, render::each, render::fragment, render::when;

#define SAKSI_ELEMENT(name)                                      \
    template<typename... Parts>                                  \
    auto name(Parts&&... parts)                                  \
    {                                                            \
        return render::el<#name>(std::forward<Parts>(parts)...); \
    }
SAKSI_ELEMENT(a)
SAKSI_ELEMENT(abbr)
SAKSI_ELEMENT(article)
SAKSI_ELEMENT(aside)
SAKSI_ELEMENT(b)
SAKSI_ELEMENT(bdi)
SAKSI_ELEMENT(blockquote)
SAKSI_ELEMENT(br)
SAKSI_ELEMENT(button)
SAKSI_ELEMENT(caption)
SAKSI_ELEMENT(cite)
SAKSI_ELEMENT(code)
SAKSI_ELEMENT(col)
SAKSI_ELEMENT(colgroup)
SAKSI_ELEMENT(datalist)
SAKSI_ELEMENT(dd)
SAKSI_ELEMENT(del)
SAKSI_ELEMENT(details)
SAKSI_ELEMENT(div)
SAKSI_ELEMENT(dl)
SAKSI_ELEMENT(dt)
SAKSI_ELEMENT(em)
SAKSI_ELEMENT(fieldset)
SAKSI_ELEMENT(figcaption)
SAKSI_ELEMENT(figure)
SAKSI_ELEMENT(footer)
SAKSI_ELEMENT(form)
SAKSI_ELEMENT(h1)
SAKSI_ELEMENT(h2)
SAKSI_ELEMENT(h3)
SAKSI_ELEMENT(h4)
SAKSI_ELEMENT(header)
SAKSI_ELEMENT(hr)
SAKSI_ELEMENT(i)
SAKSI_ELEMENT(img)
SAKSI_ELEMENT(input)
SAKSI_ELEMENT(ins)
SAKSI_ELEMENT(kbd)
SAKSI_ELEMENT(label)
SAKSI_ELEMENT(legend)
SAKSI_ELEMENT(li)
SAKSI_ELEMENT(link)
SAKSI_ELEMENT(mark)
SAKSI_ELEMENT(meta)
SAKSI_ELEMENT(nav)
SAKSI_ELEMENT(ol)
SAKSI_ELEMENT(optgroup)
SAKSI_ELEMENT(option)
SAKSI_ELEMENT(output)
SAKSI_ELEMENT(p)
SAKSI_ELEMENT(pre)
SAKSI_ELEMENT(progress)
SAKSI_ELEMENT(q)
SAKSI_ELEMENT(s)
SAKSI_ELEMENT(section)
SAKSI_ELEMENT(select)
SAKSI_ELEMENT(small)
SAKSI_ELEMENT(span)
SAKSI_ELEMENT(strong)
SAKSI_ELEMENT(sub)
SAKSI_ELEMENT(summary)
SAKSI_ELEMENT(sup)
SAKSI_ELEMENT(table)
SAKSI_ELEMENT(tbody)
SAKSI_ELEMENT(td)
SAKSI_ELEMENT(textarea)
SAKSI_ELEMENT(tfoot)
SAKSI_ELEMENT(th)
SAKSI_ELEMENT(thead)
SAKSI_ELEMENT(time)
SAKSI_ELEMENT(title)
SAKSI_ELEMENT(tr)
SAKSI_ELEMENT(ul)
SAKSI_ELEMENT(wbr)
#undef SAKSI_ELEMENT

// Not `main`, which C++ keeps for the program.
template<typename... Parts>
auto main_(Parts&&... parts)
{
    return render::el<"main">(std::forward<Parts>(parts)...);
}

// Up to four class names; empty ones are left out: class_("row", late ? "late" : "").
inline Attribute class_(std::string_view one, std::string_view two = {},
    std::string_view three = {}, std::string_view four = {})
{
    return AttributeMaker::words("class", one, two, three, four);
}

// Addresses take a Path or a Url and nothing else.
template<Address Where>
Attribute href_(Where const& where)
{
    return AttributeMaker::words("href", where.text());
}
template<Address Where>
Attribute src_(Where const& where)
{
    return AttributeMaker::words("src", where.text());
}
// Forms send to our own server only.
inline Attribute action_(Path const& where)
{
    return AttributeMaker::words("action", where.text());
}
inline Attribute formaction_(Path const& where)
{
    return AttributeMaker::words("formaction", where.text());
}

#define SAKSI_ATTRIBUTE(function, name)    \
    template<typename Value>               \
    Attribute function(Value const& value) \
    {                                      \
        return render::attr<name>(value);  \
    }
SAKSI_ATTRIBUTE(accept_, "accept")
SAKSI_ATTRIBUTE(alt_, "alt")
SAKSI_ATTRIBUTE(aria_controls_, "aria-controls")
SAKSI_ATTRIBUTE(aria_current_, "aria-current")
SAKSI_ATTRIBUTE(aria_describedby_, "aria-describedby")
SAKSI_ATTRIBUTE(aria_hidden_, "aria-hidden")
SAKSI_ATTRIBUTE(aria_invalid_, "aria-invalid")
SAKSI_ATTRIBUTE(aria_label_, "aria-label")
SAKSI_ATTRIBUTE(aria_labelledby_, "aria-labelledby")
SAKSI_ATTRIBUTE(aria_live_, "aria-live")
SAKSI_ATTRIBUTE(aria_sort_, "aria-sort")
SAKSI_ATTRIBUTE(autocomplete_, "autocomplete")
SAKSI_ATTRIBUTE(charset_, "charset")
SAKSI_ATTRIBUTE(cols_, "cols")
SAKSI_ATTRIBUTE(colspan_, "colspan")
SAKSI_ATTRIBUTE(content_, "content")
SAKSI_ATTRIBUTE(datetime_, "datetime")
SAKSI_ATTRIBUTE(dir_, "dir")
SAKSI_ATTRIBUTE(download_, "download")
SAKSI_ATTRIBUTE(enctype_, "enctype")
SAKSI_ATTRIBUTE(for_, "for")
SAKSI_ATTRIBUTE(form_, "form")
SAKSI_ATTRIBUTE(headers_, "headers")
SAKSI_ATTRIBUTE(height_, "height")
SAKSI_ATTRIBUTE(id_, "id")
SAKSI_ATTRIBUTE(inputmode_, "inputmode")
SAKSI_ATTRIBUTE(label_, "label")
SAKSI_ATTRIBUTE(lang_, "lang")
SAKSI_ATTRIBUTE(list_, "list")
SAKSI_ATTRIBUTE(max_, "max")
SAKSI_ATTRIBUTE(maxlength_, "maxlength")
SAKSI_ATTRIBUTE(method_, "method")
SAKSI_ATTRIBUTE(min_, "min")
SAKSI_ATTRIBUTE(name_, "name")
SAKSI_ATTRIBUTE(pattern_, "pattern")
SAKSI_ATTRIBUTE(placeholder_, "placeholder")
SAKSI_ATTRIBUTE(rel_, "rel")
SAKSI_ATTRIBUTE(role_, "role")
SAKSI_ATTRIBUTE(rows_, "rows")
SAKSI_ATTRIBUTE(rowspan_, "rowspan")
SAKSI_ATTRIBUTE(scope_, "scope")
SAKSI_ATTRIBUTE(size_, "size")
SAKSI_ATTRIBUTE(spellcheck_, "spellcheck")
SAKSI_ATTRIBUTE(step_, "step")
SAKSI_ATTRIBUTE(tabindex_, "tabindex")
SAKSI_ATTRIBUTE(target_, "target")
SAKSI_ATTRIBUTE(title_, "title")
SAKSI_ATTRIBUTE(type_, "type")
SAKSI_ATTRIBUTE(value_, "value")
SAKSI_ATTRIBUTE(width_, "width")
#undef SAKSI_ATTRIBUTE

// Present or not: checked_(is_chosen).
#define SAKSI_FLAG(function, name)                \
    inline Attribute function(bool value = true)  \
    {                                             \
        return AttributeMaker::flag(name, value); \
    }
SAKSI_FLAG(autofocus_, "autofocus")
SAKSI_FLAG(checked_, "checked")
SAKSI_FLAG(disabled_, "disabled")
SAKSI_FLAG(hidden_, "hidden")
SAKSI_FLAG(multiple_, "multiple")
SAKSI_FLAG(novalidate_, "novalidate")
SAKSI_FLAG(open_, "open")
SAKSI_FLAG(readonly_, "readonly")
SAKSI_FLAG(required_, "required")
SAKSI_FLAG(selected_, "selected")
#undef SAKSI_FLAG

} // namespace tags
} // namespace saksi::render
