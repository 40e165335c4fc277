#include "schema/common_fields.hpp"

namespace saksi::schema {

void add_common_fields(RecordType& type)
{
    auto const lies_in_dossier = type.home == Home::dossier || type.home == Home::opens_dossier;
    if (!lies_in_dossier || type.never_leaves)
        return;
    type.fields.push_back({ .key = std::string(review_field),
        .label = N_("Second reading"),
        .kind = FieldKind::term,
        .vocabulary = "review_state",
        .filter = true,
        .never_leaves = true,
        .apart = true });
    type.fields.push_back({ .key = std::string(comments_field),
        .label = N_("Comments"),
        .kind = FieldKind::long_text,
        .repeats = true,
        .never_leaves = true,
        .apart = true });
}

} // namespace saksi::schema
