// A list to take along, with the filters that it was looked at with.
#include "intake/export_records.hpp"
#include "publish/hand_over.hpp"
#include "web/layout.hpp"
#include "web/widgets/listing.hpp"

namespace saksi::web::pages {

static Answer show(Visit& visit)
{
    auto const* type = TRY(visit.workspace.schemas().find(visit.request.path_variable("type")));
    auto const query = list_query_of(visit.request, *type);
    auto const form = visit.request.path_variable("form");
    if (form == "csv") {
        auto csv = TRY(
            intake::export_csv(visit.workspace, visit.reach, query, intake::Provenance::left_out));
        return http::bytes_reply(std::move(csv), "text/csv; charset=utf-8", type->key + ".csv");
    }
    if (form == "json") {
        auto json = TRY(intake::export_json(visit.workspace, visit.reach, query));
        return http::bytes_reply(std::move(json), "application/json", type->key + ".json");
    }
    if (form == "xlsx") {
        auto xlsx = TRY(publish::list_as_sheet(visit.workspace, visit.reach, query, visit.tongue));
        return http::bytes_reply(std::move(xlsx),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            type->key + ".xlsx");
    }
    return Error { ErrorKind::not_found, "Lists come as CSV, XLSX or JSON." };
}

Page record_export()
{
    return { .path = "/records/{type}/export/{form}", .show = show };
}

} // namespace saksi::web::pages
