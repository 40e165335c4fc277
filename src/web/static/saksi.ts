// What pages gain where scripts run. Every page does its whole work without this file.
// No text for people stands here: what must be said comes in data-* attributes, translated.

// A form with data-autosend sends itself when a choice changes; its button is then not needed.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosend]")) {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector<HTMLElement>("[data-autosend-button]")?.classList.add("hidden");
}

// A form with data-draft is sent there as it stands, at a pause of the typing, when the page is left for another, and at the latest after
// five seconds: then it is a draft in the vault and nothing of it can get lost. What the server says of it is shown in [data-draft-status].
const keepDrafts = (form: HTMLFormElement) => {
    const id = form.querySelector<HTMLInputElement>("input[name='form.id']");
    const status = form.querySelector<HTMLElement>("[data-draft-status]");
    const typed = () => {
        const all = new URLSearchParams();
        for (const [name, value] of new FormData(form)) if (typeof value === "string") all.append(name, value);
        return all.toString();
    };
    let kept = typed(); // As it came.
    let timer: number | undefined;
    let since = 0; // When the first letter was typed that is not kept yet.
    let under_way: AbortController | undefined;
    let sent = false;
    const keep = async () => {
        clearTimeout(timer);
        since = 0;
        const now = typed();
        if (sent || now === kept) return;
        under_way?.abort();
        under_way = new AbortController();
        const body = new URLSearchParams(`${now}&form.auto=1`);
        // What outlives the page may not be longer than 64 KiB.
        const reply = await fetch(form.dataset["draft"] ?? "", { method: "POST", body, credentials: "same-origin",
            keepalive: now.length < 60_000, signal: under_way.signal }).catch(() => null);
        if (!reply || sent) return;
        if (reply.ok) kept = now;
        if (reply.ok && typed() === now) unsaved = false;
        // A page, as for a form of an earlier session, is none of ours to show here.
        if (status && reply.headers.get("Content-Type")?.startsWith("text/plain")) status.textContent = await reply.text();
    };
    form.addEventListener("input", () => {
        sent = false;
        since ||= Date.now();
        clearTimeout(timer);
        timer = setTimeout(keep, Math.max(0, Math.min(1500, since + 5000 - Date.now())));
    });
    form.addEventListener("submit", () => {
        sent = true;
        clearTimeout(timer);
        under_way?.abort();
    });
    document.addEventListener("visibilitychange", () => { if (document.visibilityState === "hidden") void keep(); });
    addEventListener("pagehide", () => void keep());
    // Come back to from the browser's memory, what was sent already begins anew.
    addEventListener("pageshow", (event) => {
        if (event.persisted && sent && id) id.value = crypto.randomUUID().replaceAll("-", "");
        sent = false;
    });
};

// Leaving a form with data-guard half filled in asks first. Browsers say it in their own words.
let unsaved = false;
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guard]")) {
    form.addEventListener("input", () => { unsaved = true; });
    form.addEventListener("submit", () => { unsaved = false; });
}
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
document.querySelectorAll<HTMLFormElement>("form[data-draft]").forEach(keepDrafts);

// A button with data-confirm asks its question before its form is sent.
for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-confirm]")) {
    button.addEventListener("click", (event) => {
        if (!confirm(button.dataset["confirm"])) event.preventDefault();
    });
}

// Long work: an element with data-poll fetches its address every second and takes the place of
// itself, until what comes back no longer has data-poll.
const poll = async (element: HTMLElement) => {
    const reply = await fetch(element.dataset["poll"] ?? "", { credentials: "same-origin" }).catch(() => null);
    if (reply?.ok) {
        const page = new DOMParser().parseFromString(await reply.text(), "text/html");
        const fresh = element.id ? page.getElementById(element.id) : null;
        if (!fresh) return location.reload();
        element.replaceWith(fresh);
        element = fresh;
    }
    if (element.dataset["poll"]) setTimeout(poll, 1000, element);
};
document.querySelectorAll<HTMLElement>("[id][data-poll]").forEach((element) => setTimeout(poll, 1000, element));

// On a phone a table of several columns is read as blocks: each cell is told the head of its column.
for (const table of document.querySelectorAll<HTMLTableElement>(".table-wrap:not(.matrix, .records) > table:has(> thead)")) {
    const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent ?? "");
    for (const cell of table.querySelectorAll<HTMLTableCellElement>("tbody td")) {
        cell.dataset["head"] = heads[cell.cellIndex] ?? "";
        cell.classList.toggle("blank", /^[–\s]*$/.test(cell.textContent ?? ""));
    }
    table.parentElement?.classList.add("stacks");
}

// Keys, as src/web/keys.hpp declares them. None is taken while something is being typed, but Ctrl+Enter.
const go = (selector: string) => document.querySelector<HTMLAnchorElement>(selector)?.click();
const step = (forward: boolean) => {
    const entries = [...document.querySelectorAll<HTMLAnchorElement>("main tbody th a, main .results :is(h2, h3) a")];
    const now = entries.indexOf(document.activeElement as HTMLAnchorElement);
    entries[now < 0 ? (forward ? 0 : entries.length - 1) : now + (forward ? 1 : -1)]?.focus();
};
let afterG = -Infinity; // When g was pressed; the letter comes within two seconds.
addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.key === "Enter" && event.ctrlKey) return target.closest("form")?.requestSubmit();
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, [contenteditable]")) return;
    const isPlace = event.timeStamp - afterG < 2000 && /^[a-z]$/.test(event.key);
    afterG = -Infinity;
    if (isPlace) go(`.places a[data-key="${event.key}"]`);
    else if (event.key === "g") afterG = event.timeStamp;
    else if (event.key === "?") go("a[rel~=help]");
    else if (event.key === "e") go('main .page-head a[href$="/edit"]');
    else if (event.key === "j" || event.key === "k") step(event.key === "j");
    else if (event.key === "/") {
        const box = document.querySelector<HTMLInputElement>("input[type=search]");
        box?.focus();
        if (box) event.preventDefault();
    }
});
