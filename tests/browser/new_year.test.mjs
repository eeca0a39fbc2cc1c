// A new school year in one step: looked at first, done once, and taken back on the same day.
import { openPage } from './lib/browser.mjs';
import { Person, WAYS } from './lib/person.mjs';
import { startSchool } from './lib/server.mjs';
import { equal, test } from './lib/test.mjs';

for (const way of WAYS) {
	test(`a school goes up in one step (${way})`, async () => {
		const school = await startSchool({ now: '2026-07-20T09:00' });
		const p = new Person(await openPage({ base: school.base, script: way !== 'plain' }), way);

		await p.signIn('senco');
		await p.open('/new-year');
		await p.sees('Plans to hand over');
		equal(await p.valueOf('last_day-day'), '21', 'the last day of term, for those who leave');
		equal(await p.valueOf('last_year'), '6', 'the last year group');
		await p.sees('Nursery 1 Nursery 2 Reception');
		await p.pageIsSound();
		await p.date('keep_until', '2020-01-01');
		await p.press('Move everybody up');
		await p.sees('Enter a day from today on');
		await p.pageIsSound();
		await p.date('keep_until', '2026-08-31');
		await p.press('Show what would change');
		await p.sees('go up');
		await p.press('Move everybody up');
		await p.sees('Everybody is in the new school year.');
		await p.sees('Plans to hand over');
		await p.pageIsSound();
		await p.press('Take it back');
		await p.sees('Taken back: everybody is where they were.');
		await p.pageIsSound();
		await p.leave();
		await school.stop();
	}, way);
}
