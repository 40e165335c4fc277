// Values, their sources, and what becomes of them.
import { expect, press, text, unlock } from "../stage.mjs";

export const pages = async (first) => {
    const act = await first("/records/act");
    const person = await first("/records/person");
    return [act, `${act}/history`, person, `${person}/edit`, "/records/person", "/records/act/new",
        "/records/place", "/records/treaty_status?state=NPL"];
};

export const stories = {
    "a ratification date is changed, and the old one stays with its source": async ({ page, at, day }) => {
        await at("/records/treaty_status?state=NPL&treaty=CAT");
        await page.click("tbody th a");
        expect((await text(page, "h1")).includes("CAT"), "the list did not lead to Nepal and the CAT");
        await press(page, "#field-consent_date a[href*=edit]");
        await page.fill("#f-consent_date", `1991-05-${day}`);
        await page.fill("#basis-note", "Read in the treaty collection");
        await press(page, "main form button.primary");
        expect((await text(page, ".flash.good")).includes("Saved"), "it was not saved");
        expect((await text(page, "#field-consent_date")).includes(`${day} May 1991`), "not new");
        await press(page, "main a[href$=history]");
        expect((await text(page, "main del")).includes("May 1991"), "no old value");
        const told = await text(page);
        expect(told.includes("14 May 1991") && told.includes("UNTC"), "no source beside it");
    },
    "a whole form that is sent without being touched changes nothing": async ({ page, at }) => {
        for (const list of ["/records/person", "/records/act", "/records/state"]) {
            await at(list);
            await at(`${await page.locator("tbody th a").first().getAttribute("href")}/edit`);
            await press(page, "main form[data-guard] button.primary");
            expect(page.url().includes("done=unchanged"), `${list}: ${page.url()}`);
        }
    },
};

export const once = {
    "conflicting values stand side by side and are settled": async ({ visitor, server, homes }) => {
        const who = await visitor({ width: 360, scripts: false });
        await unlock(who, homes);
        const { page, at } = who;
        await at("/");
        await press(page, 'main a[href*="#field-date"]');
        const sides = page.locator("#field-date .sides > div");
        expect(await sides.count() === 2, "two values do not stand side by side");
        await sides.filter({ hasText: "5 February 2026" }).locator("button").click();
        await page.waitForURL("**done=settled**");
        expect(await page.locator("#field-date .conflict").count() === 0, "they still differ");
        await press(page, "main a[href$=history]");
        // Both older values stand there; entries of one second have no order of their own.
        const former = (await page.locator("main del").allInnerTexts()).join(" ");
        expect(former.includes("3 February 2026"), "the other value is gone");
    },
};
