#include "publish/publish_book.hpp"

#include "base/fault.hpp"

#include <boost/json.hpp>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iterator>
#include <set>

#include <fcntl.h>
#include <unistd.h>

namespace saksi::publish {

namespace fs = std::filesystem;
namespace json = boost::json;

static constexpr std::string_view edition_file = "edition.json";
static constexpr std::size_t edition_bytes_max = 64 << 10;
static constexpr std::string_view edition_mark = "a book by saksi";

namespace {

// A folder of chance name beside the wanted one, on the same disk; gone when it ends.
class Workshop {
public:
    explicit Workshop(fs::path const& beside)
    {
        auto name = (beside / ".saksi-book-XXXXXX").string();
        if (!mkdtemp(name.data()))
            throw Fault("No folder for the book could be made here.", std::strerror(errno));
        m_path = name;
    }
    ~Workshop()
    {
        std::error_code ignored; // What stays is a hidden copy of what is public.
        fs::remove_all(m_path, ignored);
    }
    Workshop(Workshop const&) = delete;
    Workshop& operator=(Workshop const&) = delete;

    fs::path const& path() const { return m_path; }

private:
    fs::path m_path;
};

// Puts the whole folder in the place of the old one, which then lies where the new one was.
void take_place(fs::path const& fresh, fs::path const& out)
{
    if (!fs::exists(out) || fs::is_empty(out)) {
        fs::rename(fresh, out);
        return;
    }
    if (renameat2(AT_FDCWD, fresh.c_str(), AT_FDCWD, out.c_str(), RENAME_EXCHANGE) == 0)
        return;
    // A disk that cannot exchange two names: for a moment the old edition has another one.
    auto const old = fresh.parent_path() / "old";
    fs::rename(out, old);
    fs::rename(fresh, out);
}

std::string edition_json(Edition const& edition)
{
    json::array formats;
    for (auto const& key : edition.formats)
        formats.emplace_back(key);
    json::object const about { { "made_as", edition_mark }, { "title", edition.title },
        { "id", edition.id }, { "type", edition.type }, { "language", edition.language },
        { "date", edition.date.text() }, { "briefs", edition.briefs },
        { "countries", edition.countries }, { "formats", std::move(formats) } };
    return json::serialize(about) + "\n";
}

Edition edition_of(Book const& book, render::Tongue const& t)
{
    return { .title = book.title,
        .id = book.id,
        .type = book.type->key,
        .language = std::string(t.code()),
        .date = book.edition,
        .briefs = book.brief_count(),
        .countries = book.country_count() };
}

// What a format left of itself before it failed. The others must not suffer from it.
void remove_since(std::set<fs::path> const& before, fs::path const& folder)
{
    std::vector<fs::path> remains;
    for (auto const& entry : fs::directory_iterator(folder)) {
        if (!before.contains(entry.path()))
            remains.push_back(entry.path());
    }
    for (auto const& path : remains)
        fs::remove_all(path);
}

std::set<fs::path> entries_of(fs::path const& folder)
{
    std::set<fs::path> entries;
    for (auto const& entry : fs::directory_iterator(folder))
        entries.insert(entry.path());
    return entries;
}

Result<PublishedBook> write_formats(Book const& book, render::Tongue const& t,
    fs::path const& folder, WriteProgress const& progress)
{
    PublishedBook published { .edition = edition_of(book, t), .made = {}, .missing = {} };
    auto const all = all_formats();
    std::size_t done = 0;
    auto const keep_going = [&] { return !progress || progress(done, all.size()); };
    for (auto const& format : all) {
        if (!keep_going())
            return Error { ErrorKind::conflict, "Stopped." };
        auto const before = entries_of(folder);
        auto const written = format.write(book, t, folder, keep_going);
        ++done;
        if (written) {
            published.edition.formats.push_back(format.key);
            published.made.push_back(format);
            continue;
        }
        if (written.error().kind == ErrorKind::conflict)
            return written.error();
        remove_since(before, folder);
        published.missing.push_back({ format.key, format.label, written.error() });
    }
    if (published.made.empty())
        return Error { ErrorKind::unsupported, "No format of the book could be written.",
            published.missing.at(0).key };
    write_file(folder / edition_file, edition_json(published.edition));
    return published;
}

} // namespace

Result<void> check_may_write(fs::path const& out)
{
    std::error_code none;
    if (!fs::exists(out, none)
        || (fs::is_directory(out, none) && (fs::is_empty(out, none) || read_edition(out))))
        return {};
    return Error { ErrorKind::conflict,
        "This folder holds something else than a book. Name an empty or a new one." };
}

Result<PublishedBook> write_book(
    Book const& book, render::Tongue const& t, fs::path const& out, WriteProgress const& progress)
{
    auto const target = fs::absolute(out).lexically_normal();
    // "books/" names the folder too.
    auto const place = target.has_filename() ? target : target.parent_path();
    TRY(check_may_write(place));
    try {
        fs::create_directories(place.parent_path());
        Workshop const workshop(place.parent_path());
        auto const fresh = workshop.path() / "book";
        fs::create_directory(fresh);
        auto published = TRY(write_formats(book, t, fresh, progress));
        take_place(fresh, place);
        return published;
    } catch (fs::filesystem_error const& error) {
        throw Fault(
            "The book could not be written. Is the disk full, or the folder another user's?",
            error.code().message());
    }
}

Result<Edition> read_edition(fs::path const& folder)
{
    std::ifstream file(folder / edition_file, std::ios::binary);
    if (!file)
        return Error { ErrorKind::not_found, "There is no book in this folder." };
    std::string text(edition_bytes_max, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    try {
        auto const about = json::parse(text).as_object();
        auto const word = [&](char const* key) { return std::string(about.at(key).as_string()); };
        if (word("made_as") != edition_mark)
            return Error { ErrorKind::invalid, "This is not the edition of a book." };
        auto const date = TRY(Day::parse(word("date")));
        Edition edition { .title = word("title"),
            .id = word("id"),
            .type = word("type"),
            .language = word("language"),
            .date = date,
            .briefs = about.at("briefs").to_number<std::size_t>(),
            .countries = about.at("countries").to_number<std::size_t>() };
        for (auto const& key : about.at("formats").as_array())
            edition.formats.emplace_back(key.as_string());
        return edition;
    } catch (std::exception const&) { // Boost.JSON throws for what is not as expected.
        return Error { ErrorKind::invalid, "This is not the edition of a book." };
    }
}

} // namespace saksi::publish
