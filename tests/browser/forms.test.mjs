// What every form promises: two people at the same record lose nothing, a double press is one record, a session that
// ends in the middle keeps every character.
import { openPage } from './lib/browser.mjs';
import { Person, WAYS } from './lib/person.mjs';
import { startSchool, CASPER } from './lib/server.mjs';
import { check, equal, test } from './lib/test.mjs';

async function enter(school, way, login) {
	const p = new Person(await openPage({ base: school.base, script: way !== 'plain' }), way);

	await p.signIn(login);
	return p;
}

async function openTalks(p) {
	await p.openPupil(CASPER);
	await p.follow('Notice');
	await p.follow('Discussions');
}

async function writeTalk(p) {
	await p.fill('Who was there', 'His mother, Casper, Mr Price');
	await p.fill('What goes well for Casper', 'Maps');
	await p.fill('Difficulties', 'Reading aloud');
	await p.fill('What the parents are worried about', 'Nothing at the moment');
	await p.fill('What we hope for', 'He reads to his sister');
	await p.fill('Next steps', 'A hearing test');
}

for (const way of WAYS) {
	test(`two people change the same note and both texts are shown (${way})`, async () => {
		const school = await startSchool();
		const teacher = await enter(school, way, 'teacher');
		const senco = await enter(school, way, 'senco');

		await openTalks(teacher);
		await writeTalk(teacher);
		await teacher.press('Save the note');
		const note = new URL(teacher.page.url()).pathname;

		await teacher.open(note);
		await senco.open(note);
		await teacher.fill('Difficulties', 'Reading aloud, and names of things');
		await teacher.press('Save the note');
		await senco.fill('Difficulties', 'Reading aloud, most of all in the hall');
		await senco.press('Save the note');
		await senco.sees('Somebody else saved this');
		await senco.sees('Reading aloud, and names of things');
		equal(await senco.valueOf('difficulties'), 'Reading aloud, most of all in the hall',
			'the second person’s own words');
		await senco.pageIsSound();
		await senco.fill('Difficulties', 'Reading aloud, and names of things; most of all in the hall');
		await senco.press('Save the note');
		await teacher.open(note);
		equal(await teacher.valueOf('difficulties'),
			'Reading aloud, and names of things; most of all in the hall', 'what both agreed on');
		await teacher.leave();
		await senco.leave();
		await school.stop();
	}, way);

	test(`a form that is sent twice is one record (${way})`, async () => {
		const school = await startSchool();
		const p = await enter(school, way, 'teacher');

		await openTalks(p);
		await writeTalk(p);
		const fields = await p.page.locator('form:has([name=difficulties])').evaluate((f) => [...new FormData(f)]);
		const form = Object.fromEntries(fields);
		const path = new URL(p.page.url()).pathname;
		const sent = await Promise.all([0, 1, 2].map(() => p.page.context().request.post(path,
			{ form, headers: { origin: school.base }, maxRedirects: 0 })));

		check(sent.every((r) => r.status() === 303), `answered ${sent.map((r) => r.status())}`);
		await openTalks(p);
		equal(await p.page.locator('article.card').count(), 1, 'notes after three presses');
		await p.leave();
		await school.stop();
	}, way);

	test(`a session that ends in the middle of a form loses no character (${way})`, async () => {
		const words = 'Zoë’s “words” – naïve, 李 & <b>\nsecond line  with two spaces\n\nafter an empty one';
		const before = await startSchool();
		const p = await enter(before, way, 'teacher');

		await openTalks(p);
		await writeTalk(p);
		await p.fill('Difficulties', words);
		await before.stop();
		const { port } = new URL(before.base);
		const later = await startSchool({ data: before.data, port, now: '2026-03-10T10:30' });

		await p.press('Save the note');
		await p.sees(/Every word you wrote is kept/);
		await p.fill('Sign-in name', 'teacher');
		await p.fill('Password', 'marlbeck-demo-2026');
		await p.press('Sign in');
		await p.sees(/kept what you wrote/i);
		equal(await p.valueOf('difficulties'), words, 'the words');
		await p.press('Save the note');
		await p.sees('Talk on 10 March 2026');
		await p.leave();
		await later.stop();
	}, way);
}
