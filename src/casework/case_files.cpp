#include "casework/case_files.hpp"

#include "casework/values_in.hpp"

namespace saksi::casework {

CaseFiles case_files(Workspace const& workspace, workspace::Reach const& reach,
    DossierId const& dossier, std::size_t of_each_type_max)
{
    CaseFiles found;
    for (auto const& type : workspace.schemas().types()) {
        for (auto const& field : type.fields) {
            if (field.kind != schema::FieldKind::file)
                continue;
            auto fields = type.title_fields;
            fields.push_back(field.key);
            // Every name has nothing in it: those that have a file at all.
            auto page = workspace.list(reach,
                { .type = type.key,
                    .filters = { { field.key, "" } },
                    .dossier = dossier,
                    .limit = of_each_type_max,
                    .fields = fields });
            if (!page)
                continue;
            found.left_out += page->total - page->rows.size();
            for (auto const& row : page->rows) {
                workspace.note_look(reach, workspace::Look::list, row, fields);
                for (auto& file : values_in<schema::File>(row, field.key))
                    found.files.push_back({ row.id, row.title, std::move(file) });
            }
        }
    }
    return found;
}

} // namespace saksi::casework
