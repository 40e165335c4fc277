// The one test program: every *_test.cpp beside the code, in one run.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

// Debian's Graphviz 2.42 loses some hundred bytes of its own for some of the arrows that it lays
// out (docs/decisions/graphs.md). All else that is lost is still an error.
extern "C" char const* __lsan_default_suppressions();
extern "C" char const* __lsan_default_suppressions()
{
    return "leak:libgvc";
}
