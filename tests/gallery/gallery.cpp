// Draws the parts of docs/look.md with the real builder and stylesheet, to be looked at.
//
//     cmake --build --preset dev --target saksi_gallery && build/dev/saksi_gallery OUT
#include "base/fault.hpp"
#include "embedded/web_static.hpp"
#include "render/chart.hpp"
#include "render/icon.hpp"
#include "render/map.hpp"

#include <filesystem>
#include <fstream>
#include <ranges>

using namespace saksi;
using namespace saksi::render;
using namespace saksi::render::tags;

namespace {

Html place(Icon sign, std::string_view text, std::string_view file, bool here, int count = 0)
{
    return li(a(href_(Path("./") / file), aria_current_("page").only_if(here), icon(sign), text,
        when(count > 0, span(class_("count"), count))));
}

Html mast(std::string_view here)
{
    return header(class_("mast"),
        a(class_("brand"), href_(Path("record.html")), icon(Icon::saksi), "Saksi"),
        form(class_("search"), role_("search"), action_(Path("library.html")),
            input(type_("search"), name_("q"), aria_label_("Search everything"),
                placeholder_("Search  /"))),
        el<"details">(class_("menu"), summary("Menu"),
            nav(class_("places"), aria_label_("Places"),
                ul(place(Icon::today, "Today", "today.html", here == "today", 3),
                    place(Icon::cases, "Cases", "record.html", here == "record"),
                    place(Icon::people, "People and units", "form.html", here == "form")),
                h2("Reference"),
                ul(place(Icon::states, "States", "states.html", here == "states"),
                    place(Icon::library, "Library", "library.html", here == "library"),
                    place(Icon::publications, "Publications", "today.html", false)),
                div(class_("mast-foot"),
                    ul(place(Icon::settings, "Settings", "form.html", false),
                        place(Icon::help, "Help", "form.html", false)),
                    form(method_("post"), action_(Path("/lock")),
                        button(icon(Icon::lock), "Lock"))))));
}

Html breadcrumbs(std::string_view first, std::string_view second)
{
    return nav(class_("breadcrumbs"), aria_label_("Where you are"),
        ol(li(a(href_(Path("library.html")), first)), li(aria_current_("page"), second)));
}

Html value_row(
    std::string_view label, Html const& value, std::string_view source, std::string_view who)
{
    return div(class_("value-row"), dt(label),
        dd(div(class_("value"), value),
            el<"details">(class_("provenance"), summary(source, " · ", who),
                dl(class_("facts"), dt("Source"),
                    dd("UN Treaty Collection, chapter IV.9, status of August 2022"),
                    dt("Confidence"), dd(span(class_("chip", "good"), "confirmed")), dt("Said by"),
                    dd("ama, 21 September 2026")))));
}

Html record_page(Tongue const& t)
{
    using namespace std::chrono;
    auto const day = [](int y, unsigned m, unsigned d) {
        return sys_days { year { y } / month { m } / std::chrono::day { d } };
    };
    auto const today = day(2026, 11, 25);
    std::vector<LifeLine> const treaties {
        { "CAT", Path("#"), "accession 14 May 1991, in force 13 June 1991",
            { { day(1991, 5, 14), day(1991, 6, 12), Bond::accepted },
                { day(1991, 6, 13), today, Bond::in_force } } },
        { "CEDAW", Path("#"), "signed 1991, in force 1994, withdrawn 2011",
            { { day(1991, 2, 5), day(1994, 1, 1), Bond::promised },
                { day(1994, 1, 2), day(2011, 4, 1), Bond::in_force } },
            true },
    };
    return main_(id_("main"), class_("page"), breadcrumbs("States", "Nepal"),
        div(class_("flash", "good"), role_("status"),
            p("Saved. The old value stays in the history.")),
        div(class_("page-head"),
            div(h1("Nepal"),
                p(class_("lead"), "Federal Democratic Republic of Nepal · ",
                    bdi(lang_("ne"), "नेपाल"))),
            div(class_("actions"),
                a(class_("button", "primary"), href_(Path("form.html")), icon(Icon::edit),
                    "Change"),
                a(class_("button"), href_(Path("form.html")), icon(Icon::download), "Export"))),
        nav(class_("tabs"), aria_label_("Parts of this record"),
            a(href_(Path("#")), aria_current_("page"), "Record"),
            a(href_(Path("#")), "History ", span(class_("count"), 12)),
            a(href_(Path("#")), "Links ", span(class_("count"), 4))),
        div(class_("flash", "warn"),
            p("This language has not been reviewed by anyone who speaks it.")),
        section(class_("panel"), h2("Convention against Torture"),
            dl(class_("values"),
                value_row(
                    "Status", span(class_("status", "party"), "Party"), "UNTC", "ama, 3 days ago"),
                value_row("Date of accession", el<"time">(datetime_("1991-05-14"), "14 May 1991"),
                    "UNTC", "ama, 3 days ago"),
                div(class_("value-row"), dt("In force"),
                    dd(div(class_("conflict"), p("Two sources disagree"),
                        div(class_("sides"),
                            div(div(class_("value"), "13 June 1991"),
                                p(class_("chips"), span(class_("chip"), "UNTC"),
                                    span(class_("chip", "good"), "confirmed")),
                                p(class_("small", "muted"), "ama, 3 days ago"),
                                button("Keep this one")),
                            div(div(class_("value"), "June 1991"),
                                p(class_("chips"), span(class_("chip"), "State report"),
                                    span(class_("chip", "warn"), "not verified")),
                                p(class_("small", "muted"), "ben, yesterday"),
                                button("Keep this one")))))),
                div(class_("value-row", "superseded"), dt("Article 22"),
                    dd(div(class_("value"), "Declared"),
                        p(class_("chips"), span(class_("chip", "bad"), "superseded")))),
                value_row("Names",
                    fragment(bdi(lang_("ne"), "नेपाल"), " · ", bdi(lang_("ur"), "نیپال"), " · ",
                        bdi(lang_("th"), "เนปาล"), " · ", bdi(lang_("km"), "នេប៉ាល់"), " · ",
                        bdi(lang_("my"), "နီပေါ"), " · ", bdi(lang_("zh"), "尼泊尔"), " · ",
                        bdi(lang_("ta"), "நேபாளம்")),
                    "CLDR 47", "reference pack"))),
        h2("Time line"), life_lines(t, treaties, today, "Treaties through time"));
}

Html states_page(Tongue const& t)
{
    MapStates states;
    constexpr MapShade shades[] = { MapShade::full, MapShade::full, MapShade::part, MapShade::none,
        MapShade::full, MapShade::ended };
    std::size_t turn = 0;
    for (auto const code : states_on_the_map())
        states[std::string(code)] = { shades[turn++ % 6], std::string(code), "a meaning",
            Path("/states") / code };
    states.erase("IND");
    std::vector<MapKeyEntry> const key { { MapShade::full, "Party" },
        { MapShade::part, "Signed, not bound" }, { MapShade::none, "Neither" },
        { MapShade::ended, "Withdrew" }, { MapShade::unknown, "Not known" } };
    std::vector<std::string_view> const treaties { "CAT", "OPCAT", "ICCPR", "ICCPR-OP1", "ICESCR",
        "CEDAW", "CRC", "CED", "CRPD", "ICERD", "CMW", "ICC" };
    std::vector<std::string_view> const names { "Afghanistan", "Bangladesh", "Bhutan", "Cambodia",
        "Democratic People's Republic of Korea", "India", "Indonesia", "Nepal", "Pakistan",
        "Philippines", "Sri Lanka", "Thailand", "Timor-Leste", "Viet Nam" };
    constexpr std::string_view statuses[][2] = { { "party", "Party" }, { "signatory", "Signed" },
        { "none", "None" }, { "party", "Party" }, { "unknown", "Unknown" },
        { "withdrawn", "Withdrew" }, { "party", "Party" } };
    std::vector<Bar> const bars { { "Sri Lanka", 41, Path("#") }, { "Nepal", 28 },
        { "Uzbekistan", 23 }, { "Kazakhstan", 11 }, { "Indonesia", 1 } };
    std::size_t cell = 0;
    return main_(id_("main"), class_("page", "wide"), breadcrumbs("States", "Treaties"),
        div(class_("page-head"),
            div(h1("States and treaties"),
                p(class_("lead"),
                    "Who is bound by what, on any day. Facts of August 2022, with later changes "
                    "that were seen.")),
            div(class_("actions"),
                a(class_("button"), href_(Path("#")), icon(Icon::download), "CSV"))),
        form(class_("filters"), method_("get"), action_(Path("states.html")),
            label("Region", select(name_("r"), option("All of Asia"), option("South Asia"))),
            label("Treaty", select(name_("t"), option("Convention against Torture"))),
            label("As of", input(type_("date"), name_("d"), value_("2026-09-21"))), button("Show")),
        map_of_asia(
            t, states, { .label = "Status under the Convention against Torture", .key = key }),
        div(class_("table-wrap", "matrix"), tabindex_(0), role_("region"),
            aria_label_("States and treaties"),
            table(thead(tr(th(scope_("col"), "State"),
                      each(treaties,
                          [](Out& out, std::string_view name) { out(th(scope_("col"), name)); }))),
                tbody(each(names,
                    [&](Out& out, std::string_view name) {
                        out(tr(th(scope_("row"), a(href_(Path("record.html")), name)),
                            each(treaties, [&](Out& inner, std::string_view) {
                                auto const& status = statuses[(cell * cell + cell / 3) % 7];
                                ++cell;
                                inner(td(a(href_(Path("record.html")),
                                    span(class_("status", status[0]),
                                        span(class_("hidden"), status[1])))));
                            })));
                    })))),
        bar_chart(
            t, bars, "Decisions of the Human Rights Committee in which torture was at issue"));
}

Html library_page()
{
    return main_(id_("main"), class_("page"), breadcrumbs("Library", "Decisions"),
        div(class_("page-head"),
            div(h1("Decisions on torture"),
                p(class_("lead"),
                    "152 decisions of UN committees and courts concerning States of Asia."))),
        div(class_("with-facets"),
            el<"details">(class_("facets"), summary("Filter"), h2("Forum"),
                ul(li(a(href_(Path("#")), aria_current_("true"), "Human Rights Committee",
                       span(class_("count"), 98))),
                    li(a(
                        href_(Path("#")), "Committee against Torture", span(class_("count"), 42)))),
                h2("State"),
                ul(li(a(href_(Path("#")), "Sri Lanka", span(class_("count"), 41))),
                    li(a(href_(Path("#")), "Nepal", span(class_("count"), 28))))),
            div(p(class_("chips"),
                    a(class_("chip"), href_(Path("#")), "Forum: Human Rights Committee ✕"),
                    a(class_("chip"), href_(Path("#")), "State: Nepal ✕")),
                ol(class_("results"),
                    li(h2(a(href_(Path("record.html")), "Sharma v. Nepal")),
                        p(class_("meta"), "CCPR/C/94/D/1469/2006 · 28 October 2008 · Nepal"),
                        p(class_("snippet"), "… held incommunicado and subjected to ",
                            mark("torture"), " in the barracks …"),
                        p(class_("chips"), span(class_("chip"), "art. 7"),
                            span(class_("chip"), "art. 9"),
                            span(class_("chip", "good"), "violation"),
                            span(class_("chip", "warn"), "remedy not verified"))),
                    li(h2(a(href_(Path("record.html")), bdi(lang_("ne"), "गिरी विरुद्ध नेपाल"))),
                        p(class_("meta"), "CCPR/C/101/D/1761/2008 · March 2011"),
                        p(class_("snippet"),
                            "A longer passage that wraps over more than one line on a phone and "
                            "shows how the text sits below the title and the facts."))),
                nav(class_("pagination"), aria_label_("Pages"),
                    a(class_("button"), href_(Path("#")), "Earlier"), span("Page 2 of 9"),
                    a(class_("button"), href_(Path("#")), "Later")),
                h2("As a table"),
                div(class_("table-wrap"), tabindex_(0), role_("region"), aria_label_("Decisions"),
                    table(thead(tr(th(scope_("col"), aria_sort_("descending"),
                                       a(href_(Path("#")), "Date")),
                              th(scope_("col"), "Title"), th(scope_("col"), "Forum"),
                              th(class_("number"), scope_("col"), "Articles"))),
                        tbody(tr(td(class_("nowrap"), "28 October 2008"),
                                  th(scope_("row"), a(href_(Path("#")), "Sharma v. Nepal")),
                                  td("Human Rights Committee"), td(class_("number"), 4)),
                            tr(td(class_("nowrap"), "March 2011"),
                                th(scope_("row"), a(href_(Path("#")), "Giri v. Nepal")),
                                td("Human Rights Committee"), td(class_("number"), 11))))))));
}

Html form_page()
{
    return main_(id_("main"), class_("page"), breadcrumbs("Cases", "New event"),
        div(class_("page-head"),
            div(h1("New event"),
                p(class_("lead"),
                    "Say only what a source told you. What is not known stays empty."))),
        div(class_("flash", "bad"), role_("alert"), icon(Icon::warning),
            p("One field needs another look.")),
        form(method_("post"), action_(Path("/x")), attr<"data-guard">("yes"),
            div(class_("field"), label(for_("t"), "Title ", span(class_("required"), "*")),
                input(id_("t"), name_("title"), type_("text"), required_())),
            div(class_("field"), label(for_("d"), "Date"),
                p(class_("hint"), id_("dh"),
                    "As exactly as you know: 2024, 2024-05, 2024-05-17, 2024-05~ for about May."),
                p(class_("error"), id_("de"), "This is not a date."),
                input(id_("d"), name_("date"), type_("text"), value_("the day before yesterday"),
                    aria_invalid_("true"), aria_describedby_("dh de"))),
            fieldset(class_("section"), legend("Place"),
                p(class_("hint"), "A district is often safer than an address."),
                div(class_("field"),
                    div(class_("parts"), label("Name", input(name_("a"))),
                        label("District", input(name_("b"))),
                        label(
                            "Country", select(name_("c"), option("Nepal"), option("Pakistan")))))),
            fieldset(class_("field"), legend("Was a doctor seen?"),
                label(class_("choice"), input(type_("radio"), name_("k"), value_("y"), checked_()),
                    "Yes"),
                label(class_("choice"), input(type_("radio"), name_("k"), value_("n")), "No"),
                label(
                    class_("choice"), input(type_("radio"), name_("k"), value_("u")), "Not known")),
            div(class_("field"), label(for_("x"), "What happened"),
                textarea(id_("x"), name_("x"), lang_("ur"), dir_("rtl"),
                    "تشدد کے خلاف کنونشن کے مطابق ہر ریاست کا فرض ہے کہ وہ فوری اور غیر جانبدارانہ "
                    "تحقیقات کرے۔")),
            label(class_("choice"), input(type_("checkbox"), name_("s")), "Keep sealed"),
            div(class_("actions"), button(class_("primary"), icon(Icon::check), "Save"),
                a(class_("button", "quiet"), href_(Path("#")), "Cancel"),
                button(class_("danger"), attr<"data-confirm">("Sure?"), "Take back"),
                button(disabled_(), "Not now"))));
}

Html today_page()
{
    return main_(id_("main"), class_("page"),
        div(class_("page-head"), div(h1("Today"), p(class_("lead"), "Monday, 21 September 2026"))),
        ul(class_("cards"),
            li(class_("card"), h2("Due this week"), span(class_("count"), 4),
                p(class_("muted"), "Follow-up replies to the Committee")),
            li(class_("card"), h2("Conflicts"), span(class_("count"), 2),
                p(class_("muted"), "Values that sources disagree on")),
            li(class_("card"), h2("Not verified"), span(class_("count"), "57"),
                p(class_("muted"), "Facts of the packs to be checked"))),
        section(class_("panel"), h2("Writing the book"),
            div(id_("job"), label(for_("bar"), "152 briefs, 61 written"),
                el<"progress">(id_("bar"), max_(152), value_(61), "40 %"))),
        div(class_("empty"), h2("No cases yet"),
            p("A case holds what happened to whom, on which source."),
            div(class_("actions"),
                a(class_("button", "primary"), href_(Path("form.html")), icon(Icon::add),
                    "Open a case"))),
        h2("Signs"),
        p(class_("row"),
            each(std::views::iota(0, static_cast<int>(Icon::language) + 1),
                [](Out& out, int index) { out(icon(static_cast<Icon>(index))); })),
        h2("Text"),
        p("Someone was ", strong("not told"), " why. See ",
            a(href_(Path("record.html")), "the decision"), " and press ", kbd("/"), "."),
        blockquote(
            p(lang_("ne"), "कसैलाई पनि यातना वा क्रूर, अमानवीय वा अपमानजनक व्यवहार वा सजाय दिइने छैन।")),
        p(lang_("km"),
            "គ្មានជនណាម្នាក់ ត្រូវទទួលទារុណកម្ម ឬទណ្ឌកម្ម ឬប្រព្រឹត្តិកម្ម ឃោរឃៅ អមនុស្សធម៌ ឬបន្ថោកបន្ទាបឡើយ។"));
}

void write(std::filesystem::path const& file, std::string_view bytes)
{
    std::ofstream(file, std::ios::binary) << bytes;
}

} // namespace

int main(int count, char** words)
{
    std::filesystem::path const out = count > 1 ? words[1] : "gallery";
    std::filesystem::create_directories(out);
    for (auto const& file : embedded::web_static())
        write(out / file.name, file.bytes);
    Tongues const tongues;
    auto const& t = tongues.english();
    std::pair<std::string_view, Html> const pages[] = { { "record", record_page(t) },
        { "states", states_page(t) }, { "library", library_page() }, { "form", form_page() },
        { "today", today_page() } };
    for (auto const& [name, content] : pages) {
        for (auto const* theme : { "light", "dark" }) {
            for (auto const direction : { Direction::left_to_right, Direction::right_to_left }) {
                auto const rtl = direction == Direction::right_to_left;
                auto const page = render_document(
                    { .lang = rtl ? "ar" : "en", .direction = direction, .theme = theme },
                    fragment(title("Gallery"),
                        meta(name_("viewport"), content_("width=device-width, initial-scale=1")),
                        link(rel_("stylesheet"), href_(Path("saksi.css"))),
                        script_module(Path("saksi.js"))),
                    fragment(a(class_("skip"), href_(Path("#main")), "Skip to the content"),
                        mast(name), content,
                        footer(class_("foot"), "Saksi 0.1 · this computer only · synced never")));
                write(out
                        / (std::string(name) + (rtl ? "-rtl" : "")
                            + (std::string_view(theme) == "dark" ? "-dark" : "") + ".html"),
                    page);
            }
        }
    }
}
