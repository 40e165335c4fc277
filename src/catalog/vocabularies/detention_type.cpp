// In what kind of detention the person was, by law or without it.
#include "schema/vocabulary.hpp"

namespace saksi::catalog::vocabularies {

schema::Vocabulary detention_type()
{
    return {
        .key = "detention_type",
        .label = N_("Kind of detention"),
        .source = N_("HURIDOCS microthesauri, list 29, a choice; names of our own"),
        .terms = {
            { "police_custody", N_("Police custody") },
            { "pre_trial", N_("Remand before trial") },
            { "sentence", N_("Serving a sentence") },
            { "preventive", N_("Preventive or administrative"), {},
              N_("Without charge, by an order.") },
            { "military", N_("Military") },
            { "immigration", N_("Immigration") },
            { "house_arrest", N_("House arrest") },
            { "psychiatric", N_("Psychiatric") },
            { "secret", N_("Secret") },
            { "private", N_("By a private group") },
            { "none", N_("Not detained") },
            { "other", N_("Other (describe)") },
            { "unknown", N_("Unknown") },
        },
    };
}

} // namespace saksi::catalog::vocabularies
