#include "http/router.hpp"

#include <doctest/doctest.h>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>

namespace saksi::http {

using Routes = std::vector<std::pair<Method, std::string>>;

static Routes const routes = {
    { Method::get, "/" },
    { Method::get, "/states" },
    { Method::get, "/states/{iso3}" },
    { Method::get, "/r/{id}" },
    { Method::post, "/r/{record}" },
    { Method::get, "/r/new" },
    { Method::get, "/r/{id}/history" },
    { Method::get, "/{place}/new/{what}" },
    { Method::delete_, "/r/{id}/files/{name}" },
};

static Router<std::string> router_of(Routes const& the_routes)
{
    Router<std::string> router;
    for (auto const& [method, pattern] : the_routes)
        router.add(method, pattern, std::string(name_of(method)) + " " + pattern);
    return router;
}

TEST_CASE("a path leads to its most literal pattern, in whatever order the patterns came")
{
    struct {
        Method method;
        char const* path;
        char const* handler; // Empty: none.
    } const cases[] = {
        { Method::get, "/", "GET /" },
        { Method::get, "/states", "GET /states" },
        { Method::get, "/states/NPL", "GET /states/{iso3}" },
        { Method::get, "/r/new", "GET /r/new" },
        { Method::get, "/r/newer", "GET /r/{id}" },
        { Method::post, "/r/new", "POST /r/{record}" },
        { Method::get, "/r/new/history", "GET /r/{id}/history" },
        { Method::get, "/r/new/else", "GET /{place}/new/{what}" },
        { Method::delete_, "/r/1/files/a b", "DELETE /r/{id}/files/{name}" },
        { Method::head, "/states", "GET /states" },
        { Method::get, "/states/", "" },
        { Method::get, "/r/", "" },
        { Method::get, "//", "" },
        { Method::get, "/r//history", "" },
        { Method::get, "/STATES", "" },
        { Method::get, "/{iso3}", "" },
        { Method::put, "/states", "" },
    };
    auto shuffled = routes;
    std::ranges::sort(shuffled);
    do {
        auto const router = router_of(shuffled);
        for (auto const& [method, path, handler] : cases) {
            CAPTURE(path);
            auto const match = router.match(method, path);
            CHECK((match.handler == nullptr ? "" : *match.handler) == handler);
        }
        std::ranges::rotate(shuffled, shuffled.begin() + 1);
    } while (!std::ranges::is_sorted(shuffled));
}

TEST_CASE("a variable holds what stood in its place, under the name its own pattern gives it")
{
    auto const router = router_of(routes);
    CHECK(router.match(Method::delete_, "/r/42/files/a b").variables
        == PathVariables { { "id", "42" }, { "name", "a b" } });
    CHECK(router.match(Method::post, "/r/42").variables == PathVariables { { "record", "42" } });

    auto request = MUST(make_request(Method::get, "/r/%E0%A4%A8"));
    request.variables = router.match(request.method, request.path).variables;
    CHECK(request.path_variable("id") == "न");
}

TEST_CASE("a path that has other methods says which")
{
    auto const router = router_of(routes);
    CHECK(router.match(Method::delete_, "/r/1").allow == "GET, HEAD, POST");
    CHECK(router.match(Method::get, "/r/1/files/a").allow == "DELETE");
    CHECK(router.match(Method::post, "/nowhere").allow.empty());
}

// Whether adding these patterns stops the program.
static bool stops(Routes const& the_routes)
{
    auto const child = ::fork();
    if (child == 0) {
        ::dup2(::open("/dev/null", O_WRONLY), STDERR_FILENO);
        ::signal(SIGABRT, SIG_DFL); // Not the report of the test program.
        router_of(the_routes);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

TEST_CASE("patterns that contradict each other or mean nothing stop the program at its start")
{
    CHECK_FALSE(stops(routes));
    CHECK(stops({ { Method::get, "/r/{id}" }, { Method::get, "/r/{name}" } }));
    CHECK(stops({ { Method::get, "/" }, { Method::get, "/" } }));
    CHECK_FALSE(stops({ { Method::get, "/" }, { Method::post, "/" } }));
    for (std::string const pattern : std::initializer_list<char const*> {
             "", "r", "/r/", "//r", "/r/{}", "/r/{id", "/r/id}", "/r/x{id}", "/{id}/{id}" }) {
        CAPTURE(pattern);
        CHECK(stops({ { Method::get, pattern } }));
    }
}

} // namespace saksi::http
