#include "web/widgets/shelf.hpp"

#include "base/fault.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace saksi::web {

namespace fs = std::filesystem;

static fs::path shelf_folder(Visit const& visit)
{
    return visit.door.home() / "publications";
}

fs::path place_on_shelf(Visit const& visit, std::string const& id)
{
    return shelf_folder(visit) / id;
}

std::vector<ShelfBook> shelf(Visit const& visit)
{
    struct Placed {
        fs::file_time_type written;
        ShelfBook book;
    };
    std::vector<Placed> found;
    std::error_code none; // No folder: no books yet.
    for (auto const& entry : fs::directory_iterator(shelf_folder(visit), none)) {
        auto edition = publish::read_edition(entry.path());
        if (!edition)
            continue; // One that is being written, or that is not ours.
        std::error_code gone;
        found.push_back({ entry.last_write_time(gone),
            { entry.path().filename().string(), *std::move(edition), entry.path() } });
    }
    std::ranges::sort(found, std::ranges::greater {}, &Placed::written);
    std::vector<ShelfBook> books;
    for (auto& placed : found)
        books.push_back(std::move(placed.book));
    return books;
}

Result<ShelfBook> book_on_shelf(Visit const& visit)
{
    auto const id = visit.request.path_variable("id");
    for (auto& book : shelf(visit)) {
        if (book.id == id)
            return std::move(book);
    }
    return Error { ErrorKind::not_found, "There is no such book on this computer." };
}

Result<std::string> file_on_shelf(fs::path const& folder, std::string_view name)
{
    std::error_code none;
    for (auto const& entry : fs::directory_iterator(folder, none)) {
        if (entry.path().filename().string() != name || entry.is_symlink()
            || !entry.is_regular_file())
            continue;
        std::ifstream file(entry.path(), std::ios::binary);
        std::string bytes(std::istreambuf_iterator<char>(file), {});
        if (!file)
            throw Fault("A file of the book could not be read.");
        return bytes;
    }
    return Error { ErrorKind::not_found, "There is no such file." };
}

std::string extent_words(render::Tongue const& t, publish::Edition const& edition)
{
    auto const briefs = static_cast<std::int64_t>(edition.briefs);
    auto const countries = static_cast<std::int64_t>(edition.countries);
    return t.format("{briefs} from {countries}",
        render::arg("briefs", t.format_n("{n} brief", "{n} briefs", briefs)),
        render::arg("countries", t.format_n("{n} country", "{n} countries", countries)));
}

} // namespace saksi::web
