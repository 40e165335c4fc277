#include "workspace/sign_in_codes.hpp"

#include "crypto/hash.hpp"
#include "crypto/totp.hpp"

#include <algorithm>
#include <charconv>

namespace saksi::workspace {

// Keys of settings, each followed by the handle.
static constexpr std::string_view setting_asked = "sign_in_code.asked/";
static constexpr std::string_view setting_begun = "sign_in_code.begun/";

// Of the code on paper: 50 random bits, and the door counts wrong tries.
static constexpr std::size_t paper_letters = 10;

static std::string key(std::string_view setting, std::string_view handle)
{
    return std::string(setting).append(handle);
}

static Error wrong_code()
{
    return { ErrorKind::wrong_key,
        N_("This is not the code of now. Wait for the next one, and look at the clock of the "
           "telephone: it must be right.") };
}

// What a person copies from paper: capitals or not, with or without the hyphen.
static std::string tidy_code(std::string_view typed)
{
    std::string tidy;
    for (auto const letter : typed) {
        if (letter >= 'a' && letter <= 'z')
            tidy += static_cast<char>(letter - 'a' + 'A');
        else if (letter != ' ' && letter != '-')
            tidy += letter;
    }
    return tidy;
}

static std::string hash_of_paper(std::string_view tidy)
{
    return hex(crypto::sha256(bytes_of(tidy)));
}

// As one line: the secret, the last step used, the hash of the code on paper.
struct SignInCodes::State {
    crypto::SecretBytes secret;
    std::uint64_t last_step = 0;
    std::string paper_hash;

    static std::optional<State> parse(std::string_view line)
    {
        constexpr auto secret_digits = crypto::totp_secret_bytes * 2;
        auto const space = line.find(' ', secret_digits + 1);
        if (line.size() < secret_digits || line[secret_digits] != ' ' || space == line.npos)
            return std::nullopt;
        auto secret = crypto::SecretBytes(crypto::totp_secret_bytes);
        State state;
        auto const* const from = line.data() + secret_digits + 1;
        auto const number = std::from_chars(from, line.data() + space, state.last_step);
        if (!parse_hex(line.substr(0, secret_digits), secret.edit())
            || number.ptr != line.data() + space)
            return std::nullopt;
        state.secret = std::move(secret);
        state.paper_hash = line.substr(space + 1);
        return state;
    }
    std::string line() const
    {
        return hex(secret.view()) + " " + std::to_string(last_step) + " " + paper_hash;
    }
};

std::optional<SignInCodes::State> SignInCodes::state_of(std::string_view handle) const
{
    return State::parse(m_workspace.setting(key(setting_asked, handle)).value_or(""));
}

void SignInCodes::keep(std::string_view handle, State const& state)
{
    m_workspace.set_setting(key(setting_asked, handle), state.line());
}

bool SignInCodes::asks(std::string_view handle) const
{
    return state_of(handle).has_value();
}

void SignInCodes::begin(Actor const& actor)
{
    auto const secret = crypto::SecretBytes::random(m_workspace.dice(), crypto::totp_secret_bytes);
    m_workspace.set_setting(key(setting_begun, actor.handle()),
        State { crypto::SecretBytes::copy_of(secret.view()), 0, "" }.line());
}

static std::optional<SignInCodes::SetUp> set_up_of(
    crypto::SecretBytes const& secret, std::string_view handle)
{
    return SignInCodes::SetUp { crypto::totp_secret_text(secret),
        crypto::totp_address(secret, handle) };
}

std::optional<SignInCodes::SetUp> SignInCodes::begun(Actor const& actor) const
{
    auto const line = m_workspace.setting(key(setting_begun, actor.handle())).value_or("");
    auto const state = State::parse(line);
    if (!state)
        return std::nullopt;
    return set_up_of(state->secret, actor.handle());
}

void SignInCodes::forget_begun(Actor const& actor)
{
    m_workspace.set_setting(key(setting_begun, actor.handle()), "");
}

Result<std::string> SignInCodes::confirm(Actor const& actor, std::string_view typed)
{
    auto const line = m_workspace.setting(key(setting_begun, actor.handle())).value_or("");
    auto state = State::parse(line);
    if (!state)
        return Error { ErrorKind::conflict, N_("Nothing was begun. Start again.") };
    auto const step = crypto::totp_step_of(state->secret, typed, m_workspace.clock().now(), 0);
    if (!step)
        return wrong_code();

    // The alphabet of the secret: no letter of it is taken for another.
    auto const dice = crypto::SecretBytes::random(m_workspace.dice(), paper_letters);
    static constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string paper;
    for (auto const byte : dice.view())
        paper += letters[byte % letters.size()];
    state->last_step = *step;
    state->paper_hash = hash_of_paper(paper);
    keep(actor.handle(), *state);
    forget_begun(actor);
    return paper.insert(paper_letters / 2, "-");
}

Result<SignInCodes::By> SignInCodes::check(std::string_view handle, std::string_view typed)
{
    auto state = state_of(handle);
    if (!state)
        return wrong_code();
    auto const now = m_workspace.clock().now();
    if (auto const step = crypto::totp_step_of(state->secret, typed, now, state->last_step)) {
        state->last_step = *step;
        keep(handle, *state);
        return By::telephone;
    }
    auto const tidy = tidy_code(typed);
    if (tidy.size() == paper_letters && hash_of_paper(tidy) == state->paper_hash) {
        m_workspace.set_setting(key(setting_asked, handle), "");
        return By::paper;
    }
    return wrong_code();
}

Result<void> SignInCodes::end(Actor const& actor, std::string_view typed)
{
    TRY(check(actor.handle(), typed));
    m_workspace.set_setting(key(setting_asked, actor.handle()), "");
    return {};
}

Result<void> SignInCodes::reset(Actor const& actor, std::string_view handle)
{
    if (m_workspace.role(actor) != access::Role::administrator)
        return Error { ErrorKind::forbidden,
            N_("Only administrators may end another member's sign-in codes.") };
    m_workspace.set_setting(key(setting_asked, handle), "");
    m_workspace.set_setting(key(setting_begun, handle), "");
    return {};
}

} // namespace saksi::workspace
