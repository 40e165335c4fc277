#include "intake/pack_manifest.hpp"

#include "testing/fuzz.hpp"

// Whatever the bytes, the names that come out lead nowhere but into the pack's own folder.
SAKSI_FUZZ(bytes)
{
    auto const manifest = saksi::intake::parse_manifest(saksi::text_of(bytes));
    if (!manifest)
        return;
    for (auto const& file : manifest->files)
        SAKSI_CHECK(file.name.find('/') == std::string::npos);
}
