// Drafts, forms that were sent, saved searches: each member's own.
#include "workspace/saved_search.hpp"

#include "base/fault.hpp"
#include "base/text.hpp"
#include "crypto/age.hpp"
#include "crypto/hash.hpp"
#include "workspace/desk.hpp"

#include <algorithm>

namespace saksi::workspace {

namespace {

// A browser that is opened again may send an old form once more; a month later nobody waits for it.
constexpr UnixSeconds sent_forms_seconds = 30 * 24 * 3600;

void add(crypto::Sha256& hash, std::string_view text)
{
    std::array<std::uint8_t, 8> length {};
    for (std::size_t i = 0; i < length.size(); ++i)
        length[i] = static_cast<std::uint8_t>(std::uint64_t { text.size() } >> (8 * i));
    hash.update(length);
    hash.update(bytes_of(text));
}

Error nobody()
{
    return { ErrorKind::forbidden, N_("You may not do this here.") };
}

Result<std::string> tidy_name(std::string_view typed)
{
    auto name = TRY(tidy_text(typed));
    std::ranges::replace(name, '\n', ' ');
    if (name.empty())
        return Error { ErrorKind::invalid, N_("Please give it a name."), "name" };
    if (name.size() > search_name_bytes_max)
        return Error { ErrorKind::too_large, N_("This name is too long."), "name" };
    return name;
}

} // namespace

FormKey form_key(std::string_view handle, std::string_view address,
    std::vector<std::pair<std::string_view, std::string_view>> const& fields)
{
    crypto::Sha256 hash;
    add(hash, handle);
    add(hash, address);
    for (auto const& [name, text] : fields) {
        add(hash, name);
        add(hash, text);
    }
    return FormKey::leading(hash.finish());
}

Bytes seal_to(crypto::AgeRecipient const& recipient, Dice& dice, std::string_view text)
{
    return crypto::age_encrypt({ &recipient, 1 }, dice, bytes_of(text));
}

// ---- begun forms

Result<bool> Workspace::keep_draft(Actor const& actor, FormId const& form, std::string_view place,
    std::string_view body, DraftRoom room)
{
    if (!admits(actor))
        return nobody();
    if (body.size() > draft_bytes_max)
        return Error { ErrorKind::too_large, N_("This is too long to be kept as a draft.") };
    auto& own = m_desk->store->own();
    if (own.was_sent(actor.handle(), form.bytes()))
        return false;
    if (room == DraftRoom::limited && !own.draft(actor.handle(), form.bytes())
        && own.count_drafts(actor.handle()) >= drafts_max)
        return Error { ErrorKind::conflict,
            N_("You keep too many drafts already. Please throw some away first.") };
    Desk::Saving transaction(*m_desk);
    own.keep_draft(actor.handle(), { form.bytes(), place, body, clock().now() });
    transaction.commit();
    return true;
}

std::vector<Draft> Workspace::drafts(Actor const& actor) const
{
    std::vector<Draft> all;
    m_desk->store->own().each_draft(actor.handle(),
        [&](ByteView form, std::string_view place, UnixSeconds begun_at, UnixSeconds kept_at) {
            all.push_back({ FormId::leading(form), std::string(place), {}, begun_at, kept_at });
        });
    return all;
}

std::optional<Draft> Workspace::draft(Actor const& actor, FormId const& form) const
{
    auto found = m_desk->store->own().draft(actor.handle(), form.bytes());
    if (!found)
        return std::nullopt;
    return Draft { form, std::move(found->place), std::move(found->body), found->begun_at,
        found->kept_at };
}

void Workspace::throw_draft_away(Actor const& actor, FormId const& form)
{
    Desk::Saving transaction(*m_desk);
    m_desk->store->own().drop_draft(actor.handle(), form.bytes());
    transaction.commit();
}

// ---- sent forms

Workspace::Sending::Sending(
    Workspace& workspace, Actor const& actor, FormId const& form, FormKey const& key)
    : m_workspace(workspace)
{
    m_workspace.m_desk->sending = Desk::SendingForm { actor.handle(), form, key };
}

Workspace::Sending::~Sending()
{
    m_workspace.m_desk->sending.reset();
}

void Workspace::Desk::remember_sending(RecordId const& record, CommitId const& commit)
{
    auto const now = parts.clock.now();
    auto& own = store->own();
    own.add_sent(sending->member, sending->key.bytes(), sending->form.bytes(), { record, commit },
        now, now - sent_forms_seconds);
    own.drop_draft(sending->member, sending->form.bytes());
}

std::optional<SentForm> Workspace::sent_form(Actor const& actor, FormKey const& key) const
{
    // The key is over the handle too, so that it finds nobody else's.
    auto const found = admits(actor) ? m_desk->store->own().sent(key.bytes()) : std::nullopt;
    if (!found)
        return std::nullopt;
    return SentForm { found->record, found->commit };
}

// ---- saved searches

std::vector<SavedSearch> Workspace::saved_searches(Actor const& actor) const
{
    std::vector<SavedSearch> all;
    for (auto& [name, target] : m_desk->store->own().searches(actor.handle()))
        all.push_back({ std::move(name), std::move(target) });
    return all;
}

Result<void> Workspace::save_search(
    Actor const& actor, std::string_view typed, std::string_view target)
{
    if (!admits(actor))
        return nobody();
    auto const name = TRY(tidy_name(typed));
    if (target.size() > search_target_bytes_max)
        return Error { ErrorKind::too_large, N_("This search is too long to be kept.") };
    auto& own = m_desk->store->own();
    auto const searches = own.searches(actor.handle());
    auto const known = std::ranges::any_of(
        searches, [&](auto const& one) { return one.first == name; });
    if (!known && searches.size() >= saved_searches_max)
        return Error { ErrorKind::conflict,
            N_("You keep too many searches already. Please remove some first.") };
    Desk::Saving transaction(*m_desk);
    own.keep_search(actor.handle(), name, target);
    transaction.commit();
    return {};
}

Result<void> Workspace::rename_search(
    Actor const& actor, std::string_view name, std::string_view typed)
{
    if (!admits(actor))
        return nobody();
    auto const new_name = TRY(tidy_name(typed));
    auto& own = m_desk->store->own();
    auto const searches = own.searches(actor.handle());
    auto const named = [&](std::string_view wanted) {
        return std::ranges::find(searches, wanted, &std::pair<std::string, std::string>::first);
    };
    auto const old = named(name);
    if (old == searches.end())
        return Error { ErrorKind::not_found, N_("There is no saved search of that name.") };
    if (new_name == name)
        return {};
    if (named(new_name) != searches.end())
        return Error { ErrorKind::conflict,
            N_("Another saved search has this name. Please choose another one."), "name" };
    Desk::Saving transaction(*m_desk);
    own.drop_search(actor.handle(), name);
    own.keep_search(actor.handle(), new_name, old->second);
    transaction.commit();
    return {};
}

void Workspace::drop_search(Actor const& actor, std::string_view name)
{
    Desk::Saving transaction(*m_desk);
    m_desk->store->own().drop_search(actor.handle(), name);
    transaction.commit();
}

// ---- what only this member may read

crypto::AgeIdentity Workspace::Desk::identity_of(std::string_view handle) const
{
    // Further members' keys lie under the id of their device.
    auto const device = device_of(handle).verify_key().device_id().text();
    auto scalar = store->log().secret(std::string(secret_device_identity) + "/" + device);
    if (!scalar)
        scalar = store->log().secret(secret_device_identity);
    auto identity = crypto::AgeIdentity::from(scalar ? scalar->view() : ByteView {});
    if (!identity)
        throw Fault(N_("The keys of this group are missing from the database."));
    return *std::move(identity);
}

crypto::AgeRecipient Workspace::recipient_of(Actor const& actor) const
{
    return m_desk->identity_of(actor.handle()).recipient();
}

Result<Bytes> Workspace::open_sealed(Actor const& actor, ByteView sealed) const
{
    return crypto::age_decrypt(m_desk->identity_of(actor.handle()), sealed);
}

} // namespace saksi::workspace
