// One line of what `saksi bench` prints, and how it is measured. Internal to the bench.
#pragma once

#include <algorithm>
#include <chrono>
#include <fmt/format.h>
#include <string>
#include <vector>

namespace saksi::app {

struct BenchLine {
    std::string path;
    std::string unit;
    double measured = 0;
    double limit = 0; // Measured in the same run.
    std::string limit_is;
};

template<typename Work>
double ms_of(Work&& work)
{
    auto const start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start)
        .count();
}

// So many times each, sorted. What is done `before` each is not counted.
template<typename Work, typename Before>
std::vector<double> times_ms(std::size_t count, Work&& work, Before&& before)
{
    std::vector<double> times;
    for (std::size_t i = 0; i < count; ++i) {
        before();
        times.push_back(ms_of([&] { work(i); }));
    }
    std::ranges::sort(times);
    return times;
}

template<typename Work>
std::vector<double> times_ms(std::size_t count, Work&& work)
{
    return times_ms(count, work, [] { });
}

inline double percentile(std::vector<double> const& sorted, std::size_t percent)
{
    return sorted.at(std::min(sorted.size() - 1, sorted.size() * percent / 100));
}

inline constexpr std::size_t page_requests = 400;
inline constexpr std::size_t rows_on_a_list = 50;
inline constexpr std::size_t hits_on_a_page = 20;

// Two lines: the middle one, and a high one such as the 95th of a hundred.
inline void add_percentiles(std::vector<BenchLine>& lines, std::string const& path,
    std::vector<double> const& measured, std::vector<double> const& limit, std::size_t high,
    std::string const& limit_is)
{
    for (auto const percent : { std::size_t { 50 }, high }) {
        lines.push_back({ fmt::format("{}, p{}", path, percent), "ms",
            percentile(measured, percent), percentile(limit, percent), limit_is });
    }
}

} // namespace saksi::app
