// Scenario 1: someone came in, and five minutes later there is a case that can be worked with.
import { expect, press, text } from "../stage.mjs";

export const pages = async () => ["/cases/quick"];

export const stories = {
    "someone came in: a faulty date loses nothing, then one case holds all that was told": async ({ page, at, day }) => {
        await at("/cases");
        await press(page, 'main a[href="/cases/quick"]');
        const words = "They came at night.\nThey hit the soles of my feet.";
        await page.fill("#f-act_account", words);
        await page.fill("#f-act_date", "the night before");
        await page.fill("#f-case_title", `Told ${day}`);
        await page.selectOption("#f-act_type", "torture");
        await press(page, "main form button.primary");
        expect(await page.locator("[role=alert] li").count() === 2, "the code is missing, the date is none");
        expect(await page.inputValue("#f-act_account") === words, "the account was lost");
        expect(await page.inputValue("#f-act_date") === "the night before", "the date was lost");
        expect(await page.inputValue("#f-act_type") === "torture", "the kind was lost");
        await page.fill("#f-person_code", `Q-${day}`);
        await page.fill("#f-act_date", "2026-11~");
        await page.fill("#f-perpetrator_description", "Tall, two stars");
        await press(page, "main form button.primary");
        expect((await text(page, ".flash.good")).includes("The case is open"), "not opened");
        const shown = await text(page);
        expect(shown.includes(`Told ${day}`), "not the case");
        expect(shown.includes(`Q-${day}-A`), "nobody is said to have done it");
        expect(shown.includes("First telling"), "no source");
        await press(page, `main a[href^="/r/"]:has-text("Torture · Q-${day}")`);
        expect((await text(page)).includes("They hit the soles of my feet."), "the words are not there");
    },
};
