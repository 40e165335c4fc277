#include "render/date_words.hpp"

#include <doctest/doctest.h>

namespace saksi::render {

TEST_CASE("a date is said with the precision it has, and no more")
{
    Tongues const tongues;
    auto const& t = tongues.english();
    auto said = [&](std::string_view edtf) { return date_words(t, MUST(FuzzyDate::parse(edtf))); };

    CHECK(said("1983-07-06") == "6 July 1983");
    CHECK(said("1983-07") == "July 1983");
    CHECK(said("1983") == "1983");
    CHECK(said("1983~") == "about 1983");
    CHECK(said("1983-07?") == "July 1983 (uncertain)");
    CHECK(said("198X") == "the 1980s");
    CHECK(said("2026-02-01/2026-02-10") == "from 1 February 2026 until 10 February 2026");
    CHECK(said("1999/..") == "from 1999 on");
    CHECK(said("../1999") == "until 1999");
}

} // namespace saksi::render
