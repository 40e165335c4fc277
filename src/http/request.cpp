#include "http/request.hpp"

#include "http/percent.hpp"

#include <algorithm>

namespace saksi::http {

std::string_view name_of(Method method)
{
    switch (method) {
    case Method::get:
        return "GET";
    case Method::head:
        return "HEAD";
    case Method::post:
        return "POST";
    case Method::put:
        return "PUT";
    case Method::delete_:
        return "DELETE";
    }
    SAKSI_CHECK(!"a method is one of the five");
    return {};
}

std::string_view Request::path_variable(std::string_view name) const
{
    auto const variable = std::ranges::find(variables, name, &PathVariables::value_type::first);
    SAKSI_CHECK(variable != variables.end());
    return variable->second;
}

// Source: RFC 6265, 4.2.1: "a=1; b=2". Servers take the first of several of one name.
std::optional<std::string_view> Request::cookie(std::string_view name) const
{
    auto const is_it = [&](std::string_view sent) {
        if (is_secure && !sent.starts_with(host_cookie_prefix))
            return false;
        sent.remove_prefix(is_secure ? host_cookie_prefix.size() : 0);
        return sent == name;
    };
    for (auto const& [field, value] : headers.fields()) {
        if (!equal_ignoring_case(field, "Cookie"))
            continue;
        std::string_view rest = value;
        while (!rest.empty()) {
            auto const end = std::min(rest.find(';'), rest.size());
            auto pair = rest.substr(0, end);
            rest.remove_prefix(std::min(end + 1, rest.size()));
            pair.remove_prefix(std::min(pair.find_first_not_of(" \t"), pair.size()));
            auto const equals = pair.find('=');
            if (equals != std::string_view::npos && is_it(pair.substr(0, equals)))
                return pair.substr(equals + 1);
        }
    }
    return std::nullopt;
}

Result<Form> Request::form() const
{
    if (body.empty())
        return Form {};
    auto const content_type = header("Content-Type").value_or("");
    auto const media_type = content_type.substr(0, content_type.find_first_of("; \t"));
    if (equal_ignoring_case(media_type, "application/x-www-form-urlencoded"))
        return parse_urlencoded(body);
    if (equal_ignoring_case(media_type, "multipart/form-data"))
        return parse_multipart(content_type, body);
    return Error { ErrorKind::unsupported, N_("This is not a form that a browser sends.") };
}

static Result<std::string> parse_path(std::string_view encoded)
{
    Error const malformed { ErrorKind::invalid, N_("This address is malformed.") };
    auto path = TRY(percent_decoded(encoded, Plus::is_itself));
    auto const is_control = [](unsigned char c) { return c < 0x20 || c == 0x7f; };
    if (path.empty() || path.front() != '/' || std::ranges::any_of(path, is_control))
        return malformed;

    // An encoded slash would make the decoded path mean other segments than the sent one.
    if (std::ranges::count(path, '/') != std::ranges::count(encoded, '/'))
        return malformed;

    std::string_view rest = path;
    while (!rest.empty()) {
        rest.remove_prefix(1);
        auto const segment = rest.substr(0, rest.find('/'));
        if (segment == "." || segment == "..")
            return malformed;
        rest.remove_prefix(segment.size());
    }
    return path;
}

Result<Request> make_request(Method method, std::string target, Headers headers, std::string body)
{
    Request request;
    auto const question = std::min(target.find('?'), target.size());
    request.path = TRY(parse_path(std::string_view(target).substr(0, question)));
    request.query = target.substr(std::min(question + 1, target.size()));
    request.query_fields = TRY(parse_urlencoded(request.query));
    request.method = method;
    request.target = std::move(target);
    request.headers = std::move(headers);
    request.body = std::move(body);
    return request;
}

} // namespace saksi::http
