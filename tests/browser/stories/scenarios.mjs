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

// Opens the record of this title from the page.
async function open(page, title) {
    await page.locator("main").getByRole("link", { name: title, exact: true }).last().click();
    await page.waitForLoadState();
    return page.url().split("?")[0];
}

// Chooses the record whose title has these words.
async function choose(page, key, words) {
    const select = page.locator(`#f-${key}`);
    const label = await select.locator("option", { hasText: words }).first().innerText();
    await select.selectOption({ label });
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
        expect((await text(page, ".flash.good")).includes("The case is open"), "not opened");
        await picture();

        // The name, in the words of the person, beside the code.
        const person = await open(page, "R-01");
        await page.goto(`${person}/edit`);
        await fill(page, { name });

        // Five answers, each asked by itself.
        await page.goto(`${person}/consents`);
        for (const [scope, answer] of [["CO-01", "given"], ["CO-06", "given"], ["CO-08", "refused"], ["CO-11", "refused"],
            ["CO-14", "given"]])
            await page.check(`[name="${scope}.state"][value="${answer}"]`);
        const condition = page.locator('[name="CO-14.conditions"]');
        await page.locator("details", { has: condition }).locator("summary").click();
        await condition.fill("Through the aunt only");
        await page.selectOption('[name="form"]', "signed");
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
        await choose(page, "event", "The lock-up by the ferry");
        await choose(page, "victim", "R-02");
        await fill(page, { type: "threats", date: "2026-02", methods: "TM-PSY-02" });
        const threat = page.url().split("?")[0];
        await page.goto(home);
        await press(page, `main a[href*="/records/involvement/new"]`);
        await choose(page, "act", "R-02");
        await choose(page, "perpetrator", "R-01-A");
        await fill(page, { perpetrator_type: "PT-POL" });

        // A voice note and a paper photo, kept as they are with what was told.
        await page.goto(home);
        const telling = await open(page, "First telling");
        for (const [file, type] of [["note.ogg", "audio/ogg"], ["paper.jpg", "image/jpeg"]]) {
            await page.goto(telling);
            await page.locator("summary", { hasText: "Add a file" }).click();
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
    },

    "scenario 5: a refused complaint is evidence, what drags on is counted, and the lawyer gets no health and no address": async (
        { visitor, unlock, homes }) => {
        const who = await visitor({ width: 1280 });
        const { page, at } = who;
        const picture = camera(page, "scenario-5");
        await unlock(who, homes);
        const address = "Behind the blue gate, third lane";
        const wounds = "Both heels swollen, cannot walk";

        await at("/cases/quick");
        await page.fill("#f-person_code", "S-01");
        await page.fill("#f-person_safe_contact", address);
        await page.fill("#f-case_title", "Thirty-five days");
        await page.selectOption("#f-act_type", "torture");
        await page.fill("#f-act_account", "They beat my feet until the morning.");
        await page.fill("#f-act_date", "2026-01-18");
        await save(page);
        const home = page.url().split("?")[0];
        const path = new URL(home).pathname;
        const add = async (type, values, chosen = {}) => {
            await page.goto(home);
            await press(page, `main a[href*="/records/${type}/new"]`);
            for (const [key, words] of Object.entries(chosen)) await choose(page, key, words);
            await fill(page, values);
            return page.url().split("?")[0];
        };
        await page.goto(home);
        const act = await open(page, "Torture · S-01 · 2026-01-18");
        await page.goto(`${act}/edit`);
        await fill(page, { consequences_detail: wounds, methods: "TM-BLU-03" });
        await add("detention", { from: "2026-01-17", until: "2026-01-20" }, { person: "S-01" });

        // The limit in the law, and that a court struck it down: both are kept, and a lawyer is to say which holds.
        await add("task", { what: "35 days from release end on 2026-02-24: lodge the complaint", due: "2026-02-24",
            notes: "The Supreme Court struck the limit down on 2020-01-05. To be confirmed by a lawyer." });

        // Refused at the desk; its photo is evidence.
        const refusal = await add("remedy_step", { stage: "RM-02", authority: "Police station by the ferry", began: "2026-02-02",
            outcome: "The officer said that there is no such form." });
        await page.locator("summary", { hasText: "Add a file" }).click();
        await page.setInputFiles('input[type="file"]', { name: "desk.jpg", mimeType: "image/jpeg", buffer: Buffer.from("a photo of the desk") });
        await press(page, 'form:has(input[type="file"]) button');
        expect((await text(page)).includes("desk.jpg"), "the photo is not with the refusal");
        await add("remedy_step", { stage: "RM-10", authority: "District court", began: "2026-03-05", adjournments: "40",
            state_claim: "The State says that the witnesses did not come.", group_finding: "They were there each time; the prosecutor was not." });
        await add("remedy_step", { stage: "RM-16", authority: "District court", began: "2026-04-01", reparation: "RP-COM-01",
            ordered: "200,000", ordered_date: "2026-05-10", received: "Nothing", received_date: "2026-11-01" });
        await page.goto(home);
        const shown = await text(page);
        for (const there of ["Put off 40 times in all", "1 complaint was refused or not registered", "unreasonably prolonged",
            "What the State says", "They were there each time", "Nothing", "35 days from release"])
            expect(shown.includes(there), `the case does not show: ${there}`);
        await picture();
        await page.goto(refusal);
        await picture();

        // Today tells what is late, and the locked door tells nothing.
        await at("/");
        const mine = page.locator("section", { hasText: "Your tasks" });
        expect((await mine.innerText()).includes("35 days from release"), "Today does not tell of a task that nobody has taken");
        await picture();
        await press(page, 'form[action="/lock"] button');
        for (const locked of ["/", path]) {
            await at(locked);
            const words = await page.locator("body").innerText();
            for (const word of ["Thirty-five days", "35 days", "S-01"])
                expect(!words.includes(word), `the locked door tells ${word}`);
        }
        await unlock(who, homes);

        // The lawyer gets the case on the person's consent, without health and without the address.
        await page.goto(home);
        const person = await open(page, "S-01");
        await page.goto(`${person}/consents`);
        await page.check('[name="CO-07.state"][value="given"]');
        await page.fill('[name="CO-07.recipient"]', "Advocate Contoh");
        await page.selectOption('[name="form"]', "signed");
        await press(page, "#ask button.primary");
        await page.goto(`${home}/hand-out`);
        await page.selectOption("#scope", "CO-07");
        await page.fill("#recipient", "Advocate Contoh");
        await press(page, "main form:has(#scope) button");
        await picture();
        await page.check('#preview [name="form"][value="json"]');
        await press(page, "#preview button.primary");
        const link = page.locator('a[href*="/files/0"]');
        await link.waitFor();
        const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
        const handed = readFileSync(await download.path(), "utf8");
        expect(handed.includes("They beat my feet"), "the account is not in it");
        expect(handed.includes("They were there each time"), "the group's finding is not in it");
        expect(handed.includes("030104000000"), "the code of HURIDOCS is not in it");
        for (const word of [address, wounds, "blue gate", "heels"])
            expect(!handed.includes(word), `it holds: ${word}`);
        await page.goto(`${person}/consents`);
        expect((await text(page)).includes("Advocate Contoh"), "the handover is not listed");
        await picture();
        // A file was made and fetched; nothing of it was left lying anywhere.
        const lying = filesWith(homes.demonstration, [address, wounds, "Thirty-five days", "They beat my feet"]);
        expect(lying.length === 0, `in plain on the disk: ${lying.join("; ")}`);
    },
};
