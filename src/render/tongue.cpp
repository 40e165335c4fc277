#include "render/tongue.hpp"

#include "base/fault.hpp"
#include "embedded/catalogs.hpp"
#include "render/catalog_file.hpp"

#include <unicode/coll.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/listformatter.h>
#include <unicode/numberformatter.h>
#include <unicode/numsys.h>
#include <unicode/reldatefmt.h>

#include <chrono>
#include <cstdlib>
#include <deque>
#include <mutex>

namespace saksi::render {

namespace {

// The languages, in the order in which they are offered. One with an autonym and no po/CODE.po is
// not offered; adding a language is adding its line and its catalog.
struct Language {
    std::string_view code;
    std::string_view autonym;
    char const* locale; // ICU's name: decides dates, digits and order.
    Direction direction;
};
constexpr Language languages[] = {
    { "en", "English", "en_GB", Direction::left_to_right },
    { "id", "Bahasa Indonesia", "id_ID", Direction::left_to_right },
    { "ne", "नेपाली", "ne_NP", Direction::left_to_right },
    { "ur", "اردو", "ur_PK", Direction::right_to_left },
    { "qps", "[!!! Þšéûðö !!!]", "en_GB", Direction::left_to_right },
    { "qpr", "[!!! öðûéšÞ !!!]", "en_GB", Direction::right_to_left },
};

// Made from the template for those who look for what was never translated; nobody is offered it.
bool is_pseudo(std::string_view code)
{
    return code.starts_with("qp");
}

Language const& language_of(std::string_view code)
{
    auto const* found = std::ranges::find(languages, code, &Language::code);
    SAKSI_CHECK(found != std::end(languages));
    return *found;
}

icu::UnicodeString to_icu(std::string_view text)
{
    return icu::UnicodeString::fromUTF8({ text.data(), static_cast<int32_t>(text.size()) });
}

std::string from_icu(icu::UnicodeString const& text)
{
    std::string out;
    text.toUTF8String(out);
    return out;
}

// ICU's data is part of the program's installation: without it nothing here can go on.
void check(UErrorCode status)
{
    if (U_FAILURE(status))
        throw Fault(
            "The language data of this computer (ICU) cannot be read.", u_errorName(status));
}

// Each vowel with a hat and the whole in brackets, two fifths longer, as translations often are:
// text on a page that looks otherwise never went through tr(). What is added breaks into words.
std::string pseudo(std::string_view text)
{
    constexpr std::string_view plain = "aeiouyAEIOUY";
    constexpr std::string_view hatted[] = { "á", "é", "í", "ó", "ú", "ý", "Á", "É", "Í", "Ó", "Ú",
        "Ý" };
    std::string out = "[";
    auto in_place = false;
    for (auto const letter : text) {
        in_place = letter == '{' || (in_place && letter != '}');
        auto const at = in_place ? plain.npos : plain.find(letter);
        if (at == plain.npos)
            out += letter;
        else
            out += hatted[at];
    }
    for (std::size_t added = 0; added < text.size() * 2 / 5; ++added)
        out += added % 8 == 7 ? ' ' : '~';
    out += ']';
    return out;
}

// The argument that bears the name, or null.
Argument const* named(std::span<Argument const> arguments, std::string_view name)
{
    auto const found = std::ranges::find(arguments, name, &Argument::name);
    return found == arguments.end() ? nullptr : &*found;
}

// The argument at this place in the order of those without a name, or null.
Argument const* unnamed(std::span<Argument const> arguments, std::size_t place)
{
    for (auto const& argument : arguments) {
        if (argument.name.empty() && place-- == 0)
            return &argument;
    }
    return nullptr;
}

// Walks a pattern: `text` gets what stands between the places, `place` the argument for each.
template<typename Text, typename Place>
void walk(std::string_view pattern, std::span<Argument const> arguments, Text text, Place place)
{
    std::size_t next = 0;
    while (!pattern.empty()) {
        auto const open = pattern.find('{');
        auto const close = open == pattern.npos ? pattern.npos : pattern.find('}', open);
        if (close == pattern.npos)
            return text(pattern);
        auto const name = pattern.substr(open + 1, close - open - 1);
        auto const by_number = name.size() == 1 && name[0] >= '0' && name[0] <= '9';
        Argument const* chosen = nullptr;
        if (name.empty())
            chosen = unnamed(arguments, next++);
        else if (by_number)
            chosen = unnamed(arguments, static_cast<std::size_t>(name[0] - '0'));
        else
            chosen = named(arguments, name);
        text(pattern.substr(0, open));
        if (chosen)
            place(*chosen);
        else
            text(pattern.substr(open, close - open + 1));
        pattern.remove_prefix(close + 1);
    }
}

} // namespace

struct Tongue::Texts {
    CatalogFile catalog;
    std::deque<std::string> made; // Keeps the texts of the pseudo-language; deques do not move.
};

struct Tongue::Habits {
    struct Known {
        std::unique_ptr<icu::Collator> collator;
        std::unique_ptr<icu::ListFormatter> lists;
        std::unique_ptr<icu::RelativeDateTimeFormatter> relative;
        icu::number::LocalizedNumberFormatter numbers;
        std::array<icu::UnicodeString, 3> patterns; // Year; month and year; day, month and year.
        std::array<std::string, 12> months;
        std::array<std::string, 10> digits;
    };
    std::once_flag once;
    Known known;
};

Tongue::Tongue(
    std::string_view code, std::string_view autonym, Direction direction, bool is_reviewed)
    : m_code(code)
    , m_autonym(autonym)
    , m_direction(direction)
    , m_is_reviewed(is_reviewed)
    , m_texts(std::make_unique<Texts>())
    , m_habits(std::make_unique<Habits>())
{
}

Tongue::~Tongue() = default;

// ICU takes milliseconds to open a language, so this waits until a page in it needs a date.
Tongue::Habits const& Tongue::habits() const
{
    std::call_once(m_habits->once, [&] {
        auto& known = m_habits->known;
        auto status = U_ZERO_ERROR;
        icu::Locale const locale(language_of(m_code).locale);
        known.collator.reset(icu::Collator::createInstance(locale, status));
        known.lists.reset(icu::ListFormatter::createInstance(locale, status));
        check(status);
        known.relative = std::make_unique<icu::RelativeDateTimeFormatter>(locale, status);
        known.numbers = icu::number::NumberFormatter::withLocale(locale);

        std::unique_ptr<icu::DateTimePatternGenerator> const generator(
            icu::DateTimePatternGenerator::createInstance(locale, status));
        check(status);
        std::size_t index = 0;
        for (auto const* skeleton : { u"y", u"yMMMM", u"yMMMMd" })
            known.patterns[index++] = generator->getBestPattern(skeleton, status);

        icu::DateFormatSymbols const symbols(locale, "gregorian", status);
        int32_t count = 0;
        auto const* months = symbols.getMonths(
            count, icu::DateFormatSymbols::FORMAT, icu::DateFormatSymbols::WIDE);
        std::unique_ptr<icu::NumberingSystem> const system(
            icu::NumberingSystem::createInstance(locale, status));
        check(status);
        SAKSI_CHECK(count >= 12);
        for (int32_t month = 0; month < 12; ++month)
            known.months[static_cast<std::size_t>(month)] = from_icu(months[month]);
        auto const digits = system->getDescription();
        for (int32_t digit = 0; digit < 10; ++digit) {
            auto const at = digits.moveIndex32(0, digit);
            known.digits[static_cast<std::size_t>(digit)] = from_icu(digits.char32At(at));
        }
    });
    return *m_habits;
}

std::string_view Tongue::tr(Message message) const
{
    auto const found = m_texts->catalog.translations.find(message.text());
    if (found == m_texts->catalog.translations.end() || found->second[0].empty())
        return message.text();
    return found->second[0];
}

std::string_view Tongue::trn(Message one, Message other, std::int64_t count) const
{
    auto const found = m_texts->catalog.translations.find(one.text());
    auto const form = plural_form(m_texts->catalog.plural_rule, count);
    auto const has_form = found != m_texts->catalog.translations.end()
        && form < found->second.size() && !found->second[form].empty();
    if (has_form)
        return found->second[form];
    return count == 1 ? one.text() : other.text();
}

std::string Tongue::filled(std::string_view pattern, std::span<Argument const> arguments) const
{
    std::string out;
    walk(
        pattern, arguments, [&](std::string_view text) { out += text; },
        [&](Argument const& argument) {
            if (auto const* text = std::get_if<std::string_view>(&argument.value))
                out += *text;
            else if (auto const* count = std::get_if<std::int64_t>(&argument.value))
                out += number(*count);
            else
                SAKSI_CHECK(!"Html goes to Tongue::html, which keeps it markup");
        });
    return out;
}

Html Tongue::filled_html(std::string_view pattern, std::span<Argument const> arguments) const
{
    Html out;
    walk(
        pattern, arguments, [&](std::string_view text) { out += fragment(text); },
        [&](Argument const& argument) {
            if (auto const* text = std::get_if<std::string_view>(&argument.value))
                out += fragment(*text);
            else if (auto const* count = std::get_if<std::int64_t>(&argument.value))
                out += fragment(number(*count));
            else
                out += *std::get<Html const*>(argument.value);
        });
    return out;
}

std::string Tongue::digits(std::int64_t value, int width) const
{
    auto plain = std::to_string(value < 0 ? -value : value);
    while (static_cast<int>(plain.size()) < width)
        plain.insert(plain.begin(), '0');
    std::string out = value < 0 ? "-" : "";
    for (auto const digit : plain)
        out += habits().known.digits[static_cast<std::size_t>(digit - '0')];
    return out;
}

std::string Tongue::date(int year, int month, int day) const
{
    auto const& known = habits().known;
    if (month < 0 || month > 12 || day < 0 || day > 31 || (day > 0 && month == 0))
        return digits(year) + "-" + digits(month, 2) + "-" + digits(day, 2);
    auto const& pattern = known.patterns[day > 0 ? 2 : month > 0 ? 1 : 0];
    std::string out;
    auto quoted = false;
    for (int32_t at = 0; at < pattern.length();) {
        auto const letter = pattern.char32At(at);
        auto const start = at;
        while (at < pattern.length() && pattern.char32At(at) == letter)
            at = pattern.moveIndex32(at, 1);
        if (letter == '\'')
            quoted = !quoted;
        else if (!quoted && letter == 'y')
            out += digits(year);
        else if (!quoted && (letter == 'M' || letter == 'L'))
            out += known.months[static_cast<std::size_t>(month - 1)];
        else if (!quoted && letter == 'd')
            out += digits(day);
        else
            out += from_icu(pattern.tempSubStringBetween(start, at));
    }
    return out;
}

std::string Tongue::moment(UnixSeconds moment, int offset_minutes) const
{
    using namespace std::chrono;
    sys_seconds const local { seconds { moment + offset_minutes * 60 } };
    auto const day_start = floor<days>(local);
    year_month_day const day { day_start };
    hh_mm_ss const clock { local - day_start };
    return date(static_cast<int>(day.year()), static_cast<int>(unsigned { day.month() }),
               static_cast<int>(unsigned { day.day() }))
        + ", " + digits(clock.hours().count(), 2) + ":" + digits(clock.minutes().count(), 2);
}

std::string Tongue::relative(UnixSeconds then, UnixSeconds now) const
{
    struct Unit {
        URelativeDateTimeUnit unit;
        std::int64_t seconds;
    };
    constexpr Unit units[] = { { UDAT_REL_UNIT_YEAR, 365 * 86400 },
        { UDAT_REL_UNIT_MONTH, 30 * 86400 }, { UDAT_REL_UNIT_WEEK, 7 * 86400 },
        { UDAT_REL_UNIT_DAY, 86400 }, { UDAT_REL_UNIT_HOUR, 3600 }, { UDAT_REL_UNIT_MINUTE, 60 },
        { UDAT_REL_UNIT_SECOND, 1 } };
    auto const difference = then - now;
    auto const fits = [&](Unit const& unit) { return std::abs(difference) >= unit.seconds; };
    auto const* found = std::ranges::find_if(units, fits);
    if (found == std::end(units))
        found = std::end(units) - 1;
    icu::UnicodeString text;
    auto status = U_ZERO_ERROR;
    auto const count = static_cast<double>(difference / found->seconds);
    habits().known.relative->format(count, found->unit, text, status);
    check(status);
    return from_icu(text);
}

std::string Tongue::number(std::int64_t value) const
{
    if (value > -1000 && value < 1000)
        return digits(value);
    auto status = U_ZERO_ERROR;
    auto const text = habits().known.numbers.formatInt(value, status).toString(status);
    check(status);
    return from_icu(text);
}

std::string Tongue::list(std::span<std::string const> items) const
{
    std::vector<icu::UnicodeString> texts;
    for (auto const& item : items)
        texts.push_back(to_icu(item));
    icu::UnicodeString text;
    auto status = U_ZERO_ERROR;
    habits().known.lists->format(texts.data(), static_cast<int32_t>(texts.size()), text, status);
    check(status);
    return from_icu(text);
}

int Tongue::compare(std::string_view one, std::string_view two) const
{
    auto status = U_ZERO_ERROR;
    auto const piece = [](std::string_view text) {
        return icu::StringPiece(text.data(), static_cast<int32_t>(text.size()));
    };
    return habits().known.collator->compareUTF8(piece(one), piece(two), status);
}

std::string Tongue::sort_key(std::string_view text) const
{
    auto const wide = to_icu(text);
    auto const& collator = *habits().known.collator;
    std::string key(static_cast<std::size_t>(collator.getSortKey(wide, nullptr, 0)), '\0');
    collator.getSortKey(
        wide, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<int32_t>(key.size()));
    return key;
}

Tongues::Tongues()
{
    auto const files = embedded::catalogs();
    for (auto const& language : languages) {
        auto const pseudo_made = is_pseudo(language.code);
        auto const file_name = std::string(pseudo_made ? "saksi" : language.code) + ".mo";
        auto const file = std::ranges::find(files, file_name, &embedded::File::name);
        if (language.code != "en" && file == files.end())
            continue;
        auto tongue = std::unique_ptr<Tongue>(
            new Tongue(language.code, language.autonym, language.direction, true));
        if (file != files.end())
            tongue->m_texts->catalog = MUST(read_catalog_file(file->bytes));
        auto& texts = *tongue->m_texts;
        tongue->m_is_reviewed = texts.catalog.header.find("X-Reviewed: no")
            == std::string_view::npos;
        if (pseudo_made) {
            // saksi.mo is the template: every message, with nothing translated.
            for (auto& [message, forms] : texts.catalog.translations) {
                auto const plural = texts.catalog.plurals.find(message);
                forms = { texts.made.emplace_back(pseudo(message)) };
                if (plural != texts.catalog.plurals.end())
                    forms.push_back(texts.made.emplace_back(pseudo(plural->second)));
            }
        }
        m_tongues.push_back(std::move(tongue));
    }
}

Tongues::~Tongues() = default;

Tongue const* Tongues::find(std::string_view code) const
{
    auto const found = std::ranges::find_if(
        m_tongues, [&](auto const& tongue) { return tongue->code() == code; });
    return found == m_tongues.end() ? nullptr : found->get();
}

std::vector<Tongue const*> Tongues::offered() const
{
    std::vector<Tongue const*> result;
    for (auto const& tongue : m_tongues) {
        if (!is_pseudo(tongue->code()))
            result.push_back(tongue.get());
    }
    return result;
}

Tongue const& Tongues::choose(std::string_view accept_language, std::string_view cookie) const
{
    if (auto const* chosen = find(cookie))
        return *chosen;
    auto const* best = &english();
    auto best_weight = 0.0;
    while (!accept_language.empty()) {
        auto const comma = std::min(accept_language.find(','), accept_language.size());
        auto range = accept_language.substr(0, comma);
        accept_language.remove_prefix(std::min(comma + 1, accept_language.size()));
        auto weight = 1.0;
        if (auto const at = range.find(";q="); at != range.npos) {
            weight = std::strtod(std::string(range.substr(at + 3)).c_str(), nullptr);
            range = range.substr(0, at);
        }
        while (range.starts_with(' '))
            range.remove_prefix(1);
        auto const* found = find(range.substr(0, range.find_first_of("-; ")));
        if (found && weight > best_weight && weight <= 1.0) {
            best = found;
            best_weight = weight;
        }
    }
    return *best;
}

} // namespace saksi::render
