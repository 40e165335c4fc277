// saksi list TYPE [field=value …]
#include "cli/json.hpp"

#include "schema/typed.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string type;
    std::vector<std::string> filters;
    std::string sort;
    std::size_t limit = 0; // 0: all.
    std::size_t offset = 0;
    bool json = false;
};

// One page of the desk; a long list is fetched in several.
constexpr std::size_t rows_at_once = 500;

Result<workspace::ListQuery> query_of(Options const& options)
{
    workspace::ListQuery query { .type = options.type, .offset = options.offset };
    for (auto const& filter : options.filters) {
        auto const equals = filter.find('=');
        if (equals == filter.npos || equals == 0)
            return Error { ErrorKind::invalid, "A filter is written field=value." };
        query.filters.push_back({ filter.substr(0, equals), filter.substr(equals + 1) });
    }
    query.sort = options.sort;
    if (query.sort.starts_with('-')) {
        query.descending = true;
        query.sort.erase(0, 1);
    }
    return query;
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto query = TRY(query_of(options));
    auto const desk = TRY(open_desk(surroundings, options.home));
    boost::json::array rows;
    std::size_t total = 0;
    std::size_t wanted = options.limit == 0 ? static_cast<std::size_t>(-1) : options.limit;
    for (;;) {
        query.limit = std::min(wanted, rows_at_once);
        auto const page = TRY(desk.workspace->list(desk.reach, query));
        total = page.total;
        for (auto const& record : page.rows) {
            desk.workspace->note_look(desk.reach, workspace::Look::list, record);
            if (options.json) {
                auto row = json_head(record);
                row["values"] = plain_values(desk, record);
                rows.push_back(std::move(row));
            } else {
                surroundings.out << record.id.text() << '\t' << record.title << '\n';
            }
        }
        wanted -= page.rows.size();
        query.offset += page.rows.size();
        if (page.rows.empty() || wanted == 0 || query.offset >= total)
            break;
    }
    if (options.json)
        print_json(surroundings.out,
            { { "type", options.type }, { "total", total }, { "records", std::move(rows) } });
    return {};
}

} // namespace

Command list()
{
    return { .name = "list",
        .summary = N_("List the records of one type"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("type", options->type, "The record type, such as treaty_status")
                .required();
            arguments.add("filters", options->filters, "field=value; all must hold");
            arguments.add(
                "--sort", options->sort, "A field's key; a minus before it turns the order");
            arguments.add("--limit", options->limit, "At most so many (0: all)");
            arguments.add("--offset", options->offset, "Leave out so many at the start");
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
