// Decisions, and finding words in them.
import { expect, press, text } from "../stage.mjs";

export const pages = async (first) => ["/library", await first("/library", "main .results a"), "/search?q=torture"];

export const stories = {
    "the library narrows by a facet": async ({ page, at }) => {
        await at("/library");
        const before = await text(page, "[role=status]");
        const outer = page.locator("details.facets");
        if (await outer.count() && !(await page.locator(".facets details").first().isVisible()))
            await outer.locator("> summary").click();
        const group = page.locator(".facets details").first();
        if (await group.getAttribute("open") === null) await group.locator("summary").click();
        await group.locator("li a").first().click();
        await page.waitForURL("**/library?**");
        expect(await text(page, "[role=status]") !== before, "as many decisions as before");
    },
    "search finds words in Nepali and leads to the record": async ({ page, at }) => {
        await at("/search");
        await page.fill("main input[name=q]", "नेपाल");
        await press(page, "main form button");
        expect(await page.locator(".results mark").count() > 0, "nothing is marked");
        await press(page, ".results a");
        expect((await text(page, "h1")).includes("Nepal"), "another record");
    },
};
