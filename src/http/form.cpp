#include "http/form.hpp"

#include "http/percent.hpp"

#include <algorithm>

namespace saksi::http {

void Form::add(std::string name, std::string text)
{
    m_fields.push_back({ std::move(name), std::move(text) });
}

void Form::add(std::string name, FormFile file)
{
    m_fields.push_back({ std::move(name), std::move(file) });
}

std::string_view Form::text(std::string_view name) const
{
    for (auto const& field : m_fields) {
        auto const* text = std::get_if<std::string>(&field.value);
        if (text != nullptr && field.name == name)
            return *text;
    }
    return {};
}

std::vector<std::string_view> Form::texts(std::string_view name) const
{
    std::vector<std::string_view> found;
    for (auto const& field : m_fields) {
        auto const* text = std::get_if<std::string>(&field.value);
        if (text != nullptr && field.name == name)
            found.push_back(*text);
    }
    return found;
}

FormFile const* Form::file(std::string_view name) const
{
    auto const found = files(name);
    return found.empty() ? nullptr : found.front();
}

std::vector<FormFile const*> Form::files(std::string_view name) const
{
    std::vector<FormFile const*> found;
    for (auto const& field : m_fields) {
        auto const* file = std::get_if<FormFile>(&field.value);
        if (file != nullptr && field.name == name
            && !(file->filename.empty() && file->bytes.empty()))
            found.push_back(file);
    }
    return found;
}

bool Form::has(std::string_view name) const
{
    return std::ranges::find(m_fields, name, &FormField::name) != m_fields.end();
}

Result<Form> parse_urlencoded(std::string_view encoded)
{
    Form form;
    while (!encoded.empty()) {
        auto const end = std::min(encoded.find('&'), encoded.size());
        auto const piece = encoded.substr(0, end);
        encoded.remove_prefix(std::min(end + 1, encoded.size()));
        if (piece.empty())
            continue;
        if (form.fields().size() == form_fields_max)
            return Error { ErrorKind::too_large, N_("The form has too many fields.") };
        auto const equals = std::min(piece.find('='), piece.size());
        auto name = TRY(percent_decoded(piece.substr(0, equals), Plus::is_space));
        auto text = TRY(
            percent_decoded(piece.substr(std::min(equals + 1, piece.size())), Plus::is_space));
        form.add(std::move(name), std::move(text));
    }
    return form;
}

} // namespace saksi::http
