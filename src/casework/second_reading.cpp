#include "casework/second_reading.hpp"

#include "base/text.hpp"
#include "casework/change_record.hpp"
#include "schema/common_fields.hpp"

#include <algorithm>

namespace saksi::casework {

using schema::comments_field;
using schema::review_field;

// What is said of a record beside what the record says.
static bool is_beside(workspace::StatedValue const& stated)
{
    return stated.field == review_field || stated.field == comments_field;
}

std::string read_mark(workspace::RecordView const& record)
{
    std::vector<std::string> read;
    for (auto const& stated : record.values) {
        if (!is_beside(stated))
            read.push_back(stated.id.text());
    }
    std::ranges::sort(read);
    std::string mark;
    for (auto const& one : read)
        mark += (mark.empty() ? "" : " ") + one;
    return mark;
}

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
        // Time is told by clocks that can be wrong: what was stated in the same second was perhaps
        // not read, and what the reader stated was read by nobody else.
        return !is_beside(stated)
            && (stated.stated_at >= said->stated_at || stated.author == said->author);
    });
    return { later ? Review::changed_since : Review::confirmed, said };
}

Result<void> set_review(Workspace& workspace, Actor const& actor, RecordId const& id,
    std::string const& state, std::string_view read)
{
    auto const record = TRY(workspace.record(workspace.reach(actor), id));
    auto const permit = TRY(workspace.permit(actor, record.dossier, workspace::Grant::write));
    auto const* states = workspace.schemas().vocabulary("review_state");
    if (!states || !states->find(state))
        return Error { ErrorKind::invalid, N_("There is no such state."),
            std::string(review_field) };
    if (state == schema::review_confirmed && read != read_mark(record))
        return Error { ErrorKind::conflict,
            N_("This record was changed while you read it. Please read it once more."), id.text() };
    // Stated anew even where it says the same: somebody has read what changed since.
    workspace::Change change { .record = id, .assertions = {} };
    change.assertions.push_back({ .field = std::string(review_field),
        .value = schema::Term { "review_state", state },
        .source = log::OwnObservation {} });
    for (auto const* stated : record.all(review_field))
        change.assertions.front().supersedes.push_back(stated->id);
    std::ranges::sort(change.assertions.front().supersedes);
    TRY(workspace.append(permit, change));
    return {};
}

Result<void> comment_on(
    Workspace& workspace, Actor const& actor, RecordId const& id, std::string const& words)
{
    if (trimmed(words).empty())
        return Error { ErrorKind::invalid, N_("Nothing was written."),
            std::string(comments_field) };
    return change_record(workspace, actor,
        { .record = id,
            .changes = {
                { .field = std::string(comments_field), .values = { { { "", words } } } } } });
}

} // namespace saksi::casework
