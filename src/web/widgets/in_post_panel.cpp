#include "web/widgets/in_post_panel.hpp"

#include "casework/in_post.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web {

using namespace render::tags;
using casework::InPost;
using law::Overlap;
using render::Html;

Html in_post_panel(Visit const& visit, workspace::RecordView const& record)
{
    if (record.taken_back)
        return {};
    auto const found = casework::in_post(visit.workspace, visit.reach, record);
    if (found.empty())
        return {};
    auto const& t = visit.tongue;
    return section(class_("panel"), h2(t.tr("In post then")),
        p(class_("hint"),
            t.tr("In the units tied to it and in those above them, as far as the dates say. It "
                 "accuses nobody: it says where somebody served, not what they did.")),
        ul(class_("plain"), each(found, [&](InPost const& one) -> Html {
            visit.workspace.note_look(visit.reach, workspace::Look::list, one.posting);
            return li(a(href_(record_path(one.posting.id)), bdi(one.posting.title)), " ",
                span(class_("chip"),
                    one.overlap == Overlap::certain ? t.tr("the whole time, on every reading")
                                                    : t.tr("perhaps")),
                when(one.steps_above > 0, [&]() -> Html {
                    return fragment(" ",
                        span(class_("muted small"),
                            t.format_n("one unit above", "{n} units above",
                                static_cast<std::int64_t>(one.steps_above))));
                }));
        })));
}

} // namespace saksi::web
