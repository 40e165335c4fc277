// A fact-finding mission: the head of a dossier of its own. Its team is three people of Asian
// groups, at least one of them of the local group: law/mission_team.hpp holds it, and no change
// that breaks it is taken.
#include "law/mission_team.hpp"
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

static std::vector<std::string> handles(Standing const& standing, std::string_view field)
{
    std::vector<std::string> found;
    auto const values = standing.find(field);
    if (values == standing.end())
        return found;
    for (auto const& value : values->second) {
        if (auto const* text = std::get_if<Text>(&value))
            found.push_back(text->text);
    }
    return found;
}

// A mission that is only thought of has no team yet. From the first name on it is whole.
static std::optional<BrokenRule> team_is_whole(Standing const& standing)
{
    auto const local = handles(standing, "local_members");
    auto const others = handles(standing, "other_members");
    if (local.empty() && others.empty())
        return std::nullopt;
    auto const team = law::MissionTeam::form(local, others);
    if (!team)
        return BrokenRule { local.empty() ? "local_members" : "other_members",
            team.error().message };
    return std::nullopt;
}

RecordType mission()
{
    return {
        .key = "mission",
        .label = N_("Mission"),
        .label_plural = N_("Missions"),
        .description = N_("Three people, one of them of the local group, go and look: what was asked, "
                          "by whom, and what was found."),
        .home = Home::opens_dossier,
        .title_fields = { "code", "country" },
        .fields = {
            { .key = "code",
              .label = N_("Code"),
              .required = true,
              .hint = N_("Such as M-07. A stranger learns nothing from it."),
              .listed = true },
            { .key = "country",
              .label = N_("Country"),
              .kind = FieldKind::country,
              .required = true,
              .listed = true,
              .filter = true },
            { .key = "state",
              .label = N_("How far it has come"),
              .kind = FieldKind::term,
              .vocabulary = "mission_state",
              .listed = true,
              .filter = true },
            { .key = "requested_by",
              .label = N_("Asked for by"),
              .hint = N_("A group or person, by handle or code."),
              .delicate = Delicate::own_work },
            { .key = "questions",
              .label = N_("What is to be found out"),
              .kind = FieldKind::long_text,
              .hint = N_("In neutral words: a question that already answers itself finds nothing.") },
            { .key = "dates",
              .label = N_("When"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "local_group",
              .label = N_("Local group"),
              .section = N_("Team"),
              .listed = true },
            { .key = "local_members",
              .label = N_("Of the local group"),
              .repeats = true,
              .hint = N_("Handles. At least one of the three, also when that person works from afar "
                         "for safety."),
              .delicate = Delicate::own_work },
            { .key = "other_members",
              .label = N_("Of other Asian groups"),
              .repeats = true,
              .hint = N_("Handles. Together with the local group they are exactly three."),
              .delicate = Delicate::own_work },
            { .key = "observers",
              .label = N_("Observers"),
              .repeats = true,
              .hint = N_("Handles. They do not count among the three."),
              .delicate = Delicate::own_work },
            { .key = "backup_member",
              .label = N_("Stands by"),
              .hint = N_("A handle: who goes if one of the three cannot."),
              .delicate = Delicate::own_work },
            { .key = "cases",
              .label = N_("Cases it is about"),
              .kind = FieldKind::reference,
              .repeats = true,
              .targets = { "case" },
              .section = N_("Work") },
            { .key = "go_decision",
              .label = N_("Decision to go"),
              .kind = FieldKind::long_text,
              .hint = N_("By whom, when, and what the local group said. It has a veto."),
              .delicate = Delicate::own_work },
            { .key = "access_refused",
              .label = N_("Refused access"),
              .kind = FieldKind::long_text,
              .hint = N_("Where, when and by whom. A refusal is a finding.") },
            { .key = "findings",
              .label = N_("Findings so far"),
              .kind = FieldKind::long_text },
            { .key = "report_due",
              .label = N_("Report due"),
              .kind = FieldKind::fuzzy_date,
              .listed = true },
            { .key = "files",
              .label = N_("Files"),
              .kind = FieldKind::file,
              .repeats = true },
        },
        .rule = team_is_whole,
    };
}

} // namespace saksi::catalog::records
