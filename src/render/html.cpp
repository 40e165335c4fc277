#include "render/html.hpp"

#include <charconv>
#include <span>

namespace saksi::render {

namespace {

// What an ASCII byte needs: nothing, or the index of its replacement. 0xff: look at the sequence.
enum Replacement : unsigned char {
    none,
    ampersand,
    less,
    greater,
    quote,
    carriage_return,
    line_feed,
    tab,
    invalid
};
constexpr std::string_view replacements[] = { "", "&amp;", "&lt;", "&gt;", "&quot;", "&#13;",
    "&#10;", "&#9;", "\xEF\xBF\xBD" };

using Table = std::array<unsigned char, 128>;

constexpr Table text_table()
{
    Table table {};
    for (unsigned control = 0; control < 0x20; ++control)
        table[control] = invalid;
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
        auto const byte = static_cast<unsigned char>(text[at]);
        unsigned char replacement = none;
        if (byte < 0x80) {
            replacement = table[byte];
            ++at;
        } else if (auto const length = sequence_length(text.substr(at, 4))) {
            at += length;
        } else {
            replacement = invalid;
            ++at;
        }
        if (replacement == none)
            continue;
        out.append(text.substr(copied, at - 1 - copied));
        out.append(replacements[replacement]);
        copied = at;
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

// The same attribute twice would not be XML.
bool names_differ(detail::AnyElement const& element)
{
    for (std::size_t one = 0; one < element.count; ++one) {
        if (element.parts[one].kind != detail::Part::Kind::attribute)
            continue;
        for (std::size_t two = one + 1; two < element.count; ++two) {
            if (element.parts[two].kind != detail::Part::Kind::attribute)
                continue;
            auto const& first = attribute_of(element.parts[one]);
            auto const& second = attribute_of(element.parts[two]);
            if (first.present() && second.present() && first.name() == second.name())
                return false;
        }
    }
    return true;
}

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
    if (m_is_number) {
        append_number(out, m_number);
    } else {
        auto first = true;
        for (auto const word : m_words) {
            if (word.empty())
                continue;
            if (!first)
                out += ' ';
            append_attribute_text(out, word);
            first = false;
        }
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
    if (!element.name.empty()) {
        SAKSI_CHECK(names_differ(element));
        out += '<';
        out += element.name;
        if (element.name == "svg") // So that a drawing is one in XHTML and on its own as well.
            out += " xmlns=\"http://www.w3.org/2000/svg\"";
        for (auto const& part : parts) {
            if (part.kind == Part::Kind::attribute)
                attribute_of(part).write(out);
        }
        out += element.is_void ? "/>" : ">";
    }
    if (element.is_void)
        return;
    auto const content_at = out.size();
    for (auto const& part : parts)
        write_part(part, out);
    if (element.name.empty())
        return;
    // HTML parsers swallow a line break at the very start of these two; a second one saves it.
    auto const swallows = element.name == "textarea" || element.name == "pre";
    if (swallows && content_at < out.size() && out[content_at] == '\n')
        out.insert(content_at, 1, '\n');
    out += "</";
    out += element.name;
    out += '>';
}

} // namespace detail

std::string render_document(
    Document const& document, detail::Part const& head, detail::Part const& body)
{
    std::string out;
    out.reserve(16 * 1024); // Most pages fit; one allocation for them.
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
    out.reserve(16 * 1024);
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

Html script_module(Path const& source)
{
    // `script` is no element that pages can write, so it is spelled here, where its content is
    // known to be nothing.
    auto const address = AttributeMaker::words("src", source.text());
    auto const type = attr<"type">("module");
    return detail::Element<2>("script", false, type, address);
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
