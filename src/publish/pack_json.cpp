#include "publish/contents.hpp"

#include "intake/export_records.hpp"

#include <boost/json.hpp>

namespace saksi::publish {

namespace json = boost::json;

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
    return json::serialize(all) + "\n";
}

} // namespace saksi::publish
