#include "intake/pack_manifest.hpp"

#include <doctest/doctest.h>

namespace saksi::intake {

TEST_CASE("a manifest says which pack it is and which files it has, in order")
{
    auto const manifest = MUST(parse_manifest(R"({ "format": 1, "pack": "asia", "version":
        "2026-11-23", "title": "Facts", "files": [ { "file": "b.csv", "type": "state" },
        { "file": "a.csv", "type": "treaty" } ] })"));

    CHECK(manifest.pack == "asia");
    CHECK(manifest.version == "2026-11-23");
    REQUIRE(manifest.files.size() == 2);
    CHECK(manifest.files[0].name == "b.csv");
    CHECK(manifest.files[1].type == "treaty");
}

TEST_CASE("a pack of a format that is not known here is refused as such")
{
    auto const refused = parse_manifest(R"({ "format": 2, "packs": [] })");
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::unsupported);
}

TEST_CASE("a manifest that cannot be meant is refused")
{
    for (auto const* const text : { "", "[]", "{", R"({ "format": "1" })", R"({ "format": 1 })",
             R"({ "format": 1, "pack": "a b", "version": "2026-11-23", "files": [] })",
             R"({ "format": 1, "pack": "a", "version": "2", "files": [] })",
             R"({ "format": 1, "pack": "a", "version": "2026-11-23" })",
             R"({ "format": 1, "pack": "a", "version": "2026-11-23", "files": [ "x" ] })",
             R"({ "format": 1, "pack": "a", "version": "2026-11-23",
                 "files": [ { "file": "../x", "type": "state" } ] })" }) {
        auto const refused = parse_manifest(text);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().kind == ErrorKind::invalid);
    }
}

} // namespace saksi::intake
