// Files in the vault: encrypted in parts of 1 MiB, named by their hash (PROTOCOL b9).
#include "crypto/hash.hpp"
#include "crypto/stream.hpp"
#include "workspace/desk.hpp"

#include <algorithm>

namespace saksi::workspace {

namespace {

constexpr std::size_t part_bytes = 1024 * 1024;

Error damaged(FileHash const& hash)
{
    return { ErrorKind::tampered, N_("This file is damaged, or a part of it is missing."),
        hash.text() };
}

FileHash hash_of(ByteView bytes)
{
    return FileHash::leading(crypto::sha256(bytes));
}

} // namespace

Result<schema::File> Workspace::keep_file(
    Permit const& permit, std::string name, std::string media_type, ByteView original)
{
    TRY(m_desk->gate->check(permit));
    if (permit.grant() == Grant::read)
        return Error { ErrorKind::forbidden, N_("You may read this, but not change it."),
            permit.dossier().text() };
    crypto::ShortSecret<crypto::file_key_bytes> key;
    m_desk->parts.dice.fill(key.edit());
    schema::File file { .sha256 = hash_of(original),
        .size_bytes = original.size(),
        .media_type = std::move(media_type),
        .name = std::move(name),
        .key = { key.view().begin(), key.view().end() },
        .parts = {} };
    if (crypto::stream_body_bytes(original.size()) > log::file_parts_max * part_bytes)
        return Error { ErrorKind::too_large, N_("This file is too large to be kept."),
            file.sha256.text() };

    crypto::StreamSealer sealer(key.view(), m_desk->parts.dice);
    Bytes sealed;
    auto const keep = [&](std::size_t size) {
        auto const part = ByteView(sealed).first(size);
        file.parts.push_back(hash_of(part));
        m_desk->folder.keep_part(file.parts.back(), part);
        sealed.erase(sealed.begin(), sealed.begin() + static_cast<std::ptrdiff_t>(size));
    };
    for (auto rest = original; !rest.empty();) {
        auto const piece = rest.first(std::min(rest.size(), part_bytes));
        sealer.add(piece, sealed);
        rest = rest.subspan(piece.size());
        while (sealed.size() >= part_bytes)
            keep(part_bytes);
    }
    sealer.finish(sealed);
    while (!sealed.empty())
        keep(std::min(sealed.size(), part_bytes));
    return file;
}

Result<Bytes> Workspace::Desk::open_file(schema::File const& file) const
{
    Bytes body;
    for (auto const& hash : file.parts) {
        auto const part = read_whole(folder.part(hash));
        if (!part || hash_of(*part) != hash)
            return damaged(file.sha256);
        saksi::append(body, *part);
    }
    auto original = crypto::open_stream(file.key, body);
    if (!original || original->size() != file.size_bytes || hash_of(*original) != file.sha256)
        return damaged(file.sha256);
    return original;
}

Result<Bytes> Workspace::read_file(
    Reach const& reach, RecordId const& id, FileHash const& hash) const
{
    auto const values = TRY(history(reach, id));
    for (auto const& value : values) {
        auto const* file = value.value ? std::get_if<schema::File>(&*value.value) : nullptr;
        if (file && file->sha256 == hash)
            return m_desk->open_file(*file);
    }
    return Error { ErrorKind::not_found, N_("This record has no such file."), hash.text() };
}

} // namespace saksi::workspace
