// The tour of README.md, "Five minutes", walked as it is written. Each name that the tour sets in
// italics or bold must have been met on the way, so that neither can change without the other.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, makeHomes, press, root, serve, text, unlock, visitor } from "../stage.mjs";

const bookMs = 120_000; // The PDF of a book, on an old machine that does much else.

function namesInTour() {
    const readme = readFileSync(join(root, "README.md"), "utf8");
    const tour = readme.split("## Five minutes")[1].split("\n## ")[0];
    return new Set([...tour.matchAll(/\*+([^*]+)\*+/g)].map(([, name]) => name.replace(/\.$/, "")));
}

// The walk of one visitor. `met(name)` says a name of the tour and returns it.
async function walk(who, homes, met) {
    const { page, scripts, at } = who;
    const main = (name) => page.getByRole("main").getByRole("link", { name: met(name), exact: true });
    const openMenu = async () => {
        const menu = page.locator(".menu > summary");
        if (await menu.isVisible()) await menu.click();
    };
    const go = async (place) => {
        await openMenu();
        await page.locator(".places").getByRole("link", { name: met(place), exact: true }).click();
        await page.waitForLoadState();
    };
    const follow = async (link) => {
        await link.click();
        await page.waitForLoadState();
    };

    await unlock(who, homes);
    await go("States");
    expect(await page.locator("main svg").count() > 0, "no map");
    await follow(main("All treaties"));
    expect(await page.locator(".matrix tbody tr").filter({ hasText: "Nepal" }).count() === 1, "no matrix");
    await page.getByLabel(met("As of"), { exact: true }).fill("1990-01-01");
    if (!scripts) await press(page, "[data-autosend-button]"); // With scripts it is sent by itself.
    await page.waitForURL("**as_of=1990-01-01**");
    expect((await text(page)).includes("1 January 1990"), "the date is not told");
    await follow(page.locator(".matrix").getByRole("link", { name: "Nepal", exact: true }));
    const heads = await page.locator("main h2").allInnerTexts();
    for (const head of ["Treaties through time", "Declarations", "Reports to the Committee against Torture"])
        expect(heads.includes(head), `no part of the page is named ${head}`);
    expect(await page.getByRole("columnheader", { name: "How late" }).count() === 1, "how late is not told");
    expect((await text(page)).includes("to be confirmed"), "what nobody verified does not say so");

    await follow(main("CAT").first());
    const field = page.locator("#field-consent_date");
    expect((await field.innerText()).includes(met("Ratified or acceded")), "another label");
    const [old] = (await field.innerText()).match(/\d+ \p{L}+ \d{4}/u);
    await follow(field.getByRole("link", { name: met("Change") }));
    await page.fill("#f-consent_date", scripts ? "1991-04-01" : "1991-04-02");
    await page.fill("#basis-note", "Read again");
    await press(page, "main form button.primary");
    expect((await text(page, ".flash.good")).includes("Saved"), "it was not saved");
    await follow(main("History"));
    expect(await page.locator("main del", { hasText: old }).count() > 0, "the old value does not stand there");
    expect((await text(page)).includes("UNTC"), "nor its source");

    await go("Library");
    const all = await text(page, "[role=status]");
    for (const filter of ["States concerned", "Forum", "Articles in issue"])
        expect(await page.locator(".facets summary, .facets legend, .facets h3")
            .filter({ hasText: filter }).count() > 0, `no filter by ${filter}`);
    await at("/library?forum=Human+Rights+Committee");
    const some = await text(page, "[role=status]");
    expect(some !== all && /^[1-9]/.test(some), `filtered by forum: ${some}`);
    for (const words of ["नेपाल", met("torture")]) {
        const box = page.getByRole("searchbox", { name: "Search everything" }).first();
        await box.fill(words);
        await box.press("Enter");
        await page.waitForURL("**/search?q=**");
        await page.locator(".results mark").first().waitFor();
    }

    await go("Cases");
    await follow(page.getByRole("main").getByRole("link", { name: /^Invented/ }));
    const acts = await page.locator("main a").filter({ hasText: /^Torture/ }).all();
    const addresses = await Promise.all(acts.map((act) => act.getAttribute("href")));
    let apart = 0;
    for (const address of new Set(addresses)) { // An act stands on the time line as well.
        await at(address);
        apart += await page.locator("#field-date .sides > div").count();
    }
    expect(apart === 2, `${apart} values of a day stand side by side, not two`);

    await go("Publications");
    await follow(page.getByRole("main").getByRole("link", { name: "Make a book" }).first());
    await at("/publications/new?state=NPL");
    await press(page, "main form button.primary");
    await page.locator("a", { hasText: "Show the result" }).waitFor({ timeout: bookMs });
    await press(page, 'main a:has-text("Show the result")');
    const files = await page.locator("main").innerText();
    for (const form of [".epub", ".pdf", "web pages"])
        expect(files.toLowerCase().includes(form), `the book has no ${form}`);

    await openMenu();
    await page.getByRole("button", { name: met("Lock"), exact: true }).click();
    await page.waitForLoadState();
    await at("/cases");
    expect(page.url().includes("/sign-in"), "it is not locked");
}

export const once = {
    "the tour of the README is true, with and without JavaScript": async ({ browser }) => {
        const homes = makeHomes(); // Its own: other stories settle what the tour shows.
        const server = await serve(homes.demonstration);
        try {
            for (const shape of [{ width: 1280 }, { width: 360, scripts: false }]) {
                const who = await visitor(browser, { server, ...shape });
                const names = namesInTour();
                await walk(who, homes, (name) => {
                    expect(names.has(name), `the tour does not name ${name}`);
                    return name;
                });
                expect(who.faults.length === 0, who.faults.join("; "));
                await who.context.close();
            }
        } finally {
            await server.end();
            homes.remove();
        }
    },
};
