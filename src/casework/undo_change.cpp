#include "casework/undo_change.hpp"

#include "base/text.hpp"
#include "casework/take_back_record.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace saksi::casework {

namespace {

using workspace::Assertion;
using workspace::StatedValue;
using History = std::vector<StatedValue>;

// What the commit did to one field.
struct FieldUndo {
    std::string field;
    std::vector<StatementId> takes_back;         // What it asserted.
    std::vector<StatedValue const*> brings_back; // What it alone ended.
};

bool names(StatedValue const& one, StatementId const& id)
{
    return std::ranges::find(one.supersedes, id) != one.supersedes.end();
}

bool ended_by_another(History const& history, StatementId const& id, CommitId const& commit)
{
    return std::ranges::any_of(history, [&](auto const& one) {
        return one.commit != commit && one.op != log::Op::dispute && names(one, id);
    });
}

bool ended_by(History const& history, StatementId const& id, CommitId const& commit)
{
    return std::ranges::any_of(history, [&](auto const& one) {
        return one.commit == commit && one.op != log::Op::dispute && names(one, id);
    });
}

Result<FieldUndo> undo_of(History const& history, std::string const& field, CommitId const& commit)
{
    auto undo = FieldUndo { field, {}, {} };
    for (auto const& one : history) {
        if (one.field != field || one.op != log::Op::assert_)
            continue;
        if (one.commit == commit) {
            if (!one.current)
                return Error { ErrorKind::conflict,
                    N_("This change cannot be undone: a later one builds on it. The history shows "
                       "both."),
                    field };
            undo.takes_back.push_back(one.id);
        } else if (ended_by(history, one.id, commit)
            && !ended_by_another(history, one.id, commit)) {
            if (!one.value)
                return Error { ErrorKind::unsupported,
                    N_("A newer version of Saksi is needed to bring this value back."), field };
            undo.brings_back.push_back(&one);
        }
    }
    std::ranges::sort(undo.takes_back);
    return undo;
}

// Whether the record begins with the commit: nothing was said before of what it is.
bool made_by(History const& history, CommitId const& commit)
{
    return std::ranges::any_of(history, [&](auto const& one) {
        return one.commit == commit && one.field == log::type_field && one.op == log::Op::assert_
            && one.supersedes.empty();
    });
}

// Each value that comes back names its former self, so that nobody brings it back twice; the first
// one also takes the place of what the commit asserted.
void state(FieldUndo const& undo, std::string const& reason, std::vector<Assertion>& made)
{
    if (undo.brings_back.empty() && !undo.takes_back.empty()) {
        made.push_back({ .field = undo.field,
            .op = log::Op::retract,
            .value = std::nullopt,
            .supersedes = undo.takes_back,
            .note = reason });
    }
    auto takes_back = undo.takes_back;
    for (auto const* const old : undo.brings_back) {
        auto supersedes = std::exchange(takes_back, {});
        supersedes.push_back(old->id);
        std::ranges::sort(supersedes);
        made.push_back({ .field = undo.field,
            .value = old->value,
            .source = old->source,
            .confidence = old->confidence,
            .supersedes = std::move(supersedes),
            .note = old->note.empty() ? reason : old->note + "\n" + reason });
    }
}

} // namespace

bool can_undo(std::vector<StatedValue> const& history, CommitId const& commit)
{
    if (made_by(history, commit))
        return std::ranges::all_of(history, [&](auto const& one) {
            return one.commit == commit && (one.field != log::type_field || one.current);
        });
    auto speaks = false;
    for (auto const& one : history) {
        if (one.commit != commit || one.op == log::Op::dispute)
            continue;
        if (one.op == log::Op::assert_ && !one.current)
            return false;
        // A retraction was undone when what it took back was stated again.
        if (one.op == log::Op::retract
            && std::ranges::any_of(one.supersedes,
                [&](StatementId const& id) { return ended_by_another(history, id, commit); }))
            return false;
        speaks = true;
    }
    return speaks;
}

Result<void> undo_change(Workspace& workspace, Actor const& actor, RecordId const& record,
    CommitId const& commit, std::string reason)
{
    auto const reach = workspace.reach(actor);
    auto const dossier = TRY(workspace.dossier_of(reach, record));
    auto const permit = TRY(workspace.permit(actor, dossier, workspace::Grant::write));
    auto const history = TRY(workspace.history(reach, record));
    reason = TRY(tidy_text(reason));

    auto fields = std::set<std::string> {};
    for (auto const& one : history) {
        if (one.commit == commit)
            fields.insert(one.field);
    }
    if (fields.empty())
        return Error { ErrorKind::not_found, N_("There is no such change of this record."),
            commit.text() };
    if (made_by(history, commit)) {
        if (!std::ranges::all_of(history, [&](auto const& one) { return one.commit == commit; }))
            return Error { ErrorKind::invalid,
                N_("This change made the record, and others were made since. Take the whole record "
                   "back instead, on its page."),
                commit.text() };
        return take_back_record(workspace, actor, record, std::move(reason));
    }

    auto change = workspace::Change { .record = record, .assertions = {} };
    for (auto const& field : fields)
        state(TRY(undo_of(history, field, commit)), reason, change.assertions);
    if (change.assertions.empty())
        return Error { ErrorKind::conflict,
            N_("Nothing of this change is left to undo. The history shows what came after it."),
            *fields.begin() };
    TRY(workspace.append(permit, change));
    return {};
}

} // namespace saksi::casework
