#include "publish/names.hpp"

#include <doctest/doctest.h>

namespace saksi::publish {

static Names names_of(std::initializer_list<char const*> all)
{
    Names names;
    for (auto const* name : all)
        names.add(name);
    return names;
}

TEST_CASE("a part of a name is found in other letters, other cases and longer words")
{
    auto const names = names_of({ "Asha Thapa-Magar" });
    for (auto const* text : { "ASHA came", "asha's brother", "the Magars", "(thapa)", "Āsha" })
        CHECK(names.stand_in(text));
    for (auto const* text : { "", "The night was cold.", "a mag", "ash" })
        CHECK_FALSE(names.stand_in(text));
}

TEST_CASE("a short name is found as a word and not inside another")
{
    auto const names = names_of({ "Li Wu" });
    CHECK(names.stand_in("then Li said"));
    CHECK_FALSE(names.stand_in("they were living there"));
}

TEST_CASE("a name in a script without spaces is found within its run")
{
    auto const names = names_of({ "王芳", "สมชาย" });
    CHECK(names.stand_in("昨天王芳被带走了"));
    CHECK(names.stand_in("คุณสมชายถูกจับ"));
    CHECK_FALSE(names.stand_in("昨天有人被带走了"));
}

TEST_CASE("a name is found in another script than it was written down in")
{
    CHECK(names_of({ "आशा उदाहरण" }).stand_in("They asked for Asha at the door"));
    CHECK(names_of({ "Nimal Perera" }).stand_in("நிமல் வந்தார்"));
    CHECK(names_of({ "Sita" }).stand_in("सीता आइन्"));
    CHECK_FALSE(names_of({ "आशा उदाहरण" }).stand_in("The night was cold and long"));
}

TEST_CASE("a Burmese name is found whether it or the text was typed in Zawgyi")
{
    // Aung, in Unicode and as an old telephone wrote it.
    std::string const unicode = "\u1021\u1031\u102C\u1004\u103A";
    std::string const zawgyi = "\u1031\u1021\u102C\u1004\u1039";
    CHECK(names_of({ unicode.c_str() }).stand_in(zawgyi));
    CHECK(names_of({ zawgyi.c_str() }).stand_in(unicode));
    CHECK(names_of({ zawgyi.c_str() }).stand_in(zawgyi));
}

TEST_CASE("a code is found as a whole and does not hide other codes")
{
    Names names;
    names.add_code("P-02");
    CHECK(names.stand_in("seen by P-02."));
    CHECK_FALSE(names.stand_in("seen by P-01."));
    CHECK_FALSE(names.stand_in("P-021"));
}

} // namespace saksi::publish
