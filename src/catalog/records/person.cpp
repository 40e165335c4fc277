// A person, or a group of persons counted as one: someone harmed, a relative, a witness, an alleged
// perpetrator. What somebody was in an event is kept on the link between the two, so that one
// person can be harmed, tell and help at once. Model: HURIDOCS events standard formats, Person.
#include "schema/record_type.hpp"

namespace saksi::catalog::records {

using namespace schema;

RecordType person()
{
    return {
        .key = "person",
        .label = N_("Person"),
        .label_plural = N_("People and groups"),
        .description = N_("Everyone in the case. Whether they were harmed, told or acted is said "
                          "on acts and sources."),
        .title_fields = { "code", "name" },
        .fields = {
            { .key = "code",
              .label = N_("Code or pseudonym"),
              .required = true,
              .hint = N_("What you call the person in notes and on the phone, such as P-01. Not "
                         "the real name."),
              .listed = true },
            { .key = "name",
              .label = N_("Name"),
              .kind = FieldKind::localized_text,
              .repeats = true,
              .hint = N_("As the person writes it, in each script in which it is written. Leave "
                         "it out if it is not needed."),
              .listed = true },
            { .key = "other_names",
              .label = N_("Other names"),
              .kind = FieldKind::localized_text,
              .repeats = true,
              .hint = N_("Nicknames, names in papers, other spellings.") },
            { .key = "counting_unit",
              .label = N_("Counts as"),
              .kind = FieldKind::term,
              .vocabulary = "counting_unit",
              .hint = N_("One person, or a family or group whose members are not named one by "
                         "one."),
              .listed = true,
              .filter = true },
            { .key = "group_size",
              .label = N_("Number of people in the group"),
              .kind = FieldKind::number,
              .hint = N_("Only for a group, and only as the source says it.") },
            { .key = "birth_date",
              .label = N_("Born"),
              .kind = FieldKind::fuzzy_date,
              .hint = N_("Write only what is known: 1984, about 1984 as 1984~, the eighties as "
                         "198X."),
              .section = N_("Life") },
            { .key = "birth_place", .label = N_("Place of birth"), .kind = FieldKind::place },
            { .key = "sex",
              .label = N_("Sex in documents"),
              .kind = FieldKind::term,
              .vocabulary = "sex" },
            { .key = "gender",
              .label = N_("Gender"),
              .kind = FieldKind::term,
              .vocabulary = "gender",
              .hint = N_("As the person says. Ask only if it matters for what happened or for "
                         "help."),
              .filter = true },
            { .key = "occupation", .label = N_("Occupation"), .repeats = true },
            { .key = "citizenship",
              .label = N_("Citizenship"),
              .kind = FieldKind::country,
              .repeats = true },
            { .key = "stateless",
              .label = N_("Stateless"),
              .kind = FieldKind::truth,
              .hint = N_("Yes when no State counts the person as its citizen.") },
            { .key = "ethnic_group",
              .label = N_("Ethnic group or caste"),
              .hint = N_("As the person says, and only if it matters for what happened.") },
            { .key = "religion",
              .label = N_("Religion"),
              .hint = N_("As the person says, and only if it matters for what happened.") },
            { .key = "languages",
              .label = N_("Languages"),
              .kind = FieldKind::term,
              .repeats = true,
              .vocabulary = "language",
              .hint = N_("In which the person can speak freely.") },
            { .key = "disability",
              .label = N_("Disability or need for support"),
              .kind = FieldKind::long_text,
              .hint = N_("What makes it possible to take part: interpreter, ramp, a trusted "
                         "person, breaks."),
              .delicate = Delicate::health },
            { .key = "description",
              .label = N_("Description"),
              .kind = FieldKind::long_text,
              .hint = N_("For someone who is not identified: looks, uniform, rank, voice, "
                         "language, vehicle.") },
            { .key = "deceased", .label = N_("Deceased"), .kind = FieldKind::truth },
            { .key = "death_date", .label = N_("Died"), .kind = FieldKind::fuzzy_date },
            { .key = "safe_contact",
              .label = N_("How to reach the person safely"),
              .kind = FieldKind::long_text,
              .hint = N_("When, how and through whom, and what must never be done."),
              .section = N_("Safety and consent"),
              .delicate = Delicate::address },
            { .key = "risks",
              .label = N_("Risks"),
              .kind = FieldKind::long_text,
              .hint = N_("What the person fears, and what was agreed to do about it."),
              .delicate = Delicate::own_work },
            { .key = "consents",
              .label = N_("Consent"),
              .kind = FieldKind::consent,
              .repeats = true,
              .hint = N_("One entry for each purpose. What was not asked is not given; no is a "
                         "full answer.") },
            { .key = "files", .label = N_("Files"), .kind = FieldKind::file, .repeats = true },
        },
    };
}

} // namespace saksi::catalog::records
