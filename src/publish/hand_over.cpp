#include "publish/hand_over.hpp"

#include "casework/add_record.hpp"
#include "crypto/hash.hpp"
#include "intake/export_records.hpp"
#include "publish/xlsx.hpp"

#include <algorithm>
#include <array>

namespace saksi::publish {

using workspace::Actor;
using workspace::RecordView;
using workspace::Workspace;

namespace {

struct Known {
    Package package;
    std::string_view code;
    std::string_view media_type;
    std::string_view file_name; // Downloads are seen by others: no name, no title.
};
constexpr std::array packages {
    Known { Package::archive, "archive", "application/zip", "dossier.zip" },
    Known { Package::sheets, "xlsx",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "dossier.xlsx" },
    Known { Package::json, "json", "application/json", "dossier.json" },
};

Known const& about(Package package)
{
    return packages.at(static_cast<std::size_t>(package));
}

Result<std::string> packed(Contents const& contents, Package package, render::Tongue const& t,
    PackProgress const& progress)
{
    switch (package) {
    case Package::archive:
        return pack_archive(contents, t, progress);
    case Package::sheets:
        return pack_sheets(contents, t);
    case Package::json:
        return pack_json(contents);
    }
    SAKSI_CHECK(!"every package stands above");
    return std::string {};
}

Parcel parcel_of(std::string bytes, Package package)
{
    return { .bytes = std::move(bytes),
        .file_name = std::string(about(package).file_name),
        .media_type = std::string(about(package).media_type) };
}

void add(schema::Entries& entries, std::string const& field, std::string text)
{
    if (!text.empty())
        entries[field].push_back({ { "", std::move(text) } });
}

// What is written down of a handover.
schema::Entries entry_of(
    SharingOrder const& order, Sharing const& sharing, Parcel const& parcel, Package package)
{
    schema::Entries entries;
    add(entries, "scope", order.scope);
    add(entries, "recipient", sharing.what->purpose.recipient);
    add(entries, "date", sharing.what->purpose.day.text());
    for (auto const& asked : sharing.people) {
        if (!asked.permission.allowed())
            continue;
        add(entries, "people", asked.person.text());
        for (auto const& consent : asked.consents)
            add(entries, "consents", consent.text());
    }
    add(entries, "form", std::string(code_of(package)));
    add(entries, "records", std::to_string(sharing.what->records.size()));
    struct Left {
        bool is_out;
        std::string_view word;
    };
    auto const& out = order.leave_out;
    for (auto const& left : { Left { out.health, "health" }, Left { out.addresses, "addresses" },
             Left { out.texts, "texts" }, Left { out.files, "files" } }) {
        if (left.is_out)
            add(entries, "left_out", std::string(left.word));
    }
    add(entries, "digest",
        hex(crypto::sha256(ByteView {
            reinterpret_cast<std::uint8_t const*>(parcel.bytes.data()), parcel.bytes.size() })));
    return entries;
}

// Whether the same records leave, on the same consents.
bool rests_on_the_same(Sharing const& packed, Sharing const& now)
{
    return packed.originals == now.originals
        && std::ranges::equal(
            packed.people, now.people, [](PersonAsked const& one, PersonAsked const& other) {
                return one.person == other.person && one.consents == other.consents
                    && one.permission.identity == other.permission.identity;
            });
}

// The titles of what the records mention that are not among them.
void add_titles(Workspace const& workspace, workspace::Reach const& reach, Contents& contents)
{
    std::vector<RecordId> mentioned;
    for (auto const& record : contents.records) {
        contents.titles.emplace(record.id, record.title);
        for (auto const& stated : record.values) {
            if (auto const* reference = stated.value
                    ? std::get_if<schema::Reference>(&*stated.value)
                    : nullptr)
                mentioned.push_back(reference->record);
            if (auto const* source = std::get_if<RecordId>(&stated.source))
                mentioned.push_back(*source);
        }
    }
    contents.titles.merge(workspace.titles(reach, mentioned));
}

} // namespace

std::string_view code_of(Package package)
{
    return about(package).code;
}

std::optional<Package> package_of(std::string_view code)
{
    auto const found = std::ranges::find(packages, code, &Known::code);
    return found == packages.end() ? std::nullopt : std::optional(found->package);
}

Result<HandedOver> hand_over(Workspace& workspace, Actor const& actor, SharingOrder const& order,
    Package package, render::Tongue const& t, PackProgress const& progress)
{
    // First of all, so that nothing is packed in vain, and nothing told to whom it is not for.
    TRY(workspace.permit(actor, order.dossier, workspace::Grant::write));
    if (!workspace.may_write(actor, order.dossier, "handover"))
        return Error { ErrorKind::forbidden,
            N_("Only who may write in this case may hand something of it out.") };
    auto const reach = workspace.reach(actor);
    auto const version = workspace.version();
    auto const sharing = TRY(redact_for(workspace, reach, order));
    if (sharing.what->records.empty())
        return Error { ErrorKind::forbidden,
            N_("Nothing of this case may leave for this purpose: nobody's consent lets it.") };
    Contents contents { .group = sharing.what->group,
        .made = sharing.what->purpose.day,
        .purpose = sharing.what->purpose,
        .records = sharing.what->records,
        .titles = sharing.what->titles,
        .consents = sharing.what->consents,
        .counted_only = sharing.what->counted_only,
        .names_for_recipient_only = sharing.what->names_for_recipient_only,
        .schemas = &workspace.schemas() };
    contents.read_file = [&](std::size_t number, schema::File const& file) {
        return workspace.read_file(reach, sharing.originals.at(number), file.sha256);
    };
    auto bytes = TRY(packed(contents, package, t, progress));
    auto parcel = parcel_of(std::move(bytes), package);
    // Whoever was let work while it was packed may have written down that somebody took a yes back.
    if (workspace.version() != version
        && !rests_on_the_same(sharing, TRY(redact_for(workspace, reach, order))))
        return Error { ErrorKind::conflict,
            N_("What people allow changed while it was packed, so nothing was handed out. Please "
               "look again.") };
    auto const handover = TRY(casework::add_record(workspace, actor,
        { .dossier = order.dossier,
            .type = "handover",
            .entries = entry_of(order, sharing, parcel, package) }));
    for (auto const& id : sharing.originals) {
        auto const record = TRY(workspace.record(reach, id));
        workspace.note_look(reach, workspace::Look::export_, record);
    }
    workspace.keep_looks();
    return HandedOver { .parcel = std::move(parcel), .handover = handover };
}

Result<Parcel> take_along(Workspace& workspace, Actor const& actor, DossierId const& dossier,
    Package package, render::Tongue const& t, PackProgress const& progress)
{
    auto const reach = workspace.reach(actor);
    if (!reach.covers(dossier) || dossier == workspace.commons())
        return Error { ErrorKind::not_found, N_("There is no such case."), dossier.text() };
    Contents contents { .group = workspace.group_name(),
        .made = Day::from_unix(workspace.clock().now()),
        .schemas = &workspace.schemas() };
    for (auto const& type : workspace.schemas().types()) {
        if (type.home != schema::Home::dossier && type.home != schema::Home::opens_dossier)
            continue;
        auto rows = TRY(
            intake::all_rows(workspace, reach, { .type = type.key, .dossier = dossier }));
        std::ranges::move(rows, std::back_inserter(contents.records));
    }
    add_titles(workspace, reach, contents);
    contents.read_file = [&](std::size_t number, schema::File const& file) {
        return workspace.read_file(reach, contents.records.at(number).id, file.sha256);
    };
    auto bytes = TRY(packed(contents, package, t, progress));
    return parcel_of(std::move(bytes), package);
}

Result<std::string> list_as_sheet(Workspace const& workspace, workspace::Reach const& reach,
    workspace::ListQuery const& query, render::Tongue const& t)
{
    auto const* type = TRY(workspace.schemas().find(query.type));
    Contents contents { .made = Day::from_unix(workspace.clock().now()) };
    contents.records = TRY(intake::all_rows(workspace, reach, query));
    add_titles(workspace, reach, contents);
    return xlsx_of({ sheet_of(*type, contents.records, contents.titles, workspace.schemas(), t) },
        contents.made, t.direction() == render::Direction::right_to_left);
}

} // namespace saksi::publish
