#include "base/check.hpp"

#include <cstdio>
#include <cstdlib>

namespace saksi {

void stop_broken_promise(char const* file, int line, char const* promise)
{
    std::fprintf(stderr, "%s:%d: broken promise: %s\n", file, line, promise);
    std::abort();
}

} // namespace saksi
