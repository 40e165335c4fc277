// A workspace goes to another computer in one file.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, press, program, serve, text, wrongs } from "../stage.mjs";

const words = "able baker candle dragon ember falcon";

// A workspace made by the command line; answers with its recovery code.
function made(home, folder) {
    const file = join(folder, "words.txt");
    writeFileSync(file, words + "\n");
    const said = execFileSync(program, ["init", "--group", "Ours", "--handle", "ama", "--home", home],
        { env: { ...process.env, SAKSI_PASSPHRASE_FILE: file } });
    return String(said).split("Recovery code: ")[1].split(/\s/)[0];
}

async function signIn(page) {
    await page.fill("#passphrase", words);
    await press(page, "main button.primary");
    expect((await text(page, "h1")) === "Today", "the workspace does not open");
}

async function served(home, play) {
    const server = await serve(home);
    try {
        await play(server);
    } finally {
        expect(await server.end() === 0, "the server did not end in order");
    }
}

// The button, the page where it waits, and the file; answers with where that was saved.
async function fetched(visitor, server, folder, shape) {
    const { page, at } = await visitor({ ...shape, server });
    await at("/");
    await signIn(page);
    expect((await text(page)).includes("There is no backup yet"), "Today does not remind");
    await press(page, 'a[href="/settings/backup"]');
    if (shape.scripts !== false) {
        const found = await wrongs(page);
        expect(found.length === 0, found.join("; "));
    }
    await press(page, "main button.primary");
    await page.waitForURL(/\/settings\/backup\/\w+$/);
    if (shape.scripts !== false) {
        const found = await wrongs(page);
        expect(found.length === 0, found.join("; "));
    }
    const download = page.waitForEvent("download");
    await page.locator("main a.button.primary").click();
    const file = join(folder, "fetched.age");
    await (await download).saveAs(file);
    expect(/^saksi-\d{4}-\d\d-\d\d\.age$/.test((await download).suggestedFilename()), "its name");
    await at("/");
    expect(!(await text(page)).includes("There is no backup yet"), "Today reminds still");
    return file;
}

// A page that only a backup that was made has.
export const scenes = {
    "a backup that waits to be fetched": async ({ page, at }) => {
        await at("/settings/backup");
        await press(page, "main button.primary");
        await page.waitForURL(/\/settings\/backup\/\w+$/);
    },
};

async function restored(visitor, server, file, code, shape) {
    const { page, at } = await visitor({ ...shape, server });
    await at("/");
    await page.waitForURL("**/welcome");
    await press(page, 'a[href="/welcome/restore"]');
    expect((await text(page, "h1")) === "Restore a backup", "no page to restore");
    if (shape.scripts !== false) {
        const found = await wrongs(page);
        expect(found.length === 0, found.join("; "));
    }
    for (const [typed, told] of [[words, "does not open"], [code.toLowerCase(), "Everything holds."]]) {
        await page.setInputFiles("#backup", file);
        await page.fill("#passphrase", typed);
        await press(page, "main button.primary");
        expect((await text(page)).includes(told), `not told: ${told}`);
    }
    await press(page, "main a.button.primary");
    await signIn(page);
}

export const once = Object.fromEntries([["desk", { width: 1280 }],
    ["phone without JavaScript", { width: 360, scripts: false }]].map(([name, shape]) =>
    [`a backup by a button makes the workspace elsewhere, on a ${name}`, async ({ visitor }) => {
        const folder = mkdtempSync(join(tmpdir(), "saksi-backup-"));
        const home = join(folder, "home");
        try {
            const code = made(home, folder);
            let file = "";
            await served(home, async (server) => { file = await fetched(visitor, server, folder, shape); });
            await served(join(folder, "elsewhere"), (server) => restored(visitor, server, file, code, shape));
        } finally {
            rmSync(folder, { recursive: true });
        }
    }]));
