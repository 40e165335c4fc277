#include "web/static_files.hpp"

#include "base/text.hpp"
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
    std::string_view packed; // By gzip. Empty: it is sent as it is only.
};

constexpr std::string_view packed_ending = ".gz";

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
        auto const embedded = embedded::web_static();
        for (auto const& file : embedded) {
            if (file.name.ends_with(packed_ending))
                continue;
            auto const packed = std::ranges::find(embedded,
                std::string(file.name) + std::string(packed_ending), &embedded::File::name);
            made.push_back({ std::string(file.name), tag_of(file.bytes), media_type_of(file.name),
                file.bytes, packed == embedded.end() ? std::string_view() : packed->bytes });
        }
        return made;
    }();
    return all;
}

// RFC 9110, 12.5.3: `gzip` with any weight but none.
bool takes_gzip(http::Request const& request)
{
    for (auto const part : split(request.header("accept-encoding").value_or(""), ',')) {
        auto const coding = trimmed(part.substr(0, part.find(';')));
        auto const weight = part.find("q=0");
        auto const is_refused = weight != part.npos
            && part.find_first_of("123456789", weight + 3) == part.npos;
        if (coding == "gzip")
            return !is_refused;
    }
    return false;
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
    if (file->packed.empty())
        return http::file_reply(
            http::Body::of_program(file->bytes), std::string(file->media_type), file->tag, caching);
    auto const is_packed = takes_gzip(request);
    auto reply = http::file_reply(http::Body::of_program(is_packed ? file->packed : file->bytes),
        std::string(file->media_type), file->tag + (is_packed ? "-gzip" : ""), caching);
    reply.headers.set("Vary", "Accept-Encoding");
    if (is_packed)
        reply.headers.set("Content-Encoding", "gzip");
    return reply;
}

render::Path static_path(std::string_view name)
{
    auto const* file = checked(find(name));
    return (render::Path("/static") / file->name).with("v", file->tag);
}

} // namespace saksi::web
