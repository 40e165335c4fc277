#include "law/consent.hpp"

#include "base/check.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace saksi::law {

namespace {

constexpr bool stays = false;

constexpr std::array scopes {
    ConsentScope { .code = "CO-01",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Write nothing new, and ask whether what is here shall be deleted."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-02",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Delete the recording, or restrict who sees it."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-03",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Delete the pictures, or restrict who sees them."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-04",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Stop. Keep only what the law asks to be kept."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-05",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Give the sample back, or destroy it."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-06",
        .when_withdrawn = N_("Tell the service to stop. What it was told, it knows."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-07",
        .when_withdrawn = N_("Share nothing new. Ask the lawyer to give the file back."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-08",
        .in_itself = Identity::named,
        .when_withdrawn = N_("What the authority holds cannot be taken back. Say so first.") },
    ConsentScope { .code = "CO-09",
        .in_itself = Identity::known_to_recipient,
        .at_most = Identity::known_to_recipient,
        .when_withdrawn = N_("Ask the body to withdraw it. Some bodies cannot.") },
    ConsentScope { .code = "CO-10",
        .in_itself = Identity::named,
        .when_withdrawn = N_("What the government has seen cannot be taken back.") },
    ConsentScope { .code = "CO-11",
        .names_recipient = false,
        .is_public = true,
        .in_itself = Identity::anonymous,
        .at_most = Identity::anonymous,
        .when_withdrawn = N_("Leave it out of future editions and print a note. Copies that were "
                             "given out stay where they are."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-12",
        .names_recipient = false,
        .is_public = true,
        .in_itself = Identity::named,
        .when_withdrawn = N_("What was published cannot be taken back. Leave it out of future "
                             "editions.") },
    ConsentScope { .code = "CO-13",
        .names_recipient = false,
        .is_public = true,
        .in_itself = Identity::counted,
        .at_most = Identity::counted,
        .when_withdrawn = N_("Leave it out of the next count."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-14",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Do not get in touch any more."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-15",
        .hands_out = stays,
        .names_recipient = false,
        .when_withdrawn = N_("Do as the person said."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-16",
        .when_withdrawn = N_("Share nothing new. Ask the group to delete what it has."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-17",
        .names_recipient = false,
        .is_public = true,
        .in_itself = Identity::anonymous,
        .at_most = Identity::anonymous,
        .when_withdrawn = N_("Leave it out the next time."),
        .can_be_recalled = true },
    ConsentScope { .code = "CO-18",
        .when_withdrawn = N_("It depends on the procedure: ask the lawyer before anything else.") },
};

std::string plain_name(std::string_view name)
{
    std::string plain;
    for (auto const letter : folded(trimmed(name))) {
        if (letter != ' ' || !plain.ends_with(' '))
            plain += letter;
    }
    return plain;
}

bool names(std::string_view recipients, std::string_view wanted)
{
    return std::ranges::any_of(
        split(recipients, ';'), [&](std::string_view one) { return same_recipient(one, wanted); });
}

// A no is as wide as it can be meant: without a name it is for everybody, and what is for everybody
// is for whomever it names as well.
bool speaks_against(ConsentFact const& fact, Purpose const& purpose)
{
    return fact.recipient.empty() || trimmed(purpose.recipient).empty()
        || names(fact.recipient, purpose.recipient);
}

// A yes is as narrow as it can be meant.
bool speaks_for(ConsentFact const& fact, ConsentScope const& scope, Purpose const& purpose)
{
    if (trimmed(purpose.recipient).empty())
        return fact.recipient.empty() && !scope.names_recipient;
    return fact.recipient.empty() ? !scope.names_recipient
                                  : names(fact.recipient, purpose.recipient);
}

// The day by which it was surely given. What was written down as given was given by then, unless
// its date says that it was still to come.
std::optional<Day> given_by(ConsentFact const& fact)
{
    if (!fact.given)
        return fact.stated;
    auto const first = fact.given->earliest();
    auto const last = fact.given->latest();
    if (!fact.stated || (first && *first > *fact.stated))
        return last;
    return last ? std::min(*last, *fact.stated) : *fact.stated;
}

ConsentVerdict judged(ConsentFact const& fact, ConsentScope const& scope, Purpose const& purpose)
{
    if (!speaks_for(fact, scope, purpose))
        return ConsentVerdict::recipient_not_named;
    if (fact.unverified)
        return ConsentVerdict::unverified;
    auto const since = given_by(fact);
    if (!since || *since > purpose.day)
        return ConsentVerdict::not_yet;
    auto const until = last_day(fact.expires);
    if (until && *until < purpose.day)
        return ConsentVerdict::expired;
    return ConsentVerdict::allowed;
}

// A treatment that nobody here knows is perhaps a stricter one.
Identity identity_of(ConsentFact const& fact, ConsentScope const& scope)
{
    struct Known {
        std::string_view code;
        Identity identity;
    };
    static constexpr std::array known { Known { "named", Identity::named },
        Known { "known_to_body", Identity::known_to_recipient },
        Known { "pseudonym", Identity::coded }, Known { "anonymous", Identity::anonymous } };
    if (fact.identity.empty())
        return scope.in_itself;
    auto const found = std::ranges::find(known, fact.identity, &Known::code);
    return found == known.end() ? Identity::counted : std::min(found->identity, scope.at_most);
}

} // namespace

std::span<ConsentScope const> consent_scopes()
{
    return scopes;
}

ConsentScope scope_of(std::string_view code)
{
    auto const found = std::ranges::find(scopes, code, &ConsentScope::code);
    return found != scopes.end()
        ? *found
        : ConsentScope { .code = code,
              .when_withdrawn = N_("Share nothing new, and ask for what was shared.") };
}

bool same_recipient(std::string_view one, std::string_view other)
{
    auto const name = plain_name(one);
    return !name.empty() && name == plain_name(other);
}

std::optional<Day> last_day(std::optional<FuzzyDate> const& expires)
{
    if (!expires)
        return {};
    auto const first = expires->earliest();
    if (!first)
        return Day {};
    if (expires->uncertain() || expires->approximate())
        return Day { .year = std::max(first->year - 1, 0), .month = 12, .day = 31 };
    return first;
}

Permission permission(std::span<ConsentFact const> facts, Purpose const& purpose)
{
    auto const scope = scope_of(purpose.scope);
    auto refused = false;
    auto asked = false;
    Permission found { .verdict = ConsentVerdict::recipient_not_named,
        .identity = Identity::named };
    for (std::size_t i = 0; i < facts.size(); ++i) {
        auto const& fact = facts[i];
        if (fact.scope != purpose.scope)
            continue;
        if (fact.answer != ConsentAnswer::given) {
            if (!speaks_against(fact, purpose))
                continue;
            if (fact.answer == ConsentAnswer::withdrawn)
                return { .verdict = ConsentVerdict::withdrawn };
            refused = true;
            continue;
        }
        asked = true;
        auto const verdict = judged(fact, scope, purpose);
        // The order of the verdicts is the order in which they are worth telling.
        if (verdict != ConsentVerdict::allowed) {
            if (!found.allowed() && verdict < found.verdict)
                found.verdict = verdict;
            continue;
        }
        found.verdict = verdict;
        found.identity = std::min(found.identity, identity_of(fact, scope));
        found.relied_on.push_back(i);
        if (auto const until = last_day(fact.expires);
            until && (!found.until || *until < *found.until))
            found.until = until;
    }
    if (refused)
        return { .verdict = found.allowed() ? ConsentVerdict::in_conflict
                                            : ConsentVerdict::refused };
    if (!asked)
        return { .verdict = ConsentVerdict::not_asked };
    if (!found.allowed())
        return { .verdict = found.verdict };
    return found;
}

Message words(ConsentVerdict verdict)
{
    switch (verdict) {
    case ConsentVerdict::allowed:
        return N_("allowed");
    case ConsentVerdict::not_asked:
        return N_("not asked");
    case ConsentVerdict::refused:
        return N_("refused");
    case ConsentVerdict::withdrawn:
        return N_("withdrawn");
    case ConsentVerdict::in_conflict:
        return N_("both allowed and refused: decide which stands");
    case ConsentVerdict::expired:
        return N_("run out: to be asked again");
    case ConsentVerdict::not_yet:
        return N_("not given by today");
    case ConsentVerdict::unverified:
        return N_("to be confirmed");
    case ConsentVerdict::recipient_not_named:
        return N_("given, but not for this recipient");
    }
    SAKSI_CHECK(!"every verdict stands above");
    return {};
}

Message words(Identity identity)
{
    switch (identity) {
    case Identity::counted:
        return N_("only as a number");
    case Identity::anonymous:
        return N_("without anything that points to the person");
    case Identity::coded:
        return N_("under a code");
    case Identity::known_to_recipient:
        return N_("by name, for the recipient only");
    case Identity::named:
        return N_("by name");
    }
    SAKSI_CHECK(!"every identity stands above");
    return {};
}

} // namespace saksi::law
