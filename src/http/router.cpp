#include "http/router.hpp"

#include <algorithm>

namespace saksi::http {

// "/" has no segments, "/a/" has "a" and an empty one.
static std::vector<std::string_view> segments_of(std::string_view path)
{
    std::vector<std::string_view> segments;
    if (path == "/")
        return segments;
    while (!path.empty()) {
        path.remove_prefix(1);
        segments.push_back(path.substr(0, path.find('/')));
        path.remove_prefix(segments.back().size());
    }
    return segments;
}

static Patterns::Segment parse_segment(std::string_view text)
{
    auto const is_variable = text.size() > 2 && text.front() == '{' && text.back() == '}';
    if (is_variable)
        text = text.substr(1, text.size() - 2);
    SAKSI_CHECK(!text.empty() && text.find_first_of("{}") == std::string_view::npos);
    return { std::string(text), is_variable };
}

// Where two patterns fit one path, the one that comes first by this order is meant.
static bool is_more_literal(
    std::vector<Patterns::Segment> const& a, std::vector<Patterns::Segment> const& b)
{
    return std::ranges::lexicographical_compare(
        a, b, {}, &Patterns::Segment::is_variable, &Patterns::Segment::is_variable);
}

static bool fit_the_same_paths(
    std::vector<Patterns::Segment> const& a, std::vector<Patterns::Segment> const& b)
{
    return std::ranges::equal(a, b, [](auto const& x, auto const& y) {
        return x.is_variable == y.is_variable && (x.is_variable || x.text == y.text);
    });
}

static bool fits(
    std::vector<Patterns::Segment> const& pattern, std::vector<std::string_view> const& path)
{
    return std::ranges::equal(pattern, path, [](auto const& segment, std::string_view text) {
        return segment.is_variable ? !text.empty() : segment.text == text;
    });
}

void Patterns::add(Method method, std::string pattern)
{
    SAKSI_CHECK(pattern.starts_with('/'));
    Pattern added { .method = method, .segments = {}, .number = m_patterns.size() };
    for (auto const text : segments_of(pattern)) {
        auto segment = parse_segment(text);
        SAKSI_CHECK(
            !segment.is_variable || std::ranges::none_of(added.segments, [&](auto const& other) {
                return other.is_variable && other.text == segment.text;
            }));
        added.segments.push_back(std::move(segment));
    }
    SAKSI_CHECK(std::ranges::none_of(m_patterns, [&](auto const& other) {
        return other.method == method && fit_the_same_paths(other.segments, added.segments);
    }));
    auto const place = std::ranges::upper_bound(
        m_patterns, added.segments, is_more_literal, &Pattern::segments);
    m_patterns.insert(place, std::move(added));
}

Patterns::Match Patterns::match(Method method, std::string_view path) const
{
    auto const segments = segments_of(path);
    Pattern const* found = nullptr;
    Pattern const* found_get = nullptr;
    std::vector<Method> methods;
    for (auto const& pattern : m_patterns) {
        if (!fits(pattern.segments, segments))
            continue;
        methods.push_back(pattern.method);
        if (found == nullptr && pattern.method == method)
            found = &pattern;
        if (found_get == nullptr && pattern.method == Method::get)
            found_get = &pattern;
    }
    if (found == nullptr && method == Method::head)
        found = found_get;

    Match match;
    if (found != nullptr) {
        match.found = found->number;
        for (std::size_t i = 0; i < segments.size(); ++i) {
            if (found->segments[i].is_variable)
                match.variables.emplace_back(found->segments[i].text, segments[i]);
        }
    }
    if (found_get != nullptr)
        methods.push_back(Method::head);
    for (auto const one :
        { Method::get, Method::head, Method::post, Method::put, Method::delete_ }) {
        if (std::ranges::find(methods, one) != methods.end())
            match.allow.append(match.allow.empty() ? "" : ", ").append(name_of(one));
    }
    return match;
}

} // namespace saksi::http
