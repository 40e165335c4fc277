// A book of briefs, gathered: everything a format needs to set it, with nothing in it that may not
// leave the house. It holds no reference to the workspace, so it is set while others work.
#pragma once

#include "base/edtf.hpp"
#include "publish/redacted.hpp"
#include "render/tongue.hpp"

#include <map>
#include <string>
#include <vector>

namespace saksi::publish {

inline constexpr std::size_t book_title_bytes_max = 300;

struct BookOrder {
    std::string type = "decision";
    std::vector<workspace::FieldFilter> filters {};
    std::string title {}; // Empty: "Decisions on torture in Asia", or what the type is called.
    Doubtful doubtful = Doubtful::left_out;
};

using Brief = Redacted<PublicRecord>;

struct Chapter {
    std::string country; // ISO 3166-1 alpha-3, or empty for briefs without a country.
    std::string name;
    std::vector<schema::Text> own_names; // As its people write it, one for each language.
    std::vector<Brief> briefs;           // By date, then title.
};

struct Book {
    std::string title;
    std::string id;        // The same for all editions of one book: urn:uuid:…
    std::string publisher; // The group.
    Day edition;           // When it was gathered, by this computer's clock in UTC.
    schema::RecordType const* type = nullptr;
    std::shared_ptr<schema::Schemas const> schemas {};
    Doubtful doubtful = Doubtful::left_out;
    std::vector<Chapter> chapters;     // In the alphabetical order of the reader's language.
    std::vector<std::string> filters;  // What was chosen, in words.
    std::map<RecordId, Brief> sources; // Everything the briefs rest on.
    std::size_t left_out_unverified_records = 0;
    std::size_t left_out_unverified_values = 0;
    // Chosen, but not public. Never printed: how much a group keeps to itself is its own affair.
    std::size_t left_out_sealed_records = 0;

    std::size_t brief_count() const;
    std::size_t country_count() const;
};

// Chooses the records, redacts them, and orders them by country. It is set beside the desk, and may
// outlive it.
//
// Errors: not_found  no such type or field
//         invalid    a filter or title that cannot be meant, or nothing that may be printed is
//                    chosen
//         forbidden  a filter by a field that is not public: the choice would tell of it (subject:
//                    the field's key)
//         conflict   `progress` asked to stop
Result<Book> gather_book(workspace::Workspace const&, workspace::Reach const&, BookOrder const&,
    render::Tongue const&, workspace::Progress const& progress = {});

} // namespace saksi::publish
