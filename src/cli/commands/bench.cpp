// saksi bench: how fast, beside how fast this machine could be.
#include "cli/command.hpp"

namespace saksi::cli::commands {

Command bench()
{
    return { .name = "bench",
        .summary = N_("Measure this computer: each path beside its limit, in one run"),
        .declare = [](Arguments& arguments) -> Run {
            auto request = std::make_shared<BenchRequest>();
            arguments.add("--records", request->records,
                "On so many invented records, instead of the reference pack");
            arguments.add("--people", request->people,
                "On invented cases with so many people, and three acts to each");
            arguments.add_flag("--json", request->json, "One JSON document");
            return [request](Surroundings& surroundings) { return surroundings.bench(*request); };
        } };
}

} // namespace saksi::cli::commands
