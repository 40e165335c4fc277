// What no theme of its own has.
import { expect, press } from "../stage.mjs";

export const pages = () => ["/settings", "/help", "/guide", "/no/such/page"];

export const stories = {
    "an address that is none says so and leads back": async ({ page, at, address }) => {
        const reply = await at("/no/such/page");
        expect(reply.status() === 404, `status ${reply.status()}`);
        await press(page, "main a.button");
        await page.waitForURL(address + "/");
    },
};
