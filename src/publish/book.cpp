#include "publish/book.hpp"

#include "schema/typed.hpp"

#include <algorithm>

namespace saksi::publish {

using workspace::ListQuery;
using workspace::Workspace;

// The field whose first record gives the chapter, in this order of preference: in a removal case
// the State where torture is feared, not the one that would remove.
static constexpr std::string_view chapter_fields[] = { "state_of_concern", "state",
    "respondent_or_forum_state" };

static constexpr std::size_t records_at_once = 200;

std::size_t Book::brief_count() const
{
    std::size_t count = 0;
    for (auto const& chapter : chapters)
        count += chapter.briefs.size();
    return count;
}

namespace {

struct CountryOf {
    Workspace const& workspace;
    workspace::Reach const& reach;

    // The State's code and name. Empty when the brief names none.
    std::pair<std::string, std::string> operator()(PublicRecord const& brief) const
    {
        for (auto const field : chapter_fields) {
            for (auto const* stated : brief.record.all(field)) {
                auto const* reference = std::get_if<schema::Reference>(&*stated->value);
                if (!reference || !brief.titles.contains(reference->record))
                    continue;
                auto const state = workspace.record(reach, reference->record);
                auto const* code = state ? state->one("iso3") : nullptr;
                if (code && code->value)
                    return { schema::plain_text(*code->value), state->title };
            }
        }
        return {};
    }
};

std::string sort_date(PublicRecord const& brief)
{
    auto const* stated = brief.record.one("date");
    return stated && stated->value ? schema::sort_key(*stated->value) : std::string {};
}

bool names_itself(PublicRecord const& brief)
{
    // A brief without its own title would be a heading over nothing.
    return std::ranges::all_of(brief.record.type->title_fields,
        [&](std::string const& field) { return brief.record.one(field) != nullptr; });
}

void gather_sources(PublicRecord const& brief, std::map<RecordId, std::string>& sources)
{
    for (auto const& stated : brief.record.values) {
        auto const* source = std::get_if<RecordId>(&stated.source);
        if (!source)
            continue;
        auto const title = brief.titles.find(*source);
        if (title != brief.titles.end())
            sources.insert(*title);
    }
}

} // namespace

Result<Book> gather_book(Workspace const& workspace, workspace::Reach const& reach,
    BookOrder const& order, render::Tongue const& t, workspace::Progress const& progress)
{
    Book book;
    book.type = TRY(workspace.schemas().find(order.type));
    book.schemas = &workspace.schemas();
    book.publisher = workspace.group_name();
    book.edition = Day::from_unix(workspace.clock().now());
    book.title = !order.title.empty() ? order.title
        : order.type == "decision"    ? std::string(t.tr("Decisions on torture in Asia"))
                                      : std::string(t.tr(book.type->label_plural));
    for (auto const& filter : order.filters) {
        if (auto const* field = book.type->find(filter.field))
            book.filters.push_back(std::string(t.tr(field->label)) + ": " + filter.text);
    }

    CountryOf const country_of { workspace, reach };
    std::map<std::string, Chapter> chapters;
    ListQuery query { .type = order.type, .filters = order.filters, .limit = records_at_once };
    for (;;) {
        auto const page = TRY(workspace.list(reach, query));
        for (auto const& row : page.rows) {
            auto brief = redact(workspace, reach, row.id, order.doubtful);
            if (!brief || !names_itself(**brief)) {
                ++book.left_out_records;
                continue;
            }
            book.left_out_values += (*brief)->left_out_unverified;
            gather_sources(**brief, book.sources);
            auto const [code, name] = country_of(**brief);
            auto& chapter = chapters[code];
            chapter.country = code;
            chapter.name = name.empty() ? std::string(t.tr("Other")) : name;
            chapter.briefs.push_back(*std::move(brief));
        }
        query.offset += page.rows.size();
        if (progress && !progress(std::min(query.offset, page.total), page.total))
            return Error { ErrorKind::conflict, "Stopped." };
        if (page.rows.empty() || query.offset >= page.total)
            break;
    }
    if (chapters.empty())
        return Error { ErrorKind::invalid, "Nothing that can be published fits these filters." };

    for (auto& [code, chapter] : chapters) {
        std::ranges::stable_sort(chapter.briefs, {},
            [](Brief const& brief) { return std::pair(sort_date(*brief), brief->record.title); });
        book.chapters.push_back(std::move(chapter));
    }
    std::ranges::stable_sort(book.chapters, [&](Chapter const& one, Chapter const& other) {
        return t.compare(one.name, other.name) < 0;
    });
    return book;
}

} // namespace saksi::publish
