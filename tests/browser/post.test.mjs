// Letters that fall together are one envelope for each person: printed in one file and marked as given together, for one
// pupil or for many.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';
import { CASPER } from './lib/server.mjs';

const PDF_LEAST = 5_000;

story('letters to give', (step) => {
	step('a decision and a plan', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.open(`${new URL(p.page.url()).pathname}/decision`);
		await p.choose(/^SEN Support/);
		await p.fill('Why', 'Casper is far behind in reading.');
		await p.pick('Main need', 'Specific learning difficulty (SPLD)');
		await p.date('review_on', '2026-06-12');
		await p.press('Save the decision');
		await p.follow('Write the plan');
		await p.fillNamed('aim-0', 'read a page to his sister');
		await p.press('Check and share');
		await p.press('Share the plan');
	});

	step('one envelope for each parent, in one file', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.follow('Family');
		await p.follow('Letters');
		await p.follow('Print them, and mark them as given together');
		equal(await p.page.locator('.names li').count(), 2, 'envelopes');
		await p.sees('SEN Support decided; Plan, with the plan');
		await p.pageIsSound();
		const form = await p.page.locator('form.counts').evaluate((f) => [...new FormData(f)]);
		const body = new URLSearchParams([...form, ['do', 'print']]).toString();
		const { origin } = new URL(p.page.url());
		const pdf = await p.page.context().request.post('/letters', { data: body, maxRedirects: 0,
			headers: { origin, 'content-type': 'application/x-www-form-urlencoded' } });

		equal(pdf.headers()['content-type'], 'application/pdf', 'what comes');
		check((await pdf.body()).length > PDF_LEAST, 'the file is too short');
	});

	step('given together, for one pupil', 'senco', async (p) => {
		await p.page.locator('.names input').first().uncheck({ force: true });
		await p.press('Mark as handed over today');
		await p.sees('2 letters marked as given today.');
		equal(await p.page.locator('.names li').count(), 1, 'envelopes that are left');
		await p.pageIsSound();
	});

	step('given together, for many', 'senco', async (p) => {
		await p.open('/letters');
		await p.sees('about Casper Lindqvist');
		await p.pageIsSound();
		await p.press('Mark as posted today');
		await p.sees(/\d+ letters marked as given today/);
		await p.sees('No letter waits.');
		await p.pageIsSound();
	});

	step('an invitation to a meeting is a letter like the others', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.follow('Family');
		await p.followFirst('a[href^="/pupil/"][href$="/meetings"]');
		await p.choose('Plan meeting');
		await p.date('on_day', '2026-03-24');
		await p.fill('Time', '15:30');
		await p.fill('Where', 'Room 2');
		await p.press('Save the meeting');
		await p.sees('Letters about it');
		await p.sees(/Invitation to a meeting, .*: to print and give/);
		await p.pageIsSound();
		await p.follow('Print them, and mark them as given together');
		await p.sees('Invitation to a meeting.');
		await p.pageIsSound();
		await p.open('/letters');
		await p.sees('Invitation to a meeting');
		await p.followFirst('.names__o');
		await p.followFirst('table a');
		await p.sees('Please come to a meeting about Casper Lindqvist');
		equal((await p.valueOf('body')).includes('When: Tuesday 24 March 2026, 3.30pm'), true, 'the day in it');
		await p.pageIsSound();
	});

	step('a meeting that is called off leaves no invitation', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.follow('Family');
		await p.followFirst('a[href^="/pupil/"][href$="/meetings"]');
		await p.followFirst('.log a[href*="/meetings/"]');
		await p.choose('Cancelled');
		await p.press('Save the meeting');
		await p.sees(/Invitation to a meeting, .*: not given, and no longer needed/);
		await p.pageIsSound();
		await p.open('/letters');
		await p.sees('No letter waits.');
	});
});
