// The web face: from a request to a page and back, for one workspace folder. The rules that hold
// for every page stand here, once: who may see it, where a form may come from, what a failure looks
// like, which headers protect the browser.
#pragma once

#include "casework/state_book.hpp"
#include "http/router.hpp"
#include "http/server.hpp"
#include "web/page.hpp"
#include "web/page_shelf.hpp"

#include <atomic>
#include <memory>

namespace saksi::web {

class Face {
public:
    // `pages` is all of web/pages/. Two pages with the same address stop the program.
    Face(Door::Settings, workspace::Parts, render::Tongues const&, std::vector<Page> pages);
    ~Face();

    // Answers one request. Never throws; a Fault becomes a page with its one sentence.
    http::Reply answer(http::Request&);

    // The body that the page at this address takes. Safe to call from the thread of input and
    // output, since it reads only what never changes.
    std::size_t body_bytes_max(http::Method, std::string_view path) const;

    // A refusal that comes before any page.
    http::Reply error_page(int status, Message sentence) const;

    // What is to be done now and then: locks the workspace when nobody has come for a while, writes
    // down what could wait, and gives memory back that pages needed. Called every few seconds.
    void tick();

    Door& door() { return m_door; }

    // Whether what is sent to this address takes a second or more; as body_bytes_max().
    bool takes_long(http::Method, std::string_view path) const;

private:
    // Who asks, as far as their browser says.
    struct Visitor;

    http::Reply page_reply(http::Request&, render::Tongue const&);
    void hold_until_settled(http::Reply&, render::Tongue const&);
    void give_memory_back();
    bool holds_what_was_typed(http::Request const&) const;
    static Answer submit(Page const&, Visit&);
    Answer turned_away(
        Page const&, http::Request const&, render::Tongue const&, std::string_view session);
    Visitor visitor_of(http::Request const&);
    Result<void> check_form(Page const&, http::Request const&, Visitor const&) const;
    Answer run(Page const&, http::Request const&, render::Tongue const&, Visitor const&,
        std::function<void()> const& let_go_of_desk);

    render::Tongue const& tongue_of(http::Request const&) const;

    render::Tongues const& m_tongues;
    DeskTurn m_turn;
    Jobs m_jobs;
    Door m_door;
    casework::StateBook m_states;
    PageShelf m_shelf;
    std::vector<Page> m_pages;
    http::Router<Page const*> m_router;
    enum class Pause : std::uint8_t { none, one_tick, tidied }; // Since the last request.
    std::atomic<Pause> m_pause = Pause::none;
};

} // namespace saksi::web
