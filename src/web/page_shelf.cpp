#include "web/page_shelf.hpp"

#include "web/own_form.hpp"

namespace saksi::web {

namespace {

// So much text of pages is kept in memory at most; then all of it goes.
constexpr std::size_t bytes_max = 2 << 20;
constexpr std::int64_t quarter_seconds = 15 * 60;

std::string key_of(
    std::string_view session, http::Request const& request, render::Tongue const& tongue)
{
    auto key = std::string(session);
    key += '\n';
    key += tongue.code();
    key += request.is_secure ? " https " : " http ";
    key += request.target;
    return key;
}

} // namespace

std::optional<http::Reply> PageShelf::find(workspace::Workspace const& workspace,
    std::string_view session, http::Request const& request, render::Tongue const& tongue)
{
    forget_if_changed(workspace);
    auto const found = m_pages.find(key_of(session, request, tongue));
    if (found == m_pages.end())
        return std::nullopt;
    auto reply = http::html_reply({});
    reply.body = found->second;
    return reply;
}

void PageShelf::keep(workspace::Workspace const& workspace, std::uint64_t state,
    std::string_view session, http::Request const& request, render::Tongue const& tongue,
    http::Reply& reply)
{
    static constexpr std::string_view page = "text/html; charset=utf-8";
    forget_if_changed(workspace);
    // What the page itself wrote or noted has to be written or noted the next time as well.
    if (state != m_state || reply.status != 200 || reply.content_type != page
        || !reply.headers.fields().empty()
        || reply.body.view().find(form_id_name) != std::string_view::npos)
        return;
    auto key = key_of(session, request, tongue);
    auto const size = key.size() + reply.body.size();
    if (m_bytes + size > bytes_max)
        forget();
    auto bytes = std::make_shared<std::string const>(reply.body.view());
    reply.body = bytes;
    m_bytes += size;
    m_pages.insert_or_assign(std::move(key), std::move(bytes));
}

void PageShelf::forget()
{
    m_pages.clear();
    m_bytes = 0;
}

void PageShelf::forget_if_changed(workspace::Workspace const& workspace)
{
    auto const quarter = workspace.clock().now() / quarter_seconds;
    if (workspace.state() == m_state && quarter == m_quarter)
        return;
    forget();
    m_state = workspace.state();
    m_quarter = quarter;
}

} // namespace saksi::web
