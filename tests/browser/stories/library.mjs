// Decisions, and finding words in them.
import { expect, press, text } from "../stage.mjs";

export const pages = async (first) => ["/library", await first("/library", "main .results a"), "/search", "/search?q=torture", "/search?q=xyzzyq"];

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
    "a State that was chosen is told by its name, however it was asked for": async ({ page, at }) => {
        for (const asked of ["NPL", "Nepal"]) {
            await at(`/library?state=${asked}`);
            const chip = await text(page, "aside .chips");
            expect(chip.includes("Nepal") && !chip.includes("NPL"), `the chip says ${chip}`);
            const chosen = page.locator(".facets a[aria-current]");
            expect((await chosen.first().textContent()).includes("Nepal"), "it is not marked among the choices");
        }
    },
    "a list with many columns fits its page": async ({ page, at, width }) => {
        if (width < 700) return; // There its rows are lines.
        for (const wide of [768, 1280]) {
            await page.setViewportSize({ width: wide, height: 800 });
            await at("/records/decision");
            const hidden = await page.locator(".table-wrap").evaluate((wrap) => wrap.scrollWidth - wrap.clientWidth);
            expect(hidden <= 0, `${hidden} pixels of the list are hidden at ${wide}`);
        }
        await page.setViewportSize({ width, height: 800 });
    },
    "a search says why it found something, and goes on as a list": async ({ page, at }) => {
        await at("/search?q=" + encodeURIComponent("torture name:nobody OR committee"));
        await at("/search?q=nepal");
        expect((await text(page, ".results")).includes("found in: "), "no field is named");
        await page.selectOption("main select[name=sort]", "title");
        await press(page, "main form button");
        await page.waitForURL("**sort=title**");
        await page.locator(".facets li a").nth(1).click();
        await page.waitForURL("**type=**");
        const count = (await text(page, "[role=status]")).match(/\d+/)[0];
        await press(page, "aside p.small a");
        await page.waitForURL("**/records/**words=nepal**");
        expect((await text(page, "[role=status]")).includes(count), `not ${count} in the list`);
    },
    "a name in one script finds it in another, and says so": async ({ page, at }) => {
        await at("/search?q=" + encodeURIComponent("नेपाल NOT xyzzyq"));
        expect(await page.locator(".results > li").count() > 0, "nothing");
        await at("/search?q=" + encodeURIComponent("indonezia"));
        const found = await text(page);
        expect(found.includes("sounds alike"), "not found by its sound, or not said");
        expect(found.includes("Indonesia"), "not Indonesia");
    },
    "what is mistyped is answered with what would be found": async ({ page, at }) => {
        await at("/search?q=" + encodeURIComponent("ratificatoin xyzzyq"));
        await at("/search?q=" + encodeURIComponent("committee xyzzyq"));
        const found = await text(page, ".empty");
        expect(found.includes("Without") && found.includes("xyzzyq"), "no way on");
        await press(page, ".empty a");
        expect(await page.locator(".results > li").count() > 0, "the way on leads nowhere");
        await at("/search?q=" + encodeURIComponent("colour:red -"));
        expect((await text(page)).includes("colour"), "the unknown field is not named");
        await at("/search");
        expect((await text(page)).includes("What there is"), "the empty page says nothing");
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
