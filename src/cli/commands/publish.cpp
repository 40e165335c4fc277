// saksi publish book --type decision [field=value …] --out DIR
#include "cli/json.hpp"

#include "publish/publish_book.hpp"

#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string what;
    std::string type = "decision";
    std::vector<std::string> filters;
    std::filesystem::path out;
    std::string title;
    std::string language = "en";
    bool include_unverified = false;
    bool json = false;
};

Result<publish::BookOrder> order_of(Options const& options)
{
    publish::BookOrder order { .type = options.type, .filters = {}, .title = options.title };
    for (auto const& filter : options.filters) {
        auto const equals = filter.find('=');
        if (equals == filter.npos || equals == 0)
            return Error { ErrorKind::invalid, "A filter is written field=value." };
        order.filters.push_back({ filter.substr(0, equals), filter.substr(equals + 1) });
    }
    if (options.include_unverified)
        order.doubtful = publish::Doubtful::marked;
    return order;
}

void print(std::ostream& out, publish::Book const& book, publish::PublishedBook const& published,
    std::filesystem::path const& folder)
{
    out << book.title << '\n'
        << published.edition.briefs << " briefs from " << published.edition.countries
        << " countries, edition of " << published.edition.date.text() << '\n';
    for (auto const& format : published.made)
        out << format.key << '\t' << (folder / format.file_name).string() << '\n';
    auto const tell = [&](std::size_t count, std::string_view why) {
        if (count > 0)
            out << "left out\t" << count << ' ' << why << '\n';
    };
    tell(book.left_out_unverified_records, "records that nobody has verified");
    tell(book.left_out_unverified_values, "single facts that nobody has verified");
    tell(book.left_out_sealed_records, "records that are not public");
    for (auto const& missing : published.missing)
        out << "not made\t" << missing.key << ": " << missing.why.message.text() << '\n';
}

boost::json::object json_of(publish::Book const& book, publish::PublishedBook const& published,
    std::filesystem::path const& folder)
{
    boost::json::object files;
    for (auto const& format : published.made)
        files[format.key] = (folder / format.file_name).string();
    boost::json::object missing;
    for (auto const& format : published.missing)
        missing[format.key] = format.why.message.text();
    return { { "title", book.title }, { "id", book.id }, { "date", published.edition.date.text() },
        { "briefs", published.edition.briefs }, { "countries", published.edition.countries },
        { "files", std::move(files) },
        { "left_out",
            { { "unverified_records", book.left_out_unverified_records },
                { "unverified_values", book.left_out_unverified_values },
                { "sealed_records", book.left_out_sealed_records } } },
        { "not_made", std::move(missing) } };
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    auto const order = TRY(order_of(options));
    render::Tongues const tongues;
    auto const* tongue = tongues.find(options.language);
    if (!tongue)
        return Error { ErrorKind::not_found, "Saksi does not speak this language.",
            options.language };
    TRY(publish::check_may_write(options.out));

    auto const book = [&]() -> Result<publish::Book> {
        auto const desk = TRY(open_desk(surroundings, options.home));
        TRY(desk.workspace->check_may(desk.actor, access::Deed::publish));
        return publish::gather_book(*desk.workspace, desk.reach, order, *tongue);
        // The workspace is locked again here: what follows needs no key.
    }();
    if (!book)
        return book.error();
    auto const published = TRY(publish::write_book(*book, *tongue, options.out));
    if (options.json)
        print_json(surroundings.out, json_of(*book, published, options.out));
    else
        print(surroundings.out, *book, published, options.out);
    // The rest is there, but whoever asked for a book in all formats must not take this for one.
    if (!published.missing.empty())
        return published.missing.front().why;
    return {};
}

} // namespace

Command publish()
{
    return { .name = "publish",
        .summary = N_("Publish a book of briefs as web pages, EPUB and PDF"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("what", options->what, "What to publish: book")
                .required()
                .one_of({ "book" });
            arguments.add("--type", options->type, "The record type of the briefs")
                .with_default_shown();
            arguments.add("filters", options->filters,
                "field=value; all must hold, several for one field: any of them");
            arguments
                .add("--out", options->out,
                    "The folder for the book; an earlier edition there is replaced")
                .required();
            arguments.add("--title", options->title, "The title of the book");
            arguments
                .add("--lang", options->language,
                    "The language of headings and dates, such as en or ne")
                .with_default_shown();
            arguments.add_flag("--include-unverified", options->include_unverified,
                "Print what nobody has verified too, marked as to be confirmed");
            arguments.add_flag("--json", options->json, "One JSON document");
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
