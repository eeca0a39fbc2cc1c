// Finds every page that each role can reach by links and looks at each distinct kind: no error, accessible, readable at
// 320 pixels, valid HTML. A role's pages are shared out among several cases, so that each case is short.
// With APDR_PICTURES=DIR a picture of each kind is kept there, at 1280 and at 390 pixels, to look at beside the design.
import { join } from 'node:path';
import { openPage } from './lib/browser.mjs';
import { pageFindings, partsOf } from './lib/check.mjs';
import { findPages } from './lib/links.mjs';
import { Person } from './lib/person.mjs';
import { ROLES, startSchool } from './lib/server.mjs';
import { check, test } from './lib/test.mjs';

const PER_KIND = 4; // pages of a kind that are opened; only the first is looked at closely
const KINDS_AT_LEAST = 2;
const PARTS_USUAL = 2;
const PARTS = { senco: 8, head: 5, teacher: 5, specialist: 3, admin: 3 };

let school = null;
const lookedAt = new Set(); // frames and contents, of all roles
const known = new Set(); // kinds of pages, and the parts they are built of

// The page without what differs each time it is asked for, in two: what stands around its content, and the content.
function halves(html) {
	const same = html.replace(/ (value|action|id|for)="[^"]*\d{6,}[^"]*"|name="_csrf" value="[^"]*"/g, '')
		.replace(/ aria-current="page"/g, '');
	const at = same.indexOf('<main');
	const end = same.indexOf('</main>');

	return at < 0 || end < 0 ? [same, same] : [same.slice(0, at) + same.slice(end), same.slice(at, end)];
}

// What several roles see alike, to the letter, is looked at once; so is the frame around it.
function isNew(html) {
	const unseen = halves(html).filter((h) => !lookedAt.has(h));

	unseen.forEach((h) => lookedAt.add(h));
	return unseen.length > 0;
}

// axe looks at the first page of each kind, and at each that is built of something not seen before.
async function isNewForAxe(page, kind) {
	const unseen = [kind, ...await partsOf(page)].filter((k) => !known.has(k));

	unseen.forEach((k) => known.add(k));
	return unseen.length > 0;
}

async function takePictures(page, name) {
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 900 });
		await page.screenshot({ path: join(process.env.APDR_PICTURES, `${name}-${width}.png`), fullPage: true });
	}
	await page.setViewportSize({ width: 1280, height: 900 });
}

async function lookAt(page, url, kind, name) {
	const answer = await page.goto(url.href);
	const html = await answer.text();

	if (answer.status() >= 400) {
		return [`answered ${answer.status()}`];
	}
	if (process.env.APDR_PICTURES) {
		await takePictures(page, name);
	}
	return isNew(html) ? pageFindings(page, html, await isNewForAxe(page, kind)) : [];
}

async function begin(role) {
	school ??= startSchool();
	const { base } = await school;
	const page = await openPage({ base });
	const person = new Person(page, 'plain');

	await (role === null ? person.open('/') : person.signIn(role));
	const found = await findPages(page, PER_KIND);

	return { page, kinds: [...found.kinds].sort(([a], [b]) => (a < b ? -1 : 1)), wrong: found.wrong };
}

async function lookAtPart(role, walk, part, parts) {
	const wrong = new Map(); // finding → where: what is wrong in the frame is wrong everywhere
	const mine = walk.kinds.filter(([, at], i) => i % parts === part && at.html);

	for (const [kind, { url, from }] of mine) {
		const name = `${role ?? 'visitor'}-${kind.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}`;

		for (const f of await lookAt(walk.page, url, kind, name)) {
			wrong.set(f, [...(wrong.get(f) ?? []), `${url.pathname}${url.search} (from ${from})`]);
		}
	}
	const report = [...wrong].map(([what, at]) => `${what}\n    on ${at.length} pages: ${at.slice(0, 40).join(' ')}`);

	check(wrong.size === 0, `${wrong.size} findings:\n  ${report.join('\n  ')}`);
}

for (const role of [null, ...ROLES]) {
	const who = role ?? 'a visitor';
	const parts = PARTS[role] ?? PARTS_USUAL;
	let walk = null;
	const walked = () => {
		walk ??= begin(role);
		return walk;
	};

	test(`every link that ${who} can follow opens`, async () => {
		const { kinds, wrong } = await walked();

		console.log(`${who}: ${kinds.length} kinds of pages: ${kinds.map(([kind]) => kind).join(' ')}`);
		check(wrong.length === 0, wrong.join('\n  '));
		check(role === null || kinds.length >= KINDS_AT_LEAST, `only ${kinds.length} kinds of pages were found`);
	}, who);
	for (let part = 0; part < parts; part++) {
		test(`every page that ${who} can reach is sound (${part + 1} of ${parts})`, async () => {
			await lookAtPart(role, await walked(), part, parts);
			if (part + 1 === parts) {
				await (await walked()).page.context().close();
			}
		}, who);
	}
}
