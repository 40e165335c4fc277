// A date as people know it, in their language, with no more precision than was said.
#pragma once

#include "base/edtf.hpp"
#include "render/tongue.hpp"

#include <string>

namespace saksi::render {

// "6 July 1983", "July 1983", "about 1983", "1983 (uncertain)", "the 1980s",
// "from February 2026 until 10 February 2026", "from 1999 on".
std::string date_words(Tongue const&, FuzzyDate const&);

std::string date_words(Tongue const&, Day const&);

} // namespace saksi::render
