// A workspace goes to another computer in one file.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, press, program, serve, text, wrongs } from "../stage.mjs";

const words = "able baker candle dragon ember falcon";

// A workspace made by the command line, its recovery code, and a backup for the paper.
function backedUp(folder) {
    const file = join(folder, "words.txt");
    writeFileSync(file, words + "\n");
    const env = { ...process.env, SAKSI_PASSPHRASE_FILE: file };
    const home = join(folder, "home");
    const said = execFileSync(program, ["init", "--group", "Ours", "--handle", "ama", "--home", home], { env });
    const backup = join(folder, "away.age");
    execFileSync(program, ["backup", backup, "--for-paper", "--home", home], { env });
    return { backup, code: String(said).split("Recovery code: ")[1].split(/\s/)[0] };
}

export const once = {
    "the first page makes the workspace out of a backup, on a phone without JavaScript too": async ({ visitor }) => {
        const folder = mkdtempSync(join(tmpdir(), "saksi-backup-"));
        const { backup, code } = backedUp(folder);
        try {
            for (const shape of [{ width: 1280 }, { width: 360, scripts: false }]) {
                const server = await serve(join(folder, `elsewhere-${shape.width}`));
                try {
                    const { page, at } = await visitor({ ...shape, server });
                    await at("/");
                    await page.waitForURL("**/welcome");
                    await press(page, 'a[href="/welcome/restore"]');
                    expect((await text(page, "h1")) === "Restore a backup", "no page to restore");
                    if (shape.scripts !== false)
                        expect((await wrongs(page)).length === 0, `wrongs: ${await wrongs(page)}`);
                    await page.setInputFiles("#backup", backup);
                    await page.fill("#passphrase", words);
                    await press(page, "main button.primary");
                    expect((await text(page, '[role="alert"]')).includes("does not open"), "no refusal");
                    await page.setInputFiles("#backup", backup);
                    await page.fill("#passphrase", code.toLowerCase());
                    await press(page, "main button.primary");
                    expect((await text(page)).includes("Everything holds."), "it is not restored");
                    await press(page, "main a.button.primary");
                    await page.fill("#passphrase", words);
                    await press(page, "main button.primary");
                    expect((await text(page, "h1")) === "Today", "the workspace does not open");
                } finally {
                    expect(await server.end() === 0, "the server did not end in order");
                }
            }
        } finally {
            rmSync(folder, { recursive: true });
        }
    },
};
