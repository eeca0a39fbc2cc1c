// A parent reads what happened, opens a finished review and an earlier plan, sees who has looked, and says that something
// is wrong; the SENCO finds that as a task.
import { story } from './lib/person.mjs';

const WRONG = 'Zara has never worn glasses.';

story('family record', (step) => {
	step('a parent reads what happened', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/history"]');
		await p.sees('What happened');
		await p.sees('A plan was made');
		await p.pageIsSound();
		await p.followFirst('a[href*="/plans/"]');
		await p.sees('It shows what we agreed then.');
		await p.pageIsSound();
		await p.followFirst('a:has-text("What happened")');
	});

	step('sees who has looked', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/looked"]');
		await p.sees('Nobody can change this list.');
		await p.pageIsSound();
	});

	step('and says that something is wrong', 'parent', async (p) => {
		await p.open('/family');
		await p.followFirst('a[href$="/wrong"]');
		await p.press('Ask us to put it right');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('words', WRONG);
		await p.press('Ask us to put it right');
		await p.sees('Thank you.');
	});

	step('which is a task of the SENCO', 'senco', async (p) => {
		await p.open('/pupils?q=Zara%20Iqbal'); // the only one is opened
		await p.followFirst('.tabs a[href$="/history"]');
		await p.pageIsSound();
		await p.follow('Something is wrong here: put right');
		await p.sees(WRONG);
		await p.pageIsSound();
	});
});
