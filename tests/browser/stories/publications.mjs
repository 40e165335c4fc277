// Books of decisions, from their choice to their file.
import { press } from "../stage.mjs";

export const pages = () => ["/publications", "/publications/new", "/publications/new?state=NPL"];

export const scenes = {
    "a book that was made": async ({ page, at }) => {
        await at("/publications/new?state=NPL");
        await press(page, "main form button.primary");
        await page.locator("a", { hasText: "Show the result" }).click({ timeout: 120_000 });
        await page.waitForURL(/\/publications\/[^/]+$/);
    },
    "the shelf with a book on it": ({ at }) => at("/publications"),
};
