#include "intake/pack_manifest.hpp"

#include "base/edtf.hpp"

#include <boost/json.hpp>

namespace saksi::intake {

namespace {

namespace json = boost::json;

constexpr std::int64_t known_format = 1;

Error broken(Message what)
{
    return { ErrorKind::invalid, what, std::string { manifest_name } };
}

constexpr std::string_view file_characters =
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-";
constexpr std::string_view lower_case = "abcdefghijklmnopqrstuvwxyz0123456789_";

// The text under the key; it has no other characters than these.
Result<std::string> name_in(
    json::object const& object, std::string_view key, std::string_view characters)
{
    auto const* const value = object.if_contains(key);
    auto const* const text = value ? value->if_string() : nullptr;
    if (!text || text->empty()
        || std::string_view { *text }.find_first_not_of(characters) != std::string_view::npos)
        return broken(N_("The manifest lacks a name, or a name in it has unusual characters."));
    return std::string { *text };
}

} // namespace

Result<PackManifest> parse_manifest(std::string_view text)
{
    auto failure = json::error_code {};
    auto const parsed = json::parse({ text.data(), text.size() }, failure);
    auto const* const object = failure ? nullptr : parsed.if_object();
    if (!object)
        return broken(N_("The manifest of the reference pack is not a JSON object."));

    auto const* const format = object->if_contains("format");
    auto const* const number = format ? format->if_int64() : nullptr;
    if (!number)
        return broken(N_("The manifest does not say of which format the reference pack is."));
    if (*number != known_format)
        return Error { ErrorKind::unsupported,
            N_("This reference pack is of a newer format. Get a newer Saksi to import it."),
            std::string { manifest_name } };

    auto manifest = PackManifest {};
    manifest.pack = TRY(name_in(*object, "pack", lower_case));
    manifest.version = TRY(name_in(*object, "version", "0123456789-"));
    if (!Day::parse(manifest.version))
        return broken(N_("The version of the reference pack is not a day."));
    auto const* const files = object->if_contains("files");
    auto const* const list = files ? files->if_array() : nullptr;
    if (!list)
        return broken(N_("The manifest does not say which files the reference pack has."));
    for (auto const& item : *list) {
        auto const* const entry = item.if_object();
        if (!entry)
            return broken(N_("The manifest does not say which files the reference pack has."));
        auto file = PackFile {};
        file.name = TRY(name_in(*entry, "file", file_characters));
        file.type = TRY(name_in(*entry, "type", lower_case));
        manifest.files.push_back(std::move(file));
    }
    return manifest;
}

} // namespace saksi::intake
