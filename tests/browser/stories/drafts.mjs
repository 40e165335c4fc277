// What is begun and not saved, forms that are sent twice, and a door that closes meanwhile.
import { expect, press, text, unlock } from "../stage.mjs";

export const pages = () => ["/drafts", "/conflicts", "/searches"];

const keep = "main button[formaction='/drafts']";

// A new person in the commons' case list is typed halfway; gives the address of the form.
async function beginCase({ page, at }, title) {
    await at("/cases/new");
    await page.fill("#f-title", title);
}

async function two({ visitor, homes }) {
    const [first, second] = [await visitor({ width: 1280 }), await visitor({ width: 360, scripts: false })];
    for (const who of [first, second]) await unlock(who, homes);
    return [first, second];
}

export const stories = {
    "a form that is begun is kept as a draft, offered again, gone on with, and gone once saved": async (who) => {
        const { page, at, scripts } = who;
        const title = `Draft with${scripts ? "" : "out"} scripts`;
        await beginCase(who, title);
        if (scripts) {
            await page.locator("[data-draft-status]", { hasText: "Kept as a draft" }).waitFor();
        } else {
            await press(page, keep);
            expect((await text(page, ".flash.good")).includes("Kept as a draft"), "no word of it");
            expect(await page.inputValue("#f-title") === title, "the form lost what was typed");
        }
        await at("/");
        expect((await text(page)).includes("Begun and not saved"), "Today does not tell of it");
        await at("/cases/new");
        expect((await text(page, ".flash.drafts")).includes("You began this on"), "it is not offered");
        expect(await page.inputValue("#f-title") === "", "a fresh form is not empty");
        await press(page, ".flash.drafts a.button");
        expect(await page.inputValue("#f-title") === title, "what was typed did not come back");
        await page.fill("#f-title", `${title}, saved`);
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page, "h1")).includes(`${title}, saved`), "it was not saved");
        await at("/drafts");
        expect((await text(page)).includes("nothing that is not saved"), "the draft outlived its saving");
    },
    "a draft of a change keeps what the person saw, and is thrown away": async (who) => {
        const { page, at, scripts } = who;
        await at("/records/state?iso3=MDV");
        const record = await page.locator("tbody th a").first().getAttribute("href");
        await at(`${record}/edit?field=un_name`);
        await page.fill("#f-un_name", "A name that is half typed");
        if (scripts) await page.locator("[data-draft-status]", { hasText: "Kept as a draft" }).waitFor();
        else await press(page, keep);
        await at("/drafts");
        expect((await text(page)).includes("Change: "), "the list does not say what it is");
        await press(page, "main ul.drafts a");
        expect(await page.inputValue("#f-un_name") === "A name that is half typed", "not gone on with");
        await at("/drafts");
        await press(page, "main ul.drafts form button");
        expect((await text(page, ".flash.good")).includes("thrown away"), "no word of it");
        await at(record);
        expect(!(await text(page)).includes("half typed"), "a draft was stated");
    },
    "a form that arrives after the lock is there as a draft once the same member signs in": async (who, { homes }) => {
        const { page, at, context } = who;
        await at("/cases/new");
        await page.fill("#f-title", "Typed before the lock");
        const other = await context.newPage();
        await other.goto(who.address);
        if (who.width < 800) await other.locator("details.menu > summary").click();
        await other.locator("form[action='/lock'] button").click();
        await other.waitForURL("**/sign-in**");
        await other.close();
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page)).includes("kept, sealed"), "nobody said that it is kept");
        expect(!(await text(page)).includes("Typed before"), "it is shown at a locked door");
        await page.fill("#passphrase", homes.passphrase);
        await press(page, "main button.primary");
        expect((await text(page, ".flash.good")).includes("while the workspace was locked"), "no word of it");
        expect(await page.inputValue("#f-title") === "Typed before the lock", "it is lost");
        await at("/drafts");
        await press(page, "main ul.drafts form button");
    },
    "saved, and undone from the notice": async ({ page, at }) => {
        await at("/records/state?iso3=PHL");
        const record = await page.locator("tbody th a").first().getAttribute("href");
        await at(`${record}/edit?field=un_name`);
        const before = await page.inputValue("#f-un_name");
        await page.fill("#f-un_name", "Another name");
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page, "#field-un_name")).includes("Another name"), "it was not saved");
        await press(page, ".flash.good form[action$='/undo'] button");
        expect((await text(page, ".flash.good")).includes("Undone"), "no word of it");
        expect((await text(page, "#field-un_name")).includes(before), "the old name is not back");
        await at("/");
        await press(page, ".timeline form[action$='/undo'] button");
        expect((await text(page, "#field-un_name")).includes("Another name"), "the undo was not undone");
        await press(page, ".flash.good form[action$='/undo'] button");
    },
    "a whole record is taken back, leaves the list, says so, and is brought back": async ({ page, at }) => {
        await at("/records/state?iso3=SGP");
        const record = await page.locator("tbody th a").first().getAttribute("href");
        await at(record);
        await page.locator("details.take-back > summary").click();
        await page.fill("#take-back-reason", "Recorded twice");
        await press(page, "details.take-back button");
        const told = await text(page);
        expect(told.includes("Taken back.") && told.includes("Recorded twice"), "its page does not say so");
        await at("/records/state?iso3=SGP");
        expect(await page.locator("tbody th a").count() === 0, "it stands on the list");
        await at(`${record}/history`);
        expect((await text(page)).includes("taken back"), "the history does not say so");
        await at(record);
        await press(page, "form[action$='/bring-back'] button");
        expect((await text(page, ".flash.good")).includes("back where it was"), "no word of it");
        await at("/records/state?iso3=SGP");
        expect(await page.locator("tbody th a").count() === 1, "it is not back on the list");
    },
    "a search is saved under a name, renamed and removed": async ({ page, at }) => {
        await at("/search?q=torture&type=decision");
        await page.locator("details.saved-searches > summary").click();
        await page.fill("#search-name", "Torture in decisions");
        await press(page, ".keep-search button");
        expect((await text(page, ".flash.good")).includes("saved"), "no word of it");
        expect(page.url().includes("type=decision"), "it left the search");
        await at("/searches");
        await page.fill("main input[name=name]", "Decisions that say torture");
        await press(page, "main form.row button");
        await press(page, "main li.panel a");
        expect(page.url().includes("q=torture") && page.url().includes("type=decision"), "it asks for something else");
        await at("/searches");
        await press(page, "main form.row button[name=remove]");
        expect((await text(page)).includes("saved none yet"), "it is still there");
    },
};

export const once = {
    "two identical posts at once, and once more later, make one case": async ({ visitor, homes }) => {
        const who = await visitor({ width: 1280 });
        await unlock(who, homes);
        await beginCase(who, "Sent twice");
        const { page } = who;
        const sent = await page.evaluate(async () => {
            const form = document.querySelector("form[data-guard]");
            const post = () => fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
            const replies = [...await Promise.all([post(), post(), post()]), await post()];
            return replies.map((reply) => new URL(reply.url).pathname);
        });
        expect(new Set(sent).size === 1 && sent[0].startsWith("/r/"), `they led to ${sent.join(" ")}`);
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page, ".flash.good")).includes("not saved a second time"), "no word of it");
        await who.at("/cases?q=");
        const titles = await page.locator("main a", { hasText: "Sent twice" }).count();
        expect(titles === 1, `${titles} cases of that name`);
    },
    "two browsers: each goes on with its own draft, and a conflict of the two is listed and settled": async (stage) => {
        const [first, second] = await two(stage);
        for (const who of [first, second]) {
            await who.at("/records/state?iso3=KHM");
            const record = await who.page.locator("tbody th a").first().getAttribute("href");
            await who.at(`${record}/edit?field=un_name`);
            await who.page.fill("#f-un_name", `Typed at ${who.width}`);
        }
        await first.page.locator("[data-draft-status]", { hasText: "Kept as a draft" }).waitFor();
        await press(second.page, keep);
        expect(await second.page.inputValue("#f-un_name") === "Typed at 360", "the drafts were mixed up");
        expect((await text(second.page, ".flash.drafts")).includes("You began this"), "the other one is not offered");
        await press(first.page, "main form[data-guard] button.primary");
        await press(second.page, "main form[data-guard] button.primary");
        expect((await text(second.page)).includes("Somebody else changed this"), "the draft forgot what it saw");
        await second.page.check("input[value=both]");
        await press(second.page, "main form[data-guard] button.primary");

        await first.at("/conflicts?type=state");
        let told = await text(first.page);
        expect(told.includes("Typed at 1280") && told.includes("Typed at 360"), "the two are not listed");
        // The whole form shows both, and leaves both.
        await first.at((await first.page.locator("main section.panel h2 a").first().getAttribute("href")) + "/edit");
        expect((await text(first.page)).includes("Saving this form leaves both"), "the form does not say so");
        await press(first.page, "main form[data-guard] button.primary");
        expect(first.page.url().includes("done=unchanged"), `it was changed: ${first.page.url()}`);
        await second.at("/conflicts?type=state");
        told = await text(second.page);
        expect(told.includes("Typed at 1280") && told.includes("Typed at 360"), "one of the two is gone");
        await press(second.page, "main section.panel p a.button");
        await press(second.page, "#field-un_name form[action$='/settle'] button");
        await press(second.page, ".flash.good form[action$='/undo'] button");
        expect(await second.page.locator("#field-un_name .conflict").count() === 1, "settling was not undone");
        await press(second.page, "#field-un_name form[action$='/settle'] button");
        await second.at("/drafts");
        expect((await text(second.page)).includes("nothing that is not saved"), "a draft outlived its saving");
    },
};
