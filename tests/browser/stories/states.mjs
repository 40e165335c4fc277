// Who is bound by what.
import { expect, press, text } from "../stage.mjs";

export const pages = () => ["/states", "/states?view=all", "/states/NPL", "/reporting"];

export const stories = {
    "the matrix of States follows its filters and its date": async ({ page, at, scripts }) => {
        await at("/states?view=all");
        const all = await page.locator(".matrix tbody tr").count();
        expect(all > 40, `${all} States`);
        await page.selectOption("select[name=status]", "none");
        if (!scripts) await press(page, "[data-autosend-button]");
        await page.waitForURL("**status=none**");
        const none = await page.locator(".matrix tbody tr").count();
        expect(none > 0 && none < all, `${none} of ${all} States`);
        await at("/states?view=all&treaty=CAT&status=party&as_of=1991-01-01");
        expect(!(await text(page, ".matrix")).includes("Nepal"), "Nepal was no party in 1990");
        expect((await text(page)).includes("1 January 1991"), "the date is not told");
    },
    "the map and the dates are light, and the matrix is one press away": async ({ page, at }) => {
        await at("/states?treaty=CAT");
        const bytes = (await page.content()).length;
        expect(bytes < 80_000, `${bytes} characters`);
        expect(await page.locator(".map a").count() > 50, "the map is not drawn");
        // A shape that was not found has no size.
        const box = await page.locator(".map a[href='/states/IND']").boundingBox();
        expect(box && box.width > 20 && box.height > 20, "India is not on the map");
        await press(page, ".tabs a:nth-child(2)");
        expect(await page.locator(".matrix tbody tr").count() > 40, "no matrix");
        expect(await page.locator(".bars.stacked tr").count() > 5, "no bars");
    },
    "who reports late is drawn as well as listed": async ({ page, at }) => {
        await at("/reporting");
        expect(await page.locator(".bars tr").count() > 3, "no bars");
        expect((await text(page, ".bars")).includes("year"), "the bars have no words");
    },
    "a State's page tells signature, deposit and in-force dates": async ({ page, at }) => {
        await at("/states/BGD");
        const told = await text(page);
        expect(told.includes("বাংলাদেশ") && told.includes("5 October 1998")
            && told.includes("4 November 1998"), "names or dates are missing");
    },
};
