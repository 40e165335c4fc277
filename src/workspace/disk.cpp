#include "workspace/disk.hpp"

#include "base/fault.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace saksi::workspace {

namespace fs = std::filesystem;

void throw_errno(char const* call)
{
    auto const number = errno;
    auto const full = number == ENOSPC || number == EDQUOT;
    throw Fault(full ? N_("The disk is full; nothing was saved.")
                     : N_("The folder of the workspace cannot be read or written."),
        std::string(call) + ": " + std::strerror(number));
}

int checked_call(int result, char const* call)
{
    if (result < 0)
        throw_errno(call);
    return result;
}

Descriptor::Descriptor(fs::path const& path, int flags, char const* call)
    : m_number(checked_call(::open(path.c_str(), flags | O_CLOEXEC, 0600), call))
{
}

Descriptor::~Descriptor()
{
    ::close(m_number);
}

void sync_folder(fs::path const& folder)
{
    Descriptor const descriptor(folder, O_RDONLY | O_DIRECTORY, "open folder");
    checked_call(::fsync(descriptor.number()), "fsync folder");
}

fs::path beside(fs::path file)
{
    file += ".new";
    return file;
}

DurableFile::DurableFile(fs::path file)
    : m_file(std::move(file))
    , m_beside(beside(m_file))
    , m_descriptor(m_beside, O_WRONLY | O_CREAT | O_TRUNC, "open")
{
}

DurableFile::~DurableFile()
{
    if (!m_settled)
        ::unlink(m_beside.c_str());
}

void DurableFile::write(ByteView bytes)
{
    for (auto rest = bytes; !rest.empty();) {
        auto const written = ::write(m_descriptor.number(), rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw_errno("write");
        rest = rest.subspan(static_cast<std::size_t>(written));
    }
}

void DurableFile::settle()
{
    checked_call(::fsync(m_descriptor.number()), "fsync");
    checked_call(::rename(m_beside.c_str(), m_file.c_str()), "rename");
    m_settled = true;
    auto const folder = m_file.parent_path();
    sync_folder(folder.empty() ? "." : folder);
}

void write_durably(fs::path const& file, ByteView bytes)
{
    DurableFile durable(file);
    durable.write(bytes);
    durable.settle();
}

ReadableFile::ReadableFile(fs::path const& file)
    : m_descriptor(file, O_RDONLY, "open")
{
    struct stat about {};
    checked_call(::fstat(m_descriptor.number(), &about), "fstat");
    m_size = static_cast<std::uint64_t>(about.st_size);
}

Bytes ReadableFile::read(std::uint64_t offset, std::size_t size) const
{
    Bytes bytes(size);
    std::size_t done = 0;
    while (done < size) {
        auto const count = ::pread(m_descriptor.number(), bytes.data() + done, size - done,
            static_cast<off_t>(offset + done));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            throw_errno("read");
        if (count == 0)
            break;
        done += static_cast<std::size_t>(count);
    }
    bytes.resize(done);
    return bytes;
}

std::optional<Bytes> read_whole(fs::path const& file)
{
    if (!fs::exists(file))
        return std::nullopt;
    ReadableFile const readable(file);
    return readable.read(0, readable.size());
}

} // namespace saksi::workspace
