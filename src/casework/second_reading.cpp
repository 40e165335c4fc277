#include "casework/second_reading.hpp"

#include "base/text.hpp"
#include "casework/change_record.hpp"
#include "schema/common_fields.hpp"

#include <algorithm>

namespace saksi::casework {

using schema::comments_field;
using schema::review_field;

ReviewState review_of(workspace::RecordView const& record)
{
    auto const* said = record.one(review_field);
    auto const* term = said && said->value ? std::get_if<schema::Term>(&*said->value) : nullptr;
    if (!term)
        return { record.type && record.type->second_reading ? Review::draft : Review::not_asked };
    if (term->code == schema::review_in_review)
        return { Review::in_review, said };
    if (term->code != schema::review_confirmed)
        return { Review::draft, said };
    auto const later = std::ranges::any_of(record.values, [&](auto const& stated) {
        return stated.field != review_field && stated.field != comments_field
            && stated.stated_at > said->stated_at;
    });
    return { later ? Review::changed_since : Review::confirmed, said };
}

static FieldChange change_of(std::string_view field, std::string const& typed)
{
    return { .field = std::string(field), .values = { { { "", typed } } } };
}

Result<void> set_review(
    Workspace& workspace, Actor const& actor, RecordId const& id, std::string const& state)
{
    auto const record = TRY(workspace.record(workspace.reach(actor), id));
    auto change = change_of(review_field, state);
    for (auto const* stated : record.all(review_field))
        change.replaces.push_back(stated->id);
    return change_record(workspace, actor, { .record = id, .changes = { std::move(change) } });
}

Result<void> comment_on(
    Workspace& workspace, Actor const& actor, RecordId const& id, std::string const& words)
{
    if (trimmed(words).empty())
        return Error { ErrorKind::invalid, N_("Nothing was written."),
            std::string(comments_field) };
    return change_record(
        workspace, actor, { .record = id, .changes = { change_of(comments_field, words) } });
}

} // namespace saksi::casework
