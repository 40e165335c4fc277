// `saksi serve` as a process of its own, asked over its socket as browsers ask it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <sys/types.h>
#include <utility>
#include <vector>

namespace saksi::app {

// This very program, serving a workspace on a free port of this machine; ended when this goes away.
// Throws Fault when it cannot be started or does not listen.
class Served {
public:
    explicit Served(std::filesystem::path const& home);
    ~Served();
    Served(Served const&) = delete;
    Served& operator=(Served const&) = delete;

    std::uint16_t port() const { return m_port; }
    double resident_mebibytes() const;

private:
    pid_t m_process = 0;
    int m_says = -1; // What it writes to its standard output.
    std::uint16_t m_port = 0;
};

// One browser: a connection that stays open, its cookies, and the token of the last page. All throw
// Fault when the server does not answer as it must.
class Browser {
public:
    explicit Browser(Served const&);
    ~Browser();
    Browser(Browser const&) = delete;
    Browser& operator=(Browser const&) = delete;

    // With an empty handle as the first administrator.
    void sign_in(std::string_view handle, std::string_view passphrase);
    // What the page is made of.
    std::string get(std::string_view target);
    using Fields = std::vector<std::pair<std::string_view, std::string>>;
    // Where the answer leads, which must be elsewhere.
    std::string post(std::string_view target, Fields const&);

private:
    struct Answer {
        int status = 0;
        std::string head;
        std::string body;
    };
    Answer ask(std::string_view method, std::string_view target, std::string_view body = {});

    int m_socket;
    std::string m_host;
    std::map<std::string, std::string, std::less<>> m_cookies;
    std::string m_token;
};

} // namespace saksi::app
