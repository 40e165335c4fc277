// From nothing to an open workspace.
import { expect, press, serve, text, wrongs } from "../stage.mjs";

export const once = {
    "first start makes a workspace": async ({ visitor, homes }) => {
        const server = await serve(homes.empty);
        try {
            const { page, at } = await visitor({ width: 1280, server });
            await at("/");
            await page.waitForURL("**/welcome");
            expect((await wrongs(page)).length === 0, "wrongs of the page");
            const words = await page.inputValue("#passphrase");
            expect(words.trim().split(/\s+/).length === 6, "no six words are proposed");
            await page.fill("#group", "Ours");
            await page.fill("#handle", "ama");
            await press(page, "main button.primary");
            expect((await text(page, ".recovery-code")).length > 20, "no recovery code");
            await press(page, "main a.button.primary");
            expect((await text(page, "h1")) === "Today", "the workspace is not open");
            await at("/states");
            expect((await text(page)).includes("Import the reference packs"), "an empty page is mute");
        } finally {
            expect(await server.end() === 0, "the server did not end in order");
        }
    },
};
