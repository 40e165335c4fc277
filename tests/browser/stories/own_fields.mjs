// A group declares what it asks, in the browser and nowhere else.
import { expect, press, text } from "../stage.mjs";

export const pages = async () => ["/settings/own", "/records/own_field/new", "/records/own_field"];

async function declare(page, at, type, typed) {
    await at(`/records/${type}/new`);
    for (const [field, value] of Object.entries(typed)) {
        const input = page.locator(`#f-${field}`);
        const isChoice = await input.evaluate((one) => one.tagName === "SELECT");
        if (isChoice) await input.selectOption(value);
        else await input.fill(value);
    }
    await press(page, "main form[data-guard] button.primary");
    expect((await text(page, ".flash.good")).length > 0, `${type} was not added`);
}

// The address of the form for a new record of this kind in the first case.
async function inCase(page, at, label) {
    await at("/cases");
    await press(page, "tbody th a");
    await page.locator(`main a[aria-label="Add: ${label}"]`).click();
    await page.waitForURL(/\/new\?in=/);
    return page.url();
}

export const stories = {
    "a field is added in the browser, asked for in the form, found and filtered": async ({ page, at, day }) => {
        const name = `Village court ${day}`;
        await declare(page, at, "own_field", { of: "person", label: name, kind: "short_text", listed: "yes" });
        await at("/settings/own");
        expect((await text(page)).includes(name), "it is not on the page of own fields");
        await inCase(page, at, "Person");
        await page.getByLabel("Code or pseudonym").fill(`V-${day}`);
        await page.getByLabel(name).fill("Court of Tamarind");
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page)).includes("Court of Tamarind"), "the answer is not on the record");
        expect((await text(page)).includes("Your own fields"), "no section of its own");
        await at("/records/person");
        expect((await text(page, "thead")).includes(name), "no column of the list");
        await at("/search?q=tamarind");
        expect((await text(page)).includes(`V-${day}`), "search does not find it");
    },
    "a record type with a choice of one's own is used like any other": async ({ page, at, day }) => {
        await declare(page, at, "own_vocabulary", { label: `Benches ${day}` });
        await declare(page, at, "own_record_type", { label: `Court visit ${day}`, label_plural: `Court visits ${day}` });
        await at("/settings/own");
        await page.locator(`a[aria-label="Add a term to: Benches ${day}"]`).click();
        await page.locator("#f-label").fill("Single judge");
        await press(page, "main form[data-guard] button.primary");
        await at("/settings/own");
        await page.locator(`a[aria-label="Add a field to: Court visit ${day}"]`).click();
        await page.locator("#f-label").fill("Bench");
        await page.locator("#f-kind").selectOption("term");
        // Without its vocabulary it cannot be meant, and nothing is lost over it.
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page, "[role=alert]")).includes("Chosen from"), "the fault is not told");
        expect(await page.locator("#f-label").inputValue() === "Bench", "what was typed is lost");
        await page.locator("#f-vocabulary").selectOption({ label: `Benches ${day}` });
        await press(page, "main form[data-guard] button.primary");
        await inCase(page, at, `Court visit ${day}`);
        await page.getByLabel("Title").fill("First hearing");
        await page.getByLabel("Bench").selectOption({ label: "Single judge" });
        await press(page, "main form[data-guard] button.primary");
        const told = await text(page);
        expect(told.includes("First hearing") && told.includes("Single judge"), "the record is not whole");
    },
    "a field that is no longer used is not asked for, and what was written stays": async ({ page, at, day }) => {
        const name = `Shoe size ${day}`;
        await declare(page, at, "own_field", { of: "person", label: name, kind: "short_text" });
        const form = await inCase(page, at, "Person");
        await page.getByLabel("Code or pseudonym").fill(`S-${day}`);
        await page.getByLabel(name).fill("forty-one");
        await press(page, "main form[data-guard] button.primary");
        const record = page.url().split("?")[0];
        await at("/settings/own");
        await page.locator("main a", { hasText: name }).click();
        await press(page, "#field-kind a[href*=edit]");
        await page.locator("#f-kind").selectOption("number");
        await press(page, "main form[data-guard] button.primary");
        await page.goto(record + "/edit");
        expect((await text(page)).includes("when the field asked for something else"), "the old answer is not told");
        await page.locator("#f-occupation").fill("fisher");
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page)).includes("fisher"), "the old answer kept the rest from being saved");
        expect((await text(page)).includes("forty-one"), "the old answer is lost");
        await at("/settings/own");
        await page.locator("main a", { hasText: name }).click();
        await press(page, "main .page-head a[href$=edit]");
        await page.locator("#f-retired").selectOption("yes");
        await press(page, "main form[data-guard] button.primary");
        await page.goto(form);
        expect(await page.getByLabel(name).count() === 0, "it is asked for still");
        await page.goto(record);
        expect((await text(page)).includes("forty-one"), "the answer is gone");
    },
};
