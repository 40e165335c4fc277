// All that the pages about States need, read once from the commons and never changed afterwards:
// States, treaties, statuses, declarations and reporting cycles, with the answers of law/ worked
// out where they do not depend on the day. Every fact tells on which record, source and confidence
// it stands.
#pragma once

#include "law/reporting.hpp"
#include "law/treaty_status.hpp"
#include "log/statement.hpp"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace saksi::casework {

// Where a fact stands and on what. A page links to it and marks what nobody verified.
struct Provenance {
    RecordId record;
    std::string_view field {};  // Its key.
    std::string_view source {}; // Title of the source record, or empty. Lives as long as the facts.
    log::Confidence confidence = log::Confidence::unstated;
    bool in_conflict = false; // Other values stand beside it; this is the latest stated.
};

// One value with its provenance.
template<typename T>
struct Told {
    T value;
    Provenance from {};
};

struct TreatyFacts {
    RecordId record;
    std::string code; // "CAT"
    std::string full_name;
    std::optional<Told<FuzzyDate>> adopted {};
    std::optional<Told<FuzzyDate>> entry_into_force {};
    law::Treaty law;
};

// One State and one treaty.
struct TreatyPosition {
    RecordId record;
    TreatyFacts const* treaty = nullptr;
    law::TreatyFact fact;
    law::InForce in_force; // Worked out; see law/treaty_status.hpp.
    Provenance status {};
    std::optional<Told<FuzzyDate>> signature {};
    std::optional<Told<FuzzyDate>> consent {};
    std::optional<Told<FuzzyDate>> withdrawal {};
    std::string consent_type {}; // Code of the vocabulary "consent_type", or empty.
};

struct DeclarationFacts {
    RecordId record;
    TreatyFacts const* treaty = nullptr;
    std::string provision;       // Code of the vocabulary "declaration_provision".
    Told<std::string> status {}; // Code of the vocabulary "declaration_status".
    std::string detail {};
    std::optional<Told<FuzzyDate>> date {};
};

struct CycleFacts {
    RecordId record;
    TreatyFacts const* treaty = nullptr;
    std::string cycle; // "Initial", "2", "3-4"
    std::string report_symbol {};
    std::string observations_symbol {};
    std::optional<Told<FuzzyDate>> due {};
    std::optional<Told<FuzzyDate>> submitted {};
    std::optional<Told<FuzzyDate>> review {}; // When it began.
    std::optional<Told<FuzzyDate>> observations {};
    law::ReportingCycle facts {};
    law::DueDate report_due {}; // Of this report: as set, else by the treaty.
    law::DueDate next_due {};   // Of the report after it: as set, else an estimate.

    law::LatenessAnswer lateness(Day const& today) const
    {
        return law::lateness(facts, report_due, today);
    }
};

struct LocalisedName {
    std::string text;
    std::string language; // BCP 47
};

struct StateFacts {
    RecordId record;
    std::string iso3;
    std::string name;         // As the United Nations writes it.
    std::string english_name; // As people say it, or empty.
    std::string region;       // Code of the vocabulary "region", or empty.
    std::vector<LocalisedName> localised_names {};
    std::vector<TreatyPosition> treaties {};       // In the order of AllStates::treaties.
    std::vector<DeclarationFacts> declarations {}; // By treaty and provision.
    std::vector<CycleFacts> cycles {};             // By treaty, the earliest first.
    std::size_t decisions =
        0; // That it answered, or that are about what happened or is feared there.

    // Null when nothing is recorded about the treaty.
    TreatyPosition const* position(std::string_view treaty_code) const;
};

// Which rows and columns a matrix has. Empty sets leave nothing out.
struct MatrixFilter {
    std::set<std::string> regions {};     // Codes; the caller adds the narrower terms.
    std::set<std::string> treaties {};    // Codes
    std::optional<law::Status> status {}; // Rows with at least one such cell.
};

struct MatrixCell {
    TreatyPosition const* position = nullptr; // Null when nothing is recorded.
    law::StatusAnswer answer {};
};

struct MatrixRow {
    StateFacts const* state = nullptr;
    std::vector<MatrixCell> cells {}; // One for each column.
};

struct Matrix {
    std::vector<TreatyFacts const*> columns {};
    std::vector<MatrixRow> rows {}; // By the States' names.
    // For each column how many of the rows have which status.
    std::vector<std::map<law::Status, std::size_t>> counts {};
};

class AllStates {
public:
    std::vector<StateFacts> const& states() const { return m_states; }      // By name.
    std::vector<TreatyFacts> const& treaties() const { return m_treaties; } // CAT and OPCAT first.

    // Null when there is none.
    StateFacts const* state(std::string_view iso3) const;
    TreatyFacts const* treaty(std::string_view code) const;

    // What each State was, is or will be on the day, by the facts on record. States about which no
    // treaty status is recorded at all are no rows.
    Matrix matrix(Day const& as_of, MatrixFilter const& = {}) const;

private:
    friend class StateReading;
    std::vector<StateFacts> m_states;
    std::vector<TreatyFacts> m_treaties;
    std::map<RecordId, std::string> m_sources;
};

} // namespace saksi::casework
