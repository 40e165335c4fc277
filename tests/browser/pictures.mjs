// Pictures of every page that the stories walk through, to be looked at by people:
//     SAKSI_BUILD=build/dev node tests/browser/pictures.mjs FOLDER [THEME …]
// leaves NAME.png for each page: all widths in light above all widths in dark. SAKSI_LANGUAGE=ur
// takes them in another language, SAKSI_PRINT=yes as they are printed.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { makeHomes, openBrowser, serve, unlock, visitor } from "./stage.mjs";

const [folderName, ...wanted] = process.argv.slice(2);
if (!folderName) throw new Error("which folder?");
const folder = resolve(folderName);
mkdirSync(folder, { recursive: true });
const widths = [360, 768, 1280, 1920];
const language = process.env.SAKSI_LANGUAGE;

const homes = makeHomes();
const server = await serve(homes.demonstration);
const browser = await openBrowser();

// One picture of several, side by side.
async function sheet(rows, out) {
    const page = await browser.newPage({ viewport: { width: 2400, height: 600 } });
    const html = rows.map((row) => '<div style="display:flex;gap:12px;align-items:start;margin:8px">'
        + row.map(({ file, width }) => `<img src="file://${file}" style="width:${width / 2}px">`).join("")
        + "</div>").join("");
    writeFileSync(`${out}.html`, `<body style="margin:0;background:#777">${html}</body>`);
    await page.goto(`file://${out}.html`);
    await page.screenshot({ path: out, fullPage: true });
    await page.close();
    rmSync(`${out}.html`);
}

try {
    const who = await visitor(browser, { server, width: 1280 });
    const { page, at } = who;
    await unlock(who, homes);
    if (language)
        await who.context.addCookies([{ name: "saksi_language", value: language, url: server.address }]);
    const first = async (list, link = "tbody th a") => {
        await at(list);
        return page.locator(link).first().getAttribute("href");
    };
    const stories = join(import.meta.dirname, "stories");
    for (const file of readdirSync(stories).sort()) {
        const theme = file.slice(0, -4);
        const { pages } = await import(join(stories, file));
        if (!pages || (wanted.length > 0 && !wanted.includes(theme))) continue;
        for (const [number, path] of (await pages(first)).entries()) {
            const name = join(folder, `${theme}-${number}`);
            if (process.env.SAKSI_PRINT) {
                await at(path);
                await page.pdf({ path: `${name}.pdf`, format: "A4" });
                continue;
            }
            const rows = [];
            for (const colorScheme of ["light", "dark"]) {
                await page.emulateMedia({ colorScheme });
                const row = [];
                for (const width of widths) {
                    await page.setViewportSize({ width, height: 900 });
                    await at(path);
                    const shot = `${name}-${width}-${colorScheme}.png`;
                    await page.screenshot({ path: shot, clip: { x: 0, y: 0, width, height: Math.min(2200,
                        await page.evaluate(() => document.documentElement.scrollHeight)) }, fullPage: true });
                    row.push({ file: shot, width });
                }
                rows.push(row);
            }
            await sheet(rows, `${name}.png`);
            for (const one of rows.flat()) rmSync(one.file);
        }
    }
} finally {
    await browser.close();
    await server.end();
    homes.remove();
}
