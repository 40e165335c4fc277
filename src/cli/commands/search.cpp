// saksi search 'words'
#include "cli/json.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::vector<std::string> words;
    std::string type;
    std::size_t limit = 20;
    std::size_t offset = 0;
    bool json = false;
};

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    std::string words;
    for (auto const& word : options.words)
        words += (words.empty() ? "" : " ") + word;
    auto const page = TRY(desk.workspace->search(desk.reach,
        { .words = words,
            .type = options.type,
            .offset = options.offset,
            .limit = options.limit }));
    boost::json::array hits;
    for (auto const& hit : page.hits) {
        desk.workspace->note_look(desk.reach, workspace::Look::list, hit.record);
        std::string snippet;
        for (auto const& part : hit.snippet)
            snippet += part.match ? "[" + part.text + "]" : part.text;
        if (options.json) {
            auto object = json_head(hit.record);
            object["snippet"] = snippet;
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
            { { "total", page.total }, { "by_type", std::move(by_type) },
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
            arguments.add("words", options->words, "Words, \"phrases\", beginnings*, -exclusions")
                .required();
            arguments.add("--type", options->type, "Only records of this type");
            arguments.add("--limit", options->limit, "At most so many").with_default_shown();
            arguments.add("--offset", options->offset, "Leave out so many at the start");
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
