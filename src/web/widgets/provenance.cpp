#include "web/widgets/provenance.hpp"

#include "web/widgets/listing.hpp"
#include "web/widgets/state_name.hpp"

namespace saksi::web {

using namespace render::tags;
using log::Confidence;
using render::Html;
using render::Tongue;
using workspace::StatedValue;

Message confidence_label(Confidence confidence)
{
    switch (confidence) {
    case Confidence::unstated:
        return N_("confidence not stated");
    case Confidence::unverified:
        return N_("not verified: to be confirmed");
    case Confidence::partly_verified:
        return N_("partly verified");
    case Confidence::verified:
        return N_("verified in the source");
    }
    return {};
}

Html doubt_mark(Tongue const& t, Confidence confidence)
{
    switch (confidence) {
    case Confidence::unverified:
        return fragment(" ", span(class_("chip warn"), t.tr("to be confirmed")));
    case Confidence::partly_verified:
        return fragment(" ", span(class_("chip"), t.tr("partly verified")));
    case Confidence::unstated:
    case Confidence::verified:
        return {};
    }
    return {};
}

// The same without a link, for places that are one already.
static std::string source_words(
    Tongue const& t, log::Source const& source, publish::Titles const& titles)
{
    if (std::holds_alternative<log::SourceUnstated>(source))
        return std::string(t.tr("no source stated"));
    if (std::holds_alternative<log::OwnObservation>(source))
        return std::string(t.tr("seen or heard by the author"));
    if (auto const* record = std::get_if<RecordId>(&source)) {
        auto const found = titles.find(*record);
        return found == titles.end() ? std::string(t.tr("a record out of reach")) : found->second;
    }
    return std::string(t.tr("another statement"));
}

Html source_html(Visit const& visit, log::Source const& source, publish::Titles const& titles)
{
    auto const words = source_words(visit.tongue, source, titles);
    if (auto const* record = std::get_if<RecordId>(&source))
        return a(href_(record_path(*record)), bdi(words));
    return span(words);
}

std::string note_words(Tongue const& t, std::string_view note)
{
    if (!note.starts_with("pack:"))
        return std::string(note);
    auto const space = note.find(' ');
    auto const name = note.substr(5, space == note.npos ? note.npos : space - 5);
    auto const place = space == note.npos ? std::string_view {} : note.substr(space + 1);
    return t.format("From the reference pack {pack}, {place}", render::arg("pack", name),
        render::arg("place", place));
}

Html provenance(Visit const& visit, StatedValue const& stated, publish::Titles const& titles)
{
    auto const& t = visit.tongue;
    return details(class_("provenance"),
        summary(span(class_("hidden"), t.tr("Where this comes from:"), " "),
            bdi(source_words(t, stated.source, titles))),
        dl(class_("facts"), dt(t.tr("Source")), dd(source_html(visit, stated.source, titles)),
            dt(t.tr("Confidence")), dd(t.tr(confidence_label(stated.confidence))),
            dt(t.tr("Stated by")), dd(bdi(stated.author)), dt(t.tr("On")),
            dd(t.moment(stated.stated_at)), when(!stated.note.empty(), [&]() -> Html {
                return fragment(dt(t.tr("Note")), dd(bdi(note_words(t, stated.note))));
            })));
}

// A record that was taken back says so wherever it is named.
static publish::Titles marked_titles(Visit const& visit, std::vector<RecordId> const& mentioned)
{
    std::set<RecordId> taken_back;
    auto titles = visit.workspace.titles(visit.reach, mentioned, &taken_back);
    name_states(visit, titles);
    for (auto const& id : taken_back)
        titles[id] = visit.tongue.format("{} (taken back)", titles[id]);
    return titles;
}

static void note_mentioned(StatedValue const& stated, std::vector<RecordId>& mentioned)
{
    if (auto const* reference = stated.value ? std::get_if<schema::Reference>(&*stated.value)
                                             : nullptr)
        mentioned.push_back(reference->record);
}

publish::Titles titles_for(Visit const& visit, std::vector<workspace::RecordView> const& rows)
{
    std::vector<RecordId> mentioned;
    for (auto const& row : rows) {
        for (auto const& stated : row.values)
            note_mentioned(stated, mentioned);
    }
    return marked_titles(visit, mentioned);
}

publish::Titles titles_for(Visit const& visit, std::vector<StatedValue> const& values)
{
    std::vector<RecordId> mentioned;
    for (auto const& stated : values) {
        note_mentioned(stated, mentioned);
        if (auto const* source = std::get_if<RecordId>(&stated.source))
            mentioned.push_back(*source);
    }
    return marked_titles(visit, mentioned);
}

} // namespace saksi::web
