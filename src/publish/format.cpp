#include "publish/format.hpp"

#include "base/fault.hpp"

#include <cerrno>
#include <cstring>
#include <fstream>

namespace saksi::publish {

namespace formats {
std::vector<Format> all();
}

std::vector<Format> all_formats()
{
    return formats::all();
}

void write_file(std::filesystem::path const& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    file.close();
    if (!file)
        throw Fault("The book could not be written. Is the disk full?", std::strerror(errno));
}

} // namespace saksi::publish
