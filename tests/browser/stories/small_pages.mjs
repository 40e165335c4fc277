// What no theme of its own has.
import { expect, press, text } from "../stage.mjs";

export const pages = () => ["/settings", "/help", "/guide", "/no/such/page", "/vocabularies/torture_method"];

// A form of our own page that says another thing than the page would.
const send = ({ page }, action, fields = {}) => page.evaluate(([where, values]) => {
    const form = document.createElement("form");
    Object.assign(form, { method: "post", action: where });
    for (const [name, value] of Object.entries(values)) {
        const input = document.createElement("input");
        Object.assign(input, { type: "hidden", name, value });
        form.append(input);
    }
    document.body.append(form);
    form.submit();
}, [action, fields]);

export const scenes = {
    "an address that takes no form": async (who) => {
        await who.at("/");
        await Promise.all([who.page.waitForURL("**/states"), send(who, "/states")]);
        expect((await text(who.page, "h1")).length > 0, "an empty page");
    },
    "a search without a result": ({ at }) => at("/search?q=zzzzzz"),
    "filters that leave nothing": ({ at }) => at("/library?state=NPL&forum=none"),
    "everything was checked": async ({ page, at }) => {
        await at("/settings");
        await press(page, "form[action='/settings/verify'] button");
    },
};

export const stories = {
    "an address that is none says so and leads back": async ({ page, at, address }) => {
        const reply = await at("/no/such/page");
        expect(reply.status() === 404, `status ${reply.status()}`);
        await press(page, "main a.button");
        await page.waitForURL(address + "/");
    },
    "a vocabulary tells what its terms mean, what is to be confirmed, and what HURIDOCS calls them": async ({ page, at }) => {
        await at("/settings");
        await press(page, 'main a[href="/vocabularies"]');
        await press(page, 'main a[href="/vocabularies/torture_method"]');
        const row = (code) => text(page, `tr:has(code:text-is("${code}"))`);
        const falanga = await row("TM-BLU-03");
        expect(falanga.includes("Blows to the soles"), "what it means is not told");
        expect(falanga.includes("030104000000") && falanga.includes("list 5"), "the code of HURIDOCS is not told");
        expect(!falanga.includes("to be confirmed"), "it is confirmed");
        expect((await row("TM-BLU-04")).includes("to be confirmed"), "it is not told that a term is to be confirmed");
    },
};
