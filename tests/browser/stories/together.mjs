// Two people who change the same thing at once, and changes that are undone.
import { expect, press, text, unlock } from "../stage.mjs";

const name = "#f-un_name";

// Opens the State's form of one field; gives the record's address.
async function open(who, iso3) {
    await who.at(`/records/state?iso3=${iso3}`);
    const record = await who.page.locator("tbody th a").first().getAttribute("href");
    await who.at(`${record}/edit?field=un_name`);
    return record;
}

async function save(who, typed) {
    if (typed) await who.page.fill(name, typed);
    await press(who.page, "main form button.primary");
}

// One of two has scripts, the other has none.
async function two({ visitor, homes }) {
    const [first, second] = [await visitor({ width: 1280 }), await visitor({ width: 360, scripts: false })];
    for (const who of [first, second]) await unlock(who, homes);
    return [first, second];
}

async function bothChange(stage, iso3) {
    const [first, second] = await two(stage);
    const record = await open(first, iso3);
    await open(second, iso3);
    await save(first, "Name of the first");
    await save(second, "Name of the second");
    const told = await text(second.page);
    expect(told.includes("Somebody else changed this"), "the second was not told");
    expect(told.includes("Name of the first") && told.includes("Name of the second"),
        "the two do not stand side by side");
    expect(await second.page.inputValue(name) === "Name of the second", "what was typed is gone");
    return { first, second, record };
}

export const scenes = {
    "two changes of one value, to decide between": async (who) => {
        await open(who, "MNG");
        const other = await who.context.newPage();
        await other.goto(who.page.url());
        await other.fill(name, "Name of the other");
        await press(other, "main form button.primary");
        await other.close();
        await save(who, "Name of the first");
        await who.page.locator("main .conflict").first().waitFor();
    },
};

export const once = {
    "who changes what somebody else changed meanwhile is asked, and keeps both": async (stage) => {
        const { second } = await bothChange(stage, "BGD");
        await second.page.check("input[value=both]");
        await save(second);
        const field = await text(second.page, "#field-un_name");
        expect(field.includes("Name of the first") && field.includes("Name of the second"), "not both");
    },
    "mine takes the place of theirs, is undone, and theirs stands again": async (stage) => {
        const { second, record } = await bothChange(stage, "BTN");
        await second.page.check("input[value=mine]");
        await save(second);
        let field = await text(second.page, "#field-un_name");
        expect(!field.includes("first") && field.includes("Name of the second"), "not mine alone");
        await second.at(`${record}/history`);
        await press(second.page, "form[action$='/undo'] button");
        expect((await text(second.page, ".flash.good")).includes("Undone"), "it was not undone");
        field = await text(second.page, "#field-un_name");
        expect(field.includes("Name of the first"), "what stood before is not back");
        await second.at(`${record}/history`);
        expect((await text(second.page)).includes("Name of the second"), "the history forgot it");
    },
    "theirs stays, mine is dropped, with nothing written": async (stage) => {
        const { second } = await bothChange(stage, "LKA");
        await second.page.check("input[value=theirs]");
        await save(second);
        const field = await text(second.page, "#field-un_name");
        expect(field.includes("Name of the first") && !field.includes("second"), "not theirs alone");
    },
};
