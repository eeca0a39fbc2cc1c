// The whole cycle, step by step, each as the person who does it.
import { equal } from './lib/test.mjs';
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
	step('1 early discussion: what is missing is said', 'teacher', async (p) => {
		await openPupil(p, THEO, 'Discussions');
		await p.sees('No talk with Theo’s parents is noted yet');
		await p.pageIsSound();
		await p.fill('Who was there', 'Ms Petrova (mother), Theo, Mr Price');
		await p.fill('What goes well for Theo', 'Kind to others. Loves maps.');
		await p.date('held_on', '2026-03-09');
		await p.press('Save the note');
		await p.sees('There is a problem');
		await p.pageIsSound();
		equal(await p.valueOf('strengths'), 'Kind to others. Loves maps.', 'what was typed');
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

	step('2 decision: no reason, no decision', 'senco', async (p) => {
		await openPupil(p, THEO, 'Decisions');
		await p.sees('Nothing was decided here yet');
		await p.pageIsSound();
		await p.chooseNamed('result', 'sen_support');
		await p.press('Save the decision');
		await p.sees('There is a problem');
		await p.pageIsSound();
	});

	step('2 decision: SEN Support, with reason, evidence and every need', 'senco', async (p) => {
		await p.chooseNamed('result', 'sen_support');
		await p.fill('Why', 'Two years behind in reading although he was taught well.');
		await p.fill('What it rests on', 'Reading test of February; two weeks of watching; his mother’s words.');
		await p.pick('Main need', 'Specific learning difficulty (SPLD)');
		await p.pick('Need 2', 'Speech, language and communication needs (SLCN)');
		await p.date('review_on', '2026-06-12');
		await p.press('Save the decision');
		await p.sees('SEN Support');
		await p.sees('10 March 2026');
		await p.pageIsSound();
		await openPupil(p, THEO);
		await p.sees('SEN Support since 10 March 2026');
		await p.pageIsSound();
	});

	step('3 formal notice: a letter for each parent', 'senco', async (p) => {
		await openPupil(p, THEO, 'Letters');
		await p.sees('Who must be told');
		await p.pageIsSound();
		equal(await p.page.locator('section[aria-labelledby=waiting] tbody tr').count(), 2, 'letters that wait');
	});

	for (const n of [1, 2]) {
		step(`3 formal notice: letter ${n} is given on paper, with proof`, 'senco', async (p) => {
			await openPupil(p, THEO, 'Letters');
			await p.followFirst('section[aria-labelledby=waiting] tbody a');
			await p.pageIsSound();
			await p.choose('By post');
			await p.fill('How you know it reached them', 'First class, posted by the office.');
			await p.press('We gave or posted it');
			await p.sees('Given');
			await p.pageIsSound();
		});
	}

	step('3 formal notice: nobody is left to tell', 'senco', async (p) => {
		await openPupil(p, THEO, 'Letters');
		await p.sees('No letter waits');
		await p.pageIsSound();
	});
});

story('a review and what comes next', (step) => {
	step('8 review: everybody’s view', 'senco', async (p) => {
		await openPupil(p, 'Zara Iqbal', 'Review');
		await p.pageIsSound();
		await p.unfold('Add what somebody says');
		await p.chooseNamed('who', 'parent');
		await p.fillNamed('name', 'Nadia Iqbal');
		await p.fillNamed('words', 'She reads to Yusuf now.\nSpelling makes her cry.');
		await p.press('Add this view');
		await p.sees('She reads to Yusuf now.');
		await p.pageIsSound();
	});

	step('8 review: not finished without a next step; words are kept', 'senco', async (p) => {
		await p.fill(/^Who took part/, 'Zara, her mother, Mr Price, the SENCO');
		await p.fillNamed('owords-0', 'She reads aloud without being asked.');
		await p.press('Finish and send to parents');
		await p.sees('There is a problem');
		await p.pageIsSound();
		equal(await p.valueOf('owords-0'), 'She reads aloud without being asked.', 'what was typed');
	});

	step('8 review: judged, decided, finished', 'senco', async (p) => {
		await p.pickNamed('judgement-0', 'Reached');
		await p.pickNamed('judgement-1', 'Partly reached');
		await p.chooseNamed('carry-1', '1');
		await p.pickNamed('decision-0', 'Keep');
		await p.pickNamed('decision-1', 'Stop');
		await p.fillNamed('pwords-1', 'She reads on her own now.');
		await p.fill(/^Add to what we know/, 'Cream paper helps.');
		await p.chooseNamed('quality', 'mostly');
		await p.chooseNamed('next_step', 'continue');
		await p.fillNamed('why', 'It works; spelling needs more time.');
		await p.fillNamed('family_agrees', 'Yes, both.');
		await p.press('Finish and send to parents');
		await p.pageIsSound();
		await p.sees('Cycle 5');
		await p.sees('Assess');
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
