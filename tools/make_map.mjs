// Turns Natural Earth's outlines (npm: world-atlas, 1:50m) into the one file that render/map.cpp draws.
//
//   node tools/make_map.mjs countries-50m.json OUT
//
// OUT is lines of text: "size WIDTH HEIGHT", "land PATH" for everywhere else, and for each State of the
// reference facts "ISO3 X Y R PATH": a point inside, the radius of a dot (0 where the outline is large
// enough to see), and its outline in SVG path syntax with whole numbers.
//
// The projection is Miller's cylindrical one: north is up and west is left for everybody, and Asia is
// not as stretched as in Mercator's. It runs from the Mediterranean past the date line to Samoa.
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
const { feature, merge } = createRequire(import.meta.url)("topojson-client");

// ISO 3166-1: numeric codes are Natural Earth's ids, alpha-3 codes are ours. Where the outline is made of
// far-flung islands or is missing, the capital's place stands for it (degrees east, degrees north).
const STATES = {
    AFG: ["004"], ARE: ["784"], ARM: ["051"], AZE: ["031"], BGD: ["050"], BHR: ["048"], BRN: ["096"], BTN: ["064"],
    CHN: ["156"], CYP: ["196"], FJI: ["242", 178.4, -18.1], FSM: ["583", 158.2, 6.9], GEO: ["268"], IDN: ["360"],
    IND: ["356"], IRN: ["364"], IRQ: ["368"], ISR: ["376"], JOR: ["400"], JPN: ["392"], KAZ: ["398"], KGZ: ["417"],
    KHM: ["116"], KIR: ["296", 173, 1.4], KOR: ["410"], KWT: ["414"], LAO: ["418"], LBN: ["422"], LKA: ["144"],
    MDV: ["462", 73.5, 4.2], MHL: ["584", 171.4, 7.1], MMR: ["104"], MNG: ["496"], MYS: ["458"], NPL: ["524"],
    NRU: ["520", 166.9, -0.5], OMN: ["512"], PAK: ["586"], PHL: ["608"], PLW: ["585", 134.6, 7.4], PNG: ["598"],
    PRK: ["408"], PSE: ["275"], QAT: ["634"], SAU: ["682"], SGP: ["702", 103.8, 1.3], SLB: ["090"], SYR: ["760"],
    THA: ["764"], TJK: ["762"], TKM: ["795"], TLS: ["626"], TON: ["776", 184.8, -21.1], TUR: ["792"],
    TUV: ["798", 179.2, -8.5], UZB: ["860"], VNM: ["704"], VUT: ["548", 168.3, -17.7], WSM: ["882", 188.2, -13.8], YEM: ["887"],
};

const WIDTH = 1600;                        // Units of the drawing; one is about a tenth of a degree.
const WEST = 24.5, EAST = 190.5, NORTH = 56.5, SOUTH = -24;
const TOLERANCE = 1.1;                     // How far a simplified line may leave the real one, in units.
const DOT_AREA = 130, DOT_RADIUS = 6;      // Smaller than this cannot be seen or touched: it gets a dot.
const MARGIN = 12;                         // Outlines are cut this far outside of the picture.

const miller = (degrees) => 1.25 * Math.log(Math.tan(Math.PI / 4 + 0.4 * degrees * Math.PI / 180));
const scale = WIDTH / ((EAST - WEST) * Math.PI / 180);
const project = ([east, north]) => [(east - WEST) * Math.PI / 180 * scale, (miller(NORTH) - miller(north)) * scale];
const HEIGHT = Math.ceil(project([0, SOUTH])[1]);

// Douglas and Peucker's line simplification (1973), on an arc that neighbours share: borders stay one line.
function simplified(points) {
    if (points.length < 3) return points;
    const [ax, ay] = points[0], [bx, by] = points.at(-1);
    const length = Math.hypot(bx - ax, by - ay);
    let farthest = 0, at = 0;
    points.forEach(([x, y], index) => {
        const distance = length > 0 ? Math.abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length : Math.hypot(x - ax, y - ay);
        if (distance > farthest) [farthest, at] = [distance, index];
    });
    if (farthest <= TOLERANCE) return [points[0], points.at(-1)];
    return [...simplified(points.slice(0, at + 1)).slice(0, -1), ...simplified(points.slice(at))];
}

// Sutherland and Hodgman's clipping (1974) to the picture and its margin.
function clipped(ring) {
    const edges = [
        [0, -MARGIN, 1], [0, WIDTH + MARGIN, -1], [1, -MARGIN, 1], [1, HEIGHT + MARGIN, -1],
    ];
    for (const [axis, limit, side] of edges) {
        const inside = (point) => (point[axis] - limit) * side >= 0;
        ring = ring.flatMap((point, index) => {
            const before = ring.at(index - 1);
            const crossing = () => {
                const share = (limit - before[axis]) / (point[axis] - before[axis]);
                return [before[0] + share * (point[0] - before[0]), before[1] + share * (point[1] - before[1])];
            };
            if (inside(point)) return inside(before) ? [point] : [crossing(), point];
            return inside(before) ? [crossing()] : [];
        });
    }
    return ring;
}

const area = (ring) => Math.abs(ring.reduce((sum, [x, y], index) => {
    const [px, py] = ring.at(index - 1);
    return sum + px * y - x * py;
}, 0) / 2);

function path(rings) {
    let text = "";
    for (const ring of rings) {
        const points = ring.map((point) => point.map(Math.round));
        let [x, y] = points[0];
        text += `M${x} ${y}l`;
        const steps = [];
        for (const [nx, ny] of points.slice(1)) {
            if (nx === x && ny === y) continue;
            steps.push(`${nx - x} ${ny - y}`);
            [x, y] = [nx, ny];
        }
        text += steps.join(" ") + "z";
    }
    return text.replace(/ -/g, "-");
}

const [source, out] = process.argv.slice(2);
const topology = JSON.parse(readFileSync(source, "utf8"));
const { scale: [sx, sy], translate: [tx, ty] } = topology.transform;
// Arcs are stored as steps from point to point. East of the date line counts on: Samoa is at 188°.
const arcs = topology.arcs.map((arc) => {
    let x = 0, y = 0;
    const degrees = arc.map(([dx, dy]) => [(x += dx) * sx + tx, (y += dy) * sy + ty]);
    const beyond = degrees.every(([east]) => east < -120);
    return degrees.map(([east, north]) => project([beyond ? east + 360 : east, Math.max(-60, Math.min(80, north))]));
});
const drawing = { type: "Topology", objects: topology.objects, arcs: arcs.map(simplified) };
const ringsOf = (geometry) => (geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates)
    .flatMap((polygon) => polygon.map((ring) => clipped(ring.slice(0, -1))))
    .filter((ring) => ring.length > 2);

const lines = [`size ${WIDTH} ${HEIGHT}`];
const countries = topology.objects.countries.geometries;
const wanted = new Map(Object.entries(STATES).map(([code, [id]]) => [id, code]));
const others = countries.filter(({ id }) => !wanted.has(id));
lines.push("land " + path(ringsOf(merge(drawing, others)).filter((ring) => area(ring) > 6)));

for (const [code, [id, east, north]] of Object.entries(STATES)) {
    const country = countries.find((candidate) => candidate.id === id);
    const rings = country ? ringsOf(feature(drawing, country).geometry) : [];
    rings.sort((one, two) => area(two) - area(one));
    const largest = rings[0] ?? [];
    const seen = rings.length > 0 ? area(largest) : 0;
    const centre = east === undefined
        ? [0, 1].map((axis) => (Math.min(...largest.map((p) => p[axis])) + Math.max(...largest.map((p) => p[axis]))) / 2)
        : project([east, north]);
    const kept = rings.filter((ring, index) => index === 0 ? area(ring) > 1 : area(ring) > 4);
    const [x, y] = centre.map(Math.round);
    lines.push(`${code} ${x} ${y} ${seen < DOT_AREA ? DOT_RADIUS : 0} ${kept.length ? path(kept) : ""}`.trimEnd());
}
writeFileSync(out, lines.join("\n") + "\n");
