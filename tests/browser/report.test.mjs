// The annual report: that it went to the parents is recorded from their letters, a day ahead is refused by its field, and
// it stands in the history.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

let page = null;

story('report', (step) => {
	step('is recorded from the letters to the family', 'senco', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.open(`${new URL(p.page.url()).pathname}/notices`);
		await p.follow('Annual report');
		page = new URL(p.page.url()).pathname;
		await p.sees('No annual report is recorded yet');
		await p.pageIsSound();
		await p.press('Save');
		await p.sees('Enter the day on which the parents got it');
		await p.pageIsSound();
		await p.fillNamed('words', 'Handed over at the parents’ evening.');
		await p.date('given_on', '2026-03-11');
		await p.press('Save');
		await p.sees('The day cannot lie ahead');
		equal(await p.valueOf('words'), 'Handed over at the parents’ evening.', 'what was typed');
		await p.date('given_on', '2026-03-06');
		await p.press('Save');
		await p.sees('6 March 2026');
		await p.pageIsSound();
	});

	step('is read in the history, and not changed, by the head', 'head', async (p) => {
		await p.open(page.replace('/annual-report', '/history'));
		await p.sees('Annual report given to the parents');
		await p.open(page);
		await p.sees('Handed over at the parents’ evening.');
		await p.seesNot('Record that it went');
		await p.pageIsSound();
	});
});
