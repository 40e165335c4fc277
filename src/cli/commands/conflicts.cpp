// saksi conflicts [TYPE]
#include "cli/json.hpp"

#include "schema/typed.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string type;
    std::size_t limit = 0; // 0: all.
    std::size_t offset = 0;
    bool json = false;
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    if (!options.type.empty())
        TRY(desk.workspace->schemas().find(options.type));
    auto const page = desk.workspace->conflicts(desk.reach,
        { .type = options.type,
            .offset = options.offset,
            .limit = options.limit == 0 ? static_cast<std::size_t>(-1) : options.limit });
    boost::json::array fields;
    for (auto const& one : page.rows) {
        auto const record = TRY(desk.workspace->record(desk.reach, one.record));
        desk.workspace->note_look(
            desk.reach, workspace::Look::list, record, std::span(&one.field, 1));
        if (!options.json) {
            surroundings.out << one.record.text() << '\t' << one.type_key << '\t' << one.title
                             << '\t' << one.field;
            for (auto const* stated : record.all(one.field))
                surroundings.out << '\t'
                                 << (stated->value ? schema::plain_text(*stated->value) : "");
            surroundings.out << '\n';
            continue;
        }
        auto object = json_head(record);
        object["field"] = one.field;
        boost::json::array values;
        for (auto const* stated : record.all(one.field))
            values.push_back(json_of(desk, *stated));
        object["values"] = std::move(values);
        fields.push_back(std::move(object));
    }
    if (options.json) {
        boost::json::object by_type;
        for (auto const& one : page.by_type)
            by_type[one.text] = one.count;
        print_json(surroundings.out,
            { { "total", page.total }, { "by_type", std::move(by_type) },
                { "conflicts", std::move(fields) } });
    }
    return {};
}

} // namespace

Command conflicts()
{
    return { .name = "conflicts",
        .summary = N_("List the fields in which values differ, until somebody decides"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("type", options->type, "Only of this record type, such as act");
            arguments.add("--limit", options->limit, "At most so many (0: all)");
            arguments.add("--offset", options->offset, "Leave out so many at the start");
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
