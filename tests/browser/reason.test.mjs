// What should be done and is not is answered with a reason: from the reminder in Today, until a day; it stands in the
// history, and taken back, the reminder is back. What the law asks for has no such answer. A part-time timetable reminds
// until the parents agree.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const GIVE = 'a[href*="/reasons?about=staff_read"]';
const WHY = 'They share one paper copy this week, and have signed it.';

let record = null;
let before = 0;

const reminders = (p) => p.page.locator(GIVE).count();

story('reason', (step) => {
	step('the reason is asked by its field, and the reminder rests', 'senco', async (p) => {
		await p.open('/today?open=all');
		before = await reminders(p);
		await p.followFirst(GIVE);
		record = new URL(p.page.url()).pathname;
		await p.sees('Give the reason');
		await p.pageIsSound();
		await p.press('Save the reason');
		await p.sees('There is a problem');
		await p.sees('Write the reason');
		await p.pageIsSound();
		await p.fillNamed('words', WHY);
		await p.date('until_on', '2026-03-09');
		await p.press('Save the reason');
		await p.sees('Enter a day after today');
		equal(await p.valueOf('words'), WHY, 'what was typed');
		await p.date('until_on', '2026-03-16');
		await p.press('Save the reason');
		await p.sees('Looked at again on 16 March 2026');
		await p.pageIsSound();
		await p.open('/today?open=all');
		equal(await reminders(p), before - 1, 'reminders left');
	});

	step('what the law asks for has no such answer', 'senco', async (p) => {
		await p.open('/today?open=all');
		equal(await p.page.locator('a[href*="/reasons?about=s68_notice"]').count(), 0, 'reasons for the law');
		await p.open(`${record}?about=s68_notice.1.2026-03-02`);
		await p.seesNot('Give the reason');
	});

	step('the head reads it in the history', 'head', async (p) => {
		await p.open(record.replace('/reasons', '/history'));
		await p.sees('Not done, with a reason');
		await p.sees(WHY);
		await p.open(record);
		await p.sees(WHY);
		await p.seesNot('Change');
		await p.pageIsSound();
	});

	step('a part-time timetable reminds until the parents agree', 'senco', async (p) => {
		const pupil = record.replace('/reasons', '/circumstances');

		await p.open(pupil);
		await p.pick('What it is about', 'Part-time timetable');
		await p.fillNamed('words', 'Back after an operation.');
		await p.press('Save');
		await p.sees('Enter the first day of the part-time timetable');
		await p.pageIsSound();
		await p.date('starts', '2026-03-09');
		await p.fillNamed('hours', '12');
		await p.chooseNamed('agreed', 'asked');
		await p.date('review_on', '2026-03-20');
		await p.press('Save');
		await p.sees('12 hours a week in school. The parents have been asked.');
		await p.pageIsSound();
		await p.open('/today?open=all');
		await p.sees(/Ask .*’s parents to agree to the part-time timetable/);
		await p.pageIsSound();
	});
});
