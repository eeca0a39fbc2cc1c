// Makes the pictures that tools/pictures.list names, from the demonstration school on a fixed day: small WebP files, as
// Chromium draws the pages. Ends with 1, and says why, when a page of the list is gone or a picture cannot be small.
//
// usage: node tools/pictures.mjs [WORD…]     only pictures whose file names contain one of the words
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closeBrowser, openPage } from '../tests/browser/lib/browser.mjs';
import { Person } from '../tests/browser/lib/person.mjs';
import { startSchool, stopServers } from '../tests/browser/lib/server.mjs';
import { take } from '../tests/browser/lib/steps.mjs';
import { check } from '../tests/browser/lib/test.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const BYTES_MAX = 80 * 1024;
const QUALITIES = [90, 80, 70, 60, 50];
const MARGIN_PX = 12;
const HEIGHT_PX = 900;

function listed() {
	const lines = readFileSync(resolve(root, 'tools/pictures.list'), 'utf8').split('\n');

	return lines.filter((line) => line.trim() !== '' && !line.startsWith('#')).map((line) => {
		const [file, who, from, width, steps, part] = line.split(' | ').map((c) => c.trim());

		check(part !== undefined, `tools/pictures.list: six parts are needed: ${line}`);
		return { file, who, from, width: Number(width), steps: steps === '-' ? [] : steps.split('; '), part };
	});
}

async function clipOf(page, p) {
	if (/^\d+$/.test(p.part)) {
		const height = await page.evaluate(() => document.documentElement.scrollHeight);

		return { x: 0, y: 0, width: p.width, height: Math.min(Number(p.part), height) };
	}
	const heading = page.getByRole('heading', { name: p.part }).filter({ visible: true });

	check(await heading.count() > 0, `the page has no heading "${p.part}"`);
	const box = await heading.first().locator('xpath=ancestor::section[1]').boundingBox();
	const scrolled = await page.evaluate(() => window.scrollY);
	const y = Math.max(0, box.y + scrolled - MARGIN_PX);

	return { x: 0, y, width: p.width, height: box.y + scrolled + box.height + MARGIN_PX - y };
}

async function drawn(page, clip) {
	const session = await page.context().newCDPSession(page);
	let bytes = null;

	for (const quality of QUALITIES) {
		const { data } = await session.send('Page.captureScreenshot',
			{ format: 'webp', quality, captureBeyondViewport: true, clip: { ...clip, scale: 1 } });

		bytes = Buffer.from(data, 'base64');
		if (bytes.length <= BYTES_MAX) {
			return bytes;
		}
	}
	throw new Error(`${bytes.length} bytes even at quality ${QUALITIES.at(-1)}: take a smaller part`);
}

async function make(p) {
	const school = await startSchool();
	const person = new Person(await openPage({ base: school.base, width: p.width, height: HEIGHT_PX }), 'plain');

	try {
		await person.signIn(p.who);
		await person.open(p.from);
		for (const step of p.steps) {
			await take(person, step);
		}
		check(await person.page.locator('h1').count() === 1, `${person.page.url()} is not a page with a heading`);
		await person.page.evaluate(() => document.fonts.ready);
		const bytes = await drawn(person.page, await clipOf(person.page, p));

		mkdirSync(dirname(resolve(root, p.file)), { recursive: true });
		writeFileSync(resolve(root, p.file), bytes);
		console.log(`${String(Math.round(bytes.length / 1024)).padStart(4)} KB  ${p.file}`);
	} finally {
		await person.leave();
		await school.stop();
	}
}

const words = process.argv.slice(2);
let failed = 0;

for (const p of listed().filter((l) => words.length === 0 || words.some((w) => l.file.includes(w)))) {
	try {
		await make(p);
	} catch (e) {
		failed++;
		console.error(`${p.file}: cannot be made (${p.who}, ${p.from}): ${e.message}`);
	}
}
await closeBrowser();
await stopServers();
process.exit(failed > 0 ? 1 : 0);
