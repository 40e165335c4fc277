// What the desk hands out for reading: plain data, already cut down to what the reader may see.
#pragma once

#include "access/role.hpp"
#include "base/clock.hpp"
#include "base/id.hpp"
#include "log/statement.hpp"
#include "schema/schemas.hpp"
#include "store/search_order.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace saksi::workspace {

// One statement as the tables hold it, with its provenance.
struct StatedValue {
    StatementId id;
    RecordId record;
    std::string field;
    log::Op op = log::Op::assert_;
    std::optional<schema::Value> value;
    log::Source source;
    log::Confidence confidence = log::Confidence::unstated;
    std::string note;
    std::vector<StatementId> supersedes;
    std::string author;        // Handle of the member behind the device that signed it.
    UnixSeconds stated_at = 0; // The signer's claim.
    CommitId commit;
    bool current = true; // An assertion that no accepted statement supersedes or retracts.
};

// Somebody took a whole record back: nobody states any more that it is what it was.
struct TakenBack {
    std::string author;
    UnixSeconds stated_at = 0;
    std::string reason;
    CommitId commit;
};

struct RecordView {
    RecordId id;
    DossierId dossier;
    std::string type_key;
    schema::RecordType const* type = nullptr; // Null when this program does not know the type.
    std::string title;                        // References in it already resolved.
    UnixSeconds created_at = 0;
    UnixSeconds changed_at = 0;
    std::vector<StatedValue> values; // Current ones; fields in declared order, then by time.
    // Set when the record was taken back. Its type is then the one it had, and it stays out of
    // lists, search, counts, choices and publications, but not out of the reach of its id.
    std::optional<TakenBack> taken_back {};

    // All current values of a field.
    std::vector<StatedValue const*> all(std::string_view field) const;
    // The current value when there is exactly one or, when there are several that conflict, the
    // latest stated. Null when there is none.
    StatedValue const* one(std::string_view field) const;
    // Whether a field that takes one value has several current ones that differ.
    bool in_conflict(std::string_view field) const;
};

// A record that refers to another one.
struct Link {
    RecordId record;
    std::string type_key;
    std::string title;
    std::string field; // The field of `record` that holds the reference.
};

struct FieldFilter {
    std::string field;
    std::string
        text; // As typed: a code, an id or title, a year, words. Narrower terms are included.
    bool except = false; // Without the records that it fits.
};

struct ListQuery {
    std::string type;
    std::vector<FieldFilter> filters {}; // All must hold; several for one field: any of them.
    std::string words {};                // As in a SearchQuery; empty: whatever they say.
    std::optional<DossierId> dossier {}; // Only of this one.
    std::string sort {};                 // A field's key; empty: by title.
    bool descending = false;
    std::size_t offset = 0;
    std::size_t limit = 50;
    std::vector<std::string> fields {}; // Only these are read of each record; empty: all.
};

struct ListPage {
    std::size_t total = 0;
    std::vector<RecordView> rows;
};

// One value of a field and how many records of a list have it.
struct FacetCount {
    std::string text;                      // What a FieldFilter with this text finds.
    std::optional<schema::Value> value {}; // None where the text is all that is known of it.
    std::string title {};                  // Of the record that the value refers to.
    std::size_t count = 0;
    bool chosen = false; // A filter of the list asks for it, in these words or others.
};

using store::SearchOrder;
using store::SearchRemark;

struct SearchQuery {
    // Words, all wanted; "phrases", prefix*, -exclusion, one OR another, field:word.
    std::string words;
    std::string type {};
    std::vector<FieldFilter> filters {}; // Only together with a type.
    SearchOrder order = SearchOrder::relevance;
    // How the face says a label: fields are known by these names too, beside their keys and their
    // English labels.
    std::function<std::string_view(Label)> labels {};
    // What titles are sorted by; without it as lists sort them.
    std::function<std::string(std::string_view)> collation_key {};
    std::size_t offset = 0;
    std::size_t limit = 20;
};

struct SnippetPart {
    std::string text;
    bool match = false;
};

struct SearchHit {
    RecordView record;
    // The fields in which words stand, the one with most of them first, and a piece of its text.
    std::vector<std::string> fields;
    std::vector<SnippetPart> snippet;
    // Of whose values it tells anything: in the title, by the words in them, in the snippet.
    std::vector<std::string> told;
    // It lacks a word, and has in its place one that sounds alike, perhaps in another script.
    bool alike = false;
};

// Other words that would find something, and how much.
struct OtherWords {
    std::string words;
    std::string left_out {}; // What is not in them, as it was typed.
    std::size_t total = 0;
};

struct SearchPage {
    std::size_t total = 0;
    std::size_t alike = 0; // How many of them are only alike. They come last.
    std::vector<SearchHit> hits;
    std::vector<FacetCount> by_type; // Over all hits, before `type` narrows them.
    std::vector<SearchRemark> remarks {};
    // Only where nothing was found at all:
    std::optional<OtherWords> nearly {}; // With words that are spelled nearly like these.
    std::vector<OtherWords> fewer {};    // Without one of the words.
};

struct ConflictQuery {
    std::string type {};                 // Only of this one; empty: of all.
    std::optional<DossierId> dossier {}; // Only of this one.
    std::size_t offset = 0;
    std::size_t limit = 50;
};

struct ConflictPage {
    std::size_t total = 0; // Of the type that is asked for.
    std::vector<Link> rows;
    std::vector<FacetCount> by_type; // Over all types, the most first.
};

// One saved commit, for Today and the history of a record.
struct ChangeView {
    CommitId commit;
    RecordId record;
    std::string type_key;
    std::string title;
    std::string author;
    UnixSeconds stated_at = 0;
    std::vector<std::string> fields; // Keys of the fields it speaks of.
};

// What a member may do in a dossier.
struct GrantView {
    std::string handle;
    access::Grant granted = access::Grant::read; // As was stated.
    // As far as their role goes; nothing when they may not sign in.
    std::optional<access::Grant> holds {};
    std::string given_by; // A handle.
    UnixSeconds given_at = 0;
    bool opened_it = false;
    RecordId record; // The grant itself, whose history tells the rest.
};

// How somebody saw something.
enum class Look : std::uint8_t { view, list, export_ };

// Somebody saw fields of a record, in a dossier that somebody else opened: all times of one hour.
struct LookView {
    std::string handle;
    Look how = Look::view;
    UnixSeconds first_at = 0;
    UnixSeconds last_at = 0;
    std::size_t times = 1;
    // Not told about dossiers out of the reader's reach.
    std::optional<RecordId> record {};
    std::string type_key {};
    std::string title {};
    std::vector<std::string> fields {};
};

struct VerifyReport {
    std::size_t commits = 0;
    std::size_t statements = 0;
    std::size_t files = 0;
    struct Failure {
        std::string subject; // Commit id, log number or file hash.
        Message what;
    };
    std::vector<Failure> failures;
    bool tables_match = false; // The tables are what a fold over the log gives.
    bool holds() const { return failures.empty() && tables_match; }
};

} // namespace saksi::workspace
