#include "web/widgets/basis_input.hpp"

#include "web/widgets/provenance.hpp"

#include <array>

namespace saksi::web {

using namespace render::tags;
using casework::Basis;
using log::Confidence;
using render::Html;

static constexpr std::string_view own_choice = "own";
static constexpr std::string_view unstated_choice = "none";
// More sources than a choice can show; the rest are found by their list and added there.
static constexpr std::size_t sources_max = 300;

static constexpr std::array<std::pair<std::string_view, Confidence>, 4> confidences { {
    { "unstated", Confidence::unstated },
    { "unverified", Confidence::unverified },
    { "partly_verified", Confidence::partly_verified },
    { "verified", Confidence::verified },
} };

static std::string choice_of(log::Source const& source)
{
    if (std::holds_alternative<log::OwnObservation>(source))
        return std::string(own_choice);
    if (auto const* record = std::get_if<RecordId>(&source))
        return record->text();
    return std::string(unstated_choice);
}

Html basis_input(Visit const& visit, Basis const& basis, DossierId const& dossier)
{
    auto const& t = visit.tongue;
    auto const sources = visit.workspace.list(
        visit.reach, { .type = "source", .dossier = dossier, .limit = sources_max });
    auto const chosen = choice_of(basis.source);
    return fieldset(class_("section"), legend(t.tr("What this rests on")),
        div(class_("field"), label(for_("basis-source"), t.tr("Source")),
            select(id_("basis-source"), name_("basis.source"),
                option(value_(own_choice), selected_(chosen == own_choice),
                    t.tr("Seen or heard by me")),
                option(value_(unstated_choice), selected_(chosen == unstated_choice),
                    t.tr("No source to name")),
                when(static_cast<bool>(sources),
                    [&]() -> Html {
                        return fragment(
                            each(sources->rows, [&](workspace::RecordView const& row) -> Html {
                                return option(value_(row.id.text()),
                                    selected_(chosen == row.id.text()), row.title);
                            }));
                    })),
            p(class_("hint"),
                t.tr("Who or what says so. A new source is added as a record of its own first."))),
        div(class_("field"), label(for_("basis-confidence"), t.tr("Confidence")),
            select(id_("basis-confidence"), name_("basis.confidence"),
                each(confidences,
                    [&](auto const& one) -> Html {
                        return option(value_(one.first), selected_(one.second == basis.confidence),
                            t.tr(confidence_label(one.second)));
                    }))),
        div(class_("field"), label(for_("basis-note"), t.tr("Note")),
            input(id_("basis-note"), name_("basis.note"), type_("text"), value_(basis.note),
                dir_("auto"), maxlength_(1000), aria_describedby_("basis-note-hint")),
            p(class_("hint"), id_("basis-note-hint"),
                t.tr("Page or minute of the source, or why this is changed."))));
}

Result<Basis> basis_of(Visit const& visit, http::Form const& form)
{
    Basis basis { .note = std::string(form.text("basis.note")) };
    auto const source = form.text("basis.source");
    if (source == unstated_choice) {
        basis.source = log::SourceUnstated {};
    } else if (!source.empty() && source != own_choice) {
        auto const record = TRY(RecordId::parse(source));
        TRY(visit.workspace.dossier_of(visit.reach, record));
        basis.source = record;
    }
    for (auto const& [name, confidence] : confidences) {
        if (form.text("basis.confidence") == name)
            basis.confidence = confidence;
    }
    return basis;
}

casework::Basis basis_begun(Visit const& visit, http::Form const& form)
{
    auto basis = basis_of(visit, form);
    return basis ? *std::move(basis)
                 : casework::Basis { .source = log::SourceUnstated {},
                       .note = std::string(form.text("basis.note")) };
}

} // namespace saksi::web
