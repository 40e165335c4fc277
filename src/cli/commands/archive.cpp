// saksi archive CASE FILE: a case packed, for the group itself or, cut down, for a purpose.
#include "cli/desk.hpp"

#include "publish/hand_over.hpp"

#include <algorithm>
#include <ostream>

namespace saksi::cli::commands {

namespace {

struct Options {
    std::filesystem::path home;
    std::string head;
    std::filesystem::path file;
    std::string format = "archive";
    std::string scope;
    std::string recipient;
    std::vector<std::string> without;
    std::string language = "en";
};

publish::SharingOrder order_of(Options const& options, DossierId const& dossier)
{
    auto const left_out = [&](std::string_view what) {
        return std::ranges::count(options.without, what) > 0;
    };
    return { .dossier = dossier,
        .scope = options.scope,
        .recipient = options.recipient,
        .leave_out = { .health = left_out("health"),
            .addresses = left_out("addresses"),
            .texts = left_out("texts"),
            .files = left_out("files") } };
}

// Who allows what, before anything is made of it.
void tell(std::ostream& out, publish::Sharing const& sharing)
{
    for (auto const& asked : sharing.people)
        out << asked.title << '\t' << law::words(asked.permission.verdict).text() << '\n';
    for (auto const& count : sharing.counts)
        out << count.type->label_plural.text() << "\tleave " << count.leaves << ", stay "
            << count.stays << '\n';
    if (sharing.texts_with_names > 0)
        out << "texts that name somebody who does not appear by name\t" << sharing.texts_with_names
            << '\n';
}

Result<publish::Parcel> packed(Options const& options, Surroundings& surroundings)
{
    auto const desk = TRY(open_desk(surroundings, options.home));
    auto const head = TRY(record_named(desk, options.head));
    auto const dossier = TRY(desk.workspace->dossier_of(desk.reach, head));
    render::Tongues const tongues;
    auto const* tongue = tongues.find(options.language);
    if (!tongue)
        return Error { ErrorKind::not_found, "Saksi does not speak this language.",
            options.language };
    auto const package = *publish::package_of(options.format);
    if (options.scope.empty())
        return publish::take_along(*desk.workspace, desk.actor, dossier, package, *tongue);
    auto const order = order_of(options, dossier);
    tell(surroundings.out, TRY(publish::redact_for(*desk.workspace, desk.reach, order)));
    auto handed = TRY(publish::hand_over(*desk.workspace, desk.actor, order, package, *tongue));
    return std::move(handed.parcel);
}

Result<void> run(Options const& options, Surroundings& surroundings)
{
    // Said before a passphrase is asked for.
    if (std::filesystem::exists(options.file))
        return Error { ErrorKind::conflict, "There is a file of this name already." };
    if (options.scope.empty() && (!options.recipient.empty() || !options.without.empty()))
        return Error {
            ErrorKind::invalid,
            "Say with --for what it is for. Without it, it is the group's own copy of everything."
        };
    auto const parcel = TRY(packed(options, surroundings));
    write_whole_file(options.file,
        { reinterpret_cast<std::uint8_t const*>(parcel.bytes.data()), parcel.bytes.size() });
    surroundings.out << (options.scope.empty()
            ? "This file is not encrypted. It is for the group itself: nobody's consent was asked "
              "for what is in it.\n"
            : "This file is not encrypted. It is for this purpose and this recipient, and the case "
              "says now that it was made.\n");
    return {};
}

} // namespace

Command archive()
{
    return { .name = "archive",
        .summary = N_("Pack a case, for yourselves or for a purpose that people consented to"),
        .declare = [](Arguments& arguments) -> Run {
            auto options = std::make_shared<Options>();
            add_home_option(arguments, options->home);
            arguments.add("case", options->head, "The case: its id or its working name").required();
            arguments.add("file", options->file, "The file to be made; it must not be there yet")
                .required();
            arguments
                .add("--format", options->format,
                    "archive: pages for any browser, with the files; xlsx; json")
                .one_of({ "archive", "xlsx", "json" })
                .with_default_shown();
            arguments.add("--for", options->scope,
                "What it is for, such as CO-07: only what people consented to leaves");
            arguments.add("--to", options->recipient, "Who receives it, as the consents name them");
            arguments.add("--without", options->without, "health, addresses, texts, files")
                .one_of({ "health", "addresses", "texts", "files" });
            arguments
                .add("--lang", options->language,
                    "The language of headings and dates, such as en or ne")
                .with_default_shown();
            return [options](Surroundings& surroundings) { return run(*options, surroundings); };
        } };
}

} // namespace saksi::cli::commands
