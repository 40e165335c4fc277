// The declaration of a record type: forms, lists, search, history, import and export all follow
// from it. One type is one file in catalog/records/.
#pragma once

#include "base/label.hpp"
#include "schema/value.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace saksi::schema {

enum class FieldKind : std::uint8_t {
    short_text,
    long_text,      // Markdown.
    localized_text, // Words with the language they are in; usually repeats.
    number,
    truth, // yes, no, unknown
    fuzzy_date,
    zoned_time,
    term,    // of `vocabulary`
    country, // a term of the vocabulary "country"
    place,
    reference, // to a record of one of `targets`
    file,
    consent,
};

// Who may ever see it outside the hands it was told to. What says nothing is sealed.
enum class Exposure : std::uint8_t { sealed, group, alliance, public_ };

// Where records of a type live.
enum class Home : std::uint8_t {
    commons,        // the dossier of public reference facts
    shelf,          // the dossier that all members of the group share
    dossier,        // inside a case (later also mission, legal action …)
    opens_dossier,  // the record heads a dossier of its own, as `case` does
    dossier_papers, // inside a case too, but about the case itself: who may see it
    group_papers,   // the private dossier of the group: its members, what it declares for itself
};

// What the records of a type that lives in cases speak of. With a member's role it decides who may
// write them; see access/role.hpp.
enum class Matter : std::uint8_t {
    casework, // Who was harmed, what happened, what became of it.
    evidence, // What statements rest on.
    medical,  // What somebody trained to examine people found.
};

enum class Delicate : std::uint8_t {
    no,
    health,   // Of body or mind. Records of Matter::medical are so as a whole.
    address,  // Where somebody is to be found or reached.
    own_work, // How the group goes about it: for nobody else, whatever is asked for.
};

struct Field {
    std::string key; // Permanent; it is signed. snake_case, at most 64 bytes.
    Label label;
    FieldKind kind = FieldKind::short_text;
    bool required = false;
    bool repeats = false; // Several values are wanted, not a conflict.
    Exposure exposure = Exposure::sealed;
    std::string vocabulary {};           // For kind term.
    std::vector<std::string> targets {}; // For kind reference: keys of record types.
    Label hint {};                       // One sentence under the field in a form.
    Label section {};                    // Begins a new section of the form and the record page.
    bool listed = false;                 // A column of the list.
    bool filter = false;                 // Offered as a filter beside the list.
    // In no export, publication or archive, whatever the record's consents say: what one person of
    // ours thought of another, such as an interviewer's impression.
    bool never_leaves = false;
    // What people may be hurt by beyond what the case is about: an export can do without it.
    Delicate delicate = Delicate::no;
    // Not asked for in the form of the whole record; its page has a place of its own for it.
    bool apart = false;
    // Not asked for any more. What was said in it is shown as before.
    bool retired = false;
};

// What stands in a record, field by field.
using Standing = std::map<std::string, std::vector<Value>, std::less<>>;

struct BrokenRule {
    std::string field; // In which it can be mended.
    Message reason;
};

struct RecordType {
    std::string key;
    Label label;          // "Treaty status"
    Label label_plural;   // "Treaty statuses"
    Label description {}; // One sentence for the empty list and the form's head.
    Home home = Home::dossier;
    Matter matter = Matter::casework;
    // Fields whose values make the title, joined with " · ".
    std::vector<std::string> title_fields;
    // Fields that name the record in the world. Where given, the record's id follows from them
    // (see record_id_of), so that the same fact imported by two groups is one record.
    std::vector<std::string> key_fields {};
    std::vector<Field> fields;
    // What members tell each other about their work: none of it is ever handed out.
    bool never_leaves = false;
    // What must hold of the values of one record taken together; nothing when it holds. No change
    // that breaks it is written, whichever way it comes. Pure.
    std::optional<BrokenRule> (*rule)(Standing const&) = nullptr;
    // Has a page of its own where it is stated, and not the form of all types.
    bool has_own_form = false;
    // A second member is to read each record: until then it counts as a draft.
    bool second_reading = false;
    // No new ones are made. Those that are there stay as they are.
    bool retired = false;

    Field const* find(std::string_view field_key) const
    {
        for (auto const& field : fields) {
            if (field.key == field_key)
                return &field;
        }
        return nullptr;
    }
};

} // namespace saksi::schema
