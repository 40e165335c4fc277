// Our own laws first; then the public age vectors (CCTV) out of the npm package cctv-age; then the
// stock `age` tool as a peer.
#include "crypto/age.hpp"
#include "crypto/age_pieces.hpp"
#include "crypto/hash.hpp"
#include "testing/counting_dice.hpp"
#include "testing/from_hex.hpp"
#include "testing/seeded_dice.hpp"

#include <cstdlib>
#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>
#include <map>
#include <sodium.h>
#include <sstream>
#include <zlib.h>

namespace saksi::crypto {

TEST_CASE("every recipient opens the file, whatever its length, and nobody else does")
{
    testing::SeededDice dice { 2 };
    auto const asha = AgeIdentity::fresh(dice);
    auto const budi = AgeIdentity::fresh(dice);
    auto const stranger = AgeIdentity::fresh(dice);
    std::array const recipients { asha.recipient(), budi.recipient() };
    for (std::size_t const size : { 0, 1, 65535, 65536, 65537, 131072, 200000 }) {
        Bytes plain(size);
        dice.fill(plain);
        auto const file = age_encrypt(recipients, dice, plain);
        CHECK(MUST(age_decrypt(asha, file)) == plain);
        CHECK(MUST(age_decrypt(budi, file)) == plain);
        CHECK(age_decrypt(stranger, file).error().kind == ErrorKind::wrong_key);
    }
}

TEST_CASE("any flipped bit and any cut of an encrypted file is noticed")
{
    testing::SeededDice dice { 3 };
    auto const asha = AgeIdentity::fresh(dice);
    auto const file = age_encrypt({ { asha.recipient() } }, dice, bytes_of("a name"));
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        auto changed = file;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK_FALSE(age_decrypt(asha, changed));
    }
    for (std::size_t size = 0; size < file.size(); ++size)
        CHECK_FALSE(age_decrypt(asha, ByteView(file).first(size)));
}

// As low as it goes, since these tests are not about the price of a guess.
static constexpr unsigned quick = 4;

TEST_CASE("the passphrase opens the file, whatever its length, and no other passphrase or key does")
{
    testing::SeededDice dice { 5 };
    auto const asha = AgeIdentity::fresh(dice);
    auto const passphrase = bytes_of("tin kettle");
    for (std::size_t const size : { 0, 1, 65536, 200000 }) {
        Bytes plain(size);
        dice.fill(plain);
        auto const file = age_encrypt_to_passphrase(passphrase, quick, dice, plain);
        CHECK(MUST(age_decrypt_with_passphrase(passphrase, file)) == plain);
        auto const other = age_decrypt_with_passphrase(bytes_of("tin kettles"), file);
        CHECK(other.error().kind == ErrorKind::wrong_key);
        CHECK(age_decrypt(asha, file).error().kind == ErrorKind::wrong_key);
    }
    auto const for_a_key = age_encrypt({ { asha.recipient() } }, dice, bytes_of("a name"));
    CHECK(age_decrypt_with_passphrase(passphrase, for_a_key).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("a file opened chunk by chunk is the file opened whole")
{
    testing::SeededDice dice { 11 };
    auto const passphrase = bytes_of("tin kettle");
    Bytes plain(200000);
    dice.fill(plain);
    auto const file = age_encrypt_to_passphrase(passphrase, quick, dice, plain);
    auto const opened = MUST(age_open(passphrase, file, file.size()));
    Bytes pieces;
    for (std::uint64_t number = 0; number < opened.stream.chunk_count(); ++number) {
        auto const extent = opened.stream.extent(number);
        append(pieces,
            MUST(opened.stream.open_chunk(
                number, ByteView(file).subspan(opened.offset + extent.offset, extent.size))));
    }
    CHECK(pieces == plain);
    CHECK(age_open(bytes_of("x"), file, file.size()).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("any flipped bit and any cut of a file to a passphrase is noticed")
{
    testing::SeededDice dice { 6 };
    auto const passphrase = bytes_of("tin kettle");
    auto const file = age_encrypt_to_passphrase(passphrase, quick, dice, bytes_of("a name"));
    for (std::size_t bit = 0; bit < file.size() * 8; ++bit) {
        auto changed = file;
        changed[bit / 8] ^= static_cast<std::uint8_t>(1 << bit % 8);
        CHECK_FALSE(age_decrypt_with_passphrase(passphrase, changed));
    }
    for (std::size_t size = 0; size < file.size(); ++size)
        CHECK_FALSE(age_decrypt_with_passphrase(passphrase, ByteView(file).first(size)));
}

// The header's MAC covers all but its own letters, and libsodium read some of these with their
// highest bit flipped as if nothing had happened: two spellings of one file.
TEST_CASE("no letter of a header's MAC may have its highest bit set")
{
    testing::SeededDice dice { 10 };
    auto const asha = AgeIdentity::fresh(dice);
    for (int round = 0; round < 50; ++round) { // Enough for every letter to occur.
        auto const file = age_encrypt({ { asha.recipient() } }, dice, {});
        auto const mac = text_of(file).find("--- ") + 4;
        for (std::size_t at = mac; at < mac + 43; ++at) {
            auto changed = file;
            changed[at] |= 0x80;
            CHECK_FALSE(age_decrypt(asha, changed));
        }
    }
}

TEST_CASE("a file that asks for more memory than an old laptop has is refused before any work")
{
    testing::SeededDice dice { 7 };
    auto const file = age_encrypt_to_passphrase(bytes_of("x"), quick, dice, bytes_of("a name"));
    auto dear = std::string(text_of(file));
    dear.replace(dear.find(" 4\n"), 3, " 21\n");
    CHECK(age_decrypt_with_passphrase(bytes_of("x"), bytes_of(dear)).error().kind
        == ErrorKind::invalid);
}

TEST_CASE("a header without end is given up at the limit")
{
    testing::SeededDice dice { 4 };
    auto const asha = AgeIdentity::fresh(dice);
    std::string stanzas = "age-encryption.org/v1\n";
    for (std::size_t i = 0; i <= age_stanzas_max; ++i)
        stanzas += "-> x y\n\n";
    CHECK(age_decrypt(asha, bytes_of(stanzas)).error().kind == ErrorKind::too_large);

    auto const endless = "age-encryption.org/v1\n-> " + std::string(age_header_bytes_max, 'x');
    CHECK(age_decrypt(asha, bytes_of(endless)).error().kind == ErrorKind::too_large);
}

TEST_CASE("a stanza that is encoded in nothing at all is no stanza of ours")
{
    testing::SeededDice dice { 7 };
    auto const asha = AgeIdentity::fresh(dice);
    // Found by the fuzzer: a line of base64 with no byte in it.
    CHECK(age_decrypt(asha, bytes_of("age-encryption.org/v1\n-> X25519 \n\n--- \n")).error().kind
        == ErrorKind::invalid);
    CHECK(age_decrypt(asha, bytes_of("age-encryption.org/v1\n-> x y\n\n--- :\n")).error().kind
        == ErrorKind::invalid);
}

TEST_CASE("the age files of this version do not change")
{
    testing::CountingDice dice;
    auto const identity = MUST(AgeIdentity::from(Bytes(32, 0x42)));
    auto const file = age_encrypt({ { identity.recipient() } }, dice, bytes_of("Saksi"));
    auto const frozen = testing::from_hex(
        "6167652d656e6372797074696f6e2e6f72672f76310a2d3e2058323535313920324a343772586c446662"
        "375a2b454e426777543059503846782f36422f6b71566436674579354e6e2f32590a4a755976666a7878"
        "5a3278316335314e374e37326450385954714958496978517342754b472f6c434530340a2d2d2d20516e"
        "79375376694341464558427a6b5a426e526a416f6d572b38676774777a4141654c43423531614970490a"
        "303132333435363738393a3b3c3d3e3fbe8f968609d69f24d64b5fabab775984f82c09a0eb");
    CHECK(hex(file) == hex(frozen));
    CHECK(text_of(MUST(age_decrypt(identity, frozen))) == "Saksi");
}

TEST_CASE("the age files to a passphrase of this version do not change")
{
    testing::CountingDice dice;
    auto const passphrase = bytes_of("tin kettle");
    auto const file = age_encrypt_to_passphrase(passphrase, 10, dice, bytes_of("Saksi"));
    auto const frozen = testing::from_hex(
        "6167652d656e6372797074696f6e2e6f72672f76310a2d3e207363727970742045424553457851564668"
        "635947526f624842306548772031300a677a4c7166596c4152476a7a4650426d436f784c354b38706443"
        "6a374653494c4b767968476a7844734b300a2d2d2d203878322f79764e4a5830545666394d5368704134"
        "71516744495669766945667663395076745079624e4c510a202122232425262728292a2b2c2d2e2f01e2"
        "a8574296e83308099c3b0da5eca8312e078bba");
    CHECK(hex(file) == hex(frozen));
    CHECK(text_of(MUST(age_decrypt_with_passphrase(passphrase, frozen))) == "Saksi");
}

// ---- Files

static std::string read_file(std::filesystem::path const& path)
{
    std::ifstream file { path, std::ios::binary };
    REQUIRE_MESSAGE(file.is_open(), "a file that the test needs is missing");
    std::ostringstream content;
    content << file.rdbuf();
    return content.str();
}

static void write_file(std::filesystem::path const& path, ByteView content)
{
    std::ofstream { path, std::ios::binary } << text_of(content);
}

// ---- The vectors

struct Vector {
    std::string name;
    std::multimap<std::string, std::string> header;
    Bytes file;

    std::string value(std::string const& key) const
    {
        auto const found = header.find(key);
        return found == header.end() ? "" : found->second;
    }
};

static Bytes inflated(ByteView compressed)
{
    Bytes out(16 * 1024 * 1024 + 100'000); // The largest has 258 chunks.
    uLongf size = out.size();
    REQUIRE(uncompress(out.data(), &size, compressed.data(), compressed.size()) == Z_OK);
    out.resize(size);
    return out;
}

static Vector parse_vector(std::string_view name, Bytes const& content)
{
    Vector vector { .name = std::string(name), .header = {}, .file = {} };
    auto text = text_of(content);
    while (!text.starts_with('\n')) {
        auto const line = text.substr(0, text.find('\n'));
        auto const colon = line.find(": ");
        REQUIRE(colon != line.npos);
        vector.header.emplace(line.substr(0, colon), line.substr(colon + 2));
        text.remove_prefix(line.size() + 1);
    }
    auto const body = bytes_of(text.substr(1));
    vector.file = vector.value("compressed") == "zlib" ? inflated(body)
                                                       : Bytes(body.begin(), body.end());
    return vector;
}

// Those about unarmored files to X25519 identities or passphrases: the rest is about what Saksi
// leaves out.
static std::vector<Vector> public_vectors()
{
    auto const source = read_file(SAKSI_NODE_MODULES "/cctv-age/index.js");
    std::vector<Vector> vectors;
    std::string_view const before = "_default = __toBinary(\"";
    for (auto at = source.find(before); at != source.npos; at = source.find(before, at)) {
        auto const name_start = source.rfind(' ', at) + 1;
        auto const name = std::string_view(source).substr(name_start, at - name_start);
        at += before.size();
        auto const encoded = std::string_view(source).substr(at, source.find('"', at) - at);
        Bytes content(encoded.size());
        std::size_t size = 0;
        REQUIRE(sodium_base642bin(content.data(), content.size(), encoded.data(), encoded.size(),
                    nullptr, &size, nullptr, sodium_base64_VARIANT_ORIGINAL)
            == 0);
        content.resize(size);
        auto vector = parse_vector(name, content);
        auto const ours = vector.value("identity").starts_with("AGE-SECRET-KEY-1")
            || vector.header.contains("passphrase");
        if (ours && vector.value("armored") != "yes")
            vectors.push_back(std::move(vector));
    }
    return vectors;
}

static std::string outcome(Result<Bytes> const& decrypted)
{
    if (decrypted)
        return "success";
    auto const kind = decrypted.error().kind;
    return kind == ErrorKind::invalid  ? "header failure"
        : kind == ErrorKind::wrong_key ? "no match"
                                       : "failure";
}

// What the vectors call `expect`; a wrong MAC and a wrong body are one thing to us.
static std::string expected_outcome(Vector const& vector)
{
    auto const expect = vector.value("expect");
    return expect == "HMAC failure" || expect == "payload failure" ? "failure" : expect;
}

TEST_CASE("every public age vector ends as it must")
{
    auto const judge = [](Vector const& vector, Result<Bytes> const& decrypted) {
        CAPTURE(vector.name);
        CHECK(outcome(decrypted) == expected_outcome(vector));
        if (decrypted)
            CHECK(hex(sha256(*decrypted)) == vector.value("payload"));
    };
    auto const vectors = public_vectors();
    std::size_t to_keys = 0, to_passphrases = 0;
    for (auto const& vector : vectors) {
        if (auto const spelled = vector.value("identity"); !spelled.empty()) {
            ++to_keys;
            judge(vector, age_decrypt(MUST(AgeIdentity::parse(spelled)), vector.file));
        }
        auto const [first, last] = vector.header.equal_range("passphrase");
        for (auto passphrase = first; passphrase != last; ++passphrase) {
            ++to_passphrases;
            judge(vector, age_decrypt_with_passphrase(bytes_of(passphrase->second), vector.file));
        }
    }
    CHECK(to_keys == 68);        // Of cctv-age 0.2.0.
    CHECK(to_passphrases == 26); // 25 files, one of them with two passphrases.
}

// ---- The stock tool

class ScratchFolder {
public:
    ScratchFolder()
    {
        auto pattern = (std::filesystem::temp_directory_path() / "saksi-age-XXXXXX").string();
        REQUIRE(mkdtemp(pattern.data()) != nullptr);
        m_path = pattern;
    }
    ~ScratchFolder() { std::filesystem::remove_all(m_path); }
    std::filesystem::path operator/(char const* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

TEST_CASE("the stock age tool opens what Saksi encrypts, and Saksi opens what the tool encrypts")
{
    testing::SeededDice dice { 8 };
    auto const asha = AgeIdentity::fresh(dice);
    auto const budi = AgeIdentity::fresh(dice);
    ScratchFolder const folder;
    write_file(folder / "key", asha.text().view());

    for (std::size_t const size : { 0, 5, 65536, 150000 }) {
        Bytes plain(size);
        dice.fill(plain);

        std::array const recipients { budi.recipient(), asha.recipient() };
        write_file(folder / "ours.age", age_encrypt(recipients, dice, plain));
        auto const open = "age -d -i " + (folder / "key").string() + " "
            + (folder / "ours.age").string() + " > " + (folder / "opened").string();
        REQUIRE(std::system(open.c_str()) == 0);
        CHECK(read_file(folder / "opened") == text_of(plain));

        write_file(folder / "plain", plain);
        auto const close = "age -r " + asha.recipient().text() + " -r " + budi.recipient().text()
            + " -o " + (folder / "theirs.age").string() + " " + (folder / "plain").string();
        REQUIRE(std::system(close.c_str()) == 0);
        auto const theirs = read_file(folder / "theirs.age");
        CHECK(MUST(age_decrypt(asha, bytes_of(theirs))) == plain);
        CHECK(MUST(age_decrypt(budi, bytes_of(theirs))) == plain);
    }
}

// The tool asks a terminal for the passphrase, so `script` gives it one.
static void with_typed_passphrase(std::string const& command, std::string const& typed)
{
    auto const line = "printf '" + typed + "' | script -qec '" + command
        + "' /dev/null > /dev/null";
    REQUIRE(std::system(line.c_str()) == 0);
}

TEST_CASE("the stock age tool opens what Saksi encrypts to a passphrase, and the other way round")
{
    testing::SeededDice dice { 9 };
    ScratchFolder const folder;
    Bytes plain(150000);
    dice.fill(plain);
    auto const passphrase = bytes_of("tin kettle");

    write_file(folder / "ours.age", age_encrypt_to_passphrase(passphrase, 10, dice, plain));
    with_typed_passphrase(
        "age -d -o " + (folder / "opened").string() + " " + (folder / "ours.age").string(),
        "tin kettle\n");
    CHECK(read_file(folder / "opened") == text_of(plain));

    write_file(folder / "plain", plain);
    with_typed_passphrase(
        "age -p -o " + (folder / "theirs.age").string() + " " + (folder / "plain").string(),
        "tin kettle\ntin kettle\n");
    auto const theirs = read_file(folder / "theirs.age");
    CHECK(MUST(age_decrypt_with_passphrase(passphrase, bytes_of(theirs))) == plain);
}

} // namespace saksi::crypto
