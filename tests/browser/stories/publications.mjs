// Books of decisions, from their choice to their file.
import { press } from "../stage.mjs";

export const pages = () => ["/publications", "/publications/new", "/publications/new?state=NPL"];

export const scenes = {
    "a book that was made": async ({ page, at }) => {
        await at("/publications/new?state=NPL");
        await press(page, "main button[formmethod=post]");
        await page.locator('main a[href^="/publications/"]').click();
        await page.waitForURL(/\/publications\/[^/]+$/);
    },
    "the shelf with a book on it": ({ at }) => at("/publications"),
};
