#include "casework/case_files.hpp"

#include "casework/attach_file.hpp"
#include "casework/open_case.hpp"
#include "testing/catalog_desk.hpp"

using namespace saksi;
using namespace saksi::casework;
using saksi::testing::CatalogDesk;
using saksi::testing::entries;

TEST_CASE("the files of a case are told with their records, and no other case's")
{
    CatalogDesk desk;
    auto const open = [&](std::string const& title) {
        auto const head = MUST(open_case(*desk, desk.actor(), entries({ { "title", title } })));
        return MUST(desk->dossier_of(desk.reach(), head));
    };
    auto const one = open("One");
    auto const other = open("Other");
    auto const add = [&](DossierId const& dossier, std::string const& code) {
        return MUST(
            add_record(*desk, desk.actor(), { dossier, "person", entries({ { "code", code } }) }));
    };
    auto const attach = [&](RecordId const& record, std::string const& name) {
        MUST(attach_file(*desk, desk.actor(),
            { .record = record, .field = "files", .name = name, .media_type = "text/plain" },
            bytes_of("what is in " + name)));
    };
    auto const person = add(one, "P-1");
    add(one, "P-2"); // Without a file.
    attach(person, "scar.txt");
    attach(person, "note.txt");
    attach(add(one, "P-3"), "third.txt");
    attach(add(other, "Q-1"), "elsewhere.txt");

    std::string told;
    for (auto const& file : case_files(*desk, desk.reach(), one).files)
        told += file.title + ":" + file.file.name + " ";
    CHECK(told == "P-1:scar.txt P-1:note.txt P-3:third.txt ");
    CHECK(case_files(*desk, desk.reach(), one, 1).left_out == 1);
}
