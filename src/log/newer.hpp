// What every reader of this folder says of bytes that a newer program made: they are kept and
// passed on, and not understood.
#pragma once

#include "base/result.hpp"

namespace saksi::log {

inline Error newer()
{
    return { ErrorKind::unsupported, N_("A newer version of Saksi made this entry.") };
}

} // namespace saksi::log
