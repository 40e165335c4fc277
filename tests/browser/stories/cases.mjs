// Opening a case and filling it.
import { expect, press, text } from "../stage.mjs";

export const pages = async (first) =>
    ["/cases", "/cases/new", await first("/cases", 'main a[href^="/r/"]')];

export const scenes = {
    "a form that was refused": async ({ page, at }) => {
        await at("/cases/new");
        await page.fill("#f-opened", "yesterday");
        await press(page, "main form button.primary");
        await page.locator("[role=alert]").waitFor();
    },
};

export const stories = {
    "a case with a faulty date loses nothing, is then opened, and takes a person": async ({ page, at, day }) => {
        await at("/cases/new");
        await page.fill("#f-summary", "Told on the phone.\nTwo lines.");
        await page.fill("#f-opened", "yesterday");
        await press(page, "main form button.primary");
        const faults = page.locator("[role=alert] li");
        expect(await faults.count() === 2, "the title is missing and the date is none");
        expect(await page.inputValue("#f-summary") === "Told on the phone.\nTwo lines.", "lost");
        expect(await page.inputValue("#f-opened") === "yesterday", "the date was lost");
        await page.fill("#f-title", `Story ${day}`);
        await page.fill("#f-opened", "2026-02");
        await press(page, "main form button.primary");
        expect((await text(page, ".flash.good")).includes("The case is open"), "not opened");
        await press(page, 'main a[href*="/records/person/new"]');
        await page.fill("#f-code", `P-${day}`);
        await page.fill("#f-name", "आशा");
        await page.selectOption("#f-name-lang", "ne");
        await page.selectOption("#f-languages", "ne");
        await press(page, "main form button.primary");
        expect((await text(page)).includes("आशा"), "the name is not shown");
        expect((await text(page, ".breadcrumbs")).includes(`Story ${day}`), "not in the case");
    },
};
