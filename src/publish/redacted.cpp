#include "publish/redacted.hpp"

#include "schema/typed.hpp"

#include <algorithm>

namespace saksi::publish {

using workspace::Reach;
using workspace::RecordView;
using workspace::StatedValue;
using workspace::Workspace;

// A title may hold a reference, whose title may hold one again. Deeper than this is no title.
static constexpr int title_depth_max = 3;

std::vector<PublicValue const*> PublicRecord::all(std::string_view field) const
{
    std::vector<PublicValue const*> found;
    for (auto const& value : values) {
        if (value.field == field)
            found.push_back(&value);
    }
    return found;
}

PublicValue const* PublicRecord::one(std::string_view field) const
{
    auto const found = all(field);
    return found.empty() ? nullptr : found.back();
}

bool PublicRecord::in_conflict(std::string_view field) const
{
    auto const* declared = type->find(field);
    auto const found = all(field);
    return declared && !declared->repeats
        && std::ranges::any_of(
            found, [&](PublicValue const* value) { return value->value != found.front()->value; });
}

// Words can name a person. Of what was replaced only this may be told again.
static bool cannot_name_anybody(schema::Value const& value)
{
    return std::holds_alternative<schema::Number>(value)
        || std::holds_alternative<schema::Truth>(value) || std::holds_alternative<FuzzyDate>(value)
        || std::holds_alternative<schema::ZonedTime>(value)
        || std::holds_alternative<schema::Term>(value);
}

// Not in an unnamed namespace: Redacted knows it as its only maker.
class Redactor {
public:
    Redactor(Workspace const& workspace, Reach const& reach, Doubtful doubtful)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_doubtful(doubtful)
    {
    }

    Result<Redacted<PublicRecord>> redact(RecordId const& id) const
    {
        auto record = TRY(m_workspace.record(m_reach, id));
        if (!public_title(record))
            return Error { ErrorKind::forbidden, "This record is not public.", id.text() };

        PublicRecord content { .id = id, .type = record.type };
        std::erase_if(
            record.values, [&](StatedValue const& stated) { return !may_show(record, stated); });
        content.left_out_unverified = std::erase_if(
            record.values, [&](StatedValue const& stated) { return is_too_doubtful(stated); });
        auto const title = public_title(record);
        if (!title)
            return Error { ErrorKind::invalid, "Nobody has verified what this record is called.",
                id.text() };
        content.title = *title;
        for (auto const& stated : record.values)
            content.values.push_back(public_value(stated, content.titles));
        content.corrections = corrections(record, TRY(m_workspace.history(m_reach, id)));
        return Redacted<PublicRecord>(std::move(content));
    }

private:
    bool may_show(RecordView const& record, std::string_view field_key) const
    {
        auto const* field = record.type ? record.type->find(field_key) : nullptr;
        if (!field || field->never_leaves || field->kind == schema::FieldKind::file
            || field->kind == schema::FieldKind::consent)
            return false;
        return field->exposure == schema::Exposure::public_
            || record.dossier == m_workspace.commons();
    }

    // A reference to what is not public would tell that there is something.
    bool may_show(RecordView const& record, StatedValue const& stated) const
    {
        if (!stated.value || !may_show(record, stated.field))
            return false;
        auto const* reference = std::get_if<schema::Reference>(&*stated.value);
        return !reference || known_title(reference->record);
    }

    bool is_too_doubtful(StatedValue const& stated) const
    {
        return m_doubtful == Doubtful::left_out && stated.confidence == log::Confidence::unverified;
    }

    // The title put together from what may be shown; nothing when any part of it may not, or is
    // not there. The view's own title is not used: it is made of everything.
    std::optional<std::string> public_title(RecordView const& record, int depth = 0) const
    {
        if (!record.type || record.taken_back || depth > title_depth_max)
            return {};
        std::string title;
        for (auto const& key : record.type->title_fields) {
            if (!may_show(record, key))
                return {};
            auto const* stated = record.one(key);
            if (!stated || !stated->value)
                continue;
            auto const words = title_words(*stated->value, depth);
            if (!words)
                return {};
            if (!title.empty())
                title += " · ";
            title += *words;
        }
        if (title.empty())
            return {};
        return title;
    }

    std::optional<std::string> title_words(schema::Value const& value, int depth) const
    {
        if (auto const* reference = std::get_if<schema::Reference>(&value))
            return title_of(reference->record, depth + 1);
        if (auto const* term = std::get_if<schema::Term>(&value)) {
            auto const label = m_workspace.schemas().term_label(term->vocabulary, term->code);
            return label.empty() ? term->code : std::string(label.text());
        }
        return schema::plain_text(value);
    }

    std::optional<std::string> title_of(RecordId const& mentioned, int depth) const
    {
        auto const record = m_workspace.record(m_reach, mentioned);
        if (!record)
            return {};
        return public_title(*record, depth);
    }

    // All values of a record mention the same few others, so their titles are kept.
    std::optional<std::string> const& known_title(RecordId const& mentioned) const
    {
        auto const found = m_titles.find(mentioned);
        return found != m_titles.end()
            ? found->second
            : m_titles.emplace(mentioned, title_of(mentioned, 0)).first->second;
    }

    PublicValue public_value(
        StatedValue const& stated, std::map<RecordId, std::string>& titles) const
    {
        PublicValue value {
            .field = stated.field, .value = *stated.value, .confidence = stated.confidence
        };
        auto const mention = [&](RecordId const& mentioned) {
            auto const& title = known_title(mentioned);
            if (title)
                titles.emplace(mentioned, *title);
            return title.has_value();
        };
        if (auto const* reference = std::get_if<schema::Reference>(&value.value))
            mention(reference->record);
        if (auto const* source = std::get_if<RecordId>(&stated.source); source && mention(*source))
            value.source = *source;
        return value;
    }

    static StatedValue const* successor(
        std::vector<StatedValue> const& history, StatementId const& id)
    {
        auto const next = std::ranges::find_if(history, [&](StatedValue const& later) {
            return std::ranges::find(later.supersedes, id) != later.supersedes.end();
        });
        return next == history.end() ? nullptr : &*next;
    }

    // A field may hold several values: only following who superseded whom tells which of them took
    // the former's place. Nothing where that one is not shown.
    static std::optional<schema::Value> shown_in_place_of(StatedValue const& former,
        RecordView const& record, std::vector<StatedValue> const& history)
    {
        auto const* heir = &former;
        // No longer than the history: a foreign log might name itself in a circle.
        for (std::size_t steps = 0; heir && !heir->current && steps < history.size(); ++steps)
            heir = successor(history, heir->id);
        auto const shown = heir ? std::ranges::find(record.values, heir->id, &StatedValue::id)
                                : record.values.end();
        return shown == record.values.end() ? std::nullopt : shown->value;
    }

    // `record` holds what is shown now.
    std::vector<Correction> corrections(
        RecordView const& record, std::vector<StatedValue> const& history) const
    {
        std::vector<Correction> found;
        for (auto const& former : history) {
            // What was too doubtful to print was not printed, so there is nothing to correct.
            if (former.current || former.op != log::Op::assert_ || !may_show(record, former)
                || is_too_doubtful(former))
                continue;
            auto const now = record.all(former.field);
            if (std::ranges::any_of(
                    now, [&](StatedValue const* stated) { return stated->value == former.value; }))
                continue; // Stated anew, on a better source perhaps. What is printed is the same.
            auto const* const next = successor(history, former.id);
            if (!next)
                continue;
            Correction correction { .field = former.field,
                .former = {},
                .now = {},
                .on = Day::from_unix(next->stated_at) };
            correction.taken_back = next->op == log::Op::retract;
            if (!correction.taken_back && cannot_name_anybody(*former.value)) {
                correction.former = former.value;
                correction.now = shown_in_place_of(former, record, history);
            }
            found.push_back(std::move(correction));
        }
        std::ranges::stable_sort(found, {}, &Correction::on);
        return found;
    }

    Workspace const& m_workspace;
    Reach const& m_reach;
    Doubtful m_doubtful;
    mutable std::map<RecordId, std::optional<std::string>> m_titles;
};

Result<Redacted<PublicRecord>> redact(
    Workspace const& workspace, Reach const& reach, RecordId const& id, Doubtful doubtful)
{
    return Redactor(workspace, reach, doubtful).redact(id);
}

} // namespace saksi::publish
