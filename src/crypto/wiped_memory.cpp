#include "crypto/wiped_memory.hpp"

#include <algorithm>
#include <cstring>
#include <malloc.h>
#include <strings.h>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SAKSI_OWN_FREE 0
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) \
    || __has_feature(memory_sanitizer)
#define SAKSI_OWN_FREE 0
#endif
#endif
#ifndef SAKSI_OWN_FREE
#define SAKSI_OWN_FREE 1
#endif

namespace saksi::crypto {

void wipe_memory_when_freed() { }

// Not inlined: its own frame is what is overwritten, below that of the caller.
[[gnu::noinline]] void wipe_dead_stack()
{
    char frame[192 * 1024];
    explicit_bzero(frame, sizeof frame);
}

void give_memory_back()
{
    ::malloc_trim(0);
}

} // namespace saksi::crypto

#if SAKSI_OWN_FREE

extern "C" {

// The C library's own, under the names that it keeps for whoever stands in for them.
void __libc_free(void* block);

void free(void* block)
{
    if (block == nullptr)
        return;
    explicit_bzero(block, ::malloc_usable_size(block));
    __libc_free(block);
}

void* realloc(void* block, size_t size)
{
    if (block == nullptr)
        return ::malloc(size);
    if (size == 0) {
        free(block);
        return nullptr;
    }
    auto const held = ::malloc_usable_size(block);
    if (size <= held && size >= held / 2) {
        explicit_bzero(static_cast<char*>(block) + size, held - size);
        return block;
    }
    // Never by growing in place or moving: the C library would leave the old bytes behind.
    auto* const grown = ::malloc(size);
    if (grown == nullptr)
        return nullptr;
    std::memcpy(grown, block, std::min(size, held));
    free(block);
    return grown;
}

} // extern "C"

#endif
