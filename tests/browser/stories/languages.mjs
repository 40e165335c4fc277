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
};
