#include "publish/contents.hpp"

#include "intake/export_records.hpp"

#include <boost/json.hpp>

namespace saksi::publish {

namespace json = boost::json;

// The codes of HURIDOCS for the terms that are said, for programs that know those.
static json::object huridocs_codes(Contents const& contents)
{
    json::object all;
    auto const tell = [&](schema::Term const& term) {
        auto const* vocabulary = contents.schemas->vocabulary(term.vocabulary);
        if (!vocabulary)
            return;
        json::array same;
        for (auto const& one : vocabulary->huridocs) {
            if (one.term == term.code)
                same.push_back(json::object { { "list", one.list }, { "code", one.code } });
        }
        if (same.empty())
            return;
        auto& of_vocabulary = all[term.vocabulary];
        if (!of_vocabulary.is_object())
            of_vocabulary.emplace_object();
        of_vocabulary.as_object()[term.code] = std::move(same);
    };
    for (auto const& record : contents.records) {
        for (auto const& stated : record.values) {
            auto const* term = stated.value ? std::get_if<schema::Term>(&*stated.value) : nullptr;
            if (term)
                tell(*term);
        }
    }
    return all;
}

std::string pack_json(Contents const& contents)
{
    json::object all { { "format", "saksi-dossier/1" }, { "group", contents.group },
        { "made", contents.made.text() } };
    if (contents.purpose)
        all["for"] = json::object { { "scope", contents.purpose->scope },
            { "recipient", contents.purpose->recipient } };
    else
        all["for"] = nullptr;
    json::array consents;
    for (auto const& consent : contents.consents) {
        json::object told { { "person", consent.person },
            { "identity", law::words(consent.identity).text() } };
        if (consent.until)
            told["until"] = consent.until->text();
        if (!consent.conditions.empty())
            told["conditions"] = json::array(consent.conditions.begin(), consent.conditions.end());
        consents.push_back(std::move(told));
    }
    if (contents.purpose)
        all["consents"] = std::move(consents);
    json::array records;
    for (auto const& record : contents.records)
        records.push_back(intake::record_json(record));
    all["records"] = std::move(records);
    json::object titles;
    for (auto const& [id, title] : contents.titles)
        titles[id.text()] = title;
    all["titles"] = std::move(titles);
    all["huridocs"] = huridocs_codes(contents);
    return json::serialize(all) + "\n";
}

} // namespace saksi::publish
