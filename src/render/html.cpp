#include "render/html.hpp"

#include "render/form_token.hpp"

#include <charconv>
#include <span>

namespace saksi::render {

namespace {

// What a byte needs: nothing, or the index of its replacement.
enum Replacement : unsigned char {
    none,
    ampersand,
    less,
    greater,
    quote,
    carriage_return,
    line_feed,
    tab,
    invalid,
    sequence // The first byte of a UTF-8 sequence, or a broken one.
};
constexpr std::string_view replacements[] = { "", "&amp;", "&lt;", "&gt;", "&quot;", "&#13;",
    "&#10;", "&#9;", "\xEF\xBF\xBD" };

using Table = std::array<unsigned char, 256>;

constexpr Table text_table()
{
    Table table {};
    for (unsigned control = 0; control < 0x20; ++control)
        table[control] = invalid;
    for (unsigned byte = 0x80; byte < 0x100; ++byte)
        table[byte] = sequence;
    table['\t'] = none;
    table['\n'] = none;
    table['\r'] = carriage_return;
    table['&'] = ampersand;
    table['<'] = less;
    table['>'] = greater;
    return table;
}

constexpr Table attribute_table()
{
    auto table = text_table();
    table['\t'] = tab;
    table['\n'] = line_feed;
    table['"'] = quote;
    return table;
}

// The length of the well-formed UTF-8 sequence at the front (Unicode 15, table 3-7), or 0. U+FFFE
// and U+FFFF count as broken: XML 1.0 has no place for them.
std::size_t sequence_length(std::string_view text)
{
    auto const byte = [&](std::size_t at) {
        return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
    };
    auto const continues = [&](std::size_t at) { return (byte(at) & 0xc0u) == 0x80u; };
    auto const first = byte(0);
    if (first >= 0xc2 && first <= 0xdf)
        return continues(1) ? 2 : 0;
    if (first >= 0xe0 && first <= 0xef) {
        auto const low = first == 0xe0 ? 0xa0u : 0x80u;
        auto const high = first == 0xed ? 0x9fu : 0xbfu;
        auto const whole = byte(1) >= low && byte(1) <= high && continues(2);
        auto const no_character = first == 0xef && byte(1) == 0xbf && byte(2) >= 0xbe;
        return whole && !no_character ? 3 : 0;
    }
    if (first >= 0xf0 && first <= 0xf4) {
        auto const low = first == 0xf0 ? 0x90u : 0x80u;
        auto const high = first == 0xf4 ? 0x8fu : 0xbfu;
        return byte(1) >= low && byte(1) <= high && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

void append_escaped(std::string& out, std::string_view text, Table const& table)
{
    std::size_t copied = 0;
    std::size_t at = 0;
    while (at < text.size()) {
        auto replacement = table[static_cast<unsigned char>(text[at])];
        if (replacement == none) [[likely]] {
            ++at;
            continue;
        }
        if (replacement == sequence) {
            if (auto const length = sequence_length(text.substr(at, 4))) {
                at += length;
                continue;
            }
            replacement = invalid;
        }
        out.append(text.substr(copied, at - copied));
        out.append(replacements[replacement]);
        copied = ++at;
    }
    out.append(text.substr(copied));
}

void append_number(std::string& out, std::int64_t number)
{
    std::array<char, 24> digits;
    auto const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    out.append(digits.data(), end);
}

Attribute const& attribute_of(detail::Part const& part)
{
    return *static_cast<Attribute const*>(part.object);
}

// The same attribute twice would not be XML. Looks at the parts before this one.
bool is_new(std::span<detail::Part const> parts, detail::Part const& part)
{
    auto const& attribute = attribute_of(part);
    for (auto const& before : parts) {
        if (&before == &part)
            return true;
        if (before.kind != detail::Part::Kind::attribute)
            continue;
        auto const& other = attribute_of(before);
        if (other.present() && attribute.present() && other.name() == attribute.name())
            return false;
    }
    return true;
}

// Whether a form with these parts changes something on the server.
bool sends(std::span<detail::Part const> parts)
{
    for (auto const& part : parts) {
        if (part.kind != detail::Part::Kind::attribute || attribute_of(part).name() != "method")
            continue;
        std::string method;
        attribute_of(part).write(method);
        std::ranges::transform(method, method.begin(),
            [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        return !method.empty() && method != " method=\"get\"";
    }
    return false;
}

// Where a form's token will stand. No text and no attribute of a page can hold this byte, since
// append_text() lets no control character through: what is filled is only what is written here.
constexpr char place_of_token = '\x01';

void append_token_place(std::string& out)
{
    out += "<input type=\"hidden\" name=\"";
    out += form_token_field;
    out += "\" autocomplete=\"off\" value=\"";
    out.append(form_token_bytes, place_of_token);
    out += "\"/>";
}

// Elements that hold text alone: there is no room in them for a <bdi>.
bool holds_text_alone(std::string_view start)
{
    return start == "<option" || start == "<title";
}

// A name that turns the direction of writing around (U+202E and its kin) must not turn the words
// that follow it in the same line, such as the program's name after the title of a page. Where no
// element can isolate it, the turning goes; what the name says stays. The controls are U+202A to
// U+202E and U+2066 to U+2069, all of them three bytes long.
void drop_direction_controls(std::string& out, std::size_t from)
{
    for (auto at = out.find('\xe2', from); at != out.npos; at = out.find('\xe2', at)) {
        auto const three = std::string_view(out).substr(at, 3);
        auto const turns = (three >= "\xe2\x80\xaa" && three <= "\xe2\x80\xae")
            || (three >= "\xe2\x81\xa6" && three <= "\xe2\x81\xa9");
        if (turns)
            out.erase(at, three.size());
        else
            ++at;
    }
}

// Nearly all pages fit, so they are allocated once and never copied; what is not touched costs
// nothing.
constexpr std::size_t page_bytes = 64 * 1024;

std::string_view name_of(Direction direction)
{
    return direction == Direction::right_to_left ? "rtl" : "ltr";
}

} // namespace

void append_text(std::string& out, std::string_view text)
{
    static constexpr auto table = text_table();
    append_escaped(out, text, table);
}

void append_attribute_text(std::string& out, std::string_view text)
{
    static constexpr auto table = attribute_table();
    append_escaped(out, text, table);
}

void Attribute::write(std::string& out) const
{
    if (!m_present)
        return;
    out += ' ';
    out += m_name;
    out += "=\"";
    if (m_is_number)
        append_number(out, m_number);
    else
        append_attribute_text(out, m_words[0]);
    auto is_first = m_words[0].empty();
    for (auto const word : std::span(m_words).subspan(1)) {
        if (word.empty())
            continue;
        if (!is_first)
            out += ' ';
        append_attribute_text(out, word);
        is_first = false;
    }
    out += '"';
}

namespace detail {

void write_part(Part const& part, std::string& out)
{
    switch (part.kind) {
    case Part::Kind::nothing:
    case Part::Kind::attribute:
        return;
    case Part::Kind::text:
        return append_text(out, part.view());
    case Part::Kind::markup:
        out += part.view();
        return;
    case Part::Kind::number:
        return append_number(out, part.number);
    case Part::Kind::element:
        return write_element(*static_cast<AnyElement const*>(part.object), out);
    case Part::Kind::writer:
        return part.write(part.object, out);
    }
}

void write_element(AnyElement const& element, std::string& out)
{
    std::span const parts(element.parts, element.count);
    auto const shape = element.tags.shape;
    if (shape != Shape::fragment) {
        out += element.tags.start;
        if (shape == Shape::drawing)
            out += " xmlns=\"http://www.w3.org/2000/svg\"";
        for (auto const& part : parts) {
            if (part.kind != Part::Kind::attribute)
                continue;
            SAKSI_CHECK(is_new(parts, part));
            attribute_of(part).write(out);
        }
        if (shape == Shape::void_element) {
            out += "/>";
            return;
        }
        out += '>';
    }
    if (element.tags.start == "<form" && sends(parts))
        append_token_place(out);
    auto const content_at = out.size();
    for (auto const& part : parts)
        write_part(part, out);
    if (shape == Shape::keeps_first_line && out.size() > content_at && out[content_at] == '\n')
        out.insert(content_at, 1, '\n');
    if (holds_text_alone(element.tags.start))
        drop_direction_controls(out, content_at);
    out += element.tags.end;
}

} // namespace detail

std::string render_document(
    Document const& document, detail::Part const& head, detail::Part const& body)
{
    std::string out;
    out.reserve(page_bytes);
    out += "<!DOCTYPE html>\n<html lang=\"";
    append_attribute_text(out, document.lang);
    out += "\" dir=\"";
    out += name_of(document.direction);
    if (!document.theme.empty()) {
        out += "\" data-theme=\"";
        append_attribute_text(out, document.theme);
    }
    out += "\"><head><meta charset=\"utf-8\"/>";
    detail::write_part(head, out);
    out += "</head><body>";
    detail::write_part(body, out);
    out += "</body></html>\n";
    return out;
}

std::string render_xhtml(
    Document const& document, detail::Part const& head, detail::Part const& body)
{
    std::string out;
    out.reserve(page_bytes);
    out +=
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\"";
    for (auto const* attribute : { " lang=\"", " xml:lang=\"" }) {
        out += attribute;
        append_attribute_text(out, document.lang);
        out += '"';
    }
    out += " dir=\"";
    out += name_of(document.direction);
    out += "\"><head><meta charset=\"utf-8\"/>";
    detail::write_part(head, out);
    out += "</head><body>";
    detail::write_part(body, out);
    out += "</body></html>\n";
    return out;
}

bool wants_form_token(std::string_view page)
{
    return page.find(place_of_token) != page.npos;
}

void fill_form_tokens(std::string& page, std::string_view token)
{
    SAKSI_CHECK(token.size() == form_token_bytes);
    for (auto at = page.find(place_of_token); at != page.npos; at = page.find(place_of_token, at))
        page.replace(at, form_token_bytes, token);
}

Html script_module(Path const& source)
{
    // `script` is no element that pages can write, so it is spelled here, where its content is
    // known to be nothing.
    auto const address = AttributeMaker::words("src", source.text());
    auto const type = attr<"type">("module");
    constexpr detail::Tags tags { "<script", "</script>" };
    return detail::Element<2>(tags, type, address);
}

Html external_link(std::string_view address, std::string_view text)
{
    using namespace tags;
    auto const url = Url::parse(address);
    if (!url)
        return fragment(text);
    return a(href_(*url), rel_("noopener noreferrer external"), text);
}

} // namespace saksi::render
