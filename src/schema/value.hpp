// What a statement can say of a field. One alternative for each kind of value; the kinds are a
// closed set that the log, forms, lists and exports all understand in depth.
#pragma once

#include "base/bytes.hpp"
#include "base/edtf.hpp"
#include "base/id.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace saksi::schema {

// Words, with their language as BCP 47 where it was said ("ne", "ur", "zh-Hans"), else empty.
struct Text {
    std::string text;
    std::string language {};
    friend bool operator==(Text const&, Text const&) = default;
};

// Whole numbers only: signed data holds no floating point (PROTOCOL b3).
struct Number {
    std::int64_t value = 0;
    friend bool operator==(Number const&, Number const&) = default;
};

// "Unknown" is an answer: it was asked. That nobody asked is the absence of a value.
enum class Truth : std::uint8_t { no = 0, yes = 1, unknown = 2 };

// A wall clock reading and the place of that clock, as deadlines need it: "2026-03-07T15:00" in
// "Asia/Kathmandu". The instant is worked out with the time-zone rules, not stored.
struct ZonedTime {
    std::string local; // YYYY-MM-DDThh:mm
    std::string zone;  // IANA time zone name
    friend bool operator==(ZonedTime const&, ZonedTime const&) = default;
};

// A term of a vocabulary. Codes are permanent; labels are not signed.
struct Term {
    std::string vocabulary; // Key of a Vocabulary, e.g. "torture_method".
    std::string code;       // e.g. "TM-BLU-03"; for the vocabulary "country" ISO 3166-1 alpha-3.
    friend bool operator==(Term const&, Term const&) = default;
};

struct Coordinates {
    std::int32_t latitude_e7 = 0; // Degrees × 10⁷, WGS 84.
    std::int32_t longitude_e7 = 0;
    std::uint32_t precision_m = 0; // Radius in metres within which the place lies.
    friend bool operator==(Coordinates const&, Coordinates const&) = default;
};

struct Place {
    std::string name;
    std::string district {};
    std::string country {}; // ISO 3166-1 alpha-3, or empty.
    std::optional<Coordinates> coordinates {};
    friend bool operator==(Place const&, Place const&) = default;
};

struct Reference {
    RecordId record;
    friend bool operator==(Reference const&, Reference const&) = default;
};

// A file kept in the vault as encrypted parts (PROTOCOL b9).
struct File {
    FileHash sha256; // Of the original bytes, taken while they came in.
    std::uint64_t size_bytes = 0;
    std::string media_type;
    std::string name;
    Bytes key;                   // 16 B age file key of the encrypted parts.
    std::vector<FileHash> parts; // SHA-256 of each encrypted part of 1 MiB, in order.
    friend bool operator==(File const&, File const&) = default;
};

enum class ConsentState : std::uint8_t { refused = 0, given = 1, withdrawn = 2 };

// Consent of one person to one purpose. Each purpose is asked and kept on its own; what was not
// asked is not given. What shows that it was given, a signed form or a recording, is the source of
// the statement. Source: vocabulary "consent_scope"; Murad Code, minimum on informed consent.
struct Consent {
    std::string scope; // Code of the vocabulary "consent_scope", e.g. "CO-11".
    ConsentState state = ConsentState::refused;
    std::string recipient {};          // Whom it names, several with ';' between them.
    std::string identity {};           // Code of "identity_treatment"; empty when not said.
    std::string explained_language {}; // BCP 47.
    std::optional<FuzzyDate> date {};
    std::optional<FuzzyDate> expires {}; // From when on it has to be asked again.
    std::string given_by {};             // Code of "consent_giver"; empty: not said.
    std::string basis {};                // Why that one may speak for the person.
    std::string form {};                 // Code of "consent_form": signed, spoken …
    std::string explained_by {};         // Who explained it, interpreter too: codes, not names.
    std::string conditions {};           // Under which conditions, and what was told of the risks.
    std::optional<FuzzyDate> withdrawn {};
    friend bool operator==(Consent const&, Consent const&) = default;
};

using Value =
    std::variant<Text, Number, Truth, FuzzyDate, ZonedTime, Term, Place, Reference, File, Consent>;

} // namespace saksi::schema
