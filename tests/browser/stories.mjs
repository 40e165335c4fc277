// Plays what lies in stories/: one file a theme, found because it lies there.
//
// A theme may export
//   stories  { sentence: async (who, { server, homes }) }: each by a signed-in visitor, first on a
//            desk, then on a phone without JavaScript
//   once     { sentence: async ({ visitor, server, homes, browser }) }: by itself; makes its visitors
//   pages    (first) => [path, …]: walked through in both themes, on a desk and on a phone;
//            `await first(list)` is the address of the first record of a list
//   scenes   { sentence: async (who, stage) }: pages that no address alone shows, such as a refused
//            form; each leaves its page open, and that is looked at like the others
//
// The walk asks routes.mjs what addresses there are: one that nothing walks through fails it.
import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fixed, notWalked } from "./routes.mjs";
import { counts, expect, makeHomes, openBrowser, serve, story, unlock, visitor, wrongs } from "./stage.mjs";

const folder = join(import.meta.dirname, "stories");
const shapes = [["desk", { width: 1280, day: 15 }],
    ["phone without JavaScript", { width: 360, scripts: false, day: 16 }]];

// All themes, or those that are named on the command line.
async function themes() {
    const wanted = process.argv.slice(2);
    const names = readdirSync(folder).filter((name) => name.endsWith(".mjs")).sort()
        .map((name) => name.slice(0, -4))
        .filter((name) => wanted.length === 0 || wanted.includes(name));
    return Promise.all(names.map(async (name) =>
        ({ name, ...await import(join(folder, `${name}.mjs`)) })));
}

async function faultless(name, who) {
    await story(`${name}: nothing left this machine, no script failed, no rule was broken`, async () =>
        expect(who.faults.length === 0, who.faults.join("; ")));
    await who.context.close();
}

async function walk(all, stage, whole) {
    const who = await stage.visitor({ width: 1280 });
    await unlock(who, stage.homes);
    const first = async (list, link = "tbody th a") => {
        await who.at(list);
        return who.page.locator(link).first().getAttribute("href");
    };
    const pictures = process.env.SAKSI_PICTURES;
    if (pictures) mkdirSync(pictures, { recursive: true });
    let number = 0;
    const look = async () => {
        number += 1;
        if (pictures)
            await who.page.screenshot({ path: join(pictures, `${number}.png`), fullPage: true });
        const found = await wrongs(who.page);
        expect(found.length === 0, found.join("\n        "));
    };
    const walked = [];
    const go = async (path) => {
        if (walked.includes(path)) return;
        walked.push(path);
        await story(`${path.replace(/[0-9a-f]{32}/, "…")}: nothing wrong`, async () => {
            await who.at(path);
            await look();
        });
    };
    for (const theme of all.filter((one) => one.pages)) {
        for (const path of await theme.pages(first)) await go(path);
    }
    if (whole) for (const path of fixed()) await go(path);
    for (const theme of all) {
        for (const [sentence, play_it] of Object.entries(theme.scenes ?? {})) {
            await story(`${theme.name}: ${sentence}: nothing wrong`, async () => {
                await play_it(who, stage);
                walked.push(new URL(who.page.url()).pathname);
                await look();
            });
        }
    }
    if (whole) {
        await story("every page of the program was walked through", async () =>
            expect(notWalked(walked).length === 0, `nobody looks at ${notWalked(walked).join(", ")}`));
    }
    await faultless("the walk", who);
}

async function play(all, stage) {
    for (const { name, stories, once } of all) {
        for (const [shapeName, shape] of stories ? shapes : []) {
            const who = await stage.visitor(shape);
            await unlock(who, stage.homes);
            for (const [title, play_it] of Object.entries(stories))
                await story(`${name}, ${shapeName}: ${title}`, () => play_it(who, stage));
            await faultless(`${name}, ${shapeName}`, who);
        }
        for (const [title, play_it] of Object.entries(once ?? {})) {
            const made = [];
            await story(`${name}: ${title}`, () => play_it({ ...stage,
                visitor: async (shape) => { made.push(await stage.visitor(shape)); return made.at(-1); } }));
            for (const who of made) await faultless(`${name}: ${title}`, who);
        }
    }
}

async function main() {
    const all = await themes();
    const homes = makeHomes();
    let server;
    let browser;
    try {
        browser = await openBrowser();
        server = await serve(homes.demonstration);
        const stage = { browser, server, homes, unlock,
            visitor: (shape) => visitor(browser, { server, ...shape }) };
        await walk(all, stage, process.argv.length === 2);
        await play(all, stage);
    } catch (problem) {
        await story("the stories ran to their end", () => { throw problem; });
    } finally {
        await browser?.close();
        if (server) await story("the server ends in order", async () =>
            expect(await server.end() === 0, "another exit code than 0"));
        homes.remove();
    }
    console.log(`${counts.passed} passed, ${counts.failed} failed`);
    process.exitCode = counts.failed === 0 ? 0 : 1;
}

await main();
