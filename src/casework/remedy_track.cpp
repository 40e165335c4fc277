#include "casework/remedy_track.hpp"

#include "casework/values_in.hpp"

#include <algorithm>
#include <array>

namespace saksi::casework {

namespace {

// Of the vocabulary remedy_stage: "Complaint refused or not registered".
constexpr std::string_view refused_stage = "RM-02";
// What happens on one day. Refused, decided by the prosecutor, judged, the last decision, decided
// by an international body, a reprisal, closed by the person's wish.
constexpr std::array moments { refused_stage, std::string_view { "RM-09" },
    std::string_view { "RM-11" }, std::string_view { "RM-13" }, std::string_view { "RM-21" },
    std::string_view { "RM-23" }, std::string_view { "RM-24" } };
constexpr std::size_t steps_max = 200;

RemedyStep step_of(workspace::RecordView record, Day const& today)
{
    auto const stage = settled_in<schema::Term>(record, "stage");
    auto const began = settled_in<FuzzyDate>(record, "began");
    auto const ended = settled_in<FuzzyDate>(record, "ended");
    auto const has_no_end = record.all("ended").empty();
    auto const is_moment = has_no_end && stage
        && std::ranges::find(moments, stage->code) != moments.end();
    auto const goes_on = has_no_end && !is_moment;
    auto const days = is_moment ? std::optional<law::Elapsed> {}
                                : law::elapsed(began, goes_on ? FuzzyDate::of(today) : ended);
    return {
        .record = std::move(record), .goes_on = goes_on, .is_moment = is_moment, .days = days
    };
}

} // namespace

RemedyTrack remedy_track(Workspace const& workspace, workspace::Reach const& reach,
    DossierId const& dossier, Day const& today)
{
    RemedyTrack track;
    auto page = workspace.list(
        reach, { .type = "remedy_step", .dossier = dossier, .sort = "began", .limit = steps_max });
    if (!page)
        return track;
    track.left_out = page->total - page->rows.size();
    for (auto& row : page->rows) {
        track.steps.push_back(step_of(std::move(row), today));
        auto const& record = track.steps.back().record;
        if (auto const number = settled_in<schema::Number>(record, "adjournments")) {
            track.adjournments += number->value;
            ++track.adjournments_told;
        }
        if (auto const stage = settled_in<schema::Term>(record, "stage");
            stage && stage->code == refused_stage)
            ++track.refusals;
    }
    std::ranges::stable_partition(
        track.steps, [](RemedyStep const& step) { return !step.record.all("began").empty(); });
    return track;
}

} // namespace saksi::casework
