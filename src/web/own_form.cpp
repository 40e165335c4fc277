#include "web/own_form.hpp"

#include "render/form_token.hpp"

#include <algorithm>
#include <array>

namespace saksi::web {

using render::Path;

// A multipart body has its boundary and headers before the first value.
static constexpr std::size_t id_within_bytes = 1024;
static constexpr std::size_t place_bytes_max = 1024;

std::optional<Path> place_of_form(std::string_view text)
{
    // What cases and their records are filled in at; see the pages that call draw_form().
    static constexpr std::array<std::string_view, 3> beginnings { "/cases/", "/records/", "/r/" };
    auto const ours = std::ranges::any_of(
        beginnings, [&](std::string_view beginning) { return text.starts_with(beginning); });
    if (!ours || text.size() > place_bytes_max || text.find('#') != text.npos)
        return std::nullopt;
    auto path = Path::parse(text);
    return path ? std::optional(*std::move(path)) : std::nullopt;
}

std::optional<OwnForm> own_form_of(http::Request const& request)
{
    auto const beginning = std::string_view(request.body).substr(0, id_within_bytes);
    if (beginning.find(form_id_name) == beginning.npos)
        return std::nullopt;
    auto form = request.form();
    if (!form)
        return std::nullopt; // The page itself says what is wrong with it.
    auto const id = workspace::FormId::parse(form->text(form_id_name));
    if (!id)
        return std::nullopt;
    return OwnForm { *id, place_of_form(form->text(form_place_name)), *std::move(form) };
}

workspace::FormKey OwnForm::key(std::string_view handle, std::string_view path) const
{
    std::vector<std::pair<std::string_view, std::string_view>> all;
    for (auto const& field : fields.fields()) {
        // Another session's token makes no other sending.
        if (field.name == render::form_token_field)
            continue;
        if (auto const* text = std::get_if<std::string>(&field.value))
            all.emplace_back(field.name, *text);
        else if (auto const* file = std::get_if<http::FormFile>(&field.value))
            all.emplace_back(field.name, file->bytes);
    }
    return workspace::form_key(handle, path, all);
}

Path draft_path(std::string_view place, workspace::FormId const& form)
{
    auto const known = place_of_form(place);
    return known ? known->with(draft_name, form.text()) : Path("/drafts");
}

} // namespace saksi::web
