// Members with roles, cases that are given and taken, and what others learn of them: nothing.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, press, text } from "../stage.mjs";

const caseLink = "tbody th a";

export const pages = async (first) => {
    const path = await first("/cases");
    return ["/settings/members", "/settings/looks", `${path}/access`];
};

async function comeIn({ page, at }, handle, passphrase) {
    await at("/sign-in");
    await page.fill("#handle", handle);
    await page.fill("#passphrase", passphrase);
    await press(page, "main button.primary");
    await page.waitForURL((address) => !address.pathname.startsWith("/sign-in"));
}

function wordsOf(homes, handle) {
    const name = handle === "asha-1" ? "demonstration-passphrase.txt" : `demonstration-passphrase-${handle}.txt`;
    return readFileSync(join(homes.demonstration, name), "utf8").trim();
}

async function member(stage, handle, shape) {
    const who = await stage.visitor(shape);
    await comeIn(who, handle, wordsOf(stage.homes, handle));
    return who;
}

// Adds a member as a person does; gives the passphrase that is shown once.
async function addMember(administrator, handle, role) {
    await administrator.at("/settings/members");
    await administrator.page.fill("#handle", handle);
    await administrator.page.selectOption("#new-role", role);
    await press(administrator.page, "form:has(#new-role) button.primary");
    return (await text(administrator.page, ".recovery-code")).trim();
}

// Other stories open cases too, so a case is looked for by its name where there may be several.
async function caseOf(who, name = "") {
    await who.at("/cases");
    return who.page.locator(caseLink, { hasText: name }).first().getAttribute("href");
}

export const once = {
    "what another changed is new until it is marked as seen": async (stage) => {
        const mina = await member(stage, "mina-2", { width: 360, scripts: false });
        const asha = await member(stage, "asha-1", { width: 1280 });
        await mina.at("/records/care_provider/new");
        await mina.page.fill("#f-name", "House behind the hill");
        await mina.page.selectOption("#f-services", "shelter");
        await press(mina.page, "main form[data-guard] button.primary");
        await asha.at("/");
        const fresh = 'section:has(> h2:text-is("New since you last looked"))';
        expect((await text(asha.page, fresh)).includes("House behind the hill"), "it is not told as new");
        await press(asha.page, `${fresh} button`);
        expect((await text(asha.page, ".flash.good")).includes("Seen"), "nothing says that it is seen");
        expect(await asha.page.locator(fresh).count() === 0, "it is new still");
        await mina.at("/");
        expect(await mina.page.locator(fresh).count() === 0
            || !(await text(mina.page, fresh)).includes("House behind the hill"), "one's own change is new");
    },
    "a case that is given to one caseworker is given to that one alone": async (stage) => {
        const asha = await member(stage, "asha-1", { width: 1280 });
        const mina = await member(stage, "mina-2", { width: 360, scripts: false });
        const omar = await stage.visitor({ width: 1280 });
        await comeIn(omar, "omar-5", await addMember(asha, "omar-5", "caseworker"));

        await mina.at("/cases");
        expect((await text(mina.page)).includes("market"), "mina does not see her own case");
        expect(!(await text(mina.page)).includes("Riverside"), "mina sees asha's case before it is given");
        const path = await caseOf(asha, "Riverside");
        await asha.at(`${path}/access`);
        await asha.page.selectOption("#handle", "mina-2");
        await asha.page.selectOption("#level", "write");
        await press(asha.page, "form:has(#level) button.primary");
        expect((await text(asha.page, ".flash.good")).includes("Given"), "it was not given");

        await mina.at(path);
        expect((await text(mina.page)).includes("Riverside"), "mina does not see what she was given");
        expect(await mina.page.locator(`a[href='${path}/edit']`).count() === 1, "mina cannot change it");

        for (const where of ["/", "/cases", "/records/person", "/search?q=Riverside", "/search?q=Invented",
            "/records/grant", "/records/source"]) {
            await omar.at(where);
            const seen = await text(omar.page);
            expect(!seen.includes("Riverside police") && !seen.includes("EX-1") && !seen.includes("market"),
                `omar sees a trace at ${where}`);
        }
        for (const where of [path, `${path}/history`, `${path}/access`, `${path}/edit`])
            expect((await omar.at(where)).status() === 404, `omar is told more than "not there" at ${where}`);

        // Who has seen it says so, and taken back it is gone.
        await asha.at(`${path}/access`);
        expect((await text(asha.page, "#seen")).includes("mina-2"), "nobody says that mina looked");
        await press(asha.page, "tr:has(th:has-text('mina-2')) form button");
        expect((await mina.at(path)).status() === 404, "mina still sees it");
    },
    "who may not write is shown no button to, and is told so in a sentence": async (stage) => {
        const lin = await member(stage, "lin-4", { width: 1280 });
        await lin.at("/cases");
        expect(await lin.page.locator("main a[href='/cases/new']").count() === 0, "an editor is offered to open cases");
        expect((await lin.at("/cases/new")).status() === 403, "an editor may open cases");
        expect((await text(lin.page)).includes("Caseworkers and administrators do"), "no sentence");
        expect((await lin.at("/settings/looks")).status() === 403, "an editor sees who looked");
        await lin.at("/settings/members");
        expect(await lin.page.locator("main form").count() === 0, "an editor is offered to manage members");

        const ravi = await member(stage, "ravi-3", { width: 360, scripts: false });
        const path = await caseOf(ravi);
        await ravi.at(path);
        expect(await ravi.page.locator(`a[href^='${path}/edit']`).count() === 0, "a clinician may change casework");
        expect(await ravi.page.locator("a[href^='/records/source/new']").count() === 1, "a clinician adds no source");
        expect(await ravi.page.locator("a[href^='/records/act/new']").count() === 0, "a clinician adds acts");
    },
    "who is let go is out at once, after a page that asks": async (stage) => {
        const asha = await member(stage, "asha-1", { width: 360, scripts: false });
        const dina = await stage.visitor({ width: 1280 });
        await comeIn(dina, "dina-6", await addMember(asha, "dina-6", "reader"));
        await dina.at("/states");
        expect(!dina.page.url().includes("/sign-in"), "dina did not come in");
        await asha.at("/settings/members");
        await press(asha.page, "tr:has(th:has-text('dina-6')) button:has-text('Let go')");
        expect((await text(asha.page, "h1")).includes("Let this member go?"), "nobody asked");
        await press(asha.page, "main button.danger");
        expect((await text(asha.page, "tr:has(th:has-text('dina-6'))")).includes("Has left"), "dina is still there");
        await dina.at("/states");
        expect(dina.page.url().includes("/sign-in"), "dina is still in");
    },
};
