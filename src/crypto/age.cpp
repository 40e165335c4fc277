#include "crypto/age.hpp"

#include "crypto/hash.hpp"

#include <algorithm>
#include <optional>
#include <sodium.h>

namespace saksi::crypto {

static constexpr std::string_view version_line = "age-encryption.org/v1\n";
static constexpr std::string_view x25519_label = "age-encryption.org/v1/X25519";
static constexpr std::size_t body_columns = 64; // A stanza's body is wrapped here.
static constexpr std::size_t wrapped_key_bytes = file_key_bytes + 16;
static constexpr std::array<std::uint8_t, crypto_aead_chacha20poly1305_IETF_NPUBBYTES>
    zero_nonce {};

static Error not_age()
{
    return { ErrorKind::invalid,
        N_("This is not an encrypted file of the age format, version 1.") };
}

static std::string base64(ByteView bytes)
{
    constexpr auto variant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), variant);
    text.pop_back(); // The terminating zero.
    return text;
}

// Unpadded and canonical, or nothing.
static std::optional<Bytes> from_base64(std::string_view text)
{
    Bytes bytes(text.size() * 3 / 4);
    std::size_t size = 0;
    if (sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size,
            nullptr, sodium_base64_VARIANT_ORIGINAL_NO_PADDING)
        != 0)
        return {};
    bytes.resize(size);
    return bytes;
}

static Hash header_mac(ByteView file_key, std::string_view header_up_to_dashes)
{
    ShortSecret<32> key;
    hkdf_sha256(file_key, {}, bytes_of("header"), key.edit());
    return hmac_sha256(key.view(), { bytes_of(header_up_to_dashes) });
}

// The key that wraps the file key between an ephemeral share and a recipient. False when the shared
// secret is all zero, as a share of low order makes it.
static bool wrapping_key(ByteView scalar, ByteView other_point, ByteView share, ByteView recipient,
    std::span<std::uint8_t> key)
{
    ShortSecret<x25519_bytes> shared;
    if (crypto_scalarmult(shared.edit().data(), scalar.data(), other_point.data()) != 0)
        return false;
    Bytes salt { share.begin(), share.end() };
    append(salt, recipient);
    hkdf_sha256(shared.view(), salt, bytes_of(x25519_label), key);
    return true;
}

// ---- Writing

static std::string x25519_stanza(AgeRecipient const& recipient, ByteView file_key, Dice& dice)
{
    auto const ephemeral = AgeIdentity::fresh(dice);
    auto const share = ephemeral.recipient().bytes();
    ShortSecret<32> key;
    SAKSI_CHECK(
        wrapping_key(ephemeral.scalar(), recipient.bytes(), share, recipient.bytes(), key.edit()));
    std::array<std::uint8_t, wrapped_key_bytes> wrapped;
    crypto_aead_chacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, file_key.data(),
        file_key.size(), nullptr, 0, nullptr, zero_nonce.data(), key.view().data());
    // 32 bytes are 43 letters, so the body is one short line.
    return "-> X25519 " + base64(share) + "\n" + base64(wrapped) + "\n";
}

Bytes age_encrypt(std::span<AgeRecipient const> recipients, Dice& dice, ByteView plain)
{
    SAKSI_CHECK(!recipients.empty() && recipients.size() <= age_stanzas_max);
    ShortSecret<file_key_bytes> file_key;
    dice.fill(file_key.edit());
    std::string header { version_line };
    for (auto const& recipient : recipients)
        header += x25519_stanza(recipient, file_key.view(), dice);
    header += "---";
    header += " " + base64(header_mac(file_key.view(), header)) + "\n";

    Bytes file;
    file.reserve(header.size() + stream_body_bytes(plain.size()));
    append(file, bytes_of(header));
    StreamSealer body { file_key.view(), dice };
    body.add(plain, file);
    body.finish(file);
    return file;
}

// ---- Reading

struct Stanza {
    std::vector<std::string_view> words; // The type and its arguments.
    Bytes body;
};

struct Header {
    std::vector<Stanza> stanzas;
    std::string_view up_to_dashes; // What the MAC is over.
    Bytes mac;
    std::size_t size;
};

// Takes the file apart line by line. Positions only move forward and never past the limit.
class HeaderReader {
public:
    explicit HeaderReader(std::string_view file)
        : m_file(file.substr(0, age_header_bytes_max))
        , m_cut(file.size() > age_header_bytes_max)
    {
    }

    Result<Header> read()
    {
        Header header;
        auto line = TRY(next_line());
        if (line.size() + 1 != version_line.size() || !version_line.starts_with(line))
            return not_age();
        for (line = TRY(next_line()); line.starts_with("-> "); line = TRY(next_line())) {
            if (header.stanzas.size() == age_stanzas_max)
                return too_large();
            auto stanza = TRY(read_stanza(line));
            header.stanzas.push_back(std::move(stanza));
        }
        if (!line.starts_with("--- ") || header.stanzas.empty())
            return not_age();
        auto const dashes_end = m_at - line.size() - 1 + 3;
        header.up_to_dashes = m_file.substr(0, dashes_end);
        auto mac = from_base64(line.substr(4));
        if (!mac || mac->size() != hash_bytes)
            return not_age();
        header.mac = std::move(*mac);
        header.size = m_at;
        return header;
    }

private:
    static Error too_large()
    {
        return { ErrorKind::too_large, N_("This is longer than allowed.") };
    }

    // Without its line feed.
    Result<std::string_view> next_line()
    {
        auto const end = m_file.find('\n', m_at);
        if (end == m_file.npos)
            return m_cut ? too_large() : not_age();
        auto const line = m_file.substr(m_at, end - m_at);
        m_at = end + 1;
        return line;
    }

    Result<Stanza> read_stanza(std::string_view line)
    {
        Stanza stanza;
        stanza.words = TRY(split_words(line.substr(3)));
        // Full lines, then one that is shorter, even if it is empty.
        for (bool more = true; more;) {
            auto const columns = TRY(next_line());
            auto const part = from_base64(columns);
            if (columns.size() > body_columns || !part)
                return not_age();
            append(stanza.body, *part);
            more = columns.size() == body_columns;
        }
        return stanza;
    }

    // At least one word, each of visible ASCII, one space between.
    static Result<std::vector<std::string_view>> split_words(std::string_view line)
    {
        std::vector<std::string_view> words;
        for (bool more = true; more;) {
            auto const space = line.find(' ');
            auto const word = line.substr(0, space);
            auto const visible = [](char c) { return c > ' ' && c <= '~'; };
            if (word.empty() || !std::ranges::all_of(word, visible))
                return not_age();
            words.push_back(word);
            more = space != line.npos;
            line.remove_prefix(more ? space + 1 : line.size());
        }
        return words;
    }

    std::string_view m_file;
    std::size_t m_at = 0;
    bool m_cut;
};

// The file key, if the stanza is for this identity; no value if it is for somebody else.
static Result<std::optional<SecretBytes>> unwrap_x25519(
    AgeIdentity const& identity, Stanza const& stanza)
{
    std::optional<SecretBytes> file_key;
    if (stanza.words.front() != "X25519")
        return file_key;
    if (stanza.words.size() != 2 || stanza.body.size() != wrapped_key_bytes)
        return not_age();
    auto const share = from_base64(stanza.words[1]);
    if (!share || share->size() != x25519_bytes)
        return not_age();
    ShortSecret<32> key;
    if (!wrapping_key(identity.scalar(), *share, *share, identity.recipient().bytes(), key.edit()))
        return not_age();
    file_key = SecretBytes(file_key_bytes);
    if (crypto_aead_chacha20poly1305_ietf_decrypt(file_key->edit().data(), nullptr, nullptr,
            stanza.body.data(), stanza.body.size(), nullptr, 0, zero_nonce.data(),
            key.view().data())
        != 0)
        file_key.reset();
    return file_key;
}

// An opened header: what is needed to open the body.
struct AgeBody {
    SecretBytes file_key;
    std::size_t offset; // Where the body begins in the file.
};

static Result<AgeBody> open_header(AgeIdentity const& identity, ByteView file)
{
    auto const header = TRY(HeaderReader(text_of(file)).read());
    // A passphrase stanza must stand alone, so that nobody can be made to try a passphrase on a
    // file that was also meant for keys.
    auto const is_scrypt = [](Stanza const& stanza) { return stanza.words.front() == "scrypt"; };
    if (header.stanzas.size() > 1 && std::ranges::any_of(header.stanzas, is_scrypt))
        return not_age();
    for (auto const& stanza : header.stanzas) {
        auto file_key = TRY(unwrap_x25519(identity, stanza));
        if (!file_key)
            continue;
        if (!equal_in_constant_time(header_mac(file_key->view(), header.up_to_dashes), header.mac))
            return Error { ErrorKind::tampered, N_("These bytes are not what was sealed.") };
        return AgeBody { std::move(*file_key), header.size };
    }
    return Error { ErrorKind::wrong_key, N_("This file was not encrypted to this key.") };
}

Result<Bytes> age_decrypt(AgeIdentity const& identity, ByteView file)
{
    auto const body = TRY(open_header(identity, file));
    if (file.size() - body.offset < stream_nonce_bytes)
        return not_age(); // The format counts the nonce with the header.
    return open_stream(body.file_key.view(), file.subspan(body.offset));
}

} // namespace saksi::crypto
