#include "testing/faulty_disk.hpp"

#include "base/check.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdarg>
#include <dlfcn.h>
#include <fcntl.h>
#include <map>
#include <mutex>
#include <optional>
#include <random>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

namespace saksi::testing {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t sector_bytes = 512;

// The system's own call behind one of ours.
template<typename Function>
Function* real(char const* name)
{
    return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

auto real_open(char const* path, int flags, mode_t mode)
{
    static auto* const call = real<int(char const*, int, ...)>("open64");
    return call(path, flags, mode);
}
auto real_write(int file, void const* bytes, std::size_t size)
{
    static auto* const call = real<ssize_t(int, void const*, std::size_t)>("write");
    return call(file, bytes, size);
}
auto real_pwrite(int file, void const* bytes, std::size_t size, off_t at)
{
    static auto* const call = real<ssize_t(int, void const*, std::size_t, off_t)>("pwrite64");
    return call(file, bytes, size, at);
}
auto real_truncate(int file, off_t size)
{
    static auto* const call = real<int(int, off_t)>("ftruncate64");
    return call(file, size);
}
auto real_fsync(int file)
{
    static auto* const call = real<int(int)>("fsync");
    return call(file);
}
auto real_fdatasync(int file)
{
    static auto* const call = real<int(int)>("fdatasync");
    return call(file);
}
auto real_rename(char const* from, char const* to)
{
    static auto* const call = real<int(char const*, char const*)>("rename");
    return call(from, to);
}
auto real_unlink(char const* path)
{
    static auto* const call = real<int(char const*)>("unlink");
    return call(path);
}
auto real_remove(char const* path)
{
    static auto* const call = real<int(char const*)>("remove");
    return call(path);
}
auto real_unlinkat(int folder, char const* path, int flags)
{
    static auto* const call = real<int(int, char const*, int)>("unlinkat");
    return call(folder, path, flags);
}
auto real_mkdir(char const* path, mode_t mode)
{
    static auto* const call = real<int(char const*, mode_t)>("mkdir");
    return call(path, mode);
}

std::string path_of(int file)
{
    std::array<char, PATH_MAX> path {};
    auto const link = "/proc/self/fd/" + std::to_string(file);
    auto const size = ::readlink(link.c_str(), path.data(), path.size());
    return size < 0 ? std::string() : std::string(path.data(), static_cast<std::size_t>(size));
}

std::string read_at(int file, off_t at, std::size_t size)
{
    std::string bytes(size, '\0');
    auto const count = ::pread(file, bytes.data(), size, at);
    bytes.resize(count < 0 ? 0 : static_cast<std::size_t>(count));
    return bytes;
}

off_t size_of(int file)
{
    struct stat about {};
    return ::fstat(file, &about) == 0 ? about.st_size : 0;
}

} // namespace

// Everything that happened to the folder and is not sure to outlast a power cut.
struct FaultyDisk::State {
    // A file, by what it is and not by its name. Held open, so that it can be put back.
    using FileKey = std::pair<dev_t, ino_t>;

    struct Written {
        FileKey file;
        off_t size_before = 0;
        off_t at = 0;
        std::string before {}; // What lay in the place, as far as there was something.
        std::string after {};
        std::optional<off_t> cut_to {}; // A truncation; then there is no `after`.
    };
    enum class NameChange : std::uint8_t { made, folder_made, removed, renamed };
    struct Named {
        NameChange change {};
        std::string path;
        std::string to {};     // Of what was renamed.
        std::string buried {}; // Another name of the file that this name led to before.
    };

    fs::path folder;
    std::string prefix; // With the slash.
    fs::path graveyard; // Beside the folder.
    std::size_t buried = 0;
    std::vector<Written> written;
    std::vector<Named> named;
    std::map<FileKey, int> held;

    std::size_t calls = 0;
    std::size_t left = SIZE_MAX;
    std::optional<DiskFault> fault;
    bool met = false;
    bool passed = false;
    std::string failed_at;

    ~State()
    {
        for (auto const& [key, file] : held)
            ::close(file);
        std::error_code ignored;
        fs::remove_all(graveyard, ignored);
    }

    bool has(std::string_view path) const
    {
        return path.starts_with(prefix) || path == folder.native();
    }

    // What is to happen at this call. `grows` says whether it needs room.
    std::optional<DiskFault> next(std::string_view call, bool grows)
    {
        ++calls;
        if (!fault || passed)
            return std::nullopt;
        if (!met && left > 0) {
            --left;
            return std::nullopt;
        }
        if ((*fault == DiskFault::full || *fault == DiskFault::cut) && !grows)
            return std::nullopt;
        met = true;
        if (failed_at.empty())
            failed_at = call;
        passed = *fault == DiskFault::refuse_once;
        return fault;
    }

    FileKey hold(int file)
    {
        struct stat about {};
        SAKSI_CHECK(::fstat(file, &about) == 0);
        FileKey const key { about.st_dev, about.st_ino };
        if (!held.contains(key)) {
            auto const own = "/proc/self/fd/" + std::to_string(file);
            auto const kept = real_open(own.c_str(), O_RDWR | O_CLOEXEC, 0);
            SAKSI_CHECK(kept >= 0);
            held.emplace(key, kept);
        }
        return key;
    }

    void remember_write(int file, off_t at, void const* bytes, std::size_t size)
    {
        Written one { .file = hold(file), .size_before = size_of(file), .at = at };
        one.before = read_at(held.at(one.file), at, size);
        one.after.assign(static_cast<char const*>(bytes), size);
        written.push_back(std::move(one));
    }

    void remember_truncation(int file, off_t size)
    {
        Written one { .file = hold(file), .size_before = size_of(file), .at = size };
        if (size < one.size_before)
            one.before = read_at(
                held.at(one.file), size, static_cast<std::size_t>(one.size_before - size));
        one.cut_to = size;
        written.push_back(std::move(one));
    }

    // Gives the file behind a name another name that outlives it.
    std::string bury(std::string const& path)
    {
        if (::access(path.c_str(), F_OK) != 0)
            return {};
        auto const grave = (graveyard / std::to_string(buried++)).string();
        return ::link(path.c_str(), grave.c_str()) == 0 ? grave : std::string();
    }

    void synced(int file)
    {
        struct stat about {};
        SAKSI_CHECK(::fstat(file, &about) == 0);
        if (!S_ISDIR(about.st_mode)) {
            FileKey const key { about.st_dev, about.st_ino };
            std::erase_if(written, [&](Written const& one) { return one.file == key; });
            return;
        }
        auto const lies_here = [here = fs::path(path_of(file))](std::string const& path) {
            return fs::path(path).parent_path() == here;
        };
        std::erase_if(named, [&](Named const& one) {
            return lies_here(one.change == NameChange::renamed ? one.to : one.path);
        });
    }

    void take_back(Written const& one) const
    {
        auto const file = held.at(one.file);
        SAKSI_CHECK(real_truncate(file, one.size_before) == 0);
        SAKSI_CHECK(real_pwrite(file, one.before.data(), one.before.size(), one.at)
            == static_cast<ssize_t>(one.before.size()));
    }

    void redo_torn(Written const& one, std::mt19937_64& luck) const
    {
        auto const file = held.at(one.file);
        if (one.cut_to) {
            if (luck() % 2 == 0)
                SAKSI_CHECK(real_truncate(file, *one.cut_to) == 0);
            return;
        }
        for (std::size_t from = 0; from < one.after.size(); from += sector_bytes) {
            if (luck() % 2 == 0)
                continue;
            auto const size = std::min(sector_bytes, one.after.size() - from);
            SAKSI_CHECK(
                real_pwrite(file, one.after.data() + from, size, one.at + static_cast<off_t>(from))
                == static_cast<ssize_t>(size));
        }
    }

    static void take_back(Named const& one)
    {
        switch (one.change) {
        case NameChange::made:
            real_unlink(one.path.c_str());
            return;
        case NameChange::folder_made: {
            std::error_code ignored;
            fs::remove_all(one.path, ignored);
            return;
        }
        case NameChange::removed:
            if (!one.buried.empty())
                SAKSI_CHECK(::link(one.buried.c_str(), one.path.c_str()) == 0);
            return;
        case NameChange::renamed:
            SAKSI_CHECK(real_rename(one.to.c_str(), one.path.c_str()) == 0);
            if (!one.buried.empty())
                SAKSI_CHECK(::link(one.buried.c_str(), one.to.c_str()) == 0);
            return;
        }
    }

    void forget()
    {
        written.clear();
        named.clear();
        for (auto const& [key, file] : held)
            ::close(file);
        held.clear();
    }
};

namespace {

std::recursive_mutex& guard()
{
    static std::recursive_mutex mutex;
    return mutex;
}
std::atomic<FaultyDisk::State*> disk = nullptr;
// Calls that we make ourselves go straight through.
thread_local bool own_call = false;

class OwnCall {
public:
    OwnCall() { own_call = true; }
    ~OwnCall() { own_call = false; }
    OwnCall(OwnCall const&) = delete;
    OwnCall& operator=(OwnCall const&) = delete;
};

// One call on a faulty disk: what is to be remembered of it, and then the call, unless it fails.
template<typename Call, typename Remember>
auto through(FaultyDisk::State& state, std::string_view name, bool grows, Call call,
    Remember remember) -> decltype(call())
{
    auto const fault = state.next(name, grows);
    if (fault && (*fault == DiskFault::full || *fault == DiskFault::cut)) {
        errno = ENOSPC;
        return -1;
    }
    if (fault) {
        errno = EIO;
        return -1;
    }
    remember();
    return call();
}

// The disk, if this path lies on it and nobody of us is calling.
FaultyDisk::State* disk_of(std::string_view path)
{
    auto* state = disk.load();
    return state != nullptr && !own_call && state->has(path) ? state : nullptr;
}

FaultyDisk::State* disk_of(int file)
{
    return disk.load() == nullptr || own_call ? nullptr : disk_of(path_of(file));
}

int open_through(char const* path, int flags, mode_t mode)
{
    auto* state = disk_of(path);
    if (state == nullptr || (flags & O_DIRECTORY) != 0)
        return real_open(path, flags, mode);
    std::scoped_lock const lock(guard());
    OwnCall const own;
    auto const makes = (flags & O_CREAT) != 0 && ::access(path, F_OK) != 0;
    auto const cuts = (flags & O_TRUNC) != 0 && !makes;
    return through(
        *state, "open", makes, [&] { return real_open(path, flags, mode); },
        [&] {
            if (makes)
                state->named.push_back({ FaultyDisk::State::NameChange::made, path });
            auto const before = cuts ? real_open(path, O_RDWR | O_CLOEXEC, 0) : -1;
            if (before >= 0) {
                state->remember_truncation(before, 0);
                ::close(before);
            }
        });
}

ssize_t write_through(
    FaultyDisk::State& state, int file, void const* bytes, std::size_t size, off_t at, bool moves)
{
    std::scoped_lock const lock(guard());
    OwnCall const own;
    auto const grows = at + static_cast<off_t>(size) > size_of(file);
    auto const call = [&](std::size_t count) {
        state.remember_write(file, at, bytes, count);
        return moves ? real_write(file, bytes, count) : real_pwrite(file, bytes, count, at);
    };
    auto const first = !state.met;
    auto const fault = state.next("write", grows);
    if (!fault)
        return call(size);
    if (*fault == DiskFault::cut && first && size > 1)
        return call(size / 2);
    errno = *fault == DiskFault::full || *fault == DiskFault::cut ? ENOSPC : EIO;
    return -1;
}

int sync_through(FaultyDisk::State& state, int file)
{
    std::scoped_lock const lock(guard());
    OwnCall const own;
    if (state.next("fsync", false)) {
        errno = EIO;
        return -1;
    }
    // The memory behind the tests' folder needs no syncing; that it was asked for is what counts.
    state.synced(file);
    return 0;
}

int truncate_through(FaultyDisk::State& state, int file, off_t size)
{
    std::scoped_lock const lock(guard());
    OwnCall const own;
    return through(
        state, "truncate", size > size_of(file), [&] { return real_truncate(file, size); },
        [&] { state.remember_truncation(file, size); });
}

int remove_through(FaultyDisk::State& state, std::string const& path, auto call)
{
    std::scoped_lock const lock(guard());
    OwnCall const own;
    if (fs::is_directory(fs::symlink_status(path)))
        return through(state, "rmdir", false, call, [] { });
    return through(state, "unlink", false, call, [&] {
        if (::access(path.c_str(), F_OK) == 0)
            state.named.push_back(
                { FaultyDisk::State::NameChange::removed, path, {}, state.bury(path) });
    });
}

} // namespace

FaultyDisk::FaultyDisk(fs::path folder)
    : m_state(std::make_unique<State>())
{
    SAKSI_CHECK(disk.load() == nullptr);
    m_state->folder = std::move(folder);
    m_state->prefix = m_state->folder.string() + "/";
    m_state->graveyard = m_state->folder.string() + ".graveyard";
    fs::create_directory(m_state->graveyard);
    disk = m_state.get();
}

FaultyDisk::~FaultyDisk()
{
    disk = nullptr;
}

void FaultyDisk::fail_after(std::size_t calls, DiskFault fault)
{
    std::scoped_lock const lock(guard());
    mend();
    m_state->calls = 0;
    m_state->left = calls;
    m_state->fault = fault;
}

void FaultyDisk::mend()
{
    std::scoped_lock const lock(guard());
    m_state->fault.reset();
    m_state->met = false;
    m_state->passed = false;
    m_state->failed_at.clear();
}

std::size_t FaultyDisk::calls() const
{
    return m_state->calls;
}

std::string_view FaultyDisk::failed_at() const
{
    return m_state->failed_at;
}

void FaultyDisk::lose_power(PowerCut cut, std::uint64_t seed)
{
    std::scoped_lock const lock(guard());
    OwnCall const own;
    auto& state = *m_state;
    mend();
    if (cut == PowerCut::keeps_everything) {
        state.forget();
        return;
    }
    std::mt19937_64 luck(seed);
    for (auto one = state.written.rbegin(); one != state.written.rend(); ++one)
        state.take_back(*one);
    if (cut == PowerCut::tears) {
        for (auto const& one : state.written)
            state.redo_torn(one, luck);
    }
    // File systems keep names in order: what is lost of them is lost from some point on.
    auto const kept = cut == PowerCut::tears ? luck() % (state.named.size() + 1) : 0;
    for (auto at = state.named.size(); at > kept; --at)
        State::take_back(state.named[at - 1]);
    state.forget();
}

} // namespace saksi::testing

// ---- the system calls, as this program sees them

using saksi::testing::disk_of;

extern "C" {

// Whoever links this file writes through it: the dynamic loader takes the program's own symbols
// before those of the C library.
int open64(char const* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    auto const mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return saksi::testing::open_through(path, flags, mode);
}

int open(char const* path, int flags, ...)
{
    va_list arguments;
    va_start(arguments, flags);
    auto const mode = (flags & (O_CREAT | O_TMPFILE)) != 0 ? va_arg(arguments, mode_t) : 0;
    va_end(arguments);
    return saksi::testing::open_through(path, flags, mode);
}

ssize_t write(int file, void const* bytes, size_t size)
{
    auto* state = disk_of(file);
    return state
        ? saksi::testing::write_through(*state, file, bytes, size, ::lseek(file, 0, SEEK_CUR), true)
        : saksi::testing::real_write(file, bytes, size);
}

ssize_t pwrite64(int file, void const* bytes, size_t size, off64_t at)
{
    auto* state = disk_of(file);
    return state ? saksi::testing::write_through(*state, file, bytes, size, at, false)
                 : saksi::testing::real_pwrite(file, bytes, size, at);
}

ssize_t pwrite(int file, void const* bytes, size_t size, off_t at)
{
    return pwrite64(file, bytes, size, at);
}

int ftruncate64(int file, off64_t size) noexcept
{
    auto* state = disk_of(file);
    return state ? saksi::testing::truncate_through(*state, file, size)
                 : saksi::testing::real_truncate(file, size);
}

int ftruncate(int file, off_t size) noexcept
{
    return ftruncate64(file, size);
}

int fsync(int file)
{
    auto* state = disk_of(file);
    return state ? saksi::testing::sync_through(*state, file) : saksi::testing::real_fsync(file);
}

int fdatasync(int file)
{
    auto* state = disk_of(file);
    return state ? saksi::testing::sync_through(*state, file)
                 : saksi::testing::real_fdatasync(file);
}

int rename(char const* from, char const* to) noexcept
{
    auto* state = disk_of(to);
    if (!state)
        return saksi::testing::real_rename(from, to);
    std::scoped_lock const lock(saksi::testing::guard());
    saksi::testing::OwnCall const own;
    return saksi::testing::through(
        *state, "rename", false, [&] { return saksi::testing::real_rename(from, to); },
        [&] {
            state->named.push_back({ saksi::testing::FaultyDisk::State::NameChange::renamed, from,
                to, state->bury(to) });
        });
}

int unlink(char const* path) noexcept
{
    auto* state = disk_of(path);
    return state ? saksi::testing::remove_through(
                       *state, path, [&] { return saksi::testing::real_unlink(path); })
                 : saksi::testing::real_unlink(path);
}

int remove(char const* path) noexcept
{
    auto* state = disk_of(path);
    return state ? saksi::testing::remove_through(
                       *state, path, [&] { return saksi::testing::real_remove(path); })
                 : saksi::testing::real_remove(path);
}

int unlinkat(int folder, char const* path, int flags) noexcept
{
    auto const whole = path[0] == '/' || folder == AT_FDCWD
        ? std::string(path)
        : saksi::testing::path_of(folder) + "/" + path;
    auto* state = disk_of(whole);
    return state ? saksi::testing::remove_through(*state, whole,
                       [&] { return saksi::testing::real_unlinkat(folder, path, flags); })
                 : saksi::testing::real_unlinkat(folder, path, flags);
}

int mkdir(char const* path, mode_t mode) noexcept
{
    auto* state = disk_of(path);
    if (!state)
        return saksi::testing::real_mkdir(path, mode);
    std::scoped_lock const lock(saksi::testing::guard());
    saksi::testing::OwnCall const own;
    auto const makes = ::access(path, F_OK) != 0;
    return saksi::testing::through(
        *state, "mkdir", makes, [&] { return saksi::testing::real_mkdir(path, mode); },
        [&] {
            if (makes)
                state->named.push_back(
                    { saksi::testing::FaultyDisk::State::NameChange::folder_made, path });
        });
}

} // extern "C"
