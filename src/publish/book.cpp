#include "publish/book.hpp"

#include "crypto/hash.hpp"
#include "log/words.hpp"
#include "publish/value_words.hpp"
#include "schema/typed.hpp"

#include <algorithm>
#include <tuple>

namespace saksi::publish {

using workspace::ListQuery;
using workspace::Reach;
using workspace::Workspace;

// The field whose first record gives the chapter, in this order of preference: in a removal case
// the State where torture is feared, not the one that would remove.
static constexpr std::string_view chapter_fields[] = { "state_of_concern", "state",
    "respondent_or_forum_state" };

static constexpr std::size_t records_at_once = 50; // Between two batches others may use the desk.

std::size_t Book::brief_count() const
{
    std::size_t count = 0;
    for (auto const& chapter : chapters)
        count += chapter.briefs.size();
    return count;
}

std::size_t Book::country_count() const
{
    auto const names_one = [](Chapter const& chapter) { return !chapter.country.empty(); };
    return static_cast<std::size_t>(std::ranges::count_if(chapters, names_one));
}

namespace {

// What the chapters and the list of sources need of other records; each is read once.
class Others {
public:
    Others(Workspace const& workspace, Reach const& reach)
        : m_workspace(workspace)
        , m_reach(reach)
    {
    }

    // Null when it is not public.
    Brief const* find(RecordId const& id)
    {
        auto found = m_known.find(id);
        if (found == m_known.end()) {
            auto redacted = redact(m_workspace, m_reach, id, Doubtful::marked);
            auto brief = redacted ? std::optional<Brief>(*std::move(redacted)) : std::nullopt;
            found = m_known.emplace(id, std::move(brief)).first;
        }
        return found->second ? &*found->second : nullptr;
    }

private:
    Workspace const& m_workspace;
    Reach const& m_reach;
    std::map<RecordId, std::optional<Brief>> m_known;
};

// The State under which a brief stands; null when it names none.
Brief const* state_of(PublicRecord const& brief, Others& others)
{
    for (auto const field : chapter_fields) {
        for (auto const* value : brief.all(field)) {
            auto const* reference = std::get_if<schema::Reference>(&value->value);
            auto const* state = reference ? others.find(reference->record) : nullptr;
            if (state && (*state)->one("iso3"))
                return state;
        }
    }
    return nullptr;
}

Chapter chapter_of(Brief const* state, render::Tongue const& t)
{
    if (!state)
        return { .country = {},
            .name = std::string(t.tr("Without a country")),
            .own_names = {},
            .briefs = {} };
    Chapter chapter { .country = schema::plain_text((*state)->one("iso3")->value),
        .name = (*state)->title,
        .own_names = {},
        .briefs = {} };
    for (auto const* name : (*state)->all("localised_name")) {
        auto const* text = std::get_if<schema::Text>(&name->value);
        auto const known = [&](schema::Text const& other) { return text->text == other.text; };
        if (text && text->text != chapter.name && std::ranges::none_of(chapter.own_names, known))
            chapter.own_names.push_back(*text);
    }
    return chapter;
}

// Undated briefs go last: it is not known when they were.
auto order_of(Brief const& brief)
{
    auto const* date = brief->one("date");
    return std::tuple(!date, date ? schema::sort_key(date->value) : std::string {}, brief->title);
}

// The same choice of the same group in the same language is the same book.
std::string book_id(Book const& book, BookOrder const& order, render::Tongue const& t)
{
    std::string named = "saksi/book";
    auto const add = [&](std::string_view part) { (named += '\0') += part; };
    for (auto const part : { std::string_view(book.publisher), std::string_view(book.title),
             std::string_view(order.type), t.code() })
        add(part);
    for (auto const& filter : order.filters) {
        add(filter.field);
        add(filter.text);
    }
    auto bytes = crypto::sha256(bytes_of(named));
    bytes[6] = static_cast<std::uint8_t>((bytes[6] & 0x0f) | 0x80); // RFC 9562, 5.8: a UUID of
    bytes[8] = static_cast<std::uint8_t>((bytes[8] & 0x3f) | 0x80); // version 8, by our own recipe.
    auto id = hex(ByteView(bytes).first(16));
    for (auto const at : { 20, 16, 12, 8 })
        id.insert(static_cast<std::size_t>(at), "-");
    return "urn:uuid:" + id;
}

Result<std::vector<std::string>> filter_words(Workspace const& workspace, Reach const& reach,
    schema::RecordType const& type, std::vector<workspace::FieldFilter> const& filters,
    render::Tongue const& t)
{
    std::vector<std::string> words;
    for (auto const& filter : filters) {
        auto const* field = type.find(filter.field);
        if (!field)
            return Error { ErrorKind::not_found, "This record type has no such field.",
                filter.field };
        if (field->exposure != schema::Exposure::public_)
            return Error { ErrorKind::forbidden, "A book can be chosen by public fields only.",
                filter.field };
        auto text = filter.text;
        if (field->kind == schema::FieldKind::term || field->kind == schema::FieldKind::country) {
            auto const vocabulary = field->kind == schema::FieldKind::country ? "country"
                                                                              : field->vocabulary;
            text = term_words(t, workspace.schemas(), { vocabulary, text });
        } else if (field->kind == schema::FieldKind::reference) {
            auto const id = workspace.find_record(reach, field->targets, text);
            auto const named = id
                ? redact(workspace, reach, *id, Doubtful::marked)
                : Error { ErrorKind::not_found, "There is no such record.", filter.field };
            text = TRY(named)->title;
        }
        words.push_back(t.format("{field}: {value}", render::arg("field", t.tr(field->label)),
            render::arg("value", text)));
    }
    return words;
}

} // namespace

Result<Book> gather_book(Workspace const& workspace, Reach const& reach, BookOrder const& order,
    render::Tongue const& t, workspace::Progress const& progress)
{
    if (!order.title.empty())
        TRY(log::check_words_present(order.title, book_title_bytes_max));
    Book book;
    book.type = TRY(workspace.schemas().find(order.type));
    book.schemas = workspace.keep_schemas();
    book.doubtful = order.doubtful;
    book.publisher = workspace.group_name();
    book.edition = Day::from_unix(workspace.clock().now());
    book.title = !order.title.empty() ? order.title
        : order.type == "decision"    ? std::string(t.tr("Decisions on torture in Asia"))
                                      : std::string(t.tr(book.type->label_plural));
    book.filters = TRY(filter_words(workspace, reach, *book.type, order.filters, t));
    book.id = book_id(book, order, t);

    Others others(workspace, reach);
    std::map<std::string, Chapter> chapters;
    ListQuery query { .type = order.type, .filters = order.filters, .limit = records_at_once };
    for (;;) {
        auto const page = TRY(workspace.list(reach, query));
        for (auto const& row : page.rows) {
            auto redacted = redact(workspace, reach, row.id, order.doubtful);
            if (!redacted) {
                auto const doubtful = redacted.error().kind == ErrorKind::invalid;
                ++(doubtful ? book.left_out_unverified_records : book.left_out_sealed_records);
                continue;
            }
            auto brief = *std::move(redacted);
            book.left_out_unverified_values += brief->left_out_unverified;
            for (auto const& value : brief->values) {
                auto const* source = value.source ? others.find(*value.source) : nullptr;
                if (source)
                    book.sources.emplace(*value.source, *source);
            }
            auto const* state = state_of(*brief, others);
            auto const key = state ? schema::plain_text((*state)->one("iso3")->value)
                                   : std::string {};
            auto chapter = chapters.find(key);
            if (chapter == chapters.end())
                chapter = chapters.emplace(key, chapter_of(state, t)).first;
            chapter->second.briefs.push_back(std::move(brief));
        }
        query.offset += page.rows.size();
        if (progress && !progress(std::min(query.offset, page.total), page.total))
            return Error { ErrorKind::conflict, "Stopped." };
        if (page.rows.empty() || query.offset >= page.total)
            break;
    }
    if (chapters.empty())
        return Error { ErrorKind::invalid, "Nothing that can be published fits this choice." };

    for (auto& [key, chapter] : chapters) {
        std::ranges::stable_sort(chapter.briefs, {}, order_of);
        book.chapters.push_back(std::move(chapter));
    }
    std::ranges::stable_sort(book.chapters, [&](Chapter const& one, Chapter const& other) {
        // What has no country goes last.
        if (one.country.empty() != other.country.empty())
            return other.country.empty();
        return t.compare(one.name, other.name) < 0;
    });
    return book;
}

} // namespace saksi::publish
