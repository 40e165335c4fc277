// A book of briefs, gathered: everything a format needs to set it, with nothing in it that may not
// leave the house. It holds no reference to the workspace, so it is set while others work.
#pragma once

#include "base/edtf.hpp"
#include "publish/redacted.hpp"
#include "render/tongue.hpp"

#include <string>
#include <vector>

namespace saksi::publish {

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
    std::vector<Brief> briefs; // By date, then title.
};

struct Book {
    std::string title;
    std::string publisher; // The group.
    Day edition;           // When it was gathered, by this computer's clock in UTC.
    schema::RecordType const* type = nullptr;
    schema::Schemas const* schemas = nullptr;
    std::vector<Chapter> chapters;           // In the alphabetical order of the reader's language.
    std::vector<std::string> filters;        // What was chosen, in words.
    std::map<RecordId, std::string> sources; // Everything the briefs rest on.
    std::size_t left_out_records = 0;        // Not public, or resting on nothing that was verified.
    std::size_t left_out_values = 0;

    std::size_t brief_count() const;
};

// Chooses the records, redacts them, and orders them by country. The schemas outlive the book.
//
// Errors: not_found  no such type or field · invalid  a filter that cannot be meant, or nothing is
//                    chosen
Result<Book> gather_book(workspace::Workspace const&, workspace::Reach const&, BookOrder const&,
    render::Tongue const&, workspace::Progress const& = {});

} // namespace saksi::publish
