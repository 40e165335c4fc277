// Another language turns the page around where it is written so.
import { expect, press, wrongs } from "../stage.mjs";

export const stories = {
    "Urdu turns the page around": async (who) => {
        const { page, at, scripts } = who;
        await at("/states");
        if (who.width < 992) await page.click(".menu > summary");
        await press(page, ".mast-foot form[action='/language'] button[value=ur]");
        await page.locator("html[lang=ur][dir=rtl]").waitFor({ state: "attached" });
        if (!scripts) return; // axe is a script.
        const found = await wrongs(page);
        expect(found.length === 0, found.join("\n        "));
    },
    "an Urdu page names its choices in Urdu, and gives a line in English no more room than it needs": async (who) => {
        const { page, at } = who;
        await at("/library?state=NPL");
        if (who.width < 992) await page.click(".menu > summary");
        await press(page, ".mast-foot form[action='/language'] button[value=ur]");
        await page.locator("html[lang=ur]").waitFor({ state: "attached" });
        expect((await page.locator("aside .chips").innerText()).includes("نیپال"), "Nepal is not named in Urdu");
        const title = page.locator(".results a", { hasText: "Bagale" }).first();
        const { height, size } = await title.evaluate((a) => ({
            height: a.closest("h2, h3").getBoundingClientRect().height, size: parseFloat(getComputedStyle(a).fontSize) }));
        expect(height < 1.7 * size, `a line of ${size} pixels is ${height} high`);
    },
};
