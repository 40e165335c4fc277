// saksi search 'words'
#include "cli/json.hpp"

#include <array>
#include <ostream>

namespace saksi::cli::commands {

namespace {

using workspace::SearchOrder;
using workspace::SearchRemark;

struct Options {
    std::filesystem::path home;
    std::vector<std::string> words;
    std::string type;
    std::string sort = "best";
    std::size_t limit = 20;
    std::size_t offset = 0;
    bool json = false;
};

Result<SearchOrder> order_of(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, SearchOrder>, 4> orders { {
        { "best", SearchOrder::relevance },
        { "changed", SearchOrder::newest_change },
        { "date", SearchOrder::date },
        { "title", SearchOrder::title },
    } };
    for (auto const& [key, order] : orders) {
        if (key == name)
            return order;
    }
    return Error { ErrorKind::invalid, N_("Results are sorted by: best, changed, date or title."),
        "--sort" };
}

std::string sentence_of(SearchRemark const& remark)
{
    switch (remark.kind) {
    case SearchRemark::Kind::unknown_field:
        return "No field is called " + remark.text + ", so it was looked for as a word.";
    case SearchRemark::Kind::only_excluded:
        return "A minus only leaves out. Write also what is to be found.";
    case SearchRemark::Kind::cut:
        return "This is very long. Only the beginning was looked for.";
    }
    return {};
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    std::string words;
    for (auto const& word : options.words)
        words += (words.empty() ? "" : " ") + word;
    auto const order = TRY(order_of(options.sort));
    auto const page = TRY(desk.workspace->search(desk.reach,
        { .words = words,
            .type = options.type,
            .order = order,
            .offset = options.offset,
            .limit = options.limit }));
    for (auto const& remark : page.remarks)
        surroundings.err << sentence_of(remark) << '\n';
    if (page.nearly && !options.json)
        surroundings.err << "Did you mean: " << page.nearly->words << '\n';
    boost::json::array hits;
    for (auto const& hit : page.hits) {
        desk.workspace->note_look(desk.reach, workspace::Look::list, hit.record, hit.told);
        std::string snippet;
        for (auto const& part : hit.snippet)
            snippet += part.match ? "[" + part.text + "]" : part.text;
        if (options.json) {
            auto object = json_head(hit.record);
            object["snippet"] = snippet;
            object["fields"] = boost::json::array(hit.fields.begin(), hit.fields.end());
            object["alike"] = hit.alike;
            hits.push_back(std::move(object));
        } else {
            surroundings.out << hit.record.id.text() << '\t' << hit.record.type_key << '\t'
                             << hit.record.title << '\t' << snippet << '\n';
        }
    }
    if (options.json) {
        boost::json::object by_type;
        for (auto const& one : page.by_type)
            by_type[one.text] = one.count;
        print_json(surroundings.out,
            { { "total", page.total }, { "alike", page.alike }, { "by_type", std::move(by_type) },
                { "hits", std::move(hits) } });
    }
    return {};
}

} // namespace

Command search()
{
    return { .name = "search",
        .summary = N_("Find records by their words, in any script"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments
                .add("words", options->words,
                    "Words, \"phrases\", beginnings*, -exclusions, one OR another, field:word")
                .required();
            arguments.add("--sort", options->sort, "best, changed, date or title")
                .with_default_shown();
            arguments.add("--type", options->type, "Only records of this type");
            arguments.add("--limit", options->limit, "At most so many").with_default_shown();
            arguments.add("--offset", options->offset, "Leave out so many at the start");
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
