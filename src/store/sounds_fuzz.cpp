// Whatever is called a name: no crash, and a text sounds like itself.
#include "store/sounds.hpp"
#include "testing/fuzz.hpp"

#include "base/check.hpp"

SAKSI_FUZZ(bytes)
{
    using namespace saksi::store;
    auto const text = saksi::text_of(bytes);
    for (auto const& sound : sounds_of(text)) {
        SAKSI_CHECK(!sound.bones.empty() && !sound.spelled.empty());
        SAKSI_CHECK(unlikeness(sound.spelled, sound.spelled, false) == 0);
    }
    (void)sounds_asked(text);
}
