// The shelf: the books that were made with this workspace. They lie beside the vault, in the clear,
// since nothing is in them that is not meant for everybody.
#pragma once

#include "publish/publish_book.hpp"
#include "render/html.hpp"
#include "web/page.hpp"

namespace saksi::web {

struct ShelfBook {
    std::string id; // Of the folder; made by chance.
    publish::Edition edition;
    std::filesystem::path folder;
};

// Latest first.
std::vector<ShelfBook> shelf(Visit const&);

// Where a new book is to be written.
std::filesystem::path place_on_shelf(Visit const&, std::string const& id);

// The book of the request's `{id}`. Errors: not_found
Result<ShelfBook> book_on_shelf(Visit const&);

// The bytes of a file that lies in the folder itself, by its name. The name is compared with what
// is there and never becomes part of a path. Errors: not_found
Result<std::string> file_on_shelf(std::filesystem::path const& folder, std::string_view name);

// "147 briefs from 22 countries"
std::string extent_words(render::Tongue const&, publish::Edition const&);

} // namespace saksi::web
