// Nothing is typed twice: what was said in the first talk stands in the decision, the assessment and the plan, with who
// said it and when, to be kept or changed. From the decision to a shared plan there are at most four pages.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';
import { CASPER } from './lib/server.mjs';

const PAGES_MOST = 4;

story('carried forward', (step) => {
	step('the first talk', 'teacher', async (p) => {
		await p.openPupil(CASPER);
		await p.follow('Notice');
		await p.follow('Discussions');
		await p.fill('Who was there', 'Mrs Lindqvist, Casper, Mr Price');
		await p.fill('What goes well for Casper', 'Kind to others. Loves maps.');
		await p.date('held_on', '2026-03-09');
		await p.fill('Difficulties', 'Reading aloud.');
		await p.fill('What the parents are worried about', 'He says he is stupid.');
		await p.fill('What Casper said', 'The words run away.');
		await p.fill('What we hope for', 'Casper reads a page to his sister.');
		await p.fill('Next steps', 'We decide this week.');
		await p.press('Save the note');
		await p.press('Give the parents a copy');
		await p.sees('Given on 10 March 2026');
	});

	step('a second talk begins with the first', 'teacher', async (p) => {
		await p.openPupil(CASPER);
		await p.follow('Notice');
		await p.follow('Discussions');
		equal(await p.valueOf('parent_worries'), 'He says he is stupid.', 'the parents’ words');
		await p.sees('Known already The parents, early discussion, 9 March 2026. Keep it, change it or empty it.');
		await p.pageIsSound();
	});

	step('from the decision to a shared plan', 'senco', async (p) => {
		let pages = 0;

		await p.openPupil(CASPER);
		await p.open(`${new URL(p.page.url()).pathname}/decision`);
		await p.pageIsSound();
		equal(await p.valueOf('evidence'), 'Early discussion, 9 March 2026', 'what it rests on');
		equal(await p.valueOf('with_whom'), 'Mrs Lindqvist, Casper, Mr Price', 'who took part');
		p.page.on('load', () => { pages++; });
		await p.choose(/^SEN Support/);
		await p.fill('Why', 'Casper is far behind in reading although he was taught well.');
		await p.pick('Main need', 'Specific learning difficulty (SPLD)');
		await p.date('review_on', '2026-06-12');
		await p.press('Save the decision');
		await p.follow('Write the plan');
		equal(await p.valueOf('aim-0'), 'Casper reads a page to his sister.', 'what we hope for');
		equal(await p.valueOf('parents_said'), 'He says he is stupid.', 'what the parents said');
		equal(await p.valueOf('pupil_said'), 'The words run away.', 'what the pupil said');
		equal(await p.valueOf('review_on-day'), '12', 'the day of the review');
		await p.sees('Known already The pupil, early discussion, 9 March 2026.');
		await p.pageIsSound();
		await p.press('Check and share');
		await p.press('Share the plan');
		await p.sees('Shared.');
		check(pages <= PAGES_MOST, `${pages} pages from the decision to a shared plan`);
	});

	step('the assessment begins with what was said', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.follow(/^Assess( now)?$/);
		equal(await p.valueOf('words-6'), 'He says he is stupid.', 'the parents’ words');
		equal(await p.valueOf('by-6'), 'The parents, early discussion, 9 March 2026', 'who said it');
		equal(await p.valueOf('strength-1'), 'Kind to others. Loves maps.', 'what goes well');
		equal(await p.valueOf('barrier-1'), 'Reading aloud.', 'what is hard');
		await p.pageIsSound();
		await p.fillNamed('words-7', 'The words run away, most of all in the hall.');
		await p.press('Save');
		await p.sees('The words run away, most of all in the hall.');
		await p.sees('He says he is stupid.');
		await p.pageIsSound();
	});
});
