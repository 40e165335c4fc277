#include "cli/desk.hpp"

#include "base/fault.hpp"
#include "testing/desk.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <sys/stat.h>

namespace saksi::cli {

namespace fs = std::filesystem;
using testing::TemporaryFolder;

static std::size_t entries_in(fs::path const& folder)
{
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST_CASE("what the program writes beside the vault is for its owner's eyes only")
{
    TemporaryFolder const folder;
    auto const file = folder.path() / "faulty.csv";
    auto const loose = ::umask(0);
    std::ofstream(file) << "an older file that everybody may read";

    write_whole_file(file, bytes_of("name\nAsha\n"));

    ::umask(loose);
    CHECK(fs::status(file).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(text_of(MUST(read_whole_file(file, 100))) == "name\nAsha\n");
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a file that could not be written leaves nothing of itself")
{
    TemporaryFolder const folder;
    auto const taken = folder.path() / "faulty.csv";
    fs::create_directories(taken / "inside"); // A folder that no file can take the place of.

    CHECK_THROWS_AS(write_whole_file(taken, bytes_of("name\nAsha\n")), Fault);

    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a passphrase file says the same words whatever editor saved it")
{
    auto desk = testing::Desk {};
    std::ostringstream out;
    Surroundings surroundings { desk.parts(), out, out, {}, {}, {}, {} };
    TemporaryFolder const folder;
    auto const file = folder.path() / "passphrase.txt";
    ::setenv("SAKSI_PASSPHRASE_FILE", file.c_str(), 1);

    for (std::string_view const saved :
        { "six words", "six words\n", "six words \r\nmore", "\xEF\xBB\xBFsix words\r\n" }) {
        std::ofstream(file, std::ios::trunc) << saved;
        CHECK(MUST(passphrase_for(surroundings, {})) == testing::Desk::passphrase());
    }
    ::unsetenv("SAKSI_PASSPHRASE_FILE");
}

} // namespace saksi::cli
