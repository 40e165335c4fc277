// What pages gain where scripts run. Every page does its whole work without this file.
// No text for people stands here: what must be said comes in data-* attributes, translated.

// A form with data-autosend sends itself when a choice changes; its button is then not needed.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-autosend]")) {
    form.addEventListener("change", () => form.requestSubmit());
    form.querySelector<HTMLElement>("[data-autosend-button]")?.classList.add("hidden");
}

// Leaving a form with data-guard half filled in asks first. Browsers say it in their own words.
let unsaved = false;
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-guard]")) {
    form.addEventListener("input", () => { unsaved = true; });
    form.addEventListener("submit", () => { unsaved = false; });
}
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });

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

// "/" goes to the search box, "?" to the help page, unless something is being typed.
addEventListener("keydown", (event) => {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey || target.closest("input, textarea, select, [contenteditable]")) return;
    if (event.key === "/") {
        const box = document.querySelector<HTMLInputElement>("input[type=search]");
        box?.focus();
        if (box) event.preventDefault();
    } else if (event.key === "?") {
        document.querySelector<HTMLAnchorElement>("a[rel~=help]")?.click();
    }
});
