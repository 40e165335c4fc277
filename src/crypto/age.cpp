#include "crypto/age.hpp"

#include "base/fault.hpp"
#include "crypto/age_pieces.hpp"
#include "crypto/hash.hpp"
#include "crypto/start_of.hpp"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sodium.h>

namespace saksi::crypto {

static constexpr std::string_view version_line = "age-encryption.org/v1\n";
static constexpr std::string_view x25519_label = "age-encryption.org/v1/X25519";
static constexpr std::string_view scrypt_label = "age-encryption.org/v1/scrypt";
static constexpr std::size_t scrypt_salt_bytes = 16;
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
    // libsodium 1.0.18 takes some bytes above 127 for a letter.
    auto const ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (!std::ranges::all_of(text, ascii))
        return {};
    Bytes bytes(text.size() * 3 / 4 + 1); // Never without room: C takes no null.
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

// The key that wraps the file key under a passphrase.
static void wrapping_key_of_passphrase(
    ByteView passphrase, ByteView salt, unsigned factor, std::span<std::uint8_t> key)
{
    Bytes labelled { scrypt_label.begin(), scrypt_label.end() };
    append(labelled, salt);
    if (crypto_pwhash_scryptsalsa208sha256_ll(start_of(passphrase), passphrase.size(),
            labelled.data(), labelled.size(), std::uint64_t { 1 } << factor, 8, 1, key.data(),
            key.size())
        != 0)
        throw Fault(N_("This machine has not enough free memory to check a passphrase."));
}

// ---- Writing

// The file key under `key`, which serves for nothing else. 32 bytes are 43 letters: one short line.
static std::string wrapped_line(ByteView key, ByteView file_key)
{
    std::array<std::uint8_t, wrapped_key_bytes> wrapped;
    crypto_aead_chacha20poly1305_ietf_encrypt(wrapped.data(), nullptr, file_key.data(),
        file_key.size(), nullptr, 0, nullptr, zero_nonce.data(), key.data());
    return base64(wrapped) + "\n";
}

static std::string x25519_stanza(AgeRecipient const& recipient, ByteView file_key, Dice& dice)
{
    auto const ephemeral = AgeIdentity::fresh(dice);
    auto const share = ephemeral.recipient().bytes();
    ShortSecret<32> key;
    SAKSI_CHECK(
        wrapping_key(ephemeral.scalar(), recipient.bytes(), share, recipient.bytes(), key.edit()));
    return "-> X25519 " + base64(share) + "\n" + wrapped_line(key.view(), file_key);
}

static std::string scrypt_stanza(
    ByteView passphrase, unsigned factor, ByteView file_key, Dice& dice)
{
    std::array<std::uint8_t, scrypt_salt_bytes> salt;
    dice.fill(salt);
    ShortSecret<32> key;
    wrapping_key_of_passphrase(passphrase, salt, factor, key.edit());
    return "-> scrypt " + base64(salt) + " " + std::to_string(factor) + "\n"
        + wrapped_line(key.view(), file_key);
}

static std::string header_of(std::string const& stanzas, ByteView file_key)
{
    auto header = std::string(version_line) + stanzas + "---";
    header += " " + base64(header_mac(file_key, header)) + "\n";
    return header;
}

Bytes age_encrypt(std::span<AgeRecipient const> recipients, Dice& dice, ByteView plain)
{
    SAKSI_CHECK(!recipients.empty() && recipients.size() <= age_stanzas_max);
    ShortSecret<file_key_bytes> file_key;
    dice.fill(file_key.edit());
    std::string stanzas;
    for (auto const& recipient : recipients)
        stanzas += x25519_stanza(recipient, file_key.view(), dice);
    auto const header = header_of(stanzas, file_key.view());
    Bytes file;
    file.reserve(header.size() + stream_body_bytes(plain.size()));
    append(file, bytes_of(header));
    StreamSealer body { file_key.view(), dice };
    body.add(plain, file);
    body.finish(file);
    return file;
}

AgeSealer::AgeSealer(ByteView passphrase, unsigned factor, Dice& dice, Bytes& out)
{
    SAKSI_CHECK(factor >= 1 && factor <= age_scrypt_factor_max);
    ShortSecret<file_key_bytes> file_key;
    dice.fill(file_key.edit());
    auto const stanza = scrypt_stanza(passphrase, factor, file_key.view(), dice);
    append(out, bytes_of(header_of(stanza, file_key.view())));
    m_body.emplace(file_key.view(), dice);
}

AgeSealer::AgeSealer(AgeRecipient const& recipient, Dice& dice, Bytes& out)
{
    ShortSecret<file_key_bytes> file_key;
    dice.fill(file_key.edit());
    auto const stanza = x25519_stanza(recipient, file_key.view(), dice);
    append(out, bytes_of(header_of(stanza, file_key.view())));
    m_body.emplace(file_key.view(), dice);
}

Bytes age_encrypt_to_passphrase(ByteView passphrase, unsigned factor, Dice& dice, ByteView plain)
{
    Bytes file;
    AgeSealer sealer { passphrase, factor, dice, file };
    sealer.add(plain, file);
    sealer.finish(file);
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

// No value if the stanza was wrapped under another key.
static std::optional<SecretBytes> unwrapped(ByteView key, ByteView wrapped)
{
    std::optional<SecretBytes> file_key { SecretBytes(file_key_bytes) };
    if (crypto_aead_chacha20poly1305_ietf_decrypt(file_key->edit().data(), nullptr, nullptr,
            wrapped.data(), wrapped.size(), nullptr, 0, zero_nonce.data(), key.data())
        != 0)
        file_key.reset();
    return file_key;
}

// The file key, if the stanza is for this identity; no value if it is for somebody else.
static Result<std::optional<SecretBytes>> unwrap_x25519(
    AgeIdentity const& identity, Stanza const& stanza)
{
    if (stanza.words.front() != "X25519")
        return std::optional<SecretBytes> {};
    if (stanza.words.size() != 2 || stanza.body.size() != wrapped_key_bytes)
        return not_age();
    auto const share = from_base64(stanza.words[1]);
    if (!share || share->size() != x25519_bytes)
        return not_age();
    ShortSecret<32> key;
    if (!wrapping_key(identity.scalar(), *share, *share, identity.recipient().bytes(), key.edit()))
        return not_age();
    return unwrapped(key.view(), stanza.body);
}

// A number from 1 to age_scrypt_factor_max in its only spelling, or nothing.
static std::optional<unsigned> scrypt_factor(std::string_view spelled)
{
    unsigned factor = 0;
    auto const end = spelled.data() + spelled.size();
    auto const [stopped, error] = std::from_chars(spelled.data(), end, factor);
    if (error != std::errc {} || stopped != end || spelled.starts_with('0')
        || factor > age_scrypt_factor_max)
        return {};
    return factor;
}

// The file key, if the stanza is for this passphrase; no value if it is for another or for a key.
static Result<std::optional<SecretBytes>> unwrap_scrypt(ByteView passphrase, Stanza const& stanza)
{
    if (stanza.words.front() != "scrypt")
        return std::optional<SecretBytes> {};
    if (stanza.words.size() != 3 || stanza.body.size() != wrapped_key_bytes)
        return not_age();
    auto const salt = from_base64(stanza.words[1]);
    auto const factor = scrypt_factor(stanza.words[2]);
    if (!salt || salt->size() != scrypt_salt_bytes || !factor)
        return not_age();
    ShortSecret<32> key;
    wrapping_key_of_passphrase(passphrase, *salt, *factor, key.edit());
    return unwrapped(key.view(), stanza.body);
}

// An opened header: what is needed to open the body.
struct OpenedHeader {
    SecretBytes file_key;
    std::size_t offset; // Where the body begins in the file.
};

// `unwrap` is one of the two above for somebody who wants to open; `wrong_key` is what to say when
// it opens nothing.
template<class Unwrap>
static Result<OpenedHeader> open_header(ByteView file, Unwrap unwrap, Error wrong_key)
{
    auto const header = TRY(HeaderReader(text_of(file)).read());
    // A passphrase stanza must stand alone, so that nobody can be made to try a passphrase on a
    // file that was also meant for keys.
    auto const is_scrypt = [](Stanza const& stanza) { return stanza.words.front() == "scrypt"; };
    if (header.stanzas.size() > 1 && std::ranges::any_of(header.stanzas, is_scrypt))
        return not_age();
    for (auto const& stanza : header.stanzas) {
        auto file_key = TRY(unwrap(stanza));
        if (!file_key)
            continue;
        if (!equal_in_constant_time(header_mac(file_key->view(), header.up_to_dashes), header.mac))
            return Error { ErrorKind::tampered, N_("These bytes are not what was sealed.") };
        return OpenedHeader { std::move(*file_key), header.size };
    }
    return wrong_key;
}

static Result<Bytes> open_body(OpenedHeader const& body, ByteView file)
{
    if (file.size() - body.offset < stream_nonce_bytes)
        return not_age(); // The format counts the nonce with the header.
    return open_stream(body.file_key.view(), file.subspan(body.offset));
}

static Result<OpenedHeader> open_header_with_identity(AgeIdentity const& identity, ByteView file)
{
    auto const unwrap = [&](Stanza const& stanza) { return unwrap_x25519(identity, stanza); };
    return open_header(
        file, unwrap, { ErrorKind::wrong_key, N_("This file was not encrypted to this key.") });
}

Result<Bytes> age_decrypt(AgeIdentity const& identity, ByteView file)
{
    auto const body = TRY(open_header_with_identity(identity, file));
    return open_body(body, file);
}

static Result<OpenedHeader> open_header_with_passphrase(ByteView passphrase, ByteView file)
{
    auto const unwrap = [&](Stanza const& stanza) { return unwrap_scrypt(passphrase, stanza); };
    return open_header(
        file, unwrap, { ErrorKind::wrong_key, N_("This passphrase does not open this file.") });
}

Result<Bytes> age_decrypt_with_passphrase(ByteView passphrase, ByteView file)
{
    auto const body = TRY(open_header_with_passphrase(passphrase, file));
    return open_body(body, file);
}

static Result<AgeBody> body_behind(
    OpenedHeader const& header, ByteView beginning, std::uint64_t file_bytes)
{
    SAKSI_CHECK(beginning.size() == std::min<std::uint64_t>(file_bytes, age_beginning_bytes));
    if (beginning.size() - header.offset < stream_nonce_bytes)
        return not_age(); // As open_body().
    auto stream = TRY(StreamOpener::open(header.file_key.view(),
        beginning.subspan(header.offset, stream_nonce_bytes), file_bytes - header.offset));
    return AgeBody { std::move(stream), header.offset };
}

Result<AgeBody> age_open(ByteView passphrase, ByteView beginning, std::uint64_t file_bytes)
{
    auto const header = TRY(open_header_with_passphrase(passphrase, beginning));
    return body_behind(header, beginning, file_bytes);
}

Result<AgeBody> age_open(AgeIdentity const& identity, ByteView beginning, std::uint64_t file_bytes)
{
    auto const header = TRY(open_header_with_identity(identity, beginning));
    return body_behind(header, beginning, file_bytes);
}

} // namespace saksi::crypto
