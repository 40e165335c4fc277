// saksi show ID: one record with the source, confidence, author and time of every value.
#include "cli/json.hpp"

#include "schema/typed.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string record;
    bool json = false;
};

void print_text(std::ostream& out, Desk const& desk, workspace::RecordView const& record,
    std::vector<workspace::StatedValue> const& history)
{
    out << record.title << "\n" << record.type_key << " " << record.id.text() << "\n";
    if (auto const& back = record.taken_back)
        out << "taken back by " << back->author << ", " << iso_time(back->stated_at) << ": "
            << back->reason << "\n";
    for (auto const& stated : history) {
        auto const object = json_of(desk, stated);
        out << (stated.current ? "  " : "- ") << stated.field << ": "
            << (stated.value ? schema::plain_text(*stated.value)
                             : std::string(object.at("op").as_string()));
        if (auto const* title = object.if_contains("title"))
            out << " (" << std::string_view(title->as_string()) << ")";
        out << "\n      " << std::string_view(object.at("confidence").as_string()) << ", "
            << stated.author << ", " << iso_time(stated.stated_at);
        if (auto const* source = object.at("source").as_object().if_contains("title"))
            out << ", " << std::string_view(source->as_string());
        if (!stated.note.empty())
            out << ", " << stated.note;
        out << '\n';
    }
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    auto const id = TRY(record_named(desk, options.record));
    auto const record = TRY(desk.workspace->record(desk.reach, id));
    auto const history = TRY(desk.workspace->history(desk.reach, id));
    auto seen = record;
    seen.values = history;
    desk.workspace->note_look(desk.reach, workspace::Look::view, seen);
    if (!options.json) {
        print_text(surroundings.out, desk, record, history);
        return {};
    }
    boost::json::object values;
    boost::json::array former;
    for (auto const& stated : history) {
        auto object = json_of(desk, stated);
        if (stated.current) {
            values.insert({ { stated.field, boost::json::array {} } });
            values[stated.field].as_array().push_back(std::move(object));
        } else {
            object["field"] = stated.field;
            former.push_back(std::move(object));
        }
    }
    boost::json::array links;
    for (auto const& link : desk.workspace->links_to(desk.reach, id)) {
        links.push_back({ { "id", link.record.text() }, { "type", link.type_key },
            { "title", link.title }, { "field", link.field } });
    }
    auto document = json_head(record);
    document["values"] = std::move(values);
    document["superseded"] = std::move(former);
    document["links"] = std::move(links);
    print_json(surroundings.out, document);
    return {};
}

} // namespace

Command show()
{
    return { .name = "show",
        .summary = N_("Show one record: every value with its source, superseded ones too"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("record", options->record, "The record's id, key (NPL, CAT) or title")
                .required();
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
