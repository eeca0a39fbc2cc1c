// The whole cycle, step by step, each as the person who does it.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const THEO = 'Theo Petrov';

// By the list, as everybody does.
async function openPupil(p, name, tab = null) {
	await p.open(`/pupils?q=${encodeURIComponent(name)}`);
	await p.follow(name);
	if (tab !== null) {
		await p.follow(tab);
	}
}

story('one pupil, from the first worry', (step) => {
	step('1 early discussion: what is missing is said by the field, and nothing typed is lost', 'teacher', async (p) => {
		await openPupil(p, THEO, 'Discussions');
		await p.sees('No talk with Theo’s parents is noted yet');
		await p.pageIsSound();
		await p.fill('Who was there', 'Ms Petrova (mother), Theo, Mr Price');
		await p.fill('What goes well for Theo', 'Kind to others. Loves maps.');
		await p.date('held_on', '2026-03-09');
		await p.press('Save the note');
		await p.sees('There is a problem');
		await p.pageIsSound();
		equal(await p.page.locator('[name=strengths]').inputValue(), 'Kind to others. Loves maps.', 'what was typed');
	});

	step('1 early discussion: the note', 'teacher', async (p) => {
		await p.fill('What is hard', 'Reading aloud; finding the word he wants.');
		await p.fill('What the parents are worried about', 'He says he is stupid.');
		await p.fill('What Theo said', 'The words run away.');
		await p.fill('What we hope for', 'Theo reads a page to his sister.');
		await p.fill('Next steps', 'Hearing test (mother, March). We watch reading for two weeks.');
		await p.press('Save the note');
		await p.sees('Talk on 9 March 2026');
		await p.sees(/Saved/);
		await p.pageIsSound();
	});

	step('1 early discussion: the parents get a copy', 'teacher', async (p) => {
		await p.press('Give the parents a copy');
		await p.sees(/Given on 10 March 2026/);
		await p.pageIsSound();
	});
});

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
