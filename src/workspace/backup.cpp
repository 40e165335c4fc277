#include "workspace/backup.hpp"

#include "base/fault.hpp"
#include "base/ustar.hpp"
#include "crypto/age_pieces.hpp"
#include "crypto/hash.hpp"
#include "crypto/passphrase.hpp"
#include "crypto/recovery_identity.hpp"
#include "crypto/slots.hpp"
#include "store/copy.hpp"
#include "store/log_table.hpp"
#include "workspace/anchor.hpp"
#include "workspace/disk.hpp"
#include "workspace/vault_folder.hpp"

#include <algorithm>
#include <charconv>
#include <fcntl.h>
#include <functional>

namespace saksi::workspace {

namespace fs = std::filesystem;

namespace {

// The entries, in this order; then the parts, sorted by their hashes.
constexpr std::string_view mark_entry = "saksi-backup";
constexpr std::string_view slots_entry = "slots";
constexpr std::string_view database_entry = "database";
constexpr std::string_view part_prefix = "parts/";

constexpr std::string_view mark = "1\n"; // The version.
constexpr std::size_t small_entry_bytes_max = 8192;
constexpr std::size_t piece_bytes = 1024 * 1024; // Also the most that a part has.

Error no_backup()
{
    return { ErrorKind::invalid, N_("This file is not a backup of a workspace.") };
}

Error stopped()
{
    return { ErrorKind::conflict, N_("The work was stopped; nothing was left behind.") };
}

unsigned factor_for(Hardness hardness)
{
    // The floor is as dear as argon2_floor in memory, for tests and the demonstration.
    return hardness == Hardness::floor ? 16 : crypto::age_scrypt_factor;
}

// What was typed, in the one spelling that opens the file. A person who uses the stock tool types a
// recovery code as it is printed.
crypto::SecretBytes one_spelling(crypto::SecretBytes const& typed)
{
    auto const code = crypto::RecoveryCode::parse(text_of(typed.view()));
    return code ? code->text() : crypto::normal_passphrase(typed);
}

// Takes a file or a folder away when it comes and when it goes, whether or not it was made.
class Passing {
public:
    explicit Passing(fs::path file)
        : m_file(std::move(file))
    {
        remove();
    }
    ~Passing() { remove(); }
    Passing(Passing const&) = delete;
    Passing& operator=(Passing const&) = delete;

private:
    void remove() const
    {
        std::error_code ignored; // What could not be taken away is taken away by the next backup.
        fs::remove_all(m_file, ignored);
    }

    fs::path m_file;
};

crypto::AgeSealer sealer_for(
    BackupHolder const& holder, Hardness hardness, Dice& dice, Bytes& sealed)
{
    if (auto const* recipient = std::get_if<crypto::AgeRecipient>(&holder))
        return { *recipient, dice, sealed };
    return { one_spelling(std::get<crypto::SecretBytes>(holder)).view(), factor_for(hardness), dice,
        sealed };
}

class BackupWriter {
public:
    BackupWriter(fs::path const& file, BackupHolder const& holder, Hardness hardness, Dice& dice,
        std::uint64_t total, Progress const& progress)
        : m_file(file)
        , m_sealer(sealer_for(holder, hardness, dice, m_sealed))
        , m_total(total)
        , m_progress(progress)
    {
    }

    void add(std::string_view name, ByteView bytes)
    {
        put(ustar_head(name, bytes.size()));
        put(bytes);
        put(ustar_padding(bytes.size()));
    }

    // Errors: conflict  progress stopped it · too_large  8 GiB or more
    Result<void> add_file(std::string_view name, fs::path const& path)
    {
        ReadableFile const file(path);
        if (file.size() > ustar_file_bytes_max)
            return Error { ErrorKind::too_large,
                N_("The database is larger than a backup can hold.") };
        put(ustar_head(name, file.size()));
        for (std::uint64_t at = 0; at < file.size(); at += piece_bytes) {
            auto const piece = file.read(at, piece_bytes);
            if (piece.size() != std::min<std::uint64_t>(piece_bytes, file.size() - at))
                throw Fault(N_("A file of the workspace was cut while it was being read."));
            put(piece);
            m_done += piece.size();
            if (m_progress && !m_progress(m_done, m_total))
                return stopped();
        }
        put(ustar_padding(file.size()));
        return {};
    }

    void settle()
    {
        put(ustar_end());
        m_sealer.finish(m_sealed);
        m_file.write(m_sealed);
        m_file.settle();
    }

private:
    void put(ByteView plain)
    {
        m_sealer.add(plain, m_sealed);
        m_file.write(m_sealed);
        m_sealed.clear();
    }

    DurableFile m_file;
    Bytes m_sealed; // Not yet written.
    crypto::AgeSealer m_sealer;
    std::uint64_t m_done = 0;
    std::uint64_t m_total;
    Progress const& m_progress;
};

// Puts the entries of an archive where they belong in a new vault.
class Unpacking {
public:
    explicit Unpacking(VaultFolder const& folder)
        : m_folder(folder)
    {
    }

    Result<void> begin(std::string const& name, std::uint64_t size)
    {
        auto const small = size <= small_entry_bytes_max;
        auto const in_place = m_entry == 0 ? name == mark_entry && small
            : m_entry == 1                 ? name == slots_entry && small
            : m_entry == 2                 ? name == database_entry
                                           : is_next_part(name) && size <= piece_bytes;
        if (!in_place)
            return no_backup();
        if (m_entry == 2)
            m_database.emplace(m_folder.database());
        m_bytes.clear();
        return {};
    }

    Result<void> take(ByteView piece)
    {
        if (m_entry == 2)
            m_database->write(piece);
        else
            append(m_bytes, piece);
        return {};
    }

    Result<void> end()
    {
        if (m_entry == 0 && text_of(m_bytes) != mark)
            return Error { ErrorKind::unsupported,
                N_("A newer version of Saksi made this backup. Please use that one.") };
        if (m_entry == 1)
            write_durably(m_folder.slots(), m_bytes);
        if (m_entry == 2) {
            m_database->settle();
            m_database.reset();
        }
        if (m_entry > 2) {
            if (FileHash::leading(crypto::sha256(m_bytes)) != m_part)
                return Error { ErrorKind::tampered,
                    N_("This file is damaged, or a part of it is missing."), m_part->text() };
            m_folder.keep_part(*m_part, m_bytes);
        }
        ++m_entry;
        return {};
    }

    bool is_whole() const { return m_entry > 2; }

private:
    // Sorted, so that none stands there twice.
    bool is_next_part(std::string_view name)
    {
        if (!name.starts_with(part_prefix))
            return false;
        auto const hash = FileHash::parse(name.substr(part_prefix.size()));
        if (!hash || (m_part && *hash <= *m_part))
            return false;
        m_part = *hash;
        return true;
    }

    VaultFolder const& m_folder;
    std::size_t m_entry = 0; // Of those that are whole, how many.
    Bytes m_bytes;
    std::optional<DurableFile> m_database;
    std::optional<FileHash> m_part;
};

// A backup, wherever it lies.
struct Source {
    std::uint64_t size = 0;
    // Fewer bytes only at the end.
    std::function<Bytes(std::uint64_t offset, std::size_t size)> read;
};

Source source_in(ReadableFile const& file)
{
    return { file.size(), [&](auto offset, auto size) { return file.read(offset, size); } };
}

Source source_in(ByteView sent)
{
    return { sent.size(), [=](auto offset, auto size) {
                auto const rest = sent.subspan(std::min<std::uint64_t>(offset, sent.size()));
                auto const piece = rest.first(std::min(size, rest.size()));
                return Bytes(piece.begin(), piece.end());
            } };
}

// A recovery code opens what was made to its key, and what was made to the code as a passphrase.
Result<crypto::AgeBody> open_body(crypto::SecretBytes const& typed, Source const& file)
{
    auto const beginning = file.read(0, crypto::age_beginning_bytes);
    if (auto const code = crypto::RecoveryCode::parse(text_of(typed.view()))) {
        auto opened = crypto::age_open(crypto::recovery_identity(*code), beginning, file.size);
        if (opened || opened.error().kind != ErrorKind::wrong_key)
            return opened;
    }
    return crypto::age_open(one_spelling(typed).view(), beginning, file.size);
}

Result<void> unpack(Source const& file, crypto::SecretBytes const& passphrase,
    VaultFolder const& folder, Progress const& progress)
{
    auto const body = TRY(open_body(passphrase, file));
    Unpacking unpacking(folder);
    UstarReader reader(
        { .begin = [&](auto const& name, auto size) { return unpacking.begin(name, size); },
            .take = [&](ByteView piece) { return unpacking.take(piece); },
            .end = [&] { return unpacking.end(); } });
    for (std::uint64_t number = 0; number < body.stream.chunk_count(); ++number) {
        auto const extent = body.stream.extent(number);
        auto const sealed = file.read(body.offset + extent.offset, extent.size);
        auto plain = TRY(body.stream.open_chunk(number, sealed));
        TRY(reader.add(plain));
        if (progress && !progress(number + 1, 2 * body.stream.chunk_count()))
            return stopped();
    }
    TRY(reader.finish());
    if (!unpacking.is_whole())
        return no_backup();
    return {};
}

// The vault's key, by what a person typed.
Result<crypto::SecretBytes> open_slots(
    VaultFolder const& folder, crypto::SecretBytes const& passphrase)
{
    auto const encoded = read_whole(folder.slots());
    if (!encoded)
        return Error { ErrorKind::tampered,
            N_("The file with the keys of this workspace is missing. Please restore a backup.") };
    auto const slots = TRY(crypto::Slots::parse(*encoded));
    return slots.open(passphrase);
}

// A place for a vault that is held and then given back.
struct Place {
    VaultFolder folder;
    ~Place() { folder.abandon(); }
};

// Beside the database, since only there is encryption sure and space likely.
fs::path copied_database(fs::path const& home)
{
    return VaultFolder::vault_of(home) / "copy";
}

// Where the new workspace is made and proven, inside the folder that it is for.
fs::path staging(fs::path const& home)
{
    return home / "restoring";
}

Result<VerifyReport> unpack_and_prove(fs::path const& staged, Source const& file,
    crypto::SecretBytes const& passphrase, Parts parts, Progress const& progress)
{
    {
        auto folder = TRY(VaultFolder::make(staged));
        TRY(unpack(file, passphrase, folder, progress));
        folder.settle();
    }
    auto const copy = TRY(Workspace::unlock(staged, passphrase, parts));
    bool going = true;
    auto report = copy->verify([&](std::size_t done, std::size_t total) {
        return going = !progress || progress(total + done, 2 * total);
    });
    if (!going)
        return stopped();
    if (!report.holds())
        return Error { ErrorKind::tampered,
            N_("What is in this backup does not hold, so it was not restored. Please take "
               "another one.") };
    copy->start_new_feeds();
    copy->set_setting(setting_restored_at, std::to_string(parts.clock.now()));
    return report;
}

} // namespace

Snapshot::Snapshot(Snapshot&& other) noexcept
    : m_slots(std::move(other.m_slots))
    , m_database(std::exchange(other.m_database, {}))
    , m_parts(std::move(other.m_parts))
{
}

Snapshot::~Snapshot()
{
    std::error_code ignored; // What could not be taken away is taken away by whoever opens it next.
    if (!m_database.empty())
        fs::remove(m_database, ignored);
}

Result<Snapshot> take_snapshot(VaultFolder const& folder, store::Database& database)
{
    auto const copy = copied_database(folder.home());
    if (fs::exists(copy))
        return Error { ErrorKind::conflict, N_("A backup is being made already.") };
    auto const encoded = read_whole(folder.slots());
    if (!encoded)
        return Error { ErrorKind::tampered,
            N_("The file with the keys of this workspace is missing. Please restore a backup.") };
    Snapshot snapshot;
    snapshot.m_slots = *encoded;
    snapshot.m_database = copy; // From here on it goes with the snapshot, however far we come.
    // Made here, for its owner alone: the database would make it for everybody.
    Descriptor const made(copy, O_CREAT | O_EXCL | O_WRONLY, "open");
    store::copy_database(database, copy);
    for (auto const& hash : folder.parts())
        snapshot.m_parts.emplace_back(hash, folder.part(hash));
    return snapshot;
}

void clear_away_copies(VaultFolder const& folder)
{
    std::error_code ignored; // It is in nobody's way but the next backup's, which says so.
    fs::remove(copied_database(folder.home()), ignored);
}

Result<void> write_backup(Snapshot const& snapshot, BackupHolder const& holder, Hardness hardness,
    fs::path const& file, Dice& dice, Progress const& progress)
{
    if (fs::exists(file))
        return Error { ErrorKind::conflict, N_("There is a file of this name already."),
            file.filename().string() };
    std::uint64_t total = fs::file_size(snapshot.m_database);
    for (auto const& [hash, part] : snapshot.m_parts)
        total += fs::file_size(part);
    BackupWriter writer(file, holder, hardness, dice, total, progress);
    writer.add(mark_entry, bytes_of(mark));
    writer.add(slots_entry, snapshot.m_slots);
    TRY(writer.add_file(database_entry, snapshot.m_database));
    for (auto const& [hash, part] : snapshot.m_parts)
        TRY(writer.add_file(std::string(part_prefix) + hash.text(), part));
    writer.settle();
    return {};
}

BackupAge backup_age(Workspace const& workspace)
{
    auto const number = [&](std::string_view key) -> std::optional<std::int64_t> {
        auto const text = workspace.setting(key).value_or("");
        std::int64_t value = 0;
        auto const read = std::from_chars(text.data(), text.data() + text.size(), value);
        return read.ec == std::errc {} && !text.empty() ? std::optional(value) : std::nullopt;
    };
    BackupAge age { .made_at = number(setting_backed_up_at) };
    // The one of a restored copy was of the workspace it came from.
    if (auto const restored = number(setting_restored_at); restored && age.made_at < restored)
        age.made_at = restored;
    if (auto const days = number(setting_backup_days); days && *days >= 1)
        age.reminder_days = static_cast<int>(std::min<std::int64_t>(*days, reminder_days_max));
    constexpr UnixSeconds day_seconds = 24 * 60 * 60;
    auto const now = workspace.clock().now();
    age.is_due = !age.made_at || now - *age.made_at > age.reminder_days * day_seconds;
    return age;
}

static std::optional<crypto::AgeRecipient> recipient_spelled(
    std::optional<std::string> const& spelled)
{
    if (!spelled)
        return std::nullopt;
    auto const recipient = crypto::AgeRecipient::parse(*spelled);
    return recipient ? std::optional(*recipient) : std::nullopt;
}

std::optional<crypto::AgeRecipient> recovery_recipient(Workspace const& workspace)
{
    return recipient_spelled(workspace.setting(setting_recovery_recipient));
}

static Result<BackupHolder> holder_of(
    crypto::SecretBytes const& typed, OpenedBy opened_by, store::LogTable const& log)
{
    if (auto const code = crypto::RecoveryCode::parse(text_of(typed.view())))
        return BackupHolder(crypto::recovery_identity(*code).recipient());
    if (opened_by == OpenedBy::passphrase)
        return BackupHolder(typed.copy());
    auto const known = recipient_spelled(log.setting(setting_recovery_recipient));
    if (!known)
        return Error { ErrorKind::not_found,
            N_("This workspace does not know its recovery code yet. Unlock it once with the "
               "code.") };
    return BackupHolder(*known);
}

Result<void> back_up(fs::path const& home, fs::path const& file,
    crypto::SecretBytes const& passphrase, Hardness hardness, Parts parts, Progress const& progress,
    OpenedBy opened_by)
{
    if (fs::exists(file)) // Said before a second is spent on the passphrase.
        return Error { ErrorKind::conflict, N_("There is a file of this name already."),
            file.filename().string() };
    auto const folder = TRY(VaultFolder::open(home));
    auto const vault_key = TRY(open_slots(folder, passphrase));
    auto database = TRY(
        store::Database::open(folder.database(), vault_key, store::Database::Opening::existing));
    clear_away_copies(folder);
    auto const holder = TRY(holder_of(passphrase, opened_by, store::LogTable(database)));
    auto const snapshot = TRY(take_snapshot(folder, database));
    TRY(write_backup(snapshot, holder, hardness, file, parts.dice, progress));
    store::Transaction transaction(database);
    store::LogTable(database).set_setting(setting_backed_up_at, std::to_string(parts.clock.now()));
    transaction.commit();
    return {};
}

static Result<VerifyReport> restore_from(fs::path const& home, Source const& file,
    crypto::SecretBytes const& passphrase, Parts parts, Progress const& progress)
{
    if (Workspace::exists(home))
        return Error { ErrorKind::conflict, N_("There is a workspace in this folder already.") };
    // Nobody else makes one here meanwhile.
    Place const place { TRY(VaultFolder::make(home)) };
    auto const staged = staging(home);
    Passing const passing(staged);
    auto report = TRY(unpack_and_prove(staged, file, passphrase, parts, progress));
    fs::rename(VaultFolder::vault_of(staged), VaultFolder::vault_of(home));
    sync_folder(home);
    Anchor::forget(parts.marks_folder, home); // Older than what was here before, and meant to be.
    return report;
}

Result<VerifyReport> restore(fs::path const& home, fs::path const& file,
    crypto::SecretBytes const& passphrase, Parts parts, Progress const& progress)
{
    if (!fs::is_regular_file(file))
        return Error { ErrorKind::not_found, N_("There is no such file."),
            file.filename().string() };
    ReadableFile const readable(file);
    return restore_from(home, source_in(readable), passphrase, parts, progress);
}

Result<VerifyReport> restore(fs::path const& home, ByteView file,
    crypto::SecretBytes const& passphrase, Parts parts, Progress const& progress)
{
    return restore_from(home, source_in(file), passphrase, parts, progress);
}

} // namespace saksi::workspace
