#include "publish/names.hpp"

#include "base/text.hpp"
#include "base/zawgyi.hpp"

#include <algorithm>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

namespace saksi::publish {

namespace {

// Shorter than this, a part of a name is looked for as a whole word only.
constexpr std::size_t telling_bytes = 4;

// Words with single spaces around each, so that a whole word can be looked for.
std::string spaced(std::string_view text)
{
    std::string words = " ";
    for (auto const letter : folded(in_unicode(text))) {
        auto const byte = static_cast<unsigned char>(letter);
        auto const of_a_word = byte >= 0x80 || (byte >= '0' && byte <= '9')
            || (byte >= 'a' && byte <= 'z');
        if (of_a_word)
            words += letter;
        else if (!words.ends_with(' '))
            words += ' ';
    }
    if (!words.ends_with(' '))
        words += ' ';
    return words;
}

// The script of the first letter that has one of its own.
int script_of(std::string_view word)
{
    auto const size = static_cast<std::int32_t>(word.size());
    for (std::int32_t at = 0; at < size;) {
        UChar32 letter = 0;
        U8_NEXT(word.data(), at, size, letter);
        UErrorCode status = U_ZERO_ERROR;
        auto const script = letter < 0 ? USCRIPT_COMMON : uscript_getScript(letter, &status);
        if (script > USCRIPT_INHERITED)
            return script;
    }
    return USCRIPT_COMMON;
}

} // namespace

void Names::add(std::string_view name)
{
    auto const words = spaced(name);
    for (auto const word : split(words, ' ')) {
        if (word.empty())
            continue;
        auto const [found, is_new] = m_words.insert(
            word.size() < telling_bytes ? " " + std::string(word) + " " : std::string(word));
        if (!is_new)
            continue;
        for (auto& sounds : store::sounds_asked(word)) {
            if (!sounds.empty())
                m_sounds.push_back({ script_of(word), std::move(sounds) });
        }
    }
}

void Names::add_code(std::string_view code)
{
    if (auto words = spaced(code); words.size() > 1)
        m_words.insert(std::move(words));
}

bool Names::stand_in(std::string_view text) const
{
    auto const words = spaced(text);
    return std::ranges::any_of(m_words, [&](std::string const& name) {
        return words.find(name) != std::string::npos;
    }) || sound_in(words);
}

bool Names::sound_in(std::string_view words) const
{
    if (m_sounds.empty())
        return false;
    std::set<std::string_view> const all = [&] {
        auto const parts = split(words, ' ');
        return std::set<std::string_view>(parts.begin(), parts.end());
    }();
    return std::ranges::any_of(all, [&](std::string_view word) {
        auto const script = script_of(word);
        if (script == USCRIPT_COMMON)
            return false;
        std::vector<store::Sound> sounds;
        return std::ranges::any_of(m_sounds, [&](Sounding const& name) {
            if (name.script == script)
                return false;
            if (sounds.empty())
                sounds = store::sounds_of(word);
            return store::sounds_like(name.sounds, sounds);
        });
    });
}

} // namespace saksi::publish
