// Coming in, and shutting the door.
import { expect, press, text, unlock, wrongs } from "../stage.mjs";

export const once = {
    "a first visit is light, and nothing is wrong at the door": async ({ visitor, server }) => {
        const who = await visitor({ width: 1280 });
        await who.at("/sign-in");
        const sizes = await Promise.all(who.requests.map((request) => request.sizes()));
        const bytes = sizes.reduce((sum, size) => sum + size.responseBodySize, 0);
        console.log(`        ${who.requests.length} requests, ${(bytes / 1024).toFixed(1)} KiB`);
        const requestsMax = 5; // For a first visit, on a slow line.
        expect(who.requests.length <= requestsMax, `${who.requests.length} requests`);
        const found = await wrongs(who.page);
        expect(found.length === 0, found.join("\n        "));
    },
};

export const stories = {
    "a wrong passphrase is told in one sentence, then the right one leads on": async (who, { homes }) => {
        const { page, at, stranger } = who;
        await stranger();
        await at("/library");
        await page.fill("#passphrase", "these are not the right words");
        await press(page, "main button.primary");
        expect((await text(page, "[role=alert]")).includes("does not open"), "no sentence");
        await page.fill("#passphrase", homes.passphrase);
        await press(page, "main button.primary");
        await page.waitForURL("**/library");
    },
    "lock shuts the door": async (who) => {
        const { page, at } = who;
        await at("/");
        if (who.width < 992) await page.click(".menu > summary");
        await press(page, "form[action='/lock'] button");
        await at("/cases");
        expect(page.url().includes("/sign-in"), "the cases were still open");
    },
};
