#include "web/send_again.hpp"

#include "render/form_token.hpp"
#include "web/layout.hpp"

#include <algorithm>

namespace saksi::web {

using namespace render::tags;
using render::Html;
using render::Path;

// Passphrases and codes are typed there, and nothing that takes long to type.
static bool may_hold_secrets(std::string_view path)
{
    return path.starts_with("/settings");
}

Answer send_again(Visit const& visit, Error const& refused)
{
    auto const& t = visit.tongue;
    auto const here = Path::parse(visit.request.target);
    auto const sent = TRY(visit.request.form());
    auto const has_files = std::ranges::any_of(sent.fields(), [](http::FormField const& field) {
        return std::holds_alternative<http::FormFile>(field.value);
    });
    if (!here || has_files || may_hold_secrets(visit.request.path))
        return refused;

    Html const body = fragment(h1(t.tr("Send this once more?")),
        p(class_("lead"),
            t.tr("What you sent was written before you signed in this time, so nothing was done "
                 "with it yet. Everything that you typed is still here.")),
        render::tags::form(method_("post"), action_(*here),
            each(sent.fields(),
                [](http::FormField const& field) -> Html {
                    if (field.name == render::form_token_field)
                        return {};
                    return input(type_("hidden"), name_(field.name),
                        value_(std::get<std::string>(field.value)));
                }),
            button(class_("primary"), type_("submit"), t.tr("Yes, send it"))),
        p(a(href_(Path("/")), t.tr("No, back to Today"))));
    return page_of(visit, { .title = std::string(t.tr("Send this once more?")) }, body, 409);
}

} // namespace saksi::web
