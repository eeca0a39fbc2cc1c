// Walks every link that each role can reach and looks at each distinct kind of page: no error, accessible, readable at
// 320 pixels, valid HTML. Pages are of one kind when their addresses differ in numbers and in the query's values only.
// With APDR_PICTURES=DIR a picture of each kind is kept there, at 1280 and at 390 pixels, to look at beside the design.
import { join } from 'node:path';
import { openPage } from './lib/browser.mjs';
import { pageFindings } from './lib/check.mjs';
import { Person } from './lib/person.mjs';
import { ROLES, startSchool } from './lib/server.mjs';
import { check, test } from './lib/test.mjs';

const PER_KIND = 2; // pages of a kind that are opened; only the first is looked at closely
const KINDS_AT_LEAST = 2;
const SKIPPED = /^\/(sign-out|assets)\b/;

let school = null;

function kindOf(url) {
	const path = url.pathname.replace(/\d+/g, 'N').replace(/\/N-N-N\b/g, '/DATE');

	return [path, ...[...url.searchParams.keys()].sort()].join(' ');
}

async function takePictures(page, name) {
	for (const width of [1280, 390]) {
		await page.setViewportSize({ width, height: 900 });
		await page.screenshot({ path: join(process.env.APDR_PICTURES, `${name}-${width}.png`), fullPage: true });
	}
	await page.setViewportSize({ width: 1280, height: 900 });
}

async function lookAt(page, url, first, name) {
	const answer = await page.goto(url.href).catch((e) => e);

	if (answer instanceof Error) {
		// A file to keep, not a page: the browser does not open it.
		const file = await page.context().request.get(url.href);

		return { findings: file.status() < 400 ? [] : [`answered ${file.status()}`], links: [] };
	}
	const findings = answer.status() < 400 ? [] : [`answered ${answer.status()}`];

	if (!(answer.headers()['content-type'] ?? '').startsWith('text/html')) {
		return { findings, links: [] };
	}
	if (first && findings.length === 0) {
		findings.push(...await pageFindings(page, await answer.text()));
		if (process.env.APDR_PICTURES) {
			await takePictures(page, name);
		}
	}
	return { findings, links: await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href)) };
}

async function crawl(role) {
	school ??= startSchool();
	const { base } = await school;
	const page = await openPage({ base });
	const person = new Person(page, 'plain');
	const seen = new Set();
	const kinds = new Map();
	const wrong = new Map(); // finding → where: what is wrong in the frame is wrong everywhere

	if (role === null) {
		await person.open('/');
	} else {
		await person.signIn(role);
	}
	const queue = [{ href: page.url(), from: 'the start' }];

	while (queue.length > 0) {
		const { href, from } = queue.shift();
		const url = new URL(href);

		url.hash = '';
		if (url.origin !== base || seen.has(url.href) || SKIPPED.test(url.pathname)) {
			continue;
		}
		seen.add(url.href);
		const kind = kindOf(url);
		const n = kinds.get(kind) ?? 0;

		if (n >= PER_KIND) {
			continue;
		}
		kinds.set(kind, n + 1);
		const name = `${role ?? 'visitor'}-${kind.replace(/[^\w]+/g, '-').replace(/^-|-$/g, '')}`;
		const { findings, links } = await lookAt(page, url, n === 0, name);

		for (const f of findings) {
			wrong.set(f, [...(wrong.get(f) ?? []), `${url.pathname}${url.search} (from ${from})`]);
		}
		queue.push(...links.map((l) => ({ href: l, from: url.pathname })));
	}
	await page.context().close();
	console.log(`${role ?? 'nobody'}: ${kinds.size} kinds of pages: ${[...kinds.keys()].sort().join(' ')}`);
	const report = [...wrong].map(([what, at]) => `${what}\n    on ${at.length} pages: ${at.slice(0, 40).join(' ')}`);

	check(wrong.size === 0, `${wrong.size} findings:\n  ${report.join('\n  ')}`);
	check(role === null || kinds.size >= KINDS_AT_LEAST, `only ${kinds.size} kinds of pages were found`);
}

for (const role of [null, ...ROLES]) {
	test(`every page that ${role ?? 'a visitor'} can reach is sound`, () => crawl(role), role);
}
