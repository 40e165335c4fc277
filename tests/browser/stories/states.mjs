// Who is bound by what.
import { expect, press, text } from "../stage.mjs";

export const pages = () => ["/states", "/states/NPL", "/reporting"];

export const stories = {
    "the matrix of States follows its filters and its date": async ({ page, at, scripts }) => {
        await at("/states");
        const all = await page.locator(".matrix tbody tr").count();
        expect(all > 40, `${all} States`);
        await page.selectOption("select[name=status]", "none");
        if (!scripts) await press(page, "[data-autosend-button]");
        await page.waitForURL("**status=none**");
        const none = await page.locator(".matrix tbody tr").count();
        expect(none > 0 && none < all, `${none} of ${all} States`);
        await at("/states?treaty=CAT&status=party&as_of=1991-01-01");
        expect(!(await text(page, ".matrix")).includes("Nepal"), "Nepal was no party in 1990");
        expect((await text(page)).includes("1 January 1991"), "the date is not told");
    },
    "a State's page tells signature, deposit and in-force dates": async ({ page, at }) => {
        await at("/states/BGD");
        const told = await text(page);
        expect(told.includes("বাংলাদেশ") && told.includes("5 October 1998")
            && told.includes("4 November 1998"), "names or dates are missing");
    },
};
