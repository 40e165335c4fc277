// An office: the same pages over TLS, with the certificate that the program made, and a code from a
// telephone after the passphrase.
import { createHmac, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, makeHomes, press, serve, text, visitor, wrongs } from "../stage.mjs";

// What an authenticator app shows for a secret in base32 (RFC 6238), worked out by other hands than ours.
function code(secret, seconds) {
    const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    const bits = [...secret.replaceAll(" ", "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
    const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
    const counter = Buffer.alloc(8);
    counter.writeBigUInt64BE(BigInt(Math.floor(seconds / 30)));
    const mac = createHmac("sha1", key).update(counter).digest();
    const at = mac[19] & 15;
    return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}
// A code holds once, and the one after this is taken as well: so nobody waits for the next step.
const now = () => Math.floor(Date.now() / 1000);

async function signIn({ page, at, address }, homes) {
    await at("/sign-in");
    await page.fill("#passphrase", homes.passphrase);
    await page.click("main button.primary");
    await page.waitForURL((url) => !url.pathname.endsWith("/sign-in") && url.href.startsWith(address));
}

export const once = {
    "over TLS with the program's own certificate, and a code from a telephone": async ({ browser }) => {
        const homes = makeHomes();
        const server = await serve(homes.demonstration, ["--office", "--name", "localhost"]);
        const made = [];
        const comes = async (shape) => {
            const who = await visitor(browser, { server, ignoreHTTPSErrors: true, ...shape });
            made.push(who);
            return who;
        };
        try {
            expect(server.address.startsWith("https://localhost:"), server.address);
            const first = await comes({ width: 1280 });
            await signIn(first, homes);
            const cookies = await first.context.cookies();
            const session = cookies.find((one) => one.name === "__Host-saksi_session");
            expect(session?.secure && session.httpOnly && session.sameSite === "Strict",
                "the session's cookie is not for TLS and this host alone");

            await first.at("/settings");
            const shown = await text(first.page);
            const file = new X509Certificate(readFileSync(join(homes.demonstration, "office-certificate.pem")));
            expect(shown.includes(file.fingerprint256), "Settings do not show the certificate's fingerprint");

            await first.at("/settings/code");
            await press(first.page, "main button.primary");
            await first.page.click("main details summary");
            const secret = await text(first.page, "main details code");
            const found = await wrongs(first.page);
            expect(found.length === 0, found.join("\n        "));
            const time = now();
            await first.page.fill("#code", "1");
            await press(first.page, "main button.primary");
            expect((await text(first.page, "[role=alert]")).includes("not the code of now"), "any code is taken");
            await first.page.fill("#code", code(secret, time));
            await press(first.page, "main button.primary");
            const paper = await text(first.page, ".recovery-code");

            // On a telephone without scripts, where the passphrase alone does not open.
            const second = await comes({ width: 360, scripts: false });
            await signIn(second, homes);
            expect(new URL(second.page.url()).pathname === "/sign-in/code", "no code was asked for");
            await second.at("/cases");
            expect(new URL(second.page.url()).pathname === "/sign-in/code", "the cases were open without the code");
            await second.page.fill("#code", code(secret, time));
            await press(second.page, "main button.primary");
            expect((await text(second.page, "[role=alert]")).includes("not the code"), "a code held twice");
            await second.page.fill("#code", code(secret, time + 30));
            await press(second.page, "main button.primary");
            expect(new URL(second.page.url()).pathname === "/cases", "the code did not lead on");

            // The telephone is lost.
            const third = await comes({ width: 1280 });
            await signIn(third, homes);
            const wrong = await wrongs(third.page);
            expect(wrong.length === 0, wrong.join("\n        "));
            await third.page.fill("#code", paper.toLowerCase());
            await press(third.page, "main button.primary");
            expect((await text(third.page, ".flash.good")).includes("only once"), "the code on paper did not hold");
            const fourth = await comes({ width: 1280 });
            await signIn(fourth, homes);
            await fourth.at("/cases");
            expect(new URL(fourth.page.url()).pathname === "/cases", "a code is still asked for");
            for (const who of made) expect(who.faults.length === 0, who.faults.join("; "));
        } finally {
            for (const who of made) await who.context.close();
            await server.end();
            homes.remove();
        }
    },
    "a form of an earlier session comes back with what was typed, to be sent once more": async ({ visitor: comes, unlock, homes }) => {
        const who = await comes({ width: 360, scripts: false });
        await unlock(who, homes);
        await who.at("/cases/new");
        await who.page.fill("[name='title']", "A case told at dusk");
        const beside = await who.context.newPage();
        beside.setDefaultTimeout(90_000); // As all others: an old machine that does much else.
        await who.context.clearCookies();
        await beside.goto(`${who.address}/sign-in`);
        await beside.fill("#passphrase", homes.passphrase);
        await beside.click("main button.primary");
        await beside.waitForURL((url) => !url.pathname.includes("sign-in"));

        await press(who.page, "main form button.primary");
        expect((await text(who.page)).includes("Everything that you typed is still here"), "it is not said");
        await press(who.page, "main form button.primary");
        expect((await text(who.page)).includes("A case told at dusk"), "what was typed is lost");
    },
};
