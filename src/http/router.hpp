// From a method and a path to a handler.
//
// A pattern is literal segments and variables: "/", "/states/{iso3}", "/r/{id}/history". A variable
// stands for one whole segment that is not empty. Where two patterns fit, the one that is literal
// in the first segment in which they differ is meant: "/r/new" goes before "/r/{id}".
//
// A slash at the end is another address, and nobody's: "/states/" is not found. There is one
// spelling for each page, so that links, the history and the tests agree.
#pragma once

#include "http/request.hpp"

namespace saksi::http {

// The patterns alone, as numbers in the order of adding. Router hangs handlers on them.
class Patterns {
public:
    // A malformed pattern, a variable named twice, or a second pattern that fits the very same
    // paths with the same method is our own mistake, and stops us.
    void add(Method, std::string pattern);

    struct Match {
        std::optional<std::size_t> found; // Which pattern, if any fits path and method.
        PathVariables variables;
        std::string allow; // "GET, HEAD, POST": what the path has. Empty: no pattern fits the path.
    };

    // HEAD finds GET's pattern where it has none of its own.
    Match match(Method, std::string_view path) const;

    struct Segment {
        std::string text; // The literal, or the variable's name.
        bool is_variable;
    };

private:
    struct Pattern {
        Method method;
        std::vector<Segment> segments;
        std::size_t number;
    };

    std::vector<Pattern> m_patterns; // The more literal before the less.
};

template<typename Handler>
class Router {
public:
    void add(Method method, std::string pattern, Handler handler)
    {
        m_patterns.add(method, std::move(pattern));
        m_handlers.push_back(std::move(handler));
    }

    struct Match {
        Handler const* handler; // Null: nothing fits. Lives as long as the router.
        PathVariables variables;
        std::string allow; // Not empty and no handler: answer 405 with this as Allow. Empty: 404.
    };

    Match match(Method method, std::string_view path) const
    {
        auto match = m_patterns.match(method, path);
        return { match.found ? &m_handlers[*match.found] : nullptr, std::move(match.variables),
            std::move(match.allow) };
    }

private:
    Patterns m_patterns;
    std::vector<Handler> m_handlers;
};

} // namespace saksi::http
