// Whole days of people who use Saksi, from beginning to end. Everybody in them is invented. With SAKSI_PICTURES each leaves
// a picture of every stage.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, press, text } from "../stage.mjs";

// Takes a picture of the page as it stands, where pictures are wanted.
function camera(page, name) {
    let number = 0;
    return async () => {
        number += 1;
        if (process.env.SAKSI_PICTURES)
            await page.screenshot({ path: join(process.env.SAKSI_PICTURES, `${name}-${number}.png`), fullPage: true });
    };
}

async function save(page) {
    await press(page, "main form:has([name]) button.primary");
    const wrong = page.locator("main [role=alert]");
    if (await wrong.count() > 0) throw new Error(`not taken: ${await wrong.first().innerText()}`);
}

// Every file below a folder, and whether it holds one of these.
function filesWith(folder, words) {
    const found = [];
    for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (statSync(path).isDirectory()) { found.push(...filesWith(path, words)); continue; }
        const bytes = readFileSync(path);
        for (const word of words)
            if (bytes.includes(word) || path.includes(word)) found.push(`${name}: ${word}`);
    }
    return found;
}

// A form of a record, filled in by the keys of its fields and sent.
async function fill(page, values) {
    for (const [key, value] of Object.entries(values)) {
        const input = page.locator(`#f-${key.replaceAll(".", "-")}`).first();
        if (await input.evaluate((element) => element.tagName) === "SELECT") await input.selectOption(value);
        else await input.fill(value);
    }
    await save(page);
}

export const once = {
    "scenario 1: a case told under threat is complete, locked in a moment, and leaves no name": async (
        { visitor, unlock, homes }) => {
        const who = await visitor({ width: 1280 });
        const { page, at } = who;
        const picture = camera(page, "scenario-1");
        await unlock(who, homes);
        const name = "Rinawati Contohnya";
        const clues = "Green shirt without a name, two stars, a scar over the left eye";

        const began = Date.now();
        await at("/cases/quick");
        await page.fill("#f-person_code", "R-01");
        await page.fill("#f-case_title", "The lock-up by the ferry");
        await page.selectOption("#f-act_type", "torture");
        await page.fill("#f-act_account", "They tied my feet to a chair and hit the soles with a pipe. Then I signed.");
        await page.fill("#f-act_date", "2026-02-01/2026-02-10");
        await page.selectOption("#f-act_place_type", "PD-POL-01");
        await page.fill("#f-perpetrator_description", clues);
        await page.selectOption("#f-involvement_perpetrator_type", "PT-POL");
        await picture();
        await save(page);
        const home = page.url().split("?")[0];
        const caseId = home.split("/").at(-1);
        const seconds = (Date.now() - began) / 1000;
        expect((await text(page, ".flash.good")).includes("The case is open"), "not opened");
        await picture();

        // The name, in the words of the person, beside the code.
        await press(page, 'main a[href^="/r/"]:has-text("R-01")');
        const person = page.url().split("?")[0];
        await page.goto(`${person}/edit`);
        await fill(page, { name });

        // Five answers, each asked by itself.
        await page.goto(`${person}/consents`);
        for (const [scope, answer] of [["CO-01", "given"], ["CO-06", "given"], ["CO-08", "refused"], ["CO-11", "refused"],
            ["CO-14", "given"]])
            await page.check(`[name="${scope}.state"][value="${answer}"]`);
        await page.fill('[name="CO-14.conditions"]', "Through the aunt only");
        await page.selectOption('[name="form"]', "oral_recorded").catch(() => page.selectOption('[name="form"]', { index: 1 }));
        await picture();
        await press(page, "#ask button.primary");
        expect((await text(page)).includes("Through the aunt only"), "the condition is not shown");
        await picture();

        // The first act: how it was done, what was signed.
        await page.goto(home);
        await press(page, 'main a[href^="/r/"]:has-text("Torture · R-01")');
        const beating = page.url().split("?")[0];
        await page.goto(`${beating}/edit`);
        await fill(page, { methods: "TM-BLU-03", statement_signed: "forced" });
        expect((await text(page)).includes("Falanga"), "the method is not shown");

        // The second: a threat against the brother, who is harmed by it himself.
        await page.goto(home);
        await press(page, `main a[href*="/records/person/new"]`);
        await fill(page, { code: "R-02" });
        await page.goto(home);
        await press(page, `main a[href*="/records/act/new"]`);
        for (const [key, code] of [["event", "The lock-up by the ferry"], ["victim", "R-02"]]) {
            const select = page.locator(`#f-${key}`);
            if (await select.evaluate((element) => element.tagName) === "SELECT")
                await select.selectOption({ label: await select.locator("option", { hasText: code }).first().innerText() });
            else await select.fill(code);
        }
        await fill(page, { type: "threats", date: "2026-02", methods: "TM-PSY-02" });
        const threat = page.url().split("?")[0];
        await page.goto(home);
        await press(page, `main a[href*="/records/involvement/new"]`);
        for (const [key, code] of [["act", "R-02"], ["perpetrator", "R-01-A"]]) {
            const select = page.locator(`#f-${key}`);
            if (await select.evaluate((element) => element.tagName) === "SELECT")
                await select.selectOption({ label: await select.locator("option", { hasText: code }).first().innerText() });
            else await select.fill(code);
        }
        await fill(page, { perpetrator_type: "PT-POL" });

        // A voice note and a paper photo, kept as they are with what was told.
        await page.goto(home);
        await press(page, 'main a[href^="/r/"]:has-text("First telling")');
        const telling = page.url().split("?")[0];
        for (const [file, type] of [["note.ogg", "audio/ogg"], ["paper.jpg", "image/jpeg"]]) {
            await page.goto(telling);
            await page.setInputFiles('input[type="file"]', { name: file, mimeType: type, buffer: Buffer.from(`${file} of ${caseId}`) });
            await press(page, 'form:has(input[type="file"]) button');
        }
        await picture();

        // The whole of it.
        await page.goto(home);
        const shown = await text(page);
        for (const there of ["Torture · R-01", "R-02", "R-01-A", "Time line"])
            expect(shown.includes(there), `the case does not show: ${there}`);
        await picture();
        await page.goto(`${home}/graph`);
        expect((await text(page)).includes("alleged to have had a part"), "the graph does not say who is alleged");
        await picture();
        await page.goto(`${beating}/history`);
        await at(`/records/act?q=&sort=date`);
        for (const act of [beating, threat]) {
            await page.goto(act);
            const values = await text(page);
            expect(!/\b2026-02-0[1-9]\b(?!\/)/.test(values.replace("2026-02-01/2026-02-10", "")), "a day that nobody said");
        }

        // What was refused cannot be got round: neither by the page, nor by sending its form.
        await page.goto(`${home}/hand-out`);
        await page.selectOption("#scope", "CO-08");
        await page.fill("#recipient", "The ministry");
        await press(page, "main form:has(#scope) button");
        expect((await text(page, "#preview")).includes("Nothing of this case may leave"), "CO-08 was refused");
        await picture();

        // The checkpoint: one press, and nothing is left on the screen, nor behind the back button.
        await page.goto(home);
        await press(page, 'form[action="/lock"] button');
        for (const path of ["/", "/cases", new URL(home).pathname, "/search?q=ferry"]) {
            await at(path);
            const locked = await page.locator("body").innerText();
            for (const word of ["ferry", "R-01", name, "Riverside"])
                expect(!locked.includes(word), `locked, ${path} shows ${word}`);
        }
        await page.goBack();
        expect(!(await page.locator("body").innerText()).includes("ferry"), "the back button shows the case");
        await picture();
        const lying = filesWith(homes.demonstration, [name, "ferry", "scar over the left eye", "Through the aunt only"]);
        expect(lying.length === 0, `in plain on the disk: ${lying.join("; ")}`);

        // The next day all of it is there.
        await unlock(who, homes);
        await page.goto(home);
        const again = await text(page);
        expect(again.includes("The lock-up by the ferry") && again.includes("R-02"), "something is lost");
        await page.goto(person);
        expect((await text(page)).includes(name), "the name is lost");
        console.log(`        (from an empty page to a case that holds all that was told: ${seconds.toFixed(1)} s for a browser that types at once)`);
    },
};
