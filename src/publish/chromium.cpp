#include "publish/chromium.hpp"

#include "base/fault.hpp"
#include "render/url.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace saksi::publish {

namespace fs = std::filesystem;

// A book of a thousand briefs takes a fraction of it, even on an old laptop.
static constexpr std::chrono::seconds print_time_max { 180 };
static constexpr std::chrono::milliseconds look_every { 20 };

fs::path find_chromium()
{
    auto const* folders = std::getenv("PATH");
    std::string_view rest = folders ? folders : "";
    while (!rest.empty()) {
        auto const end = std::min(rest.find(':'), rest.size());
        auto const candidate = fs::path(rest.substr(0, end)) / "chromium";
        if (candidate.is_absolute() && ::access(candidate.c_str(), X_OK) == 0)
            return candidate;
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return {};
}

namespace {

// Gone when it ends, whatever happened.
struct PrivateFolder {
    explicit PrivateFolder(fs::path where)
        : path(std::move(where))
    {
        fs::create_directory(path);
        fs::permissions(path, fs::perms::owner_all);
    }
    ~PrivateFolder()
    {
        std::error_code ignored; // Nothing is lost with it: the next run begins with a new one.
        fs::remove_all(path, ignored);
    }
    PrivateFolder(PrivateFolder const&) = delete;
    PrivateFolder& operator=(PrivateFolder const&) = delete;

    fs::path path;
};

std::string file_address(fs::path const& file)
{
    std::string address = "file://";
    for (auto const& part : fs::absolute(file).relative_path())
        address += '/' + render::percent_encode(part.string());
    return address;
}

std::vector<std::string> arguments(
    fs::path const& program, fs::path const& html, fs::path const& pdf, fs::path const& home)
{
    std::vector<std::string> list {
        program.string(),
        "--headless",
        "--disable-gpu",
        "--no-first-run",
        "--no-default-browser-check",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-default-apps",
        "--disable-domain-reliability",
        "--disable-extensions",
        "--disable-quic",
        "--disable-sync",
        "--disable-breakpad",
        "--disable-dev-shm-usage", // Small in containers, and our temporary folder will do.
        "--metrics-recording-only",
        "--password-store=basic",
        "--proxy-server=127.0.0.1:9", // Port 9 is discard: nobody listens.
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=" + home.string(),
        "--no-pdf-header-footer",
        "--export-tagged-pdf",
        "--generate-pdf-document-outline",
        "--print-to-pdf=" + fs::absolute(pdf).string(),
    };
    // Its sandbox refuses to run as root. The page it prints is our own, escaped, without scripts.
    if (geteuid() == 0)
        list.emplace_back("--no-sandbox");
    list.push_back(file_address(html));
    return list;
}

std::vector<std::string> environment(fs::path const& home)
{
    auto const at_home = [&](char const* name) { return std::string(name) + '=' + home.string(); };
    // UTC, so that the file says nothing of where it was made. No session bus: it is asked for
    // the desktop's settings otherwise.
    // It makes a socket in TMPDIR, whose path may have 107 bytes (unix(7)): fewer than that of a
    // book on a shelf in somebody's home. So it is named from the folder in which the program runs.
    return { "PATH=/usr/bin:/bin", "LANG=C.UTF-8", "TZ=UTC",
        "DBUS_SESSION_BUS_ADDRESS=disabled:", "TMPDIR=.", at_home("HOME"),
        at_home("XDG_CONFIG_HOME"), at_home("XDG_CACHE_HOME"), at_home("XDG_DATA_HOME"),
        at_home("XDG_RUNTIME_DIR") };
}

std::vector<char*> pointers(std::vector<std::string>& texts)
{
    std::vector<char*> list;
    for (auto& text : texts)
        list.push_back(text.data());
    list.push_back(nullptr);
    return list;
}

// The running printer, with all processes that it starts as one group.
class Printer {
public:
    Printer(std::vector<std::string> said, std::vector<std::string> known, fs::path const& home)
    {
        auto const argument_list = pointers(said);
        auto const environment_list = pointers(known);
        posix_spawn_file_actions_t files;
        posix_spawn_file_actions_init(&files);
        for (auto const stream : { STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO })
            posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0);
        posix_spawn_file_actions_addclosefrom_np(&files, STDERR_FILENO + 1);
        posix_spawn_file_actions_addchdir_np(&files, home.c_str());
        posix_spawnattr_t how;
        posix_spawnattr_init(&how);
        posix_spawnattr_setflags(&how, POSIX_SPAWN_SETPGROUP);
        posix_spawnattr_setpgroup(&how, 0);
        auto const refused = posix_spawn(&m_process, argument_list[0], &files, &how,
            argument_list.data(), environment_list.data());
        posix_spawnattr_destroy(&how);
        posix_spawn_file_actions_destroy(&files);
        if (refused != 0)
            throw Fault("The program that prints could not be started.", std::strerror(refused));
    }

    ~Printer()
    {
        kill(-m_process, SIGKILL); // What it may have left behind, too.
        if (!m_ended)
            waitpid(m_process, nullptr, 0);
    }
    Printer(Printer const&) = delete;
    Printer& operator=(Printer const&) = delete;

    bool has_ended()
    {
        if (!m_ended)
            m_ended = waitpid(m_process, nullptr, WNOHANG) != 0;
        return m_ended;
    }

private:
    pid_t m_process = 0;
    bool m_ended = false;
};

} // namespace

Result<void> print_pdf(
    fs::path const& html, fs::path const& pdf, fs::path const& folder, KeepGoing const& keep_going)
{
    auto const program = find_chromium();
    if (program.empty())
        return Error {
            ErrorKind::unsupported,
            "There is no PDF, because Chromium, which prints it, is not installed on this computer."
        };
    {
        PrivateFolder const home(fs::absolute(folder) / ".printer");
        Printer printer(
            arguments(program, html, pdf, home.path), environment(home.path), home.path);
        auto const until = std::chrono::steady_clock::now() + print_time_max;
        while (!printer.has_ended()) {
            if (keep_going && !keep_going())
                return Error { ErrorKind::conflict, "Stopped." };
            if (std::chrono::steady_clock::now() > until)
                return Error { ErrorKind::unsupported,
                    "There is no PDF, because Chromium did not finish printing it." };
            std::this_thread::sleep_for(look_every);
        }
    }
    std::error_code ignored;
    if (fs::file_size(pdf, ignored) == static_cast<std::uintmax_t>(-1))
        return Error { ErrorKind::unsupported,
            "There is no PDF, because Chromium could not print it." };
    return {};
}

} // namespace saksi::publish
