#include "publish/contents.hpp"

#include "crypto/hash.hpp"
#include "publish/book_pages.hpp"
#include "publish/value_words.hpp"
#include "render/date_words.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace saksi::publish {

using namespace render::tags;
using render::Html;
using render::Path;
using workspace::RecordView;
using workspace::StatedValue;

namespace {

constexpr std::string_view folder = "dossier/";

// It is made in memory, so that nothing of it comes to lie on the disk.
constexpr std::uint64_t files_bytes_max = std::uint64_t { 512 } << 20;

// What a browser only shows. Anything else is given an ending that it does not open: a page or a
// drawing that came in as a file could run what is in it.
struct Ending {
    std::string_view media_type;
    std::string_view ending;
    bool is_picture = false;
};
constexpr std::array endings { Ending { "image/jpeg", "jpg", true },
    Ending { "image/png", "png", true }, Ending { "image/gif", "gif", true },
    Ending { "image/webp", "webp", true }, Ending { "application/pdf", "pdf" },
    Ending { "text/plain", "txt" }, Ending { "audio/mpeg", "mp3" }, Ending { "audio/ogg", "ogg" },
    Ending { "audio/mp4", "m4a" }, Ending { "audio/wav", "wav" }, Ending { "video/mp4", "mp4" },
    Ending { "video/webm", "webm" } };

Ending ending_of(schema::File const& file)
{
    auto const found = std::ranges::find(endings, file.media_type, &Ending::media_type);
    return found == endings.end() ? Ending { file.media_type, "bin" } : *found;
}

class Archive {
public:
    Archive(Contents const& contents, render::Tongue const& t)
        : m_contents(contents)
        , m_t(t)
    {
        for (std::size_t i = 0; i < contents.records.size(); ++i)
            m_number.emplace(contents.records[i].id, i);
        for (auto const& record : contents.records) {
            for (auto const& stated : record.values) {
                auto const* reference = stated.value
                    ? std::get_if<schema::Reference>(&*stated.value)
                    : nullptr;
                if (reference && m_number.contains(reference->record))
                    m_referring[reference->record].push_back(record.id);
            }
        }
    }

    Result<std::string> pack(PackProgress const& progress)
    {
        add("index.html", document(std::string(m_t.tr("Contents")), contents_page()));
        for (std::size_t i = 0; i < m_contents.records.size(); ++i) {
            if (progress && !progress(i, m_contents.records.size()))
                return Error { ErrorKind::conflict, "Stopped." };
            TRY(add_record(i));
        }
        add("records.json", pack_json(m_contents));
        add("style.css", book_css() += print_css());
        std::string sums;
        for (auto const& entry : m_entries)
            sums += hex(crypto::sha256(bytes_of(entry.bytes))) + "  "
                + entry.name.substr(folder.size()) + "\n";
        add("SHA256SUMS.txt", std::move(sums));
        return zip_of(m_entries, m_contents.made);
    }

private:
    static ByteView bytes_of(std::string const& text)
    {
        return { reinterpret_cast<std::uint8_t const*>(text.data()), text.size() };
    }

    void add(std::string_view name, std::string bytes, Packing packing = Packing::deflated)
    {
        m_entries.push_back({ .name = std::string(folder) + std::string(name),
            .bytes = std::move(bytes),
            .packing = packing });
    }

    std::string stem_of(std::size_t number) const
    {
        return fmt::format("record-{:04}", number + 1);
    }

    Path page_of(RecordId const& id) const { return Path::file(stem_of(m_number.at(id)), "html"); }

    std::string document(std::string const& page_title, Html const& body) const
    {
        Html const head = fragment(
            meta(name_("viewport"), content_("width=device-width, initial-scale=1")),
            meta(name_("color-scheme"), content_("light dark")),
            meta(name_("referrer"), content_("no-referrer")), title(page_title),
            link(rel_("stylesheet"), href_(Path("style.css"))));
        return render::render_document(
            { .lang = m_t.code(), .direction = m_t.direction() }, head, main_(body));
    }

    Html warning() const
    {
        if (!m_contents.purpose)
            return p(strong(m_t.tr("For the group's own use.")), " ",
                m_t.tr(
                    "Nobody's consent was asked for what stands here. Do not pass it on: what is "
                    "passed on is made for its purpose, and leaves out what was not agreed."));
        auto const& purpose = *m_contents.purpose;
        return fragment(
            dl(row(m_t.tr("For"),
                   term_words(m_t, *m_contents.schemas, { "consent_scope", purpose.scope })),
                when(!purpose.recipient.empty(),
                    [&]() -> Html { return row(m_t.tr("To whom"), purpose.recipient); })),
            p(strong(m_t.tr("For this purpose only.")), " ",
                m_t.tr("The people in it agreed to that and to nothing else. Ask the group before "
                       "you pass anything on.")),
            when(m_contents.names_for_recipient_only, [&]() -> Html {
                return p(strong(m_t.tr("Names are for you alone: they must not become public.")));
            }));
    }

    Html row(std::string_view label_text, std::string_view words) const
    {
        return div(class_("row"), dt(label_text), dd(bdi(words)));
    }

    Html consents() const
    {
        if (m_contents.consents.empty() && m_contents.counted_only == 0)
            return {};
        return section(h2(m_t.tr("On whose consent")),
            ul(each(m_contents.consents,
                [&](SharedConsent const& consent) -> Html {
                    return li(bdi(consent.person), ": ", m_t.tr(law::words(consent.identity)),
                        when(consent.until.has_value(),
                            [&]() -> Html {
                                return fragment("; ",
                                    m_t.format(
                                        "until {}", render::date_words(m_t, *consent.until)));
                            }),
                        each(consent.conditions, [&](std::string const& condition) -> Html {
                            return fragment("; ", bdi(condition));
                        }));
                })),
            when(m_contents.counted_only > 0, [&]() -> Html {
                return p(m_t.format_n("{n} person agreed to be counted, and to nothing else.",
                    "{n} people agreed to be counted, and to nothing else.",
                    static_cast<std::int64_t>(m_contents.counted_only)));
            }));
    }

    Html contents_page() const
    {
        Html groups;
        for (auto const& type : m_contents.schemas->types()) {
            std::vector<RecordView const*> of_type;
            for (auto const& record : m_contents.records) {
                if (record.type == &type)
                    of_type.push_back(&record);
            }
            if (of_type.empty())
                continue;
            groups += Html(section(h2(m_t.tr(type.label_plural)),
                ul(each(of_type, [&](RecordView const* record) -> Html {
                    return li(a(href_(page_of(record->id)), bdi(record->title)));
                }))));
        }
        return fragment(header(h1(m_t.tr("Dossier")),
                            p(class_("meta"), span(bdi(m_contents.group)),
                                span(render::date_words(m_t, m_contents.made)))),
            warning(), consents(), groups,
            p(class_("meta"),
                m_t.tr("The same as data is in records.json. SHA256SUMS.txt tells whether anything "
                       "was changed since.")));
    }

    std::string source_words(log::Source const& source) const
    {
        if (auto const* id = std::get_if<RecordId>(&source)) {
            auto const title = m_contents.titles.find(*id);
            return title == m_contents.titles.end() ? std::string(m_t.tr("a record out of reach"))
                                                    : title->second;
        }
        return std::string(std::holds_alternative<log::OwnObservation>(source)
                ? m_t.tr("seen or heard by the author")
                : m_t.tr("no source stated"));
    }

    Html provenance(StatedValue const& stated) const
    {
        Html parts;
        auto add_part = [&](Html const& part) { parts += Html(span(part)); };
        auto const words = source_words(stated.source);
        auto const* id = std::get_if<RecordId>(&stated.source);
        if (id && m_number.contains(*id))
            add_part(a(href_(page_of(*id)), bdi(words)));
        else
            add_part(fragment(words));
        if (stated.confidence == log::Confidence::unverified)
            add_part(fragment(m_t.tr("to be confirmed")));
        if (stated.confidence == log::Confidence::partly_verified)
            add_part(fragment(m_t.tr("partly verified")));
        if (stated.confidence == log::Confidence::verified)
            add_part(fragment(m_t.tr("verified in the source")));
        if (!stated.author.empty())
            add_part(fragment(bdi(stated.author), ", ", m_t.moment(stated.stated_at)));
        if (!stated.note.empty())
            add_part(bdi(stated.note));
        return p(class_("meta"), parts);
    }

    Html drawn_file(schema::File const& file, std::string const& stem) const
    {
        auto const ending = ending_of(file);
        auto const where = Path::file(stem, ending.ending);
        return fragment(
            p(a(href_(where), bdi(value_words(m_t, *m_contents.schemas, file, m_contents.titles)))),
            when(ending.is_picture,
                [&]() -> Html { return img(src_(where), alt_(file.name), class_("picture")); }));
    }

    Result<void> add_record(std::size_t number)
    {
        auto const& record = m_contents.records[number];
        std::size_t files = 0;
        Html rows;
        for (auto const& field : record.type->fields) {
            Html values;
            for (auto const* stated : record.all(field.key)) {
                if (!stated->value || field.never_leaves)
                    continue;
                if (auto const* file = std::get_if<schema::File>(&*stated->value)) {
                    auto const stem = fmt::format("file-{:04}-{}", number + 1, ++files);
                    m_files_bytes += file->size_bytes;
                    if (m_files_bytes > files_bytes_max)
                        return Error { ErrorKind::too_large,
                            N_("The files of this case are too large for one archive. Leave them "
                               "out, and fetch them one by one.") };
                    auto const bytes = TRY(m_contents.read_file(number, *file));
                    add(stem + "." + std::string(ending_of(*file).ending),
                        std::string(bytes.begin(), bytes.end()), Packing::stored);
                    values += Html(div(drawn_file(*file, stem), provenance(*stated)));
                    continue;
                }
                auto const* reference = std::get_if<schema::Reference>(&*stated->value);
                auto const leads = reference && m_number.contains(reference->record);
                auto const path = [&](RecordId const& id) { return page_of(id); };
                values += Html(div(value_html(m_t, *m_contents.schemas, field.kind, *stated->value,
                                       m_contents.titles,
                                       leads ? std::function<Path(RecordId const&)>(path)
                                             : std::function<Path(RecordId const&)>()),
                    provenance(*stated)));
            }
            if (values.empty())
                continue;
            rows += Html(div(class_("row"), dt(m_t.tr(field.label)),
                dd(when(record.in_conflict(field.key),
                       [&]() -> Html { return p(class_("doubt"), m_t.tr("These differ.")); }),
                    values)));
        }
        Html const body = fragment(p(a(href_(Path::file("index", "html")), m_t.tr("Contents"))),
            article(header(p(class_("meta"), m_t.tr(record.type->label)), h1(bdi(record.title))),
                dl(rows), what_refers_to(record)));
        add(stem_of(number) + ".html", document(record.title, body));
        return {};
    }

    Html what_refers_to(RecordView const& record) const
    {
        auto const found = m_referring.find(record.id);
        if (found == m_referring.end())
            return {};
        return section(h2(m_t.tr("What refers to this")),
            ul(each(found->second, [&](RecordId const& id) -> Html {
                return li(a(href_(page_of(id)), bdi(m_contents.records[m_number.at(id)].title)));
            })));
    }

    Contents const& m_contents;
    render::Tongue const& m_t;
    std::map<RecordId, std::size_t> m_number;
    std::map<RecordId, std::vector<RecordId>> m_referring;
    std::vector<ZipEntry> m_entries;
    std::uint64_t m_files_bytes = 0;
};

} // namespace

Result<std::string> pack_archive(
    Contents const& contents, render::Tongue const& t, PackProgress const& progress)
{
    return Archive(contents, t).pack(progress);
}

} // namespace saksi::publish
