// Statements that a seed makes up, of every kind of value, for laws that hold of all of them.
#pragma once

#include "log/statement.hpp"

#include <algorithm>
#include <array>
#include <random>

namespace saksi::testing {

class RandomStatements {
public:
    explicit RandomStatements(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    std::uint64_t below(std::uint64_t end) { return m_engine() % end; }
    bool chance(unsigned percent) { return below(100) < percent; }

    template<typename SomeId>
    SomeId id()
    {
        std::array<std::uint8_t, SomeId::byte_count> bytes;
        for (auto& byte : bytes)
            byte = static_cast<std::uint8_t>(m_engine());
        return SomeId::leading(bytes);
    }

    std::string words()
    {
        static constexpr std::array<std::string_view, 10> some { "", "beaten", "Évora",
            "\u0905\u0938\u094d\u0925\u093e\u092f\u0940", "\u1000\u103b\u103d\u1014\u103a",
            "two\nlines\tand a tab", "\U0001F54A", "\u0938\u093e\u0915\u094d\u0937\u0940",
            "\u62f7\u554f", "\u062a\u0634\u062f\u062f" };
        auto text = std::string(some[below(some.size())]);
        while (chance(40))
            text += " " + std::string(some[below(some.size())]);
        return text;
    }

    std::string code() { return "TM-" + std::to_string(below(1000)); }

    FuzzyDate date()
    {
        static constexpr std::array<std::string_view, 8> some { "2026", "2026-02", "2026-02-10",
            "2026-XX-XX", "198X", "2011-03~", "2026-02/2026-04", "2026-02/.." };
        return MUST(FuzzyDate::parse(some[below(some.size())]));
    }

    schema::Place place()
    {
        schema::Place place { words(), words(), chance(50) ? "NPL" : "", {} };
        if (chance(50)) {
            place.coordinates = { static_cast<std::int32_t>(below(1'800'000'001)) - 900'000'000,
                static_cast<std::int32_t>(below(3'600'000'001) - 1'800'000'000),
                static_cast<std::uint32_t>(m_engine()) };
        }
        return place;
    }

    schema::File file()
    {
        schema::File file { id<FileHash>(), m_engine(), "image/jpeg", words(), Bytes(16), {} };
        std::ranges::generate(file.key, [this] { return static_cast<std::uint8_t>(m_engine()); });
        for (auto parts = below(4); parts > 0; --parts)
            file.parts.push_back(id<FileHash>());
        return file;
    }

    schema::Consent consent()
    {
        schema::Consent consent { code(), static_cast<schema::ConsentState>(below(3)), words(), {},
            "ne", {}, {} };
        if (chance(50))
            consent.date = date();
        if (chance(50))
            consent.expires = date();
        return consent;
    }

    // The kind is the index of the alternative.
    schema::Value value_of(std::size_t kind)
    {
        switch (kind) {
        case 0:
            return schema::Text { words(), chance(50) ? "my" : "" };
        case 1:
            return schema::Number { static_cast<std::int64_t>(m_engine() >> below(64)) };
        case 2:
            return static_cast<schema::Truth>(below(3));
        case 3:
            return date();
        case 4:
            return schema::ZonedTime { "2026-03-07T15:00", "Asia/Kathmandu" };
        case 5:
            return schema::Term { "torture_method", code() };
        case 6:
            return place();
        case 7:
            return schema::Reference { id<RecordId>() };
        case 8:
            return file();
        default:
            return consent();
        }
    }

    schema::Value value() { return value_of(below(std::variant_size_v<schema::Value>)); }

    log::Source source()
    {
        switch (below(4)) {
        case 0:
            return log::SourceUnstated {};
        case 1:
            return log::OwnObservation {};
        case 2:
            return id<RecordId>();
        default:
            return id<StatementId>();
        }
    }

    log::Statement statement()
    {
        log::Statement statement;
        for (auto& byte : statement.salt)
            byte = static_cast<std::uint8_t>(m_engine());
        statement.op = static_cast<log::Op>(1 + below(3));
        statement.record = id<RecordId>();
        statement.field = chance(20) ? std::string(log::type_field)
                                     : "field_" + std::to_string(below(9));
        if (statement.op == log::Op::assert_)
            statement.value = value();
        statement.source = source();
        statement.confidence = static_cast<log::Confidence>(below(4));
        for (auto count = below(3) + (statement.value ? 0 : 1); count > 0; --count)
            statement.supersedes.push_back(id<StatementId>());
        std::ranges::sort(statement.supersedes);
        statement.note = words();
        return statement;
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace saksi::testing
