// What importing the reference pack and reading States cost on this machine. `make bench` builds
// and runs it.
#include "casework/state_book.hpp"
#include "intake/export_records.hpp"
#include "intake/reference_pack.hpp"
#include "testing/catalog_desk.hpp"

#include <benchmark/benchmark.h>

using namespace saksi;

namespace {

// One desk with the whole pack, for all that only reads.
testing::CatalogDesk& full_desk()
{
    static testing::CatalogDesk desk;
    static bool const imported = [] {
        MUST(intake::import_pack(*desk, desk.actor(), intake::embedded_pack(), {}));
        return true;
    }();
    SAKSI_CHECK(imported);
    return desk;
}

} // namespace

static void import_first_time(benchmark::State& state)
{
    auto const files = intake::embedded_pack();
    auto rows = std::size_t { 0 };
    for (auto _ : state) {
        state.PauseTiming();
        auto desk = std::make_unique<testing::CatalogDesk>();
        state.ResumeTiming();
        rows += MUST(intake::import_pack(**desk, desk->actor(), files, {})).rows;
        state.PauseTiming();
        desk.reset();
        state.ResumeTiming();
    }
    state.counters["rows/s"] = benchmark::Counter(
        static_cast<double>(rows), benchmark::Counter::kIsRate);
}
BENCHMARK(import_first_time)->Unit(benchmark::kMillisecond)->Iterations(3);

static void import_again(benchmark::State& state)
{
    auto& desk = full_desk();
    auto const files = intake::embedded_pack();
    for (auto _ : state)
        benchmark::DoNotOptimize(MUST(intake::import_pack(*desk, desk.actor(), files, {})));
}
BENCHMARK(import_again)->Unit(benchmark::kMillisecond);

static void read_states(benchmark::State& state)
{
    auto& desk = full_desk();
    for (auto _ : state)
        benchmark::DoNotOptimize(MUST(casework::read_states(*desk, desk.reach())));
}
BENCHMARK(read_states)->Unit(benchmark::kMillisecond);

static void states_matrix(benchmark::State& state)
{
    auto& desk = full_desk();
    auto const states = MUST(casework::read_states(*desk, desk.reach()));
    for (auto _ : state)
        benchmark::DoNotOptimize(states->matrix({ 2026, 1, 1 }));
}
BENCHMARK(states_matrix)->Unit(benchmark::kMicrosecond);

static void export_statuses(benchmark::State& state)
{
    auto& desk = full_desk();
    for (auto _ : state) {
        benchmark::DoNotOptimize(MUST(intake::export_csv(
            *desk, desk.reach(), { .type = "treaty_status" }, intake::Provenance::left_out)));
    }
}
BENCHMARK(export_statuses)->Unit(benchmark::kMillisecond);

BENCHMARK_MAIN();
