#include "intake/pack_merge.hpp"

#include <algorithm>
#include <set>

namespace saksi::intake {

namespace {

using workspace::Assertion;
using workspace::StatedValue;

using Statements = std::vector<StatedValue const*>;

// What the pack said last: its assertions that it did not supersede itself. That somebody else
// superseded one does not end it: the pack has still said so.
Statements said_last(
    schema::Field const& field, std::span<StatedValue const> history, std::string_view mark)
{
    auto said = Statements {};
    auto replaced = std::set<StatementId> {};
    for (auto const& one : history) {
        if (one.field != field.key || !one.note.starts_with(mark))
            continue;
        replaced.insert(one.supersedes.begin(), one.supersedes.end());
        if (one.op == log::Op::assert_ && one.value)
            said.push_back(&one);
    }
    std::erase_if(said, [&](auto const* one) { return replaced.contains(one->id); });
    return said;
}

Assertion stated(schema::Field const& field, PackFact const& fact)
{
    return { .field = field.key,
        .value = fact.value,
        .source = fact.source,
        .confidence = fact.confidence,
        .note = fact.note };
}

// Whether a new value of a field of several can be the old one mended: names in two languages are
// two values, not one that changed.
bool may_take_the_place(schema::Value const& new_one, schema::Value const& old_one)
{
    auto const* const new_text = std::get_if<schema::Text>(&new_one);
    auto const* const old_text = std::get_if<schema::Text>(&old_one);
    return !new_text || !old_text || new_text->language == old_text->language;
}

} // namespace

std::string pack_mark(std::string_view pack_id)
{
    return "pack:" + std::string { pack_id } + "@";
}

std::string pack_note(std::string_view pack_id, std::string_view version, std::string_view file,
    std::size_t line, std::string_view row_note)
{
    auto note = pack_mark(pack_id);
    note.append(version).append(" ").append(file).append(":").append(std::to_string(line));
    if (!row_note.empty())
        note.append(" ").append(row_note);
    return note;
}

FieldMerge merge_field(schema::Field const& field, std::span<PackFact const> facts,
    std::span<StatedValue const> history, std::string_view mark)
{
    auto merge = FieldMerge {};
    merge.statements.resize(facts.size());
    auto before = said_last(field, history, mark);

    auto is_new = std::vector<bool>(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        auto const same = std::ranges::find_if(
            before, [&](auto const* one) { return one->value == facts[i].value; });
        is_new[i] = same == before.end();
        if (is_new[i])
            continue;
        auto const& said = **same;
        before.erase(same);
        // Seen in a better source, or verified since. Where a member corrected it, that stays.
        if (!said.current
            || (said.source == facts[i].source && said.confidence == facts[i].confidence))
            continue;
        merge.statements[i] = stated(field, facts[i]);
        merge.statements[i]->supersedes = { said.id };
    }
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!is_new[i])
            continue;
        auto& statement = merge.statements[i].emplace(stated(field, facts[i]));
        auto const takes_place_of = [&](auto const* one) {
            return !field.repeats || may_take_the_place(facts[i].value, *one->value);
        };
        for (auto one = before.begin(); one != before.end();) {
            if (!takes_place_of(*one) || (field.repeats && !statement.supersedes.empty())) {
                ++one;
                continue;
            }
            statement.supersedes.push_back((*one)->id);
            one = before.erase(one);
        }
        std::ranges::sort(statement.supersedes);
    }
    for (auto const* const one : before) {
        if (one->current)
            merge.gone.push_back(one->id);
    }
    return merge;
}

} // namespace saksi::intake
