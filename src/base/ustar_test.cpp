#include "base/ustar.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>

using namespace saksi;

namespace {

using Files = std::map<std::string, std::string>;

Bytes archive(Files const& files)
{
    Bytes all;
    for (auto const& [name, text] : files) {
        append(all, ustar_head(name, text.size()));
        append(all, bytes_of(text));
        append(all, ustar_padding(text.size()));
    }
    append(all, ustar_end());
    return all;
}

Result<Files> opened(ByteView bytes, std::size_t piece_bytes)
{
    Files files;
    std::string name;
    std::string text;
    UstarReader reader({ .begin =
                             [&](std::string const& called, std::uint64_t) {
                                 name = called;
                                 text.clear();
                                 return Result<void>();
                             },
        .take =
            [&](ByteView piece) {
                text += text_of(piece);
                return Result<void>();
            },
        .end =
            [&] {
                files[name] = text;
                return Result<void>();
            } });
    for (auto rest = bytes; !rest.empty();) {
        auto const piece = rest.first(std::min(rest.size(), piece_bytes));
        TRY(reader.add(piece));
        rest = rest.subspan(piece.size());
    }
    TRY(reader.finish());
    return files;
}

} // namespace

TEST_CASE("an archive read in pieces of any size gives the files that were written")
{
    Files const files { { "empty", "" }, { "one", "a" }, { "block", std::string(512, 'b') },
        { "parts/ab/more", std::string(1300, 'c') } };
    auto const whole = archive(files);
    for (std::size_t const piece : { 1, 7, 511, 512, 513, 100'000 }) {
        auto const read = opened(whole, piece);
        REQUIRE(read);
        CHECK(*read == files);
    }
}

TEST_CASE("an archive that was cut off, or changed in any byte of a head, is refused")
{
    Files const files { { "name", "content" } };
    auto const whole = archive(files);
    for (std::size_t size = 0; size < whole.size(); ++size)
        CHECK_FALSE(opened(ByteView(whole).first(size), 512));
    for (std::size_t at = 0; at < ustar_block_bytes; ++at) {
        auto changed = whole;
        changed[at] ^= 1;
        CHECK_FALSE(opened(changed, 512));
    }
    auto longer = whole;
    longer.push_back(0);
    CHECK_FALSE(opened(longer, 512));
}

TEST_CASE("a file of more than eight gigabytes is no file of ustar")
{
    CHECK(text_of(ustar_head("db", ustar_file_bytes_max)).substr(124, 11) == "77777777777");
}

TEST_CASE("the tar of this machine opens our archives")
{
    auto pattern = (std::filesystem::temp_directory_path() / "saksi-tar-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    std::filesystem::path const folder(pattern);
    auto const whole = archive({ { "one", "first" }, { "two/three", "second" } });
    std::ofstream(folder / "a.tar", std::ios::binary) << text_of(whole);
    auto const command = "tar -C " + folder.string() + " -xf " + (folder / "a.tar").string();
    CHECK(std::system(command.c_str()) == 0);
    std::string text;
    CHECK(std::getline(std::ifstream(folder / "two/three"), text));
    CHECK(text == "second");
    std::filesystem::remove_all(folder);
}
