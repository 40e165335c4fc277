// Failure as a value: for every "no" that a person, a file or a peer can cause.
// What only a broken machine can cause (disk, memory, socket) is thrown as a Fault; see fault.hpp.
#pragma once

#include "base/check.hpp"
#include "base/message.hpp"

#include <concepts>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>

namespace saksi {

// What a face must do differently. Web maps these to an HTTP status, the command line to an exit
// code (docs/exit_codes.md).
enum class ErrorKind {
    not_found,
    invalid,   // What was given cannot be meant: a bad date, an unknown term, broken CSV.
    forbidden, // The gate said no.
    conflict,  // Somebody or something else holds it: a second process, a taken name.
    locked,    // The workspace is locked; a passphrase is needed.
    wrong_key, // The passphrase or recovery code opens nothing.
    tampered,  // Bytes are not what was signed or sealed.
    too_large,
    unsupported, // Made by a newer or another program.
};

struct Error {
    ErrorKind kind;
    Message message;
    std::string
        subject {}; // The id, field key or file position it is about. Never a field's value.
};

template<typename U, typename T>
concept ValueFor = std::convertible_to<U, T> && !std::same_as<std::remove_cvref_t<U>, Error>;

// Either a T or an Error. Dropping one is a warning, and warnings stop the build.
template<typename T>
class [[nodiscard]] Result {
public:
    template<ValueFor<T> U>
    Result(U&& value)
        : m_state(std::in_place_index<0>, std::forward<U>(value))
    {
    }

    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }

    T& operator*() & { return *checked(std::get_if<0>(&m_state)); }
    T const& operator*() const& { return *checked(std::get_if<0>(&m_state)); }
    T&& operator*() && { return std::move(*checked(std::get_if<0>(&m_state))); }
    T* operator->() { return checked(std::get_if<0>(&m_state)); }
    T const* operator->() const { return checked(std::get_if<0>(&m_state)); }

    Error const& error() const& { return *checked(std::get_if<1>(&m_state)); }
    Error&& error() && { return std::move(*checked(std::get_if<1>(&m_state))); }

private:
    std::variant<T, Error> m_state;
};

template<>
class [[nodiscard]] Result<void> {
public:
    Result() = default;

    Result(Error error)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    explicit operator bool() const { return m_state.index() == 0; }
    void operator*() const { (void)checked(std::get_if<0>(&m_state)); }

    Error const& error() const& { return *checked(std::get_if<1>(&m_state)); }
    Error&& error() && { return std::move(*checked(std::get_if<1>(&m_state))); }

private:
    std::variant<std::monostate, Error> m_state;
};

} // namespace saksi

// Takes the value out of a Result, or leaves the enclosing function with its Error.
// Stands at the start of a statement, never inside braces: leaving from there, g++ 12 and clang
// skip the destructors of the elements already built, and a secret would stay in memory unwiped.
#define TRY(expression)                            \
    __extension__({                                \
        auto&& try_result_ = (expression);         \
        if (!try_result_) [[unlikely]]             \
            return std::move(try_result_).error(); \
        *std::move(try_result_);                   \
    })

// Takes the value out of a Result that cannot fail here, or stops the program. For tests and
// start-up.
#define MUST(expression)                              \
    __extension__({                                   \
        auto&& must_result_ = (expression);           \
        SAKSI_CHECK(static_cast<bool>(must_result_)); \
        *std::move(must_result_);                     \
    })
