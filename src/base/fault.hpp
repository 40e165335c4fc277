// A broken machine: no disk space, no memory, a dead socket. Nobody can answer it where it happens,
// so it is thrown; only the faces (web, cli) catch it, roll back and say so in one sentence.
#pragma once

#include "base/message.hpp"

#include <stdexcept>
#include <string>

namespace saksi {

class Fault : public std::runtime_error {
public:
    // `detail` may name a system call and an errno text. Never a path that names a person, never
    // what a field holds.
    explicit Fault(Message message, std::string const& detail = {})
        : std::runtime_error(
              std::string(message.text()) + (detail.empty() ? "" : " (" + detail + ")"))
        , m_message(message)
    {
    }

    // The sentence for the person, and the key of its translations.
    Message message() const { return m_message; }

private:
    Message m_message;
};

} // namespace saksi
