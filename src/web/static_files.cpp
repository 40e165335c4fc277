#include "web/static_files.hpp"

#include "embedded/web_static.hpp"

#include <algorithm>
#include <array>
#include <vector>

namespace saksi::web {

namespace {

struct StaticFile {
    std::string name;
    std::string tag; // Changes with the content.
    std::string_view media_type;
    std::string_view bytes;
};

// FNV-1a: tells versions of our own files apart; nothing rests on it.
std::string tag_of(std::string_view bytes)
{
    std::uint64_t hash = 0xcbf29ce484222325;
    for (unsigned char const byte : bytes)
        hash = (hash ^ byte) * 0x100000001b3;
    static constexpr char digits[] = "0123456789abcdef";
    std::string text;
    for (int shift = 60; shift >= 0; shift -= 4)
        text += digits[hash >> shift & 15];
    return text;
}

std::string_view media_type_of(std::string_view name)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> types { {
        { ".css", "text/css; charset=utf-8" },
        { ".js", "text/javascript; charset=utf-8" },
        { ".svg", "image/svg+xml" },
        { ".webmanifest", "application/manifest+json" },
    } };
    for (auto const& [ending, type] : types) {
        if (name.ends_with(ending))
            return type;
    }
    return "application/octet-stream";
}

std::vector<StaticFile> const& files()
{
    static std::vector<StaticFile> const all = [] {
        std::vector<StaticFile> made;
        for (auto const& file : embedded::web_static())
            made.push_back({ std::string(file.name), tag_of(file.bytes), media_type_of(file.name),
                file.bytes });
        return made;
    }();
    return all;
}

StaticFile const* find(std::string_view name)
{
    auto const found = std::ranges::find(files(), name, &StaticFile::name);
    return found == files().end() ? nullptr : &*found;
}

} // namespace

std::optional<http::Reply> static_file(http::Request const& request)
{
    static constexpr std::string_view prefix = "/static/";
    if (!request.path.starts_with(prefix))
        return {};
    auto const* file = find(std::string_view(request.path).substr(prefix.size()));
    if (!file || request.method == http::Method::post)
        return {};
    // Only the address that names this very version may be kept for good.
    auto const caching = request.query_value("v") == file->tag ? http::Caching::immutable
                                                               : http::Caching::revalidate;
    return http::file_reply(
        http::Body::of_program(file->bytes), std::string(file->media_type), file->tag, caching);
}

render::Path static_path(std::string_view name)
{
    auto const* file = checked(find(name));
    return (render::Path("/static") / file->name).with("v", file->tag);
}

} // namespace saksi::web
