// What the cryptography costs on this machine: every figure beside the limit that the library sets.
// `make bench` builds and runs it.
#include "base/cbor.hpp"
#include "crypto/age.hpp"
#include "crypto/argon2.hpp"
#include "crypto/hash.hpp"
#include "crypto/seal.hpp"
#include "crypto/sign.hpp"
#include "testing/seeded_dice.hpp"

#include <benchmark/benchmark.h>
#include <sodium.h>

using namespace saksi;

static Bytes random_bytes(std::int64_t size)
{
    testing::SeededDice dice { 1 };
    Bytes bytes(static_cast<std::size_t>(size));
    dice.fill(bytes);
    return bytes;
}

static void measure_bytes(benchmark::State& state)
{
    state.SetBytesProcessed(state.iterations() * state.range(0));
}

static void hash(benchmark::State& state)
{
    auto const bytes = random_bytes(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::sha256(bytes));
    measure_bytes(state);
}
BENCHMARK(hash)->Arg(300)->Arg(65536);

static void limit_aead(benchmark::State& state)
{
    auto const plain = random_bytes(state.range(0));
    Bytes sealed(plain.size() + 16);
    Bytes const key(32), nonce(12);
    for (auto _ : state)
        crypto_aead_chacha20poly1305_ietf_encrypt(sealed.data(), nullptr, plain.data(),
            plain.size(), nullptr, 0, nullptr, nonce.data(), key.data());
    measure_bytes(state);
}
BENCHMARK(limit_aead)->Arg(300)->Arg(1024)->Arg(65536);

static void seal(benchmark::State& state)
{
    testing::SeededDice dice { 2 };
    auto const key = crypto::SecretBytes::random(dice, 32);
    auto const plain = random_bytes(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::seal(key, dice, bytes_of("info"), {}, plain));
    measure_bytes(state);
}
BENCHMARK(seal)->Arg(300)->Arg(1024)->Arg(65536);

static void open_sealed(benchmark::State& state)
{
    testing::SeededDice dice { 2 };
    auto const key = crypto::SecretBytes::random(dice, 32);
    auto const object = crypto::seal(key, dice, bytes_of("info"), {}, random_bytes(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::open_sealed(key, object, bytes_of("info"), {}));
    measure_bytes(state);
}
BENCHMARK(open_sealed)->Arg(300)->Arg(1024)->Arg(65536);

static void limit_ed25519_sign(benchmark::State& state)
{
    testing::SeededDice dice { 3 };
    auto const key = crypto::SigningKey::fresh(dice);
    auto const message = random_bytes(300);
    for (auto _ : state)
        benchmark::DoNotOptimize(key.sign(message));
}
BENCHMARK(limit_ed25519_sign);

static void cose_sign(benchmark::State& state)
{
    testing::SeededDice dice { 3 };
    auto const key = crypto::SigningKey::fresh(dice);
    auto const payload = random_bytes(220);
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::cose_sign1(key, payload));
}
BENCHMARK(cose_sign);

static void limit_ed25519_verify(benchmark::State& state)
{
    testing::SeededDice dice { 3 };
    auto const key = crypto::SigningKey::fresh(dice);
    auto const message = random_bytes(300);
    auto const signature = key.sign(message);
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::verify(key.verify_key(), message, signature));
}
BENCHMARK(limit_ed25519_verify);

static void cose_parse_and_verify(benchmark::State& state)
{
    testing::SeededDice dice { 3 };
    auto const key = crypto::SigningKey::fresh(dice);
    auto const encoded = crypto::cose_sign1(key, random_bytes(220));
    for (auto _ : state) {
        auto const message = MUST(crypto::parse_cose_sign1(encoded));
        benchmark::DoNotOptimize(crypto::verify_cose_sign1(message, key.verify_key()));
    }
}
BENCHMARK(cose_parse_and_verify);

// A statement as PROTOCOL b4 has it, some 120 bytes.
static Bytes statement()
{
    cbor::Writer writer;
    writer.array(9).bytes(Bytes(16)).uint(1).bytes(Bytes(16)).text("person.name");
    writer.array(2).text("अनुसन्धान अधिकारी").text("ne");
    writer.array(2).uint(1).bytes(Bytes(16)).uint(2).array(0).null();
    return writer.take();
}

static void cbor_write(benchmark::State& state)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(statement());
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(statement().size()));
}
BENCHMARK(cbor_write);

static void cbor_check(benchmark::State& state)
{
    auto const encoded = statement();
    for (auto _ : state)
        benchmark::DoNotOptimize(cbor::check(encoded));
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(encoded.size()));
}
BENCHMARK(cbor_check);

static void age_encrypt(benchmark::State& state)
{
    testing::SeededDice dice { 4 };
    std::vector<crypto::AgeRecipient> recipients;
    for (std::int64_t i = 0; i < state.range(0); ++i)
        recipients.push_back(crypto::AgeIdentity::fresh(dice).recipient());
    auto const plain = random_bytes(100);
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::age_encrypt(recipients, dice, plain));
}
BENCHMARK(age_encrypt)->Arg(1)->Arg(30);

// As an attachment is taken in: a piece comes, and what is sealed goes to the disk.
static void stream_seal(benchmark::State& state)
{
    testing::SeededDice dice { 5 };
    auto const piece = random_bytes(state.range(0));
    crypto::StreamSealer sealer { Bytes(crypto::file_key_bytes), dice };
    Bytes body;
    for (auto _ : state) {
        body.clear();
        sealer.add(piece, body);
        benchmark::DoNotOptimize(body.data());
    }
    measure_bytes(state);
}
BENCHMARK(stream_seal)->Arg(1 << 20);

static void argon2(benchmark::State& state)
{
    crypto::Argon2Params const params { .passes = 3,
        .memory_bytes = static_cast<std::uint64_t>(state.range(0)) * crypto::mebibyte };
    for (auto _ : state)
        benchmark::DoNotOptimize(crypto::argon2id({}, Bytes(crypto::argon2_salt_bytes), params));
}
BENCHMARK(argon2)->Arg(64)->Arg(256)->Unit(benchmark::kMillisecond);

int main(int argc, char** argv)
{
    crypto::initialise(); // Or libsodium would use its slow, portable code.
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
