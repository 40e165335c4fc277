// One changed bit anywhere in a vault (PROTOCOL I2), and an older page put back (A2): it is refused
// in words, or noticed, or changes nothing. Never does a workspace open and tell something else.
#include "base/fault.hpp"
#include "testing/desk.hpp"
#include "testing/thorough.hpp"
#include "workspace/anchor.hpp"
#include "workspace/disk.hpp"

#include <fstream>
#include <map>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page_bytes = 4096;

void put_file(fs::path const& file, ByteView bytes)
{
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(text_of(bytes).data(), static_cast<std::streamsize>(bytes.size()));
}

// A vault as a killed program leaves it: some of it in the database, some in the write-ahead log.
class Vault {
public:
    Vault()
    {
        auto const asha = desk.add("person", { { "name", schema::Text { "Asha" } } });
        auto const paper = MUST(
            desk->keep_file(desk.permit(), "scan", "image/png", Bytes(700, std::uint8_t { 7 })));
        desk.restate(asha, "paper", paper);
        desk.reopen();
        older_database = *read_whole(desk.home() / "vault/db");
        desk.add("person", { { "name", schema::Text { "Binod" } } });
        desk.reopen();
        desk.add("person", { { "name", schema::Text { "Chandra" } } });
        desk.add("person", { { "name", schema::Text { "Dewi" } } });
        digest = desk->tables_digest();
        for (auto const& place : { desk.folder.path(), desk.marks.path() }) {
            for (auto const& entry : fs::recursive_directory_iterator(place)) {
                if (entry.is_regular_file())
                    files.emplace(entry.path(), *read_whole(entry.path()));
            }
        }
        desk.open.reset();
    }

    enum class Outcome : std::uint8_t { refused, noticed, harmless, silent };

    // What happens when it is opened and walked with these bytes in the place of a file's.
    Outcome with(fs::path const& changed, ByteView bytes)
    {
        for (auto const& [file, usual] : files)
            put_file(file, file == changed ? bytes : ByteView(usual));
        try {
            auto const opened = Workspace::unlock(
                desk.home(), crypto::SecretBytes::copy_of(desk.recovery_code), desk.parts());
            if (!opened) {
                CHECK_FALSE(opened.error().message.text().empty());
                return Outcome::refused;
            }
            auto const& open = **opened;
            auto const report = open.verify();
            if (!report.holds()) {
                for (auto const& failure : report.failures)
                    CHECK_FALSE(failure.what.text().empty());
                return Outcome::refused;
            }
            if (open.tables_digest() == digest)
                return Outcome::harmless;
            auto const noticed = open.setting(setting_older_copy_at);
            return noticed && !noticed->empty() ? Outcome::noticed : Outcome::silent;
        } catch (Fault const& fault) {
            CHECK_FALSE(fault.message().text().empty());
            return Outcome::refused;
        }
    }

    fs::path file(std::string const& name) const { return desk.home() / "vault" / name; }

    Desk desk; // Locked.
    FileHash digest;
    Bytes older_database;
    std::map<fs::path, Bytes> files; // Whole, outside the vault too.
};

} // namespace

TEST_CASE("a flipped bit anywhere in a vault is refused, noticed or changes nothing")
{
    Vault vault;
    std::map<std::string, std::map<Vault::Outcome, int>> outcomes;
    for (auto const& [file, usual] : vault.files) {
        auto const name = file.filename().string();
        auto const is_part = name.size() == 64;
        if (file.string().find("/vault/") == std::string::npos || usual.empty())
            continue;
        // Every so manieth bit: a number that shares no factor with a byte's eight or a page's
        // size, so that all places and all bits take part. Asked for all, every bit of the small
        // files, and one of every byte of the large ones.
        auto const small = name == "slots" || is_part;
        auto const step = small ? testing::step_of(211) : testing::step_of(2) == 1 ? 9 : 19'997;
        for (std::size_t bit = 3; bit < usual.size() * 8; bit += step) {
            CAPTURE(name);
            CAPTURE(bit);
            auto changed = usual;
            changed[bit / 8] ^= static_cast<std::uint8_t>(1U << (bit % 8));
            auto const outcome = vault.with(file, changed);
            CHECK(outcome != Vault::Outcome::silent);
            ++outcomes[is_part ? "part" : name][outcome];
        }
    }
    for (auto const* name : { "slots", "db", "db-wal", "part" }) {
        CAPTURE(name);
        CHECK(
            outcomes[name][Vault::Outcome::refused] + outcomes[name][Vault::Outcome::noticed] > 3);
    }
    // Both are authenticated to their last bit.
    CHECK(outcomes["slots"][Vault::Outcome::harmless] == 0);
    CHECK(outcomes["part"][Vault::Outcome::harmless] == 0);
    if (testing::step_of(2) == 1) {
        for (auto& [name, counts] : outcomes)
            MESSAGE(name << ": " << counts[Vault::Outcome::refused] << " refused, "
                         << counts[Vault::Outcome::noticed] << " noticed, "
                         << counts[Vault::Outcome::harmless] << " harmless");
    }
}

TEST_CASE("an older page that is put back into the database changes nothing in silence")
{
    Vault vault;
    auto const file = vault.file("db");
    auto const& now = vault.files.at(file);
    auto const& then = vault.older_database;
    auto different = 0;
    for (std::size_t at = 0; at + page_bytes <= std::min(now.size(), then.size());
        at += page_bytes) {
        CAPTURE(at / page_bytes);
        auto changed = now;
        std::copy_n(then.begin() + static_cast<std::ptrdiff_t>(at), page_bytes,
            changed.begin() + static_cast<std::ptrdiff_t>(at));
        if (changed == now)
            continue;
        ++different;
        CHECK(vault.with(file, changed) != Vault::Outcome::silent);
    }
    CHECK(different > 5);
}

TEST_CASE("a write-ahead log that is cut, or gone, is noticed when it is opened")
{
    Vault vault;
    auto const file = vault.file("db-wal");
    auto const& whole = vault.files.at(file);
    auto noticed = 0;
    for (std::size_t part = 0; part < 12; ++part) {
        CAPTURE(part);
        auto const outcome = vault.with(file, ByteView(whole).first(whole.size() * part / 12));
        CHECK(outcome != Vault::Outcome::silent);
        noticed += outcome == Vault::Outcome::noticed ? 1 : 0;
    }
    CHECK(noticed > 5);
}
