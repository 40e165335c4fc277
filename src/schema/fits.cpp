#include "schema/fits.hpp"

namespace saksi::schema {

bool fits(Field const& field, Value const& value)
{
    switch (field.kind) {
    case FieldKind::short_text:
    case FieldKind::long_text:
    case FieldKind::localized_text:
        return std::holds_alternative<Text>(value);
    case FieldKind::number:
        return std::holds_alternative<Number>(value);
    case FieldKind::truth:
        return std::holds_alternative<Truth>(value);
    case FieldKind::fuzzy_date:
        return std::holds_alternative<FuzzyDate>(value);
    case FieldKind::zoned_time:
        return std::holds_alternative<ZonedTime>(value);
    case FieldKind::term: {
        auto const* term = std::get_if<Term>(&value);
        return term && term->vocabulary == field.vocabulary;
    }
    case FieldKind::country: {
        auto const* term = std::get_if<Term>(&value);
        return term && term->vocabulary == "country";
    }
    case FieldKind::place:
        return std::holds_alternative<Place>(value);
    case FieldKind::reference:
        return std::holds_alternative<Reference>(value);
    case FieldKind::file:
        return std::holds_alternative<File>(value);
    case FieldKind::consent:
        return std::holds_alternative<Consent>(value);
    }
    return false;
}

} // namespace saksi::schema
