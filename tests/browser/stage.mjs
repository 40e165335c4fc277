// What the stories stand on: the real program on a home of its own, a browser, and the count.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline";

export const root = resolve(import.meta.dirname ?? new URL(".", import.meta.url).pathname, "../..");
const require = createRequire(join(root, "package.json"));
const { chromium } = require("playwright-core");

export const program = resolve(process.env.SAKSI
    ?? join(process.env.SAKSI_BUILD ?? join(root, "build/release"), "saksi"));
const axeSource = readFileSync(join(root, "node_modules/axe-core/axe.min.js"), "utf8");
const patienceMs = 90_000; // For one step, on an old machine that does much else.

export const counts = { passed: 0, failed: 0 };

// Tells one thing that was tried, and why it does not hold.
export async function story(name, play) {
    try {
        await play();
        counts.passed += 1;
        console.log(`ok      ${name}`);
    } catch (problem) {
        counts.failed += 1;
        console.log(`FAILED  ${name}\n        ${String(problem.message).slice(0, 900)}`);
    }
}

export function expect(holds, what) {
    if (!holds) throw new Error(what);
}

// A temporary folder with a demonstration workspace and an empty home.
export function makeHomes() {
    const folder = mkdtempSync(join(tmpdir(), "saksi-stories-"));
    const demonstration = join(folder, "demonstration");
    execFileSync(program, ["demo", "--home", demonstration], { stdio: "ignore" });
    return {
        demonstration,
        empty: join(folder, "empty"),
        passphrase: readFileSync(join(demonstration, "demonstration-passphrase.txt"), "utf8").trim(),
        remove: () => existsSync(folder) && rmSync(folder, { recursive: true }),
    };
}

// Serves a home on a port that the system chose; the first line that it prints names the address.
export async function serve(home, options = []) {
    const child = spawn(program, ["serve", "--home", home, "--port", "0", ...options],
        { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: child.stdout });
    const address = await new Promise((found, ended) => {
        lines.once("line", (line) => found(line.split(" ").at(-1)));
        child.once("exit", () => ended(new Error("the server ended before it began")));
    });
    const gone = new Promise((resolved) => child.once("exit", (code) => resolved(code)));
    return { address, end: () => { child.kill("SIGTERM"); return gone; } };
}

export function openBrowser() {
    const args = ["--disable-gpu", "--disable-dev-shm-usage"];
    if (process.getuid() === 0) args.push("--no-sandbox");
    return chromium.launch({ executablePath: "/usr/bin/chromium", args });
}

// A fresh visitor of a server, who has not signed in. `faults` gathers what no page may do: ask elsewhere, break its own rules, fail
// in its script. A refusal that the story asked for (400, 403, 404) is none of these.
// `ignoreHTTPSErrors` stands for a person who compared the certificate and accepted it.
export async function visitor(browser, { server, width, scripts = true, day, ignoreHTTPSErrors = false }) {
    const context = await browser.newContext({
        viewport: { width, height: 800 }, javaScriptEnabled: scripts, locale: "en", ignoreHTTPSErrors });
    const page = await context.newPage();
    page.setDefaultTimeout(patienceMs);
    const faults = [];
    const requests = [];
    context.on("request", (request) => {
        requests.push(request);
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith("http") && hostname !== new URL(server.address).hostname)
            faults.push(`a request left this machine: ${hostname}`);
    });
    page.on("console", (message) => {
        if (message.type() === "error" && !message.text().startsWith("Failed to load resource"))
            faults.push(message.text());
    });
    page.on("pageerror", (error) => faults.push(error.message));
    return { context, page, faults, requests, scripts, width,
        day, // Each visitor writes another day of a month, where stories must not meet.
        address: server.address,
        at: (path) => page.goto(server.address + path),
        stranger: () => context.clearCookies() };
}

export async function unlock({ page, at }, homes) {
    await at("/library");
    await page.fill("#passphrase", homes.passphrase);
    await page.click("main button.primary");
    await page.waitForURL("**/library");
}

export function text(page, selector = "main") {
    return page.locator(selector).first().innerText();
}

// Where a press leads is on the page once the browser has come there.
export async function press(page, selector) {
    await page.locator(selector).first().click();
    await page.waitForLoadState();
}

// What a page does wrong: for those who cannot see it well, in both themes, on a desk and on a phone.
export async function wrongs(page) {
    const found = [];
    const wide = page.viewportSize();
    await page.evaluate(axeSource);
    for (const size of [wide, { width: 360, height: 740 }]) {
        await page.setViewportSize(size);
        for (const colorScheme of ["light", "dark"]) {
            await page.emulateMedia({ colorScheme });
            const { violations } = await page.evaluate(() => axe.run());
            for (const { id, nodes } of violations)
                found.push(`${size.width} px, ${colorScheme}: ${id}: ${nodes[0].html.slice(0, 160)}`);
        }
        const over = await page.evaluate(() =>
            document.documentElement.scrollWidth - document.documentElement.clientWidth);
        if (over > 0) found.push(`${over} px wider than the window of ${size.width}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(wide);
    return found;
}
