// An observation on the wrong pupil: the teacher moves it in three pages, takes it back, and withdraws it. Then it is on
// no page; the history keeps a line without its words, and the head alone reads what it said.
import { CASPER } from './lib/server.mjs';
import { story } from './lib/person.mjs';

const WORDS = 'Hid under the coats when the bell rang.';
const REASON = 'Chosen from the class list by mistake.';

async function observations(p, name) {
	await p.open(`/pupils?q=${encodeURIComponent(name)}`); // the only one is opened
	await p.followFirst('.tabs a:is([href$="/concerns"], [href$="/observations"])');
	await p.followFirst('a[href$="/observations"]');
}

async function history(p, name) {
	await p.open(`/pupils?q=${encodeURIComponent(name)}`); // the only one is opened
	await p.followFirst('.tabs a[href$="/history"]');
}

story('put right', (step) => {
	step('a teacher writes on the wrong record', 'teacher', async (p) => {
		await observations(p, 'Zara Iqbal');
		await p.fillNamed('words', WORDS);
		await p.chooseNamed('place', 'break');
		await p.press('Save');
		await p.sees('Noted.');
		await p.sees(WORDS);
	});

	step('and moves it to the right one, in three pages', 'teacher', async (p) => {
		await p.followFirst(`article:has-text("${WORDS}") a:has-text("Put right")`); // the first page
		await p.sees('Put an observation right');
		await p.sees(WORDS);
		await p.sees('What depends on it');
		await p.pageIsSound();
		await p.press('Put it right');
		await p.sees('There is a problem');
		await p.sees('Choose what is wrong');
		await p.pageIsSound();
		await p.chooseNamed('deed', 'move');
		await p.fillNamed('who', CASPER.split(' ')[1]);
		await p.fillNamed('why', REASON);
		await p.press('Put it right');
		await p.sees(CASPER);
		await p.pageIsSound();
		await p.choose(new RegExp(CASPER));
		await p.press('Find the pupil'); // the second
		await p.sees('Moved to the other record.');
		await p.sees('Observation, moved.');
		await p.sees(REASON);
		await p.seesNot(WORDS);
		await p.seesNot(CASPER);
		await p.pageIsSound();
	});

	step('where it stands with its own writer, and says that it came', 'senco', async (p) => {
		await history(p, CASPER);
		await p.sees(WORDS);
		await p.sees('Observation, moved here.');
		await p.seesNot('Zara');
		await p.pageIsSound();
		await history(p, 'Zara Iqbal');
		await p.seesNot(WORDS);
	});

	step('taken back, it stands as it was; then it is withdrawn', 'teacher', async (p) => {
		await history(p, 'Zara Iqbal');
		await p.press(/^Take it back/);
		await p.sees('Taken back. It stands as it was.');
		await p.sees(WORDS);
		await observations(p, 'Zara Iqbal');
		await p.followFirst(`article:has-text("${WORDS}") a:has-text("Put right")`);
		await p.chooseNamed('deed', 'out');
		await p.fillNamed('why', 'Seen by nobody, misunderstood.');
		await p.press('Put it right');
		await p.sees('Withdrawn. It is gone from every page and count.');
		await p.sees('Observation, withdrawn.');
		await p.seesNot(WORDS);
		await observations(p, 'Zara Iqbal');
		await p.seesNot(WORDS);
	});

	step('the head reads what it said', 'head', async (p) => {
		await history(p, 'Zara Iqbal');
		await p.sees('Seen by nobody, misunderstood.');
		await p.followFirst('.withdrawn a:has-text("Read what stood there")');
		await p.sees(WORDS);
		await p.sees('Only the headteacher can read this.');
		await p.pageIsSound();
	});

	step('a finished review and an earlier assessment open from the history', 'specialist', async (p) => {
		await p.open('/pupils');
		await p.followFirst('a[href^="/pupil/"]');
		await p.followFirst('.tabs a[href$="/history"]');
		await p.sees('newest first');
		await p.seesNot('withdrawn');
		await p.pageIsSound();
		await p.open(`${new URL(p.page.url()).pathname}?kind=reviews`);
		await p.followFirst('a[href*="/reviews/"]');
		await p.sees('What was planned, what happened');
		await p.sees('What was decided');
		await p.pageIsSound();
		await p.follow('The assessment of this cycle');
		await p.sees('What we know, from eight sources');
		await p.pageIsSound();
	});

	step('the history is chosen by kind, year, person and words', 'senco', async (p) => {
		await history(p, 'Zara Iqbal');
		await p.followFirst('.jump a:has-text("Plans")');
		await p.sees(/Plan of cycle \d+ shared/);
		await p.seesNot('Observation, Lesson');
		await p.fill('Words', 'nothing says this');
		await p.press('Show');
		await p.sees('Nothing fits this choice.');
		await p.pageIsSound();
	});
});
