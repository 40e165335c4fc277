#include "app/served.hpp"

#include "base/fault.hpp"
#include "http/percent.hpp"

#include <arpa/inet.h>
#include <csignal>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <charconv>
#include <fstream>

namespace saksi::app {

namespace {

// What stands between these two, the second of which is any one of its characters.
std::string_view cut_out(std::string_view text, std::string_view before, std::string_view after)
{
    auto const at = text.find(before);
    if (at == text.npos)
        return {};
    auto const from = at + before.size();
    return text.substr(from, text.find_first_of(after, from) - from);
}

template<typename Number>
Number number_in(std::string_view text)
{
    Number number {};
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

} // namespace

Served::Served(std::filesystem::path const& home)
{
    std::array<int, 2> pipe {};
    if (::pipe2(pipe.data(), O_CLOEXEC) != 0)
        throw Fault("No pipe could be made.");
    posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
    std::array<std::string, 6> words { "saksi", "serve", "--home", home.string(), "--port", "0" };
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
    std::string said;
    constexpr std::string_view before = "http://127.0.0.1:";
    for (char byte = 0; m_port == 0 && ::read(m_says, &byte, 1) == 1; said += byte) {
        if (byte == '\n')
            m_port = number_in<std::uint16_t>(cut_out(said, before, "\r\n "));
    }
    if (m_port == 0) {
        ::close(m_says);
        ::waitpid(m_process, nullptr, 0);
        throw Fault("The server did not start.");
    }
}

Served::~Served()
{
    ::kill(m_process, SIGTERM);
    ::waitpid(m_process, nullptr, 0);
    ::close(m_says);
}

double Served::resident_mebibytes() const
{
    std::ifstream status("/proc/" + std::to_string(m_process) + "/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:"))
            return std::stod(line.substr(6)) / 1024;
    }
    throw Fault("The memory of the server could not be read.");
}

Browser::Browser(Served const& served)
    : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0))
    , m_host("127.0.0.1:" + std::to_string(served.port()))
{
    int const yes = 1;
    ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
    sockaddr_in address {};
    address.sin_family = AF_INET;
    address.sin_port = htons(served.port());
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(m_socket, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        ::close(m_socket);
        throw Fault("The server takes no connection.");
    }
}

Browser::~Browser()
{
    ::close(m_socket);
}

Browser::Answer Browser::ask(
    std::string_view method, std::string_view target, std::string_view body)
{
    auto request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: " + m_host
        + "\r\n";
    for (auto separator = std::string_view("Cookie: "); auto const& [name, value] : m_cookies) {
        request += std::string(separator) + name + "=" + value;
        separator = "; ";
    }
    if (!m_cookies.empty())
        request += "\r\n";
    if (!body.empty())
        request += "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\n";
    request += "\r\n" + std::string(body);
    if (::send(m_socket, request.data(), request.size(), MSG_NOSIGNAL)
        != static_cast<ssize_t>(request.size()))
        throw Fault("The server closed a connection.");

    Answer answer;
    std::string read;
    std::array<char, 1 << 16> bytes {};
    auto const read_more = [&] {
        auto const count = ::recv(m_socket, bytes.data(), bytes.size(), 0);
        if (count <= 0)
            throw Fault("The server closed a connection.");
        read.append(bytes.data(), static_cast<std::size_t>(count));
    };
    auto head_end = read.npos;
    while ((head_end = read.find("\r\n\r\n")) == read.npos)
        read_more();
    answer.head = read.substr(0, head_end + 2);
    auto const length = number_in<std::size_t>(cut_out(answer.head, "Content-Length: ", "\r"));
    while (read.size() < head_end + 4 + length)
        read_more();
    answer.body = read.substr(head_end + 4);
    answer.status = number_in<int>(cut_out(answer.head, " ", " "));

    constexpr std::string_view cookie = "Set-Cookie: ";
    for (auto at = answer.head.find(cookie); at != answer.head.npos;
        at = answer.head.find(cookie, at + 1)) {
        auto const said = std::string_view(answer.head).substr(at + cookie.size());
        auto const name = said.substr(0, said.find('='));
        m_cookies[std::string(name)] = cut_out(said, "=", ";\r");
    }
    auto const token = cut_out(answer.body, "csrf-token\" autocomplete=\"off\" value=\"", "\"");
    if (!token.empty())
        m_token = token;
    return answer;
}

std::string Browser::get(std::string_view target)
{
    auto answer = ask("GET", target);
    if (answer.status != 200)
        throw Fault("A page that the bench asked for was not given.");
    return std::move(answer.body);
}

std::string Browser::post(std::string_view target, Fields const& fields)
{
    auto form = "csrf-token=" + m_token;
    for (auto const& [name, value] : fields)
        form += "&" + std::string(name) + "=" + http::percent_encoded(value);
    auto const answer = ask("POST", target, form);
    if (answer.status != 303)
        throw Fault("A form that the bench sent was not taken.");
    return std::string(cut_out(answer.head, "Location: ", "\r"));
}

void Browser::sign_in(std::string_view handle, std::string_view passphrase)
{
    get("/sign-in");
    post("/sign-in",
        { { "handle", std::string(handle) }, { "passphrase", std::string(passphrase) } });
}

} // namespace saksi::app
