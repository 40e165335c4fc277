// A case as a whole: what is to be done, what happened when, who did what to whom.
import { expect, press, text } from "../stage.mjs";

const invented = 'tbody th a:has-text("Riverside")';

export const pages = async (first) => {
    const found = await first("/cases", invented);
    return [`${found}/graph`];
};

export const stories = {
    "a case tells what happened when and draws who did what to whom": async ({ page, at }) => {
        await at("/cases");
        await press(page, invented);
        const line = await text(page, ".timeline");
        expect(line.includes("Arrest") || line.includes("Detention"), "no detention on the time line");
        expect(line.includes("sources differ"), "the differing date is not told");
        await press(page, 'main a[href$="/graph"]');
        const nodes = page.locator(".graph a.node");
        expect(await nodes.count() >= 4, "too few boxes");
        expect(await page.locator(".graph a.node.harmed").count() === 1, "who was harmed is not marked");
        expect(await page.locator(".graph a.node.alleged").count() === 1, "who is alleged is not marked");
        const words = await text(page, "main details");
        expect(words.includes("EX-1-P") && words.includes("Carried it out"), "the same is not said in words");
        await page.locator(".graph a.node.harmed").click();
        await page.waitForURL(/\/r\/[0-9a-f]+$/);
        expect((await text(page, "h1")).includes("EX-1-V"), "a box does not lead to its record");
    },
    "a task is added, stands on Today, is done in one press, and can be undone": async ({ page, at, day }) => {
        await at("/cases");
        await press(page, invented);
        await page.locator('main a[aria-label="Add: Task"]').click();
        await page.waitForURL(/task\/new/);
        await page.getByLabel("What", { exact: false }).first().fill(`Call the clinic ${day}`);
        await page.getByLabel("Who does it").fill("asha-1");
        await page.getByLabel("By when").fill("2026-01");
        await press(page, "main form[data-guard] button.primary");
        await at("/");
        expect((await text(page)).includes(`Call the clinic ${day}`), "it is not on Today");
        await at("/tasks");
        expect((await text(page)).includes("Late or due"), "it is not late");
        await press(page, `main button[aria-label="Done: Call the clinic ${day}"]`);
        expect((await text(page, ".flash.good")).includes("Done"), "not done");
        await press(page, ".flash.good button");
        await at("/tasks");
        expect((await text(page)).includes(`Call the clinic ${day}`), "it did not come back");
    },
    "a record waits for a second reader, and whoever wrote it cannot confirm it": async ({ page, at, day }) => {
        await at("/cases");
        await press(page, invented);
        await page.locator('main a[aria-label="Add: Place"]').click();
        await page.waitForURL(/place\/new/);
        await page.locator("#f-name").fill(`Yard ${day}`);
        await press(page, "main form[data-guard] button.primary");
        const record = page.url().split("?")[0];
        await press(page, '.review button:has-text("Ask for a second reading")');
        expect((await text(page, ".review")).includes("To be read by somebody else"), "it does not wait");
        expect(await page.locator('.review button:has-text("confirm")').count() === 0, "its writer may confirm it");
        await at("/");
        expect((await text(page)).includes(`Yard ${day}`), "Today does not tell");
        await page.goto(record);
        const summary = page.locator(".review summary");
        if (await page.locator(".review details[open]").count() === 0) await summary.click();
        await page.fill("#comment", "Is this behind the market?");
        await press(page, '.review form[action$="/comment"] button');
        expect((await text(page, ".review")).includes("behind the market"), "the comment is not there");
    },
};
