#include "app/terminal.hpp"

#include <csignal>
#include <doctest/doctest.h>
#include <pty.h>
#include <string>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

namespace saksi::app {

static bool echoes(int terminal)
{
    termios how {};
    REQUIRE(::tcgetattr(terminal, &how) == 0);
    return (how.c_lflag & ECHO) != 0;
}

TEST_CASE("who gives up at the passphrase gets a terminal back that shows what is typed")
{
    int terminal = -1;
    auto const child = ::forkpty(&terminal, nullptr, nullptr, nullptr);
    REQUIRE(child >= 0);
    if (child == 0) {
        std::signal(SIGINT, SIG_DFL); // doctest has a handler of its own.
        (void)ask_secret("Passphrase: ");
        ::_exit(0);
    }
    std::string said;
    for (char letter = 0; said != "Passphrase: " && ::read(terminal, &letter, 1) == 1;)
        said += letter;
    CHECK_FALSE(echoes(terminal));

    REQUIRE(::write(terminal, "six w\x03", 6) == 6);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);

    CHECK(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGINT);
    CHECK(echoes(terminal));
    ::close(terminal);
}

} // namespace saksi::app
