// Every page in the pseudo-languages, left to right and right to left: what is not in brackets never
// went through the catalogs, unless it is data; and long words push nothing off a phone.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, makeHomes, root, serve, unlock, visitor } from "../stage.mjs";

const folder = join(root, "tests/browser/stories");

// Runs in the page. Gives back each piece of text outside brackets, of what can be seen, heard or
// read as a hint; what is said to be in another language is data by its mark.
function outsideBrackets() {
    const found = [];
    let depth = 0;
    const outside = (words, where) => {
        let piece = "";
        for (const letter of words) {
            if (letter === "[") depth += 1;
            if (depth === 0) piece += letter;
            else if (letter === "[") piece += " · ";
            if (letter === "]") depth = Math.max(0, depth - 1);
        }
        for (const part of piece.split(/ · |\n/)) {
            if (/\p{L}/u.test(part)) found.push([part.trim().replace(/[.:]$/, ""), where]);
        }
    };
    const page = document.documentElement;
    const other = (element) => element.closest("[lang]").lang !== page.lang
        || element.closest("bdi, code, kbd, .mono, .prose, textarea, .graph .node, :has(> mark), mark");
    const blocks = "p, li, td, th, dt, dd, h1, h2, h3, label, legend, option, button, summary, figcaption, title";
    let block = null;
    const texts = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const { parentElement: element, data } = texts.currentNode;
        if (element.closest("script, style") || other(element)) continue;
        if (block !== element.closest(blocks)) depth = 0; // A stray bracket in data ends with its block.
        block = element.closest(blocks);
        outside(data, `<${element.localName}>`);
    }
    for (const element of document.querySelectorAll("*")) {
        if (other(element)) continue;
        for (const name of ["title", "aria-label", "placeholder", "alt", "data-confirm", "label"]) {
            depth = 0;
            if (element.hasAttribute(name)) outside(element.getAttribute(name), `${element.localName}[${name}]`);
        }
    }
    return found;
}

// What the demonstration holds: cells of the reference facts and literals of the invented case.
function dataWords() {
    // Titles are made when a record is kept, of its terms in English: that of an act is its kind.
    const words = new Set(["Torture"]);
    const facts = join(root, "reference/asia");
    for (const name of readdirSync(facts).filter((one) => one.endsWith(".csv"))) {
        const [, ...rows] = readFileSync(join(facts, name), "utf8").split("\n");
        for (const cell of rows.join("\n").matchAll(/"((?:[^"]|"")*)"|([^,\n]+)/g)) {
            const whole = (cell[1] ?? cell[2]).replaceAll('""', '"').trim();
            for (const part of [whole, ...whole.split(/[;·\n]/)]) words.add(part.trim());
        }
    }
    const invented = readFileSync(join(root, "src/casework/invented_case.cpp"), "utf8");
    for (const [, literal] of invented.replace(/"\s*\n\s*"/g, "").matchAll(/"((?:[^"\\]|\\.)*)"/g))
        words.add(literal.trim().replace(/\.$/, ""));
    return words;
}

const notWords = [
    // Dates and times, which ICU writes; articles of treaties; codes.
    /^(; )?\d{1,2} \p{L}+ \d{1,4}(, [\d:]+)?;?$/u, /^\p{L}+ \d{4}$/u, /^(\d+ \p{L}+ ago|yesterday|now)$/u,
    /^[A-Z0-9-]+ art\. [\d()]+$/,
    // Handles of members, in options: there is no room in them for a <bdi>.
    /^\p{Ll}+-\d+$/u,
    /^[0-9a-f]{8,}$/, /^(CSV|JSON|XLSX|EPUB|PDF)$/, /^[\d.,]+ (B|kB|MB|KiB|MiB)$/,
];

async function readAll(browser, homes, server) {
    const words = dataWords();
    const long = [...words].filter((word) => word.length > 60); // Titles of sources are cut.
    const isData = (text) => words.has(text) || notWords.some((one) => one.test(text))
        || (text.length > 40 && long.some((word) => word.includes(text.replace(/…$/, ""))));
    const faults = new Map();
    for (const language of ["qps", "qpr"]) {
        const who = await visitor(browser, { server, width: 360 });
        const { page, at, context, address } = who;
        await unlock(who, homes);
        await context.addCookies([{ name: "saksi_language", value: language, url: address }]);
        const first = async (list, link = "tbody th a") => {
            await at(list);
            return page.locator(link).first().getAttribute("href");
        };
        const paths = ["/records/state", "/records/decision/new", "/records/act/new", "/publications",
            "/publications/new", "/sign-in", "/import"];
        for (const file of readdirSync(folder).sort()) {
            const { pages } = await import(join(folder, file));
            if (pages) paths.push(...await pages(first));
        }
        let seen = 0;
        for (const path of new Set(paths)) {
            await at(path);
            const told = path.replace(/[0-9a-f]{32}/, "…");
            seen += 1;
            expect(await page.locator("html").getAttribute("lang") === language, `${told}: another language`);
            for (const [text, where] of await page.evaluate(outsideBrackets)) {
                if (!isData(text) && !faults.has(`${where} ${text}`)) faults.set(`${where} ${text}`, told);
            }
            const over = await page.evaluate(() =>
                document.documentElement.scrollWidth - document.documentElement.clientWidth);
            if (over > 0) faults.set(`${over} px wider than a phone in ${language}`, told);
        }
        expect(seen > 20, `only ${seen} pages`);
        expect(who.faults.length === 0, who.faults.join("; "));
        await context.close();
    }
    expect(faults.size === 0, [...faults].map(([fault, path]) => `${path}: ${fault}`).join("\n        "));
}

export const once = {
    "no page holds a word that was never translated, nor is wider than a phone": async ({ browser }) => {
        const homes = makeHomes(); // Its own: what other stories type is no text of ours.
        const server = await serve(homes.demonstration);
        try {
            await readAll(browser, homes, server);
        } finally {
            await server.end();
            homes.remove();
        }
    },
};
