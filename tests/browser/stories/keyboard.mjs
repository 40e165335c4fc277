// Getting about without a mouse.
import { expect, text } from "../stage.mjs";

export const once = {
    "keys lead to places, through lists, to a change and out of a form": async ({ visitor, homes, unlock }) => {
        const who = await visitor({ width: 1280 });
        await unlock(who, homes);
        const { page, at } = who;
        await at("/");
        await page.keyboard.press("Tab");
        expect(await page.evaluate(() => document.activeElement.className) === "skip", "the skip link is not first");
        await page.keyboard.press("g");
        await page.keyboard.press("p");
        await page.waitForURL("**/records/person");
        await page.keyboard.press("j");
        await page.keyboard.press("j");
        await page.keyboard.press("k");
        const first = await page.locator("tbody th a").first().getAttribute("href");
        expect(await page.evaluate(() => document.activeElement.getAttribute("href")) === first, "not the first entry");
        await page.keyboard.press("Enter");
        await page.waitForURL(`**${first}`);
        await page.keyboard.press("e");
        await page.waitForURL("**/edit");
        await page.focus("#basis-note");
        await page.keyboard.press("Control+Enter");
        await page.waitForURL(/done=/);
        await page.keyboard.press("?");
        await page.waitForURL("**/help");
        expect((await text(page, "#keys")).includes("Send the form"), "the keys are not listed");
        await at("/"); // The help page, which is open to strangers, has no search box.
        await page.keyboard.press("/");
        expect(await page.evaluate(() => document.activeElement.name) === "q", "not in the search box");
    },
};
