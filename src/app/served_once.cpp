#include "app/served_once.hpp"

#include "base/fault.hpp"
#include "http/percent.hpp"
#include "web/layout.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <fstream>

namespace saksi::app {

namespace {

using Watch = std::chrono::steady_clock;

double ms_since(Watch::time_point start)
{
    return std::chrono::duration<double, std::milli>(Watch::now() - start).count();
}

// This program, serving on a free port; ended when this goes away.
class Child {
public:
    explicit Child(std::filesystem::path const& home)
    {
        std::array<int, 2> pipe {};
        if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
            throw Fault("No pipe could be made.");
        posix_spawn_file_actions_t actions;
        ::posix_spawn_file_actions_init(&actions);
        ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
        std::array<std::string, 6> words { "saksi", "serve", "--home", home.string(), "--port",
            "0" };
        std::array<char*, 7> arguments {};
        for (std::size_t i = 0; i < words.size(); ++i)
            arguments[i] = words[i].data();
        auto const failed = ::posix_spawn(
            &m_process, "/proc/self/exe", &actions, nullptr, arguments.data(), environ);
        ::posix_spawn_file_actions_destroy(&actions);
        ::close(pipe[1]);
        m_says = pipe[0];
        if (failed != 0) {
            ::close(m_says);
            throw Fault("The program could not be started a second time.");
        }
    }
    ~Child()
    {
        ::kill(m_process, SIGTERM);
        ::waitpid(m_process, nullptr, 0);
        ::close(m_says);
    }
    Child(Child const&) = delete;
    Child& operator=(Child const&) = delete;

    // Waits until it says where it is.
    std::uint16_t port()
    {
        std::string said;
        constexpr std::string_view before = "http://127.0.0.1:";
        for (char byte = 0; ::read(m_says, &byte, 1) == 1; said += byte) {
            if (auto const at = said.find(before); byte == '\n' && at != said.npos)
                return static_cast<std::uint16_t>(std::stoul(said.substr(at + before.size())));
        }
        throw Fault("The server did not start.");
    }

    double resident_mebibytes() const
    {
        std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
        for (std::string line; std::getline(status, line);) {
            if (line.starts_with("VmRSS:"))
                return std::stod(line.substr(6)) / 1024;
        }
        throw Fault("The memory of the server could not be read.");
    }

private:
    pid_t m_process = 0;
    int m_says = -1;
};

// One request on a connection of its own, and everything that came back.
std::string ask(std::uint16_t port, std::string const& request)
{
    auto const socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    std::string answer;
    if (::connect(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0
        && ::send(socket, request.data(), request.size(), MSG_NOSIGNAL)
            == static_cast<ssize_t>(request.size())) {
        std::array<char, 1 << 14> bytes {};
        for (ssize_t count = 0; (count = ::recv(socket, bytes.data(), bytes.size(), 0)) > 0;)
            answer.append(bytes.data(), static_cast<std::size_t>(count));
    }
    ::close(socket);
    return answer;
}

std::string head(std::string_view what, std::uint16_t port)
{
    return std::string(what) + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port)
        + "\r\nConnection: close\r\n";
}

// What stands between these two, the second of which is any one of its characters.
std::string cut_out(std::string const& text, std::string const& before, std::string_view after)
{
    auto const at = text.find(before);
    if (at == text.npos)
        return {};
    auto const from = at + before.size();
    return text.substr(from, text.find_first_of(after, from) - from);
}

} // namespace

ServedOnce serve_once(std::filesystem::path const& home, std::string const& passphrase)
{
    ServedOnce measured;
    auto start = Watch::now();
    Child child(home);
    auto const port = child.port();
    measured.start_ms = ms_since(start);
    measured.locked_mebibytes = child.resident_mebibytes();

    // The form of the door bears a token, and the browser that has it a cookie.
    auto const door = ask(port, head("GET /sign-in", port) + "\r\n");
    auto const visitor = cut_out(door, std::string(web::visitor_cookie) + "=", ";\r");
    auto const form_token = cut_out(door, "csrf-token\" autocomplete=\"off\" value=\"", "\"");
    auto const form = "passphrase=" + http::percent_encoded(passphrase)
        + "&csrf-token=" + form_token;
    start = Watch::now();
    auto const welcome = ask(port,
        head("POST /sign-in", port) + "Content-Type: application/x-www-form-urlencoded\r\n"
            + "Cookie: " + std::string(web::visitor_cookie) + "=" + visitor + "\r\n"
            + "Content-Length: " + std::to_string(form.size()) + "\r\n\r\n" + form);
    measured.sign_in_ms = ms_since(start);
    auto const cookie = std::string(web::session_cookie) + "=";
    auto const session = cut_out(welcome, cookie, ";\r");
    if (session.empty())
        throw Fault("The server did not let the bench sign in.");

    start = Watch::now();
    auto const page = ask(port, head("GET /", port) + "Cookie: " + cookie + session + "\r\n\r\n");
    measured.first_page_ms = ms_since(start);
    if (!page.starts_with("HTTP/1.1 200 "))
        throw Fault("The server did not give its first page.");
    measured.unlocked_mebibytes = child.resident_mebibytes();
    return measured;
}

} // namespace saksi::app
