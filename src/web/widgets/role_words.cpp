#include "web/widgets/role_words.hpp"

namespace saksi::web {

using namespace render::tags;
using render::Html;

static std::string_view words_of(render::Tongue const& t, access::Role role)
{
    switch (role) {
    case access::Role::administrator:
        return t.tr("Administrator");
    case access::Role::caseworker:
        return t.tr("Caseworker");
    case access::Role::clinician:
        return t.tr("Clinician");
    case access::Role::editor:
        return t.tr("Editor");
    case access::Role::reader:
        return t.tr("Reader");
    }
    return {};
}

Html role_words(render::Tongue const& t, std::optional<access::Role> role)
{
    if (role)
        return fragment(words_of(t, *role));
    return span(t.tr("Reader"), " ", span(class_("chip warn"), t.tr("no role given yet")));
}

std::string_view grant_words(render::Tongue const& t, access::Grant grant)
{
    switch (grant) {
    case access::Grant::read:
        return t.tr("Read");
    case access::Grant::write:
        return t.tr("Read and write");
    case access::Grant::administer:
        return t.tr("Read, write, and say who else may see it");
    }
    return {};
}

Html role_choice(render::Tongue const& t, std::string_view id, access::Role chosen)
{
    return select(id_(id), name_("role"), each(access::all_roles, [&](access::Role role) -> Html {
        return option(value_(access::code_of(role)), selected_(role == chosen), words_of(t, role));
    }));
}

Html grant_choice(render::Tongue const& t, std::string_view id, access::Grant chosen)
{
    return select(
        id_(id), name_("level"), each(access::all_grants, [&](access::Grant grant) -> Html {
            return option(
                value_(access::code_of(grant)), selected_(grant == chosen), grant_words(t, grant));
        }));
}

} // namespace saksi::web
