// Books of decisions, from their choice to their file.
import { expect, press } from "../stage.mjs";

export const pages = () => ["/publications", "/publications/new", "/publications/new?state=NPL"];

export const stories = {
    "a State in the address is ticked among the choices": async ({ page, at }) => {
        await at("/publications/new?state=NPL");
        const ticked = page.locator(".choices input[name=state]:checked");
        expect(await ticked.count() === 1, `${await ticked.count()} are ticked`);
        const words = await ticked.locator("xpath=..").innerText();
        expect(/^Nepal\s+[1-9]\d*$/.test(words.trim()), `ticked is ${words}`);
    },
};

export const scenes = {
    "a book that was made": async ({ page, at }) => {
        await at("/publications/new?state=NPL");
        await press(page, "main form button.primary");
        await page.locator("a", { hasText: "Show the result" }).click({ timeout: 120_000 });
        await page.waitForURL(/\/publications\/[^/]+$/);
    },
    "the shelf with a book on it": ({ at }) => at("/publications"),
};
