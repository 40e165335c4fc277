// One vocabulary: its terms with what they mean, under the broader ones, and what HURIDOCS calls
// them.
#include "web/layout.hpp"

#include <fmt/format.h>

namespace saksi::web::pages {

using namespace render::tags;
using render::Html;
using render::Path;
using schema::Vocabulary;
using schema::VocabularyTerm;

static Html huridocs_of(
    render::Tongue const& t, Vocabulary const& vocabulary, std::string const& term)
{
    Html codes;
    for (auto const& same : vocabulary.huridocs) {
        if (same.term != term)
            continue;
        if (!codes.empty())
            codes += Html(br());
        codes += fragment(t.format("list {}", same.list), " ", code(same.code));
    }
    return codes;
}

static Html row_of(render::Tongue const& t, Vocabulary const& vocabulary,
    VocabularyTerm const& term, bool narrower)
{
    auto const mark = [](bool holds, std::string_view shade, std::string_view words) -> Html {
        return holds ? Html(fragment(" ", span(class_("chip", shade), words))) : Html();
    };
    return tr(class_("narrower").only_if(narrower),
        td(strong(t.tr(term.label)), mark(term.unconfirmed, "warn", t.tr("to be confirmed")),
            mark(term.label.is_own(), "", t.tr("of our own")),
            mark(term.retired, "", t.tr("no longer used")),
            when(!term.definition.empty(),
                [&]() -> Html { return p(class_("muted small"), t.tr(term.definition)); })),
        td(code(term.code)), when(!vocabulary.huridocs.empty(), [&]() -> Html {
            return td(huridocs_of(t, vocabulary, term.code));
        }));
}

// Each term, and below it what is narrower.
static Html rows_below(
    render::Tongue const& t, Vocabulary const& vocabulary, std::string const& parent)
{
    Html rows;
    for (auto const& term : vocabulary.terms) {
        if (term.parent != parent)
            continue;
        rows += row_of(t, vocabulary, term, !parent.empty());
        rows += rows_below(t, vocabulary, term.code);
    }
    return rows;
}

static Answer show(Visit& visit)
{
    auto const& t = visit.tongue;
    auto const key = visit.request.path_variable("key");
    auto const* vocabulary = visit.workspace.schemas().vocabulary(key);
    if (!vocabulary)
        return Error { ErrorKind::not_found, N_("There is no such vocabulary."), {} };
    auto const& name = t.tr(vocabulary->label);
    return page_of(visit,
        { .title = std::string(name),
            .place = Place::settings,
            .crumbs = { { std::string(t.tr("Settings")), Path("/settings") },
                { std::string(t.tr("Vocabularies")), Path("/vocabularies") } } },
        fragment(h1(name), p(class_("lead"), t.tr(vocabulary->source)),
            div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_(name),
                table(thead(tr(th(scope_("col"), t.tr("Term")), th(scope_("col"), t.tr("Code")),
                          when(!vocabulary->huridocs.empty(),
                              [&]() -> Html {
                                  return th(scope_("col"), t.tr("In the lists of HURIDOCS"));
                              }))),
                    tbody(rows_below(t, *vocabulary, {}))))));
}

Page vocabulary_show()
{
    return { .path = "/vocabularies/{key}", .show = show, .rests_on_records = true };
}

} // namespace saksi::web::pages
