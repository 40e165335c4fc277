#include "publish/zip.hpp"

#include "base/fault.hpp"

#include <zip.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <memory>

namespace saksi::publish {

namespace {

// The archive is made in memory, so only a lack of that can go wrong.
[[noreturn]] void cannot_pack()
{
    throw Fault("The book could not be packed: this computer has too little memory.");
}

struct Discard {
    void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct Free {
    void operator()(zip_source_t* source) const { zip_source_free(source); }
};

void add(zip_t* archive, ZipEntry const& entry, Day const& day)
{
    std::unique_ptr<zip_source_t, Free> content(
        zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0));
    if (!content)
        cannot_pack();
    auto const added = zip_file_add(archive, entry.name.c_str(), content.get(), ZIP_FL_ENC_UTF_8);
    if (added < 0)
        cannot_pack();
    (void)content.release(); // The archive owns it from here on.
    auto const at = static_cast<zip_uint64_t>(added);
    auto const method = entry.packing == Packing::stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    // MS-DOS dates begin with 1980. Given as they are stored, so that no time zone comes in.
    auto const date = static_cast<zip_uint16_t>(
        (std::max(day.year - 1980, 0) << 9) | (day.month << 5) | day.day);
    if (zip_set_file_compression(archive, at, method, 9) != 0
        || zip_file_set_dostime(archive, at, 0, date, 0) != 0)
        cannot_pack();
}

std::string bytes_in(zip_source_t* source)
{
    zip_stat_t about {};
    if (zip_source_open(source) != 0 || zip_source_stat(source, &about) != 0
        || !(about.valid & ZIP_STAT_SIZE))
        cannot_pack();
    std::string bytes(about.size, '\0');
    auto const read = zip_source_read(source, bytes.data(), bytes.size());
    zip_source_close(source);
    if (read < 0 || static_cast<std::size_t>(read) != bytes.size())
        cannot_pack();
    return bytes;
}

} // namespace

std::string zip_of(std::vector<ZipEntry> const& entries, Day const& day)
{
    std::unique_ptr<zip_source_t, Free> const buffer(
        zip_source_buffer_create(nullptr, 0, 0, nullptr));
    if (!buffer)
        cannot_pack();
    zip_source_keep(buffer.get()); // The archive lets go of one hold when it closes.
    std::unique_ptr<zip_t, Discard> archive(
        zip_open_from_source(buffer.get(), ZIP_TRUNCATE, nullptr));
    if (!archive) {
        zip_source_free(buffer.get());
        cannot_pack();
    }
    for (auto const& entry : entries)
        add(archive.get(), entry, day);
    if (zip_close(archive.get()) != 0)
        cannot_pack();
    (void)archive.release();
    return bytes_in(buffer.get());
}

std::string zip_of_folder(std::filesystem::path const& folder, Day const& day)
{
    std::vector<ZipEntry> entries;
    for (auto const& found : std::filesystem::recursive_directory_iterator(folder)) {
        if (!found.is_regular_file())
            continue;
        std::ifstream file(found.path(), std::ios::binary);
        entries.push_back({ .name = (folder.filename() / found.path().lexically_relative(folder))
                                .generic_string(),
            .bytes = std::string(std::istreambuf_iterator<char>(file), {}) });
        if (!file)
            throw Fault("A file of the book could not be read.");
    }
    std::ranges::sort(entries, {}, &ZipEntry::name);
    return zip_of(entries, day);
}

} // namespace saksi::publish
