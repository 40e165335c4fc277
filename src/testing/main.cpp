// The one test program: every *_test.cpp beside the code, in one run.
#define DOCTEST_CONFIG_IMPLEMENT
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <stdlib.h>

int main(int argument_count, char** arguments)
{
    // Marks of how far a vault had come lie with the account (workspace/anchor.hpp); those of the
    // tests' vaults are not to stay with the developer's.
    auto name = (std::filesystem::temp_directory_path() / "saksi-state-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr || ::setenv("XDG_STATE_HOME", name.c_str(), 1) != 0)
        return 1;
    auto const status = doctest::Context(argument_count, arguments).run();
    std::error_code ignored;
    std::filesystem::remove_all(name, ignored);
    return status;
}
