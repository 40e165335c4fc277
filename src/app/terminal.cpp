#include "app/terminal.hpp"

#include <array>
#include <csignal>
#include <fcntl.h>
#include <optional>
#include <termios.h>
#include <unistd.h>

namespace saksi::app {

namespace {

// Longer than anybody types.
constexpr std::size_t secret_bytes_max = 1024;

// What the handler needs; written only while no handler is set.
int quiet_file = -1;
termios loud {};

// Nobody is left with a terminal that shows nothing of what they type. Only calls that a handler
// may make; SA_RESETHAND lets the signal that is raised again end the program as it would have.
void be_loud_and_end(int number)
{
    ::tcsetattr(quiet_file, TCSAFLUSH, &loud);
    std::raise(number);
}

class EndsLoud {
public:
    EndsLoud(int file, termios const& before)
    {
        quiet_file = file;
        loud = before;
        struct sigaction handle = {};
        handle.sa_handler = be_loud_and_end;
        handle.sa_flags = static_cast<int>(SA_RESETHAND);
        for (std::size_t i = 0; i < ending.size(); ++i) {
            ::sigaction(ending[i], nullptr, &m_before[i]);
            if (m_before[i].sa_handler != SIG_IGN) // As under nohup.
                ::sigaction(ending[i], &handle, nullptr);
        }
    }
    ~EndsLoud()
    {
        for (std::size_t i = 0; i < ending.size(); ++i)
            ::sigaction(ending[i], &m_before[i], nullptr);
    }
    EndsLoud(EndsLoud const&) = delete;
    EndsLoud& operator=(EndsLoud const&) = delete;

private:
    static constexpr std::array ending { SIGINT, SIGQUIT, SIGTERM, SIGHUP };
    std::array<struct sigaction, ending.size()> m_before {};
};

// The terminal with its echo off, until this goes away.
class QuietTerminal {
public:
    QuietTerminal()
        : m_file(::open("/dev/tty", O_RDWR | O_CLOEXEC))
    {
        if (m_file < 0)
            return;
        if (::tcgetattr(m_file, &m_before) != 0) {
            ::close(m_file);
            m_file = -1;
            return;
        }
        m_ends_loud.emplace(m_file, m_before);
        auto quiet = m_before;
        quiet.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        ::tcsetattr(m_file, TCSAFLUSH, &quiet);
    }
    ~QuietTerminal()
    {
        if (m_file < 0)
            return;
        ::tcsetattr(m_file, TCSAFLUSH, &m_before);
        m_ends_loud.reset(); // Before the file that the handler would write to.
        ::close(m_file);
    }
    QuietTerminal(QuietTerminal const&) = delete;
    QuietTerminal& operator=(QuietTerminal const&) = delete;

    bool is_there() const { return m_file >= 0; }
    void say(std::string_view text) { (void)!::write(m_file, text.data(), text.size()); }
    bool read_byte(std::uint8_t& byte) { return ::read(m_file, &byte, 1) == 1; }

private:
    int m_file;
    termios m_before {};
    std::optional<EndsLoud> m_ends_loud;
};

} // namespace

Result<crypto::SecretBytes> ask_secret(std::string const& prompt)
{
    QuietTerminal terminal;
    if (!terminal.is_there()) {
        return Error { ErrorKind::locked,
            "A passphrase is needed. Set SAKSI_PASSPHRASE_FILE to a file that holds it, or use a "
            "terminal." };
    }
    terminal.say(prompt);
    crypto::SecretBytes typed(secret_bytes_max);
    std::size_t count = 0;
    for (std::uint8_t byte = 0;
        count < secret_bytes_max && terminal.read_byte(byte) && byte != '\n';)
        typed.edit()[count++] = byte;
    terminal.say("\n");
    return crypto::SecretBytes::copy_of(typed.view().first(count));
}

} // namespace saksi::app
