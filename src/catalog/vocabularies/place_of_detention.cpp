// Where it happened or where a person was held. Being held is a place, never a method.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary place_of_detention()
{
    return {
        .key = "place_of_detention",
        .label = N_("Kind of place"),
        .source = N_("HURIDOCS microthesauri, list 17, a choice with additions"),
        .terms = {
            { "PD-POL", N_("In the hands of the police") },
            { "PD-POL-01", N_("Police station or lock-up"), "PD-POL",
              N_("Rooms and cells of a police station.") },
            { "PD-POL-02", N_("Police vehicle"), "PD-POL",
              N_("While the police moved the person.") },
            { "PD-POL-03", N_("Police special unit or task force"), "PD-POL",
              N_("An investigation unit outside the ordinary station.") },
            { "PD-POL-04", N_("Checkpoint"), "PD-POL", N_("A barrier on a road or in a crowd.") },
            { "PD-MIL", N_("In the hands of the military or intelligence") },
            { "PD-MIL-01", N_("Barracks, base or military camp"), "PD-MIL",
              N_("Any site of an army, navy or air force.") },
            { "PD-MIL-02", N_("Military interrogation centre"), "PD-MIL",
              N_("A military site made for questioning.") },
            { "PD-INT-01", N_("Intelligence agency"), "PD-MIL",
              N_("A site of a civil or military secret service.") },
            { "PD-SEC-01", N_("Secret or unofficial place"), "PD-MIL",
              N_("A house, school, factory or container that no list names.") },
            { "PD-PRI", N_("Prison and court") },
            { "PD-PRI-01", N_("Remand prison"), "PD-PRI", N_("For people who await trial.") },
            { "PD-PRI-02", N_("Prison for the convicted"), "PD-PRI",
              N_("For people who serve a sentence.") },
            { "PD-PRI-03", N_("Punishment or isolation cell"), "PD-PRI",
              N_("A separate unit within a prison.") },
            { "PD-COU-01", N_("Court cells or way to court"), "PD-PRI",
              N_("Held at a court or on the way.") },
            { "PD-JUV-01", N_("Institution for children"), "PD-PRI",
              N_("For children said to have broken the law. Children need safeguards of their "
                 "own.") },
            { "PD-INS", N_("Other closed institutions") },
            { "PD-IMM-01", N_("Immigration or border detention"), "PD-INS",
              N_("For migrants, people seeking asylum or awaiting removal.") },
            { "PD-CAM-01", N_("Camp for refugees or displaced people"), "PD-INS",
              N_("Where the person lives or is kept.") },
            { "PD-LAB-01", N_("Labour or re-education camp"), "PD-INS",
              N_("Forced labour, or re-education for politics or religion.") },
            { "PD-DRU-01", N_("Compulsory drug treatment"), "PD-INS",
              N_("A closed centre for people said to use drugs."), true },
            { "PD-PSY-01", N_("Psychiatric institution"), "PD-INS",
              N_("A closed ward or hospital.") },
            { "PD-CAR-01", N_("Care home"), "PD-INS",
              N_("For older or disabled people or orphans.") },
            { "PD-HOS-01", N_("Hospital under guard"), "PD-INS",
              N_("Where a patient is held or watched.") },
            { "PD-SCH-01", N_("School or religious school"), "PD-INS" },
            { "PD-PRV", N_("Outside institutions") },
            { "PD-HOM-01", N_("A home"), "PD-PRV",
              N_("The person's own or a relative's: a raid, or house arrest.") },
            { "PD-STR-01", N_("Street, field or public place"), "PD-PRV",
              N_("In the open; also at protests.") },
            { "PD-NSA-01", N_("Place of an armed group"), "PD-PRV",
              N_("Run by a group that is not the State.") },
            { "PD-SCM-01", N_("Scam compound or trafficking site"), "PD-PRV",
              N_("A private site where people are kept to work or for ransom.") },
            { "PD-EMB-01", N_("Embassy or consulate"), "PD-PRV" },
            { "PD-OTH-98", N_("Other (describe)") },
            { "PD-OTH-99", N_("Unknown, as when blindfolded"), {},
              N_("Write down sounds, smells, travel time and turns.") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
