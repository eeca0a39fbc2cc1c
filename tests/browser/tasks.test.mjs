// docs/user/tasks.md is true: each task is done as its row says, without script, and taps and pages are counted.
import { readFileSync } from 'node:fs';
import { openPage } from './lib/browser.mjs';
import { Person } from './lib/person.mjs';
import { startSchool } from './lib/server.mjs';
import { take } from './lib/steps.mjs';
import { check, equal, test } from './lib/test.mjs';

const TABLE = new URL('../../docs/user/tasks.md', import.meta.url);
const WIDTH = { phone: 390, desk: 1280 };
// What was agreed about some tasks: at most so many taps and pages, whatever the table says.
const AT_MOST = {
	'Find a child and read what to do': 2,
	'Remind 12 people': 3,
	'From Today to a thing that is due': 1,
};
const PAGES_AT_MOST = { 'From the decision to a shared plan': 4 };

function tasks() {
	const lines = readFileSync(TABLE, 'utf8').split('\n').filter((l) => l.startsWith('|')).slice(2);

	return lines.map((line) => {
		const [task, who, screen, from, steps, taps, pages] = line.split('|').slice(1, -1).map((c) => c.trim());

		return { task, who, screen, from, steps: steps.split('; '), taps: Number(taps), pages: Number(pages) };
	});
}

// A page, or that of a pupil: "/pupil/Casper Lindqvist/decision".
async function begin(person, from) {
	const pupil = /^\/pupil\/([^/]+)(\/.*)$/.exec(from);

	if (pupil === null) {
		await person.open(from);
		return;
	}
	await person.openPupil(pupil[1]);
	await person.open(new URL(person.page.url()).pathname + pupil[2]);
}

async function walk(t) {
	const school = await startSchool();
	const person = new Person(await openPage({ base: school.base, width: WIDTH[t.screen], script: false }), 'plain');
	let taps = 0;
	let pages = 0;

	await person.signIn(t.who);
	await begin(person, t.from);
	person.page.on('load', () => { pages++; });
	for (const step of t.steps) {
		taps += await take(person, step);
	}
	await person.leave();
	await school.stop();
	equal(taps, t.taps, 'taps');
	equal(pages, t.pages, 'pages');
	check(pages <= (PAGES_AT_MOST[t.task] ?? Infinity), `${pages} pages`);
	check(Math.max(taps, pages) <= (AT_MOST[t.task] ?? Infinity), `${taps} taps, ${pages} pages`);
}

for (const t of tasks()) {
	test(`${t.task} (${t.who}, ${t.screen})`, () => walk(t), t.who);
}
