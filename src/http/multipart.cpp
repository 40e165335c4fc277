// multipart/form-data: what browsers send when a form has a file. The body is in memory already;
// this only finds the parts in it.
#include "http/form.hpp"
#include "http/headers.hpp"
#include "http/percent.hpp"

#include <algorithm>

namespace saksi::http {

static constexpr std::size_t part_header_bytes_max = 8 * 1024;

static Error malformed()
{
    return { ErrorKind::invalid,
        N_("The form arrived cut off or malformed. Please send it again.") };
}

static void skip_spaces(std::string_view& rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
}

// Takes `name=value` or `name="value"` after a semicolon off the front. Browsers write a quote
// within quotes as %22, others as \"; both are read.
struct Parameter {
    std::string_view name;
    std::string value;
};
static std::optional<Parameter> take_parameter(std::string_view& rest)
{
    skip_spaces(rest);
    if (!rest.starts_with(';'))
        return std::nullopt;
    rest.remove_prefix(1);
    skip_spaces(rest);
    auto const equals = rest.find('=');
    if (equals == std::string_view::npos)
        return std::nullopt;
    Parameter parameter { rest.substr(0, equals), {} };
    rest.remove_prefix(equals + 1);
    if (!rest.starts_with('"')) {
        auto const end = std::min(rest.find_first_of("; \t"), rest.size());
        parameter.value = rest.substr(0, end);
        rest.remove_prefix(end);
        return parameter;
    }
    rest.remove_prefix(1);
    while (!rest.empty() && rest.front() != '"') {
        if (rest.starts_with("\\\"") || rest.starts_with("%22")) {
            parameter.value += '"';
            rest.remove_prefix(rest.front() == '%' ? 3 : 2);
        } else {
            parameter.value += rest.front();
            rest.remove_prefix(1);
        }
    }
    if (rest.empty())
        return std::nullopt;
    rest.remove_prefix(1);
    return parameter;
}

// The value of one parameter of a header field such as `form-data; name="a"`.
// Empty optional: it is not there. Errors: invalid  the parameters are malformed, or it stands
// twice
static Result<std::optional<std::string>> parameter_of(
    std::string_view field, std::string_view name)
{
    std::optional<std::string> found;
    std::string_view rest = field.substr(std::min(field.find(';'), field.size()));
    while (auto parameter = take_parameter(rest)) {
        if (!equal_ignoring_case(parameter->name, name))
            continue;
        if (found)
            return malformed();
        found = std::move(parameter->value);
    }
    if (!rest.empty())
        return malformed();
    return found;
}

static bool is_label(std::string_view text)
{
    return is_clean_text(text)
        && std::ranges::none_of(text, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

// The value of one header field of a part, its name compared without case.
static std::string_view part_field(std::string_view header, std::string_view name)
{
    while (!header.empty()) {
        auto const end = std::min(header.find("\r\n"), header.size());
        auto const line = header.substr(0, end);
        header.remove_prefix(std::min(end + 2, header.size()));
        auto const colon = line.find(':');
        if (colon == std::string_view::npos || !equal_ignoring_case(line.substr(0, colon), name))
            continue;
        auto value = line.substr(colon + 1);
        skip_spaces(value);
        return value;
    }
    return {};
}

static Result<FormField> parse_part(std::string_view header, std::string_view bytes)
{
    auto const disposition = part_field(header, "Content-Disposition");
    auto const kind = disposition.substr(0, disposition.find_first_of("; \t"));
    auto name = TRY(parameter_of(disposition, "name"));
    auto const filename = TRY(parameter_of(disposition, "filename"));
    if (!equal_ignoring_case(kind, "form-data") || !name || !is_label(*name))
        return malformed();
    if (!filename) {
        if (!is_clean_text(bytes))
            return Error { ErrorKind::invalid,
                N_("The address or form holds bytes that are not text (UTF-8).") };
        return FormField { std::move(*name), std::string(bytes) };
    }
    auto const media_type = part_field(header, "Content-Type");
    if (!is_label(*filename) || !is_label(media_type))
        return malformed();

    // Some senders give a whole path; where a file lay on somebody's disk is none of our business.
    auto const slash = filename->find_last_of("/\\");
    FormFile file {
        .filename = slash == std::string::npos ? *filename : filename->substr(slash + 1),
        .media_type = std::string(media_type.empty() ? "application/octet-stream" : media_type),
        .bytes = bytes,
    };
    return FormField { std::move(*name), std::move(file) };
}

Result<Form> parse_multipart(std::string_view content_type, std::string_view body)
{
    auto const boundary = TRY(parameter_of(content_type, "boundary"));
    if (!boundary || boundary->empty() || boundary->size() > 70)
        return malformed();
    auto const delimiter = "\r\n--" + *boundary;

    // The first delimiter may stand at the very start, without its line break.
    if (!body.starts_with(std::string_view(delimiter).substr(2)))
        return malformed();
    body.remove_prefix(delimiter.size() - 2);

    Form form;
    while (!body.starts_with("--")) {
        if (form.fields().size() == form_fields_max)
            return Error { ErrorKind::too_large, N_("The form has too many fields.") };
        if (!body.starts_with("\r\n"))
            return malformed();
        auto const header_end = body.substr(0, part_header_bytes_max).find("\r\n\r\n");
        if (header_end == std::string_view::npos)
            return body.size() > part_header_bytes_max
                ? Error { ErrorKind::too_large, N_("A part of the form has too long a header.") }
                : malformed();
        auto const header = body.substr(2, std::max<std::size_t>(header_end, 2) - 2);
        body.remove_prefix(header_end + 4);
        auto const end = body.find(delimiter);
        if (end == std::string_view::npos)
            return malformed();
        auto field = TRY(parse_part(header, body.substr(0, end)));
        std::visit(
            [&](auto& value) { form.add(std::move(field.name), std::move(value)); }, field.value);
        body.remove_prefix(end + delimiter.size());
    }
    return form;
}

} // namespace saksi::http
