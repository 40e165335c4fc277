// A workspace in a folder of its own that goes away with it, with dice and clock in the test's
// hand, and a small catalog that has one of everything that lists and links need.
#pragma once

#include "schema/typed.hpp"
#include "testing/seeded_dice.hpp"
#include "workspace/workspace.hpp"

#include <doctest/doctest.h>
#include <filesystem>
#include <stdlib.h>
#include <unistd.h>

namespace saksi::testing {

// An empty folder for one test.
class TemporaryFolder {
public:
    TemporaryFolder()
    {
        // In memory where there is such a place: tests wait for no disk.
        auto const memory = std::filesystem::path("/dev/shm");
        auto const base = ::access(memory.c_str(), W_OK) == 0
            ? memory
            : std::filesystem::temp_directory_path();
        auto name = (base / "saksi-test-XXXXXX").string();
        SAKSI_CHECK(::mkdtemp(name.data()) != nullptr);
        m_path = name;
    }
    ~TemporaryFolder()
    {
        std::error_code ignored;
        std::filesystem::remove_all(m_path, ignored);
    }
    TemporaryFolder(TemporaryFolder const&) = delete;
    TemporaryFolder& operator=(TemporaryFolder const&) = delete;

    std::filesystem::path const& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

// Countries, treaties, who is bound by which since when, and people.
inline schema::Schemas const& small_catalog()
{
    using schema::FieldKind;
    static schema::Schemas const schemas(
        {
            { .key = "state",
                .label = "State",
                .label_plural = "States",
                .home = schema::Home::commons,
                .title_fields = { "name" },
                .key_fields = { "code" },
                .fields = { { .key = "code",
                                .label = "Code",
                                .kind = FieldKind::country,
                                .required = true },
                    { .key = "name",
                        .label = "Name",
                        .kind = FieldKind::localized_text,
                        .repeats = true },
                    { .key = "members", .label = "Members", .kind = FieldKind::number } } },
            { .key = "treaty",
                .label = "Treaty",
                .label_plural = "Treaties",
                .home = schema::Home::commons,
                .title_fields = { "name" },
                .key_fields = { "code" },
                .fields = { { .key = "code", .label = "Code", .required = true },
                    { .key = "name", .label = "Name" } } },
            { .key = "treaty_status",
                .label = "Treaty status",
                .label_plural = "Treaty statuses",
                .home = schema::Home::commons,
                .title_fields = { "state", "treaty" },
                .key_fields = { "state", "treaty" },
                .fields = { { .key = "state",
                                .label = "State",
                                .kind = FieldKind::reference,
                                .required = true,
                                .targets = { "state" } },
                    { .key = "treaty",
                        .label = "Treaty",
                        .kind = FieldKind::reference,
                        .required = true,
                        .targets = { "treaty" } },
                    { .key = "status",
                        .label = "Status",
                        .kind = FieldKind::term,
                        .vocabulary = "status" },
                    { .key = "since", .label = "Since", .kind = FieldKind::fuzzy_date },
                    { .key = "remarks", .label = "Remarks", .kind = FieldKind::long_text } } },
            { .key = "person",
                .label = "Person",
                .label_plural = "People",
                .title_fields = { "name" },
                .fields = { { .key = "name", .label = "Name" },
                    { .key = "story", .label = "Story", .kind = FieldKind::long_text },
                    { .key = "alive", .label = "Alive", .kind = FieldKind::truth },
                    { .key = "paper",
                        .label = "Paper",
                        .kind = FieldKind::file,
                        .repeats = true } } },
        },
        {
            { .key = "country",
                .label = "Country",
                .source = "ISO 3166",
                .terms = { { .code = "NPL", .label = "Nepal" },
                    { .code = "IDN", .label = "Indonesia" },
                    { .code = "LKA", .label = "Sri Lanka" } } },
            { .key = "status",
                .label = "Status",
                .source = "made up for tests",
                .terms = { { .code = "bound", .label = "Bound" },
                    { .code = "party", .label = "State party", .parent = "bound" },
                    { .code = "signed", .label = "Signed only" } } },
        });
    return schemas;
}

class Desk {
public:
    explicit Desk(std::uint64_t seed = 1, schema::Schemas const& catalog = small_catalog())
        : dice(seed)
        , schemas(catalog)
    {
        auto created = MUST(workspace::Workspace::create(
            home(), { "Rose Group", "asha" }, passphrase(), workspace::Hardness::floor, parts()));
        open = std::move(created.workspace);
        recovery_code = created.recovery_code;
    }

    std::filesystem::path home() const { return folder.path() / "home"; }
    workspace::Parts parts() { return { schemas, clock, dice, marks.path() }; }
    static crypto::SecretBytes passphrase() { return crypto::SecretBytes::copy_of("six words"); }

    workspace::Workspace& operator*() { return *open; }
    workspace::Workspace* operator->() { return open.get(); }

    // Locks and unlocks again; with the recovery code, which takes no time.
    void reopen()
    {
        open.reset();
        open = MUST(workspace::Workspace::unlock(
            home(), crypto::SecretBytes::copy_of(recovery_code), parts()));
    }

    workspace::Actor actor() const { return open->first_administrator(); }
    workspace::Reach reach() const { return open->reach(actor()); }
    workspace::Permit permit() const
    {
        return MUST(open->permit(actor(), open->commons(), workspace::Grant::write));
    }
    workspace::Permit permit(DossierId const& dossier) const
    {
        return MUST(open->permit(actor(), dossier, workspace::Grant::write));
    }

    using Fields = std::vector<std::pair<std::string, schema::Value>>;

    // The change that makes a record, or says more of one.
    static workspace::Change change(
        RecordId const& id, std::string const& type, Fields const& fields)
    {
        workspace::Change made { .record = id, .assertions = {} };
        if (!type.empty())
            made.assertions.push_back(
                { .field = std::string(log::type_field), .value = schema::Text { type } });
        for (auto const& [field, value] : fields)
            made.assertions.push_back({ .field = field, .value = value });
        return made;
    }

    // A new record of a type with these values, in the commons unless told otherwise.
    RecordId add(std::string const& type, Fields const& fields)
    {
        auto const id = RecordId::fresh(dice);
        MUST(open->append(permit(), change(id, type, fields)));
        return id;
    }

    // The same with the id that its key values give.
    RecordId add_keyed(
        std::string const& type, std::vector<std::string> const& keys, Fields const& fields)
    {
        auto const id = schema::record_id_of(*schemas.type(type), keys);
        MUST(open->append(permit(), change(id, type, fields)));
        return id;
    }

    // Another value for a field, taking the place of all that stand there.
    void restate(RecordId const& id, std::string const& field, schema::Value value)
    {
        auto made = change(id, "", { { field, std::move(value) } });
        auto const before = MUST(open->record(reach(), id));
        for (auto const* old : before.all(field))
            made.assertions.front().supersedes.push_back(old->id);
        MUST(open->append(permit(before.dossier), made));
    }

    TemporaryFolder folder;
    TemporaryFolder marks; // Beside it: who copies the vault does not copy them.
    SeededDice dice;
    HandClock clock;
    schema::Schemas const& schemas;
    std::unique_ptr<workspace::Workspace> open;
    std::string recovery_code;
};

} // namespace saksi::testing
