#include "web/widgets/files_panel.hpp"

#include "casework/case_files.hpp"
#include "publish/value_words.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web {

using namespace render::tags;
using casework::CaseFile;
using render::Html;

Html files_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (!record.type || record.type->home != schema::Home::opens_dossier)
        return {};
    auto const found = casework::case_files(visit.workspace, visit.reach, record.dossier);
    if (found.files.empty())
        return {};
    auto const& t = visit.tongue;
    return section(class_("panel"),
        h2(t.tr("Files"), " ",
            span(class_("count"), t.number(static_cast<std::int64_t>(found.files.size())))),
        ul(class_("plain"),
            each(found.files,
                [&](CaseFile const& one) -> Html {
                    auto const words = publish::value_words(
                        t, visit.workspace.schemas(), one.file, {});
                    return li(a(href_(record_path(one.record) / "files" / one.file.sha256.text()),
                                  bdi(words)),
                        " ", when(one.record != record.id, [&]() -> Html {
                            return span(class_("muted small"),
                                a(href_(record_path(one.record)), bdi(one.title)));
                        }));
                })),
        when(found.left_out > 0, [&]() -> Html {
            return p(class_("muted small"),
                t.format_n("{n} more is not shown.", "{n} more are not shown.",
                    static_cast<std::int64_t>(found.left_out)));
        }));
}

} // namespace saksi::web
