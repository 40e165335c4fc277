// The stories that a newcomer plays, and what must hold on every page.
import { mkdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { counts, expect, makeHomes, openBrowser, serve, story, visitor, wrongs } from "./stage.mjs";

const requestsMax = 5; // For a first visit, on a slow line.

async function unlock({ page }, server, homes) {
    await page.goto(server.address + "/library");
    await page.fill("#passphrase", homes.passphrase);
    await page.click("main button.primary");
    await page.waitForURL("**/library");
}

async function text(page, selector = "main") {
    return page.locator(selector).first().innerText();
}

async function openRatification(page, server) {
    await page.goto(server.address + "/records/treaty_status?state=NPL&treaty=CAT");
    await page.click("tbody th a");
    expect((await text(page, "h1")).includes("CAT"), "the list did not lead to Nepal and the CAT");
}

// Where a press leads is on the page once the browser has come there.
async function press(page, selector) {
    await page.locator(selector).first().click();
    await page.waitForLoadState();
}

function storiesOf(who, server, homes) {
    const { page, scripts } = who;
    const at = (path) => page.goto(server.address + path);
    const day = scripts ? 15 : 16; // Each visitor changes the date to another day.
    return {
        "a wrong passphrase is told in one sentence, then the right one leads on": async () => {
            await at("/library");
            await page.fill("#passphrase", "these are not the right words");
            await press(page, "main button.primary");
            expect((await text(page, "[role=alert]")).includes("does not open"), "no sentence");
            await page.fill("#passphrase", homes.passphrase);
            await press(page, "main button.primary");
            await page.waitForURL("**/library");
        },
        "today shows what to do": async () => {
            await at("/");
            expect((await text(page)).includes("Open a case"), "no way to open a case");
        },
        "the matrix of States follows its filters and its date": async () => {
            await at("/states");
            const all = await page.locator(".matrix tbody tr").count();
            expect(all > 40, `${all} States`);
            await page.selectOption("select[name=status]", "none");
            if (!scripts) await press(page, "[data-autosend-button]");
            await page.waitForURL("**status=none**");
            const none = await page.locator(".matrix tbody tr").count();
            expect(none > 0 && none < all, `${none} of ${all} States`);
            await at("/states?treaty=CAT&status=party&as_of=1991-01-01");
            expect(!(await text(page, ".matrix")).includes("Nepal"), "Nepal was no party in 1990");
            expect((await text(page)).includes("1 January 1991"), "the date is not told");
        },
        "a State's page tells signature, deposit and in-force dates": async () => {
            await at("/states/BGD");
            const told = await text(page);
            expect(told.includes("বাংলাদেশ") && told.includes("5 October 1998")
                && told.includes("4 November 1998"), "names or dates are missing");
        },
        "the library narrows by a facet": async () => {
            await at("/library");
            const before = await text(page, "[role=status]");
            const group = page.locator(".facets details").first();
            if (await group.getAttribute("open") === null) await group.locator("summary").click();
            await group.locator("li a").first().click();
            await page.waitForURL("**/library?**");
            expect(await text(page, "[role=status]") !== before, "as many decisions as before");
        },
        "search finds words in Nepali and leads to the record": async () => {
            await at("/search");
            await page.fill("main input[name=q]", "नेपाल");
            await press(page, "main form button");
            expect(await page.locator(".results mark").count() > 0, "nothing is marked");
            await press(page, ".results a");
            expect((await text(page, "h1")).includes("Nepal"), "another record");
        },
        "a ratification date is changed, and the old one stays with its source": async () => {
            await openRatification(page, server);
            await press(page, "#field-consent_date a[href*=edit]");
            await page.fill("#f-consent_date", `1991-05-${day}`);
            await page.fill("#basis-note", "Read in the treaty collection");
            await press(page, "main form button.primary");
            expect((await text(page, ".flash.good")).includes("Saved"), "it was not saved");
            expect((await text(page, "#field-consent_date")).includes(`${day} May 1991`), "not new");
            await press(page, "main a[href$=history]");
            expect((await text(page, "main del")).includes("May 1991"), "no old value");
            const told = await text(page);
            expect(told.includes("14 May 1991") && told.includes("UNTC"), "no source beside it");
        },
        "a case with a faulty date loses nothing, and is then opened": async () => {
            await at("/cases/new");
            await page.fill("#f-summary", "Told on the phone.\nTwo lines.");
            await page.fill("#f-opened", "yesterday");
            await press(page, "main form button.primary");
            const faults = page.locator("[role=alert] li");
            expect(await faults.count() === 2, "the title is missing and the date is none");
            expect(await page.inputValue("#f-summary") === "Told on the phone.\nTwo lines.", "lost");
            expect(await page.inputValue("#f-opened") === "yesterday", "the date was lost");
            await page.fill("#f-title", `Story ${day}`);
            await page.fill("#f-opened", "2026-02");
            await press(page, "main form button.primary");
            expect((await text(page, ".flash.good")).includes("The case is open"), "not opened");
        },
        "a person is added to the case": async () => {
            await press(page, 'main a[href*="/records/person/new"]');
            await page.fill("#f-code", `P-${day}`);
            await page.fill("#f-name", "आशा");
            await page.selectOption("#f-name-lang", "ne");
            await page.selectOption("#f-languages", "ne");
            await press(page, "main form button.primary");
            expect((await text(page)).includes("आशा"), "the name is not shown");
            expect((await text(page, ".breadcrumbs")).includes(`Story ${day}`), "not in the case");
        },
        "a file is tried and imported, and its faulty rows come back as a file": async () => {
            for (const dry of [true, false]) {
                await at("/import");
                await page.selectOption("#type", "treaty_status");
                await page.setInputFiles("#csv", { name: "rows.csv", mimeType: "text/csv",
                    buffer: Buffer.from("state,treaty,status,consent_date\n"
                        + `BTN,CAT,party,2026-05-${day}\nNPL,CAT,party,the first of May\n`) });
                if (!dry) await page.uncheck("input[name=dry]");
                await press(page, "main form[enctype] button");
                const link = page.locator('main a[href*="/files/"]');
                await link.waitFor();
                expect((await text(page)).includes("rows.csv, 3:"), "line and column are missing");
                const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
                const kept = await readFile(await download.path(), "utf8");
                expect(kept.includes("the first of May"), "the row is not in the file");
            }
        },
        "an address that is none says so and leads back": async () => {
            const reply = await at("/no/such/page");
            expect(reply.status() === 404, `status ${reply.status()}`);
            await press(page, "main a.button");
            await page.waitForURL(server.address + "/");
        },
        "Urdu turns the page around": async () => {
            await at("/states");
            if (who.width < 992) await page.click(".menu > summary");
            await page.selectOption("#language", "ur");
            await press(page, ".mast-foot form[action='/language'] button");
            await page.locator("html[lang=ur][dir=rtl]").waitFor({ state: "attached" });
            expect((await wrongsIfScripts(who)).length === 0, "wrongs of the page in Urdu");
        },
        "lock shuts the door": async () => {
            await at("/");
            if (who.width < 992) await page.click(".menu > summary");
            await press(page, "form[action='/lock'] button");
            await at("/cases");
            expect(page.url().includes("/sign-in"), "the cases were still open");
        },
    };
}

async function wrongsIfScripts({ page, scripts }) {
    return scripts ? wrongs(page) : [];
}

async function settles({ page }, server) {
    await page.goto(server.address + "/");
    await press(page, 'main a[href*="#field-date"]');
    const sides = page.locator("#field-date .sides > div");
    expect(await sides.count() === 2, "two values do not stand side by side");
    await sides.filter({ hasText: "5 February 2026" }).locator("button").click();
    await page.waitForURL("**done=settled**");
    expect(await page.locator("#field-date .conflict").count() === 0, "they still differ");
    await press(page, "main a[href$=history]");
    // Both older values stand there; entries of one second have no order of their own.
    const former = (await page.locator("main del").allInnerTexts()).join(" ");
    expect(former.includes("3 February 2026"), "the other value is gone");
}

async function firstStart(browser, homes) {
    const server = await serve(homes.empty);
    const who = await visitor(browser, { width: 1280 });
    try {
        const { page } = who;
        await page.goto(server.address);
        await page.waitForURL("**/welcome");
        expect((await wrongs(page)).length === 0, "wrongs of the page");
        const words = await page.inputValue("#passphrase");
        expect(words.trim().split(/\s+/).length === 6, "no six words are proposed");
        await page.fill("#group", "Ours");
        await page.fill("#handle", "ama");
        await press(page, "main button.primary");
        expect((await text(page, ".recovery-code")).length > 20, "no recovery code");
        await press(page, "main a.button.primary");
        expect((await text(page, "h1")) === "Today", "the workspace is not open");
        await page.goto(server.address + "/states");
        expect((await text(page)).includes("Import the reference packs"), "an empty page is mute");
        expect(who.faults.length === 0, who.faults.join("; "));
    } finally {
        await who.context.close();
        expect(await server.end() === 0, "the server did not end in order");
    }
}

// Every kind of page, once: nothing wrong in either theme or on a phone.
async function walk(browser, server, homes) {
    const who = await visitor(browser, { width: 1280 });
    const { page } = who;
    await story("a first visit is light", async () => {
        await page.goto(server.address + "/sign-in");
        const sizes = await Promise.all(who.requests.map((request) => request.sizes()));
        const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize, 0);
        console.log(`        ${who.requests.length} requests, ${(bytes / 1024).toFixed(1)} KiB`);
        expect(who.requests.length <= requestsMax, `${who.requests.length} requests`);
    });
    await story("the door: nothing wrong", async () => {
        const found = await wrongs(page);
        expect(found.length === 0, found.join("\n        "));
    });
    await unlock(who, server, homes);
    const first = async (list, link = "tbody th a") => {
        await page.goto(server.address + list);
        return page.locator(link).first().getAttribute("href");
    };
    const act = await first("/records/act");
    const person = await first("/records/person");
    const paths = ["/", "/cases", "/cases/new", await first("/cases", 'main a[href^="/r/"]'), act,
        `${act}/history`, person, `${person}/edit`, "/records/person", "/states", "/states/NPL",
        "/reporting", "/library", await first("/library"), "/search?q=torture", "/settings",
        "/import", "/help", "/no/such/page"];
    const pictures = process.env.SAKSI_PICTURES;
    if (pictures) mkdirSync(pictures, { recursive: true });
    for (const [number, path] of paths.entries()) {
        await story(`${path.replace(/[0-9a-f]{32}/, "…")}: nothing wrong`, async () => {
            await page.goto(server.address + path);
            if (pictures) await page.screenshot({ path: join(pictures, `${number}.png`), fullPage: true });
            const found = await wrongs(page);
            expect(found.length === 0, found.join("\n        "));
        });
    }
    await story("the walk: nothing left this machine, no script failed, no rule was broken", async () =>
        expect(who.faults.length === 0, who.faults.join("; ")));
    await who.context.close();
}

async function main() {
    const homes = makeHomes();
    let server;
    let browser;
    try {
        browser = await openBrowser();
        server = await serve(homes.demonstration);
        await walk(browser, server, homes);
        for (const [name, shape] of [["desk", { width: 1280 }],
            ["phone without JavaScript", { width: 360, scripts: false }]]) {
            const who = await visitor(browser, shape);
            for (const [title, play] of Object.entries(storiesOf(who, server, homes)))
                await story(`${name}: ${title}`, play);
            await story(`${name}: nothing left this machine, no script failed`, async () =>
                expect(who.faults.length === 0, who.faults.join("; ")));
            await who.context.close();
        }
        const who = await visitor(browser, { width: 360, scripts: false });
        await unlock(who, server, homes);
        await story("conflicting values stand side by side and are settled", () =>
            settles(who, server));
        await who.context.close();
        await story("first start makes a workspace", () => firstStart(browser, homes));
    } catch (problem) {
        await story("the stories ran to their end", () => { throw problem; });
    } finally {
        await browser?.close();
        if (server) await story("the server ends in order", async () =>
            expect(await server.end() === 0, "another exit code than 0"));
        homes.remove();
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    process.exitCode = counts.failed === 0 ? 0 : 1;
}

await main();
