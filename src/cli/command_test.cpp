#include "cli/command.hpp"

#include "testing/desk.hpp"

#include <sstream>

namespace saksi::cli {

TEST_CASE("a failure of the library ends in one sentence and exit code 1, and names no path")
{
    auto desk = testing::Desk {};
    std::ostringstream out;
    std::ostringstream err;
    Surroundings surroundings { desk.parts(), out, err, {}, {}, {}, {} };
    Command const failing { .name = "fail", .summary = "Fail", .declare = [](Arguments&) -> Run {
                               return [](Surroundings&) -> Result<void> {
                                   throw std::filesystem::filesystem_error(
                                       "cannot create directories", "/home/asha",
                                       std::error_code {});
                               };
                           } };
    char const* const arguments[] = { "saksi", "fail" };

    CHECK(run(surroundings, { failing }, 2, arguments) == 1);

    CHECK(out.str().empty());
    CHECK(err.str().starts_with("saksi: "));
    CHECK(err.str().find("asha") == std::string::npos);
}

} // namespace saksi::cli
