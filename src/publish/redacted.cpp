#include "publish/redacted.hpp"

#include <algorithm>

namespace saksi::publish {

using workspace::Reach;
using workspace::RecordView;
using workspace::StatedValue;
using workspace::Workspace;

class Redactor {
public:
    Redactor(Workspace const& workspace, Reach const& reach, Doubtful doubtful)
        : m_workspace(workspace)
        , m_reach(reach)
        , m_doubtful(doubtful)
    {
    }

    Result<Redacted<PublicRecord>> redact(RecordId const& id)
    {
        PublicRecord content;
        content.record = TRY(m_workspace.record(m_reach, id));
        if (!may_show_title(content.record))
            return Error { ErrorKind::forbidden, "This record is not public.", id.text() };
        auto& values = content.record.values;
        std::erase_if(values,
            [&](StatedValue const& stated) { return !may_show(content.record, stated.field); });
        if (m_doubtful == Doubtful::left_out) {
            content.left_out_unverified = std::erase_if(values, [](StatedValue const& stated) {
                return stated.confidence == log::Confidence::unverified;
            });
        }
        for (auto& stated : TRY(m_workspace.history(m_reach, id))) {
            if (!stated.current && stated.value && may_show(content.record, stated.field)
                && (m_doubtful == Doubtful::marked
                    || stated.confidence != log::Confidence::unverified))
                content.former.push_back(std::move(stated));
        }
        for (auto* list : { &values, &content.former }) {
            for (auto& stated : *list) {
                stated.author.clear();
                add_titles(stated, content.titles);
            }
        }
        return Redacted<PublicRecord>(std::move(content));
    }

private:
    bool may_show(RecordView const& record, std::string_view field_key) const
    {
        if (field_key == log::type_field)
            return false; // Says what the record is; not a value to print.
        auto const* field = record.type ? record.type->find(field_key) : nullptr;
        if (!field || field->kind == schema::FieldKind::file
            || field->kind == schema::FieldKind::consent)
            return false;
        return field->exposure == schema::Exposure::public_
            || record.dossier == m_workspace.commons();
    }

    bool may_show_title(RecordView const& record) const
    {
        return record.type
            && std::ranges::all_of(record.type->title_fields,
                [&](std::string const& field) { return may_show(record, field); });
    }

    void add_titles(StatedValue const& stated, std::map<RecordId, std::string>& titles) const
    {
        auto add = [&](RecordId const& mentioned) {
            if (titles.contains(mentioned))
                return;
            auto const record = m_workspace.record(m_reach, mentioned);
            if (record && may_show_title(*record))
                titles.emplace(mentioned, record->title);
        };
        if (auto const* reference = stated.value ? std::get_if<schema::Reference>(&*stated.value)
                                                 : nullptr)
            add(reference->record);
        if (auto const* source = std::get_if<RecordId>(&stated.source))
            add(*source);
    }

    Workspace const& m_workspace;
    Reach const& m_reach;
    Doubtful m_doubtful;
};

Result<Redacted<PublicRecord>> redact(
    Workspace const& workspace, Reach const& reach, RecordId const& id, Doubtful doubtful)
{
    return Redactor(workspace, reach, doubtful).redact(id);
}

} // namespace saksi::publish
