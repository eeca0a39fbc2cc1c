// A few wrong lines no longer stop a file: the rest comes in, what is wrong waits in a list, is put right by its field,
// taken out with a reason, or ended by a later file that has it right.
import { sendFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';

story('Kept for later', (step) => {
	step('the rest comes in, and two are kept', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-later.csv');
		await senco.sees('2 lines cannot come in as they are');
		await senco.sees('Date of birth: This is not a date');
		await senco.sees('In the file: 31/02/2017');
		await senco.sees('Not added yet');
		await senco.pageIsSound();
		await senco.press('Bring in 1, keep 2 for later');
		await senco.sees('Done. 1 added, 0 changed, 0 unchanged, 2 kept for later');
		await senco.sees('Now in Today');
		await senco.pageIsSound();
		await senco.open('/today');
		await senco.follow('Put 2 rows right');
		await senco.sees('Piet Umber');
		await senco.pageIsSound();
	});
	step('one is put right by its field', 'senco', async (senco) => {
		await senco.open('/import');
		await senco.pageIsSound();
		await senco.follow(/^Put right.*Piet Umber/);
		await senco.pageIsSound();
		await senco.fill('Date of birth', '30/02/2017');
		await senco.press('Bring in');
		await senco.sees('There is a problem');
		await senco.pageIsSound();
		await senco.fill('Date of birth', '28/02/2017');
		await senco.press('Bring in');
		await senco.sees('Put right, and brought in');
		await senco.seesNot('Piet Umber');
		await senco.openPupil('Piet Umber');
	});
	step('a file that has it right ends the waiting', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-later-right.csv');
		await senco.press('Import this file');
		await senco.sees('What was kept for later came in right');
		await senco.pageIsSound();
		await senco.open('/import/later');
		await senco.sees('Nothing waits to be put right');
		await senco.pageIsSound();
	});
	step('one is taken out with a reason', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-trouble.csv');
		await senco.press(/keep \d+ for later/);
		await senco.open('/import/later');
		await senco.pageIsSound();
		await senco.followFirst('a[href^="/import/later/"]');
		await senco.press('Take out of the list');
		await senco.sees('Say why it is taken out');
		await senco.pageIsSound();
		await senco.fill('Why is it taken out?', 'The family has moved away.');
		await senco.press('Take out of the list');
		await senco.sees('Taken out of the list. Nothing of it came in.');
	});
	step('a teacher sees nothing of it', 'teacher', async (teacher) => {
		const answer = await teacher.page.goto('/import/later');

		if (answer.status() !== 404) {
			throw new Error(`a teacher's /import/later answered ${answer.status()}`);
		}
	});
});
