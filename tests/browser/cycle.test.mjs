// The whole cycle, step by step, each as the person who does it.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

story('the help is given', (step) => {
	step('an assistant says with one press that a session was given', 'ta', async (p) => {
		await p.open('/sessions');
		await p.sees(/ of \d+ logged/);
		await p.pageIsSound();
		await p.press(/^Given/);
		await p.sees('Happened');
	});

	step('and why another one was not', 'ta', async (p) => {
		await p.follow(/^Part, not given, note/);
		await p.choose('Not given');
		await p.press('Save');
		await p.sees(/Choose why/);
		await p.pageIsSound();
		await p.pick('Why not, or only in part?', 'No room or things missing');
		await p.fill(/^Note for the class teacher/, 'The hall was set up for lunch.\nWe try tomorrow.');
		await p.press('Save');
		await p.sees(/Did not happen/);
	});
});
