// Memory that is given back is wiped first, whoever held it: our own strings and vectors, SQLite,
// OpenSSL, ICU. So what a page showed or a form sent does not lie about in the process after the
// workspace was locked. SecretBytes does more for keys; this is for everything else.
#pragma once

#include <cstddef>

namespace saksi::crypto {

// Called once at the start of the program. What does the work is in place as soon as the program
// calls this at all, since it stands in for free() and realloc() of the C library; not under the
// sanitizers, which have their own.
void wipe_memory_when_freed();

// Overwrites what calls that have returned left on this thread's stack, as deep as they usually go.
void wipe_dead_stack();

// Gives memory that nobody holds back to the system.
void give_memory_back();

} // namespace saksi::crypto
