// Missions, legal actions, care, exchange: the other desks.
import { expect, press, text } from "../stage.mjs";

export const pages = async (first) => [await first("/records/mission"), "/records/mission", "/records/mission/new",
    "/records/care_provider", "/records/legal_action", "/records/practice_note"];

export const stories = {
    "a mission goes with three people, one of them of the local group": async ({ page, at, day }) => {
        await at("/records/mission");
        await press(page, 'main a[href$="/mission/new"]');
        await page.fill("#f-code", `M-${day}`);
        await page.selectOption("#f-country", "NPL");
        await page.fill("#f-other_members", "rose-1");
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page, "[role=alert]")).includes("exactly three"), "a team of one was not refused");
        expect(await page.inputValue("#f-code") === `M-${day}`, "what was typed is lost");
        await page.fill("#f-local_members", "dawn-1");
        await page.fill("#f-other_members-1", "lake-1");
        await press(page, "main form[data-guard] button.primary");
        const told = await text(page);
        expect(told.includes("dawn-1") && told.includes("lake-1"), "the team is not whole");
        const mission = page.url().split("?")[0];
        await press(page, "#field-local_members a[href*=edit]");
        await page.fill("#f-local_members", "");
        await press(page, "main form[data-guard] button.primary");
        expect((await text(page, "[role=alert]")).includes("local group") ||
            (await text(page, "[role=alert]")).includes("exactly three"), "the local member could be taken away");
        await page.goto(mission);
        expect((await text(page)).includes("dawn-1"), "the team was taken apart");
        await page.locator('main a[aria-label="Add: Recommendation"]').click();
        await page.fill("#f-addressee", "Example ministry");
        await page.fill("#f-text", `Keep a register ${day}`);
        await press(page, "main form[data-guard] button.primary");
        await at("/records/recommendation");
        expect((await text(page)).includes(`Keep a register ${day}`), "it is not on the list of all");
    },
    "a care provider lies on the shelf, and a record taken back lies in the bin": async ({ page, at, day }) => {
        await at("/records/care_provider");
        await press(page, 'main a[href$="/care_provider/new"]');
        await page.fill("#f-name", `Clinic ${day}`);
        await page.selectOption("#f-services", "mental_health");
        await page.selectOption("#f-reports", "yes");
        await press(page, "main form[data-guard] button.primary");
        await at("/records/care_provider?services=mental_health");
        expect((await text(page)).includes(`Clinic ${day}`), "the filter does not find it");
        await press(page, `tbody a:has-text("Clinic ${day}")`);
        await page.locator("details.take-back summary").click();
        await page.fill("#take-back-reason", "Closed since spring");
        await press(page, "details.take-back button.danger");
        await at("/bin");
        expect((await text(page)).includes("Closed since spring"), "the reason is not told");
        await press(page, `main button[aria-label="Bring back: Clinic ${day}"]`);
        await at("/records/care_provider");
        expect((await text(page)).includes(`Clinic ${day}`), "it did not come back");
    },
};
