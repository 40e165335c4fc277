// Rows from a file.
import { readFile } from "node:fs/promises";
import { expect, press, text } from "../stage.mjs";

export const pages = () => ["/import"];

export const scenes = {
    "what came of a file": async ({ page, at }) => {
        await at("/import");
        await page.selectOption("#type", "treaty_status");
        await page.setInputFiles("#csv", { name: "rows.csv", mimeType: "text/csv",
            buffer: Buffer.from("state,treaty,status,consent_date\nNPL,CAT,party,the first of May\n") });
        await press(page, "main form[enctype] button");
        await page.locator('main a[href*="/files/"]').waitFor();
    },
};

export const stories = {
    "a file is tried and imported, and its faulty rows come back as a file": async ({ page, at, day }) => {
        for (const dry of [true, false]) {
            await at("/import");
            await page.selectOption("#type", "treaty_status");
            await page.setInputFiles("#csv", { name: "rows.csv", mimeType: "text/csv",
                buffer: Buffer.from("state,treaty,status,consent_date\n"
                    + `BTN,CAT,party,2026-05-${day}\nNPL,CAT,party,the first of May\n`) });
            if (!dry) await page.uncheck("input[name=dry]");
            await press(page, "main form[enctype] button");
            const link = page.locator('main a[href*="/files/"]');
            await link.waitFor();
            expect((await text(page)).includes("rows.csv, 3:"), "line and column are missing");
            const [download] = await Promise.all([page.waitForEvent("download"), link.click()]);
            const kept = await readFile(await download.path(), "utf8");
            expect(kept.includes("the first of May"), "the row is not in the file");
        }
    },
};
