// A desk with everything the program can record, and short ways to write rows as people type them.
#pragma once

#include "casework/add_record.hpp"
#include "catalog/catalog.hpp"
#include "schema/entries.hpp"
#include "testing/desk.hpp"

namespace saksi::testing {

inline schema::Schemas const& whole_catalog()
{
    static schema::Schemas const schemas = catalog::schemas();
    return schemas;
}

struct CatalogDesk : Desk {
    explicit CatalogDesk(std::uint64_t seed = 1)
        : Desk(seed, whole_catalog())
    {
    }

    workspace::RecordView view(RecordId const& id) const { return MUST(open->record(reach(), id)); }

    // Statements of every record in the commons: what a refused or repeated deed leaves as it was.
    std::uint64_t log_length() const { return open->version(); }
};

// One value for each field.
inline schema::Entries entries(std::vector<std::pair<std::string, std::string>> const& typed)
{
    auto result = schema::Entries {};
    for (auto const& [field, text] : typed)
        result[field].push_back({ { "", text } });
    return result;
}

// The texts of the current values of a field.
inline std::vector<std::string> texts(workspace::RecordView const& view, std::string_view field)
{
    auto result = std::vector<std::string> {};
    for (auto const* const stated : view.all(field))
        result.push_back(schema::plain_text(*stated->value));
    return result;
}

inline RecordId add_state(CatalogDesk& desk, std::string const& iso3, std::string const& name)
{
    return MUST(casework::add_record(*desk, desk.actor(),
        { desk->commons(), "state", entries({ { "iso3", iso3 }, { "un_name", name } }) }));
}

// The statement of the one value that stands in the field.
inline StatementId only(workspace::RecordView const& view, std::string_view field)
{
    auto const all = view.all(field);
    SAKSI_CHECK(all.size() == 1);
    return all[0]->id;
}

} // namespace saksi::testing
