// A promise of our own, kept on in release builds too: a stopped program is better than a wrong
// dossier. Never for what a person, a file or a peer sent; that is a Result.
#pragma once

namespace saksi {

// Prints where and which promise broke, and aborts. Prints the source text of the promise only,
// never a value, so that no testimony reaches a log.
[[noreturn]] void stop_broken_promise(char const* file, int line, char const* promise);

} // namespace saksi

#define SAKSI_CHECK(condition) \
    ((condition) ? void() : ::saksi::stop_broken_promise(__FILE__, __LINE__, #condition))

namespace saksi {

// The pointer itself, once it is known not to be null.
template<typename T>
T* checked(T* pointer)
{
    SAKSI_CHECK(pointer != nullptr);
    return pointer;
}

} // namespace saksi
