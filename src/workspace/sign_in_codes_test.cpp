#include "workspace/sign_in_codes.hpp"

#include "testing/desk.hpp"
#include "testing/telephone.hpp"

#include <doctest/doctest.h>

using namespace saksi;
using namespace saksi::workspace;
using saksi::testing::Desk;

namespace {

constexpr UnixSeconds step = crypto::totp_step_seconds;

std::string shown(Desk& desk, std::string_view secret)
{
    return testing::Telephone(secret).code(desk.clock.time);
}

// The member has confirmed; the code on paper.
std::string set_up(Desk& desk, std::string& secret)
{
    SignInCodes codes(*desk);
    codes.begin(desk.actor());
    secret = codes.begun(desk.actor()).value().secret;
    return MUST(codes.confirm(desk.actor(), shown(desk, secret)));
}

} // namespace

TEST_CASE("a member is asked for a code only once one has been confirmed")
{
    auto desk = Desk {};
    SignInCodes codes(*desk);
    auto const handle = desk.actor().handle();
    CHECK_FALSE(codes.asks(handle));
    CHECK(codes.confirm(desk.actor(), "123456").error().kind == ErrorKind::conflict);

    codes.begin(desk.actor());
    CHECK_FALSE(codes.asks(handle));
    auto const begun = codes.begun(desk.actor()).value();
    CHECK(begun.address.find(begun.secret) != std::string::npos);
    CHECK(codes.confirm(desk.actor(), "no code").error().kind == ErrorKind::wrong_key);
    CHECK_FALSE(codes.asks(handle));

    MUST(codes.confirm(desk.actor(), shown(desk, begun.secret)));
    CHECK(codes.asks(handle));
    CHECK_FALSE(codes.begun(desk.actor()));
}

TEST_CASE("a code that was used opens nothing again, also after the workspace was locked")
{
    auto desk = Desk {};
    auto const handle = desk.actor().handle();
    std::string secret;
    set_up(desk, secret);

    // That with which it was confirmed is used up as well.
    CHECK_FALSE(SignInCodes(*desk).check(handle, shown(desk, secret)));
    desk.clock.time += step;
    auto const code = shown(desk, secret);
    CHECK(MUST(SignInCodes(*desk).check(handle, code)) == SignInCodes::By::telephone);
    CHECK(SignInCodes(*desk).check(handle, code).error().kind == ErrorKind::wrong_key);
    desk.reopen();
    CHECK(SignInCodes(*desk).asks(handle));
    CHECK(SignInCodes(*desk).check(handle, code).error().kind == ErrorKind::wrong_key);
}

TEST_CASE("the code on paper opens once, and ends the asking")
{
    auto desk = Desk {};
    auto const handle = desk.actor().handle();
    std::string secret;
    auto const paper = set_up(desk, secret);
    SignInCodes codes(*desk);

    CHECK_FALSE(codes.check(handle, "AAAAA-AAAAA"));
    auto typed = paper;
    typed.erase(5, 1);
    for (auto& letter : typed)
        letter = static_cast<char>(letter >= 'A' && letter <= 'Z' ? letter - 'A' + 'a' : letter);
    CHECK(MUST(codes.check(handle, " " + typed)) == SignInCodes::By::paper);
    CHECK_FALSE(codes.asks(handle));
    CHECK_FALSE(codes.check(handle, paper));
}

TEST_CASE("whoever has a code may end the asking; for others the first administrator may")
{
    auto desk = Desk {};
    auto const handle = desk.actor().handle();
    std::string secret;
    set_up(desk, secret);
    SignInCodes codes(*desk);
    CHECK_FALSE(codes.end(desk.actor(), "123456"));
    CHECK(codes.asks(handle));
    desk.clock.time += step;
    MUST(codes.end(desk.actor(), shown(desk, secret)));
    CHECK_FALSE(codes.asks(handle));

    set_up(desk, secret);
    MUST(desk->add_member(
        desk.actor(), "binod", crypto::SecretBytes::copy_of("binod's words"), Hardness::floor));
    auto const binod = MUST(
        desk->check_passphrase(crypto::SecretBytes::copy_of("binod's words"), "binod"));
    CHECK(codes.reset(binod, handle).error().kind == ErrorKind::forbidden);
    CHECK(codes.asks(handle));
    MUST(codes.reset(desk.actor(), handle));
    CHECK_FALSE(codes.asks(handle));
}

TEST_CASE("another member's code is none")
{
    auto desk = Desk {};
    std::string secret;
    set_up(desk, secret);
    desk.clock.time += step;
    CHECK_FALSE(SignInCodes(*desk).check("binod", shown(desk, secret)));
    CHECK_FALSE(SignInCodes(*desk).check("", shown(desk, secret)));
}
