// The first screen.
import { expect, press, text } from "../stage.mjs";

export const pages = () => ["/"];

export const stories = {
    "today shows what to do": async ({ page, at }) => {
        await at("/");
        expect((await text(page)).includes("Open a case"), "no way to open a case");
    },
    "a State that is followed tells on Today what it owes, until it is no longer followed": async ({ page, at }) => {
        await at("/states/LAO");
        await press(page, 'form[action="/states/LAO/follow"] button');
        expect((await text(page, ".flash.good")).includes("You follow"), "no word that it is followed");
        await at("/");
        const link = 'main .panel a[href="/states/LAO"]';
        expect(await page.locator(link).count() > 0, "Today does not name it");
        await press(page, link);
        await press(page, 'form[action="/states/LAO/follow"] button');
        await at("/");
        expect(await page.locator(link).count() === 0, "Today still names it");
    },
};
