#include "cli/desk.hpp"

#include "base/fault.hpp"
#include "base/text.hpp"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <unistd.h>

namespace saksi::cli {

using workspace::Workspace;

static constexpr std::size_t passphrase_file_bytes_max = 4096;
static constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

std::filesystem::path default_home()
{
    if (auto const* home = std::getenv("SAKSI_HOME"); home && *home)
        return home;
    if (auto const* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return std::filesystem::path(data) / "saksi";
    auto const* person = std::getenv("HOME");
    return std::filesystem::path(person && *person ? person : ".") / ".local/share/saksi";
}

std::filesystem::path default_marks_folder()
{
    if (auto const* state = std::getenv("XDG_STATE_HOME"); state && *state)
        return std::filesystem::path(state) / "saksi";
    if (auto const* person = std::getenv("HOME"); person && *person)
        return std::filesystem::path(person) / ".local/state/saksi";
    return {};
}

void add_home_option(Arguments& arguments, std::filesystem::path& home)
{
    home = default_home();
    arguments.add("--home", home, "The folder of the workspace").with_default_shown();
}

Result<Bytes> read_whole_file(std::filesystem::path const& path, std::size_t bytes_max)
{
    std::ifstream file(path, std::ios::binary);
    if (!file)
        return Error { ErrorKind::not_found, "This file cannot be opened.",
            path.filename().string() };
    Bytes bytes;
    char buffer[1 << 16];
    while (file.read(buffer, sizeof buffer) || file.gcount() > 0) {
        append(bytes, bytes_of({ buffer, static_cast<std::size_t>(file.gcount()) }));
        if (bytes.size() > bytes_max)
            return Error { ErrorKind::too_large, "This file is too large.",
                path.filename().string() };
    }
    if (file.bad())
        throw Fault("A file could not be read to its end.");
    return bytes;
}

// Faulty rows may hold testimony: what does not become the wanted file is removed again.
void write_whole_file(std::filesystem::path const& path, ByteView bytes)
{
    // A name by chance, since a link laid under a known one would be followed; mode 0600.
    auto beside = path.string() + ".XXXXXX";
    auto const made = ::mkstemp(beside.data());
    auto fail = [&]() {
        auto const number = errno;
        if (made >= 0)
            ::unlink(beside.c_str());
        throw Fault("A file could not be written. Is the disk full?", std::strerror(number));
    };
    if (made < 0)
        fail();
    ::close(made);
    {
        std::ofstream file(beside, std::ios::binary);
        file.write(text_of(bytes).data(), static_cast<std::streamsize>(bytes.size()));
        file.close();
        if (!file)
            fail();
    }
    if (::rename(beside.c_str(), path.c_str()) != 0)
        fail();
}

static Result<crypto::SecretBytes> passphrase_in(std::filesystem::path const& path)
{
    auto bytes = TRY(read_whole_file(path, passphrase_file_bytes_max));
    auto text = text_of(bytes);
    if (text.starts_with(byte_order_mark)) // Nobody could type it into the sign-in page.
        text.remove_prefix(byte_order_mark.size());
    auto secret = crypto::SecretBytes::copy_of(trimmed(text.substr(0, text.find('\n'))));
    crypto::wipe(bytes);
    return secret;
}

Result<crypto::SecretBytes> passphrase_for(
    Surroundings& surroundings, std::filesystem::path const& home)
{
    if (auto const* named = std::getenv("SAKSI_PASSPHRASE_FILE"); named && *named)
        return passphrase_in(named);
    auto const demonstration = home / demonstration_passphrase_file;
    if (std::filesystem::exists(demonstration))
        return passphrase_in(demonstration);
    return surroundings.ask_secret("Passphrase: ");
}

Result<Desk> open_desk(Surroundings& surroundings, std::filesystem::path const& home)
{
    // A folder without a workspace is said before a passphrase is asked for.
    if (!Workspace::exists(home))
        return Error { ErrorKind::not_found,
            "There is no workspace in this folder. Make one with `saksi init`." };
    auto const passphrase = TRY(passphrase_for(surroundings, home));
    auto const* member = std::getenv("SAKSI_MEMBER");
    auto opened = TRY(
        Workspace::unlock(home, passphrase, surroundings.parts, member ? member : ""));
    auto actor = opened->signed_in();
    auto reach = opened->reach(actor);
    return Desk { std::move(opened), std::move(actor), std::move(reach) };
}

Result<RecordId> record_named(Desk const& desk, std::string const& text)
{
    std::vector<std::string> types;
    for (auto const& type : desk.workspace->schemas().types())
        types.push_back(type.key);
    if (auto const found = desk.workspace->find_record(desk.reach, types, text))
        return *found;
    return Error { ErrorKind::not_found, "There is no such record." };
}

} // namespace saksi::cli
