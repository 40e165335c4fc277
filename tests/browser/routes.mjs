// The addresses of the program, read where the router gets them: src/web/pages/*.cpp. A page that
// somebody adds is thereby walked through, or missed by name.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./stage.mjs";

// These answer with a file, not with a page.
const files = ["/jobs/{id}/files/{number}", "/publications/{id}/files/{name}", "/publications/{id}/html/{name}",
    "/settings/backup/{id}/file",
    "/r/{id}/files/{hash}", "/records/{type}/export/{form}"];

// These send on to another page, for whoever has signed in.
const doors = ["/welcome"];

// The patterns that show something, such as "/r/{id}/history".
export function patterns() {
    const folder = join(root, "src/web/pages");
    const found = readdirSync(folder).filter((name) => name.endsWith(".cpp") && !name.endsWith("_test.cpp"))
        .flatMap((name) => {
            const text = readFileSync(join(folder, name), "utf8");
            const shows = /\.show(_open)?\s*=/.test(text);
            return shows ? [...text.matchAll(/\.path\s*=\s*"([^"]+)"/g)].map(([, path]) => path) : [];
        });
    if (found.length < 30) throw new Error(`only ${found.length} addresses found in ${folder}`);
    return found.filter((path) => !files.includes(path) && !doors.includes(path));
}

// Those that are addresses already.
export const fixed = () => patterns().filter((path) => !path.includes("{"));

// The patterns that none of these addresses fits. Where two fit, the more literal is meant.
export function notWalked(addresses) {
    const expression = (pattern) =>
        new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll(/\{[a-z0-9_]+\}/g, "[^/?#]+")}$`);
    const all = patterns().sort((one, other) => one.includes("{") - other.includes("{"));
    const reached = new Set(addresses.map((address) => {
        const path = new URL(address, "http://here").pathname;
        return all.find((pattern) => expression(pattern).test(path));
    }));
    return all.filter((pattern) => !reached.has(pattern));
}
