// The deed of publishing: a gathered book, written in all formats into one folder.
//
//     auto const book = TRY(gather_book(workspace, reach, order, tongue));   // needs the desk
//     auto const published = TRY(write_book(book, tongue, "decisions"));     // needs none
#pragma once

#include "publish/format.hpp"

namespace saksi::publish {

// What lies beside a written book as edition.json: what it is, for lists, and that the folder is
// ours to replace.
struct Edition {
    std::string title;
    std::string id; // Of the book: the same for all its editions.
    std::string type;
    std::string language;
    Day date;
    std::size_t briefs = 0;
    std::size_t countries = 0;
    std::vector<std::string> formats {}; // Keys of the formats that are there.
};

struct MissingFormat {
    std::string key;
    Message label;
    Error why;
};

struct PublishedBook {
    Edition edition;
    std::vector<Format> made;
    std::vector<MissingFormat> missing; // The others are there all the same.
};

// How many formats are done of how many. Answering false stops; it is asked again and again while a
// format is being written.
using WriteProgress = std::function<bool(std::size_t done, std::size_t total)>;

// Writes the book into a hidden folder beside `out` and moves it into its place when it is whole:
// until then an earlier edition stays as it was, and a failure leaves no trace.
//
// Errors: conflict     `out` holds something that is no edition of a book of ours; or asked to stop
//         unsupported  no format could be written (subject: the first that failed)
Result<PublishedBook> write_book(Book const&, render::Tongue const&,
    std::filesystem::path const& out, WriteProgress const& = {});

// Errors: conflict  the folder holds something that is no edition of a book of ours
Result<void> check_may_write(std::filesystem::path const& out);

// Errors: not_found  no book lies in the folder · invalid  its edition.json cannot be read
Result<Edition> read_edition(std::filesystem::path const& folder);

} // namespace saksi::publish
