// What people allow, what leaves on it, and what becomes of it when they take it back.
import { expect, press, text } from "../stage.mjs";

async function asha(first) {
    return first("/records/person", 'tbody th a:has-text("EX-1-V")');
}

export const pages = async (first) => [
    `${await asha(first)}/consents`,
    `${await first("/cases", 'main a:has-text("Riverside")')}/hand-out`,
];

async function lookAt(page, scope, recipient) {
    await page.selectOption("#scope", scope);
    await page.fill("#recipient", recipient);
    await press(page, 'main form:has(#scope) button');
    return text(page, "#preview");
}

export const scenes = {
    "what would leave": async ({ page, at }) => {
        await at("/cases");
        await press(page, 'main a:has-text("Riverside")');
        await press(page, 'main a[href$="/hand-out"]');
        await lookAt(page, "CO-07", "Advocate Example");
    },
    "an answer that is missing": async ({ page, at }) => {
        await at("/records/person");
        await press(page, 'tbody th a:has-text("EX-1-V")');
        await press(page, 'main a[href$="/consents"]');
        await page.fill('[name="CO-16.recipient"]', "A group");
        await press(page, "#ask button.primary");
        await page.locator("[role=alert]").waitFor();
    },
};

export const stories = {
    "nothing leaves before it is asked, it leaves when it is allowed, and not when it was taken back": async (
        { page, at, day }) => {
        const lawyer = `Advocate Story ${day}`;
        await at("/records/person");
        await press(page, 'tbody th a:has-text("EX-1-V")');
        await press(page, 'main a[href$="/consents"]');
        const person = page.url().split("?")[0];
        await at("/cases");
        await press(page, 'main a:has-text("Riverside")');
        await press(page, 'main a[href$="/hand-out"]');
        const handOut = new URL(page.url()).pathname;

        const look = async (scope, recipient) => {
            await at(handOut);
            const told = await lookAt(page, scope, recipient);
            expect(new URL(page.url()).search === "", "whom it is for stands in the address");
            return told;
        };
        expect((await look("CO-07", lawyer)).includes("Nothing of this case may leave"), "left unasked");
        expect(await page.locator("#preview form").count() === 0, "a button to hand it out");

        await page.goto(person);
        await page.check('[name="CO-07.state"][value="given"]');
        await page.fill('[name="CO-07.recipient"]', lawyer);
        await page.check('[name="CO-16.state"][value="refused"]');
        await page.selectOption('[name="form"]', "signed");
        await press(page, "#ask button.primary");
        expect((await text(page, ".flash.good")).includes("Saved"), "not saved");
        expect((await text(page)).includes(lawyer), "the consent is not shown");

        expect((await look("CO-08", lawyer)).includes("Nothing of this case may leave"), "CO-08 is no");
        expect((await look("CO-07", lawyer)).includes("under a code"), "not allowed");
        await page.check('[name="form"][value="json"]');
        await press(page, "#preview button.primary");
        await page.locator('a[href*="/files/0"]').waitFor();

        await page.goto(person);
        expect((await text(page)).includes(lawyer), "the handover is not listed");
        const card = page.locator("li.card", { hasText: lawyer });
        await card.locator("summary", { hasText: "takes it back" }).click();
        await card.locator("button.danger").click();
        await page.waitForURL("**done=consent-withdrawn**");
        expect((await text(page)).includes("ask for it back"), "it is not told that it was handed out");
        expect((await look("CO-07", lawyer)).includes("withdrawn"), "still allowed");
    },
};
