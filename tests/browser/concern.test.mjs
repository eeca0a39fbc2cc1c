// A worry about a pupil: by phone, by a parent, by the pupil, by the public form; set beside what the school knows, and
// answered. Nobody else of the family sees it.
import { check, equal } from './lib/test.mjs';
import { CASPER } from './lib/server.mjs';
import { story } from './lib/person.mjs';

const URDU = 'وہ پڑھتے ہوئے روتی ہے';

async function openConcerns(p, name) {
	await p.openPupil(name);
	await p.followFirst('a[href^="/pupil/"][href$="/concerns"]');
}

story('concerns', (step) => {
	step('a teacher notes what a mother said on the phone: what is missing is said', 'teacher', async (p) => {
		await openConcerns(p, CASPER);
		await p.sees('No concern that you can see is recorded.');
		await p.pageIsSound();
		await p.chooseNamed('way', 'phone');
		await p.press('Save the concern');
		await p.sees('There is a problem');
		await p.pageIsSound();
	});

	step('in her own words and language, with who helped', 'teacher', async (p) => {
		await p.fillNamed('words', URDU);
		await p.chooseNamed('from_kind', 'parent');
		await p.fillNamed('from_name', 'Mrs Lindqvist');
		await p.unfold('Another language');
		await p.fillNamed('language', 'Urdu');
		await p.fillNamed('helper', 'Ms Khan, interpreter');
		await p.press('Save the concern');
		await p.sees(URDU);
		await p.sees('Said in Urdu');
		await p.sees('Ms Khan, interpreter helped');
		await p.sees('Answer by Tuesday 24 March 2026');
		await p.seesNot('Compare, decide, answer');
		await p.pageIsSound();
	});

	step('the SENCO finds it in the list, beside what the school knows', 'senco', async (p) => {
		await p.open('/concerns');
		await p.sees(CASPER);
		await p.pageIsSound();
		await openConcerns(p, CASPER);
		await p.follow(/^Mrs Lindqvist/);
		for (const words of [URDU, 'What the school knows', 'Results', 'Attendance and circumstances',
			'What staff have seen', 'Other concerns']) {
			await p.sees(words);
		}
		const wide = p.page.viewportSize();
		const top = async (id) => (await p.page.locator(`#${id}`).boundingBox()).y;

		await p.page.setViewportSize({ width: 390, height: 844 });
		check(await top('said') < await top('evidence') && await top('evidence') < await top('decide'),
			'on a phone the evidence stands between the words and the form');
		await p.page.setViewportSize(wide);
		await p.press('Give the answer');
		await p.sees('There is a problem');
		await p.sees('before you answer');
		await p.pageIsSound();
	});

	step('compared, decided, answered', 'senco', async (p) => {
		await p.fillNamed('compared', 'His reading has stood still since autumn. We see it too.');
		await p.chooseNamed('result', 'discuss');
		await p.fillNamed('reason', 'We meet before Easter.');
		await p.date('look_on', '2026-03-13');
		await p.fillNamed('answer', 'Thank you. Can you come on 19 March?');
		await p.chooseNamed('answered_how', 'phone');
		await p.press('Give the answer');
		await p.sees('Answered. The concern is closed.');
		await p.pageIsSound();
		await openConcerns(p, CASPER);
		await p.follow(/^Mrs Lindqvist/);
		await p.sees('Answered on 10 March 2026');
		await p.sees('Can you come on 19 March?');
		await p.sees(URDU);
		equal(await p.page.locator('textarea').count(), 0, 'boxes left to write in');
		await p.pageIsSound();
	});

	step('the day to look again stands in Today and leads to the concern', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.sees(/Look again at the concerns? about/);
		await p.followFirst(p.due(CASPER, 'Look again'));
		await p.sees(URDU);
		await p.follow(/^Look again at how .* is doing/);
		await p.sees(`Progress of ${CASPER}`);
		await p.pageIsSound();
	});

	step('a parent says in the form for messages that she is worried', 'parent', async (p) => {
		await p.open('/family');
		await p.chooseNamed('kind', 'worry');
		await p.fillNamed('words', 'Zara does not want to go to school on Mondays.');
		await p.press(/^Send to/);
		await p.sees('Thank you. The school has it now.');
		await p.sees('Zara does not want to go to school on Mondays.');
		await p.sees('We answer by Tuesday 24 March 2026');
		await p.pageIsSound();
	});

	step('the other parent sees nothing of it', 'parent2', async (p) => {
		await p.open('/family');
		await p.seesNot('Mondays');
		await p.follow('Your worries and our answers');
		await p.seesNot('Mondays');
		await p.pageIsSound();
	});

	step('the answer goes to her own page', 'senco', async (p) => {
		await openConcerns(p, 'Zara Iqbal');
		await p.followFirst('article:has-text("Mondays") h3 a');
		await p.sees('Zara does not want to go to school on Mondays.');
		await p.fillNamed('compared', 'No absence on Mondays. PE is on Mondays.');
		await p.chooseNamed('result', 'none');
		await p.fillNamed('reason', 'She told Mr Price that she had lost her PE kit.');
		await p.fillNamed('answer', 'Her PE kit was lost. We have found it.');
		await p.press('Save and go on later');
		await p.sees('Saved.');
		await p.press('Give the answer');
		await p.sees('Answered. The concern is closed.');
	});

	step('the parent reads the answer, and not what the school compared', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Your worries and our answers');
		await p.sees('Her PE kit was lost. We have found it.');
		await p.seesNot('No absence on Mondays');
		await p.pageIsSound();
	});

	step('a pupil tells the SENCO alone', 'pupil', async (p) => {
		await p.open('/me');
		await p.follow('Something worries me');
		await p.pageIsSound();
		await p.fillNamed('words', 'Somebody hides my bag.');
		await p.chooseNamed('private', '1');
		await p.press('Send it');
		await p.sees('Somebody hides my bag.');
		await p.sees('Only you and the SENCO see this.');
		await p.pageIsSound();
	});

	step('and nobody else finds it', 'head', async (p) => {
		await p.open('/concerns');
		await p.seesNot('hides my bag');
		await p.pageIsSound();
	});

	step('the SENCO does', 'senco', async (p) => {
		await p.open('/concerns');
		await p.sees('Somebody hides my bag.');
	});

	let address = '';

	step('the SENCO finds the address of the public form', 'senco', async (p) => {
		await p.open('/concerns');
		address = await p.page.getByRole('link', { name: 'the public form' }).getAttribute('href');
		check(/^\/s\/[a-z0-9-]+\/worry$/.test(address), address);
	});

	const seen = [];

	for (const child of ['Casper Lindqvist', 'Nobody Atall']) {
		step(`somebody without an account writes about ${child}`, null, async (p) => {
			await p.open(address);
			await p.pageIsSound();
			await p.press('Send it to the school');
			await p.sees('There is a problem');
			await p.pageIsSound();
			await p.fillNamed('child', child);
			await p.fillNamed('words', 'He sits alone at every break.');
			await p.fillNamed('sender', 'Ida Holm');
			await p.chooseNamed('relation', 'other');
			await p.fillNamed('reach', '020 7946 0123');
			await p.press('Send it to the school');
			await p.sees(/Your number is [A-Z0-9]{4} [A-Z0-9]{4}/);
			await p.pageIsSound();
			seen.push((await p.text()).replace(/[A-Z0-9]{4} [A-Z0-9]{4}/, ''));
		});
	}

	step('the page says the same whether or not the child is on the roll', null, async () => {
		equal(seen[1], seen[0], 'the page after sending');
	});

	step('the SENCO matches one, and sets the other aside', 'senco', async (p) => {
		await p.open('/concerns');
		await p.sees(/\d to match/);
		await p.follow('Casper Lindqvist');
		await p.sees('He sits alone at every break.');
		await p.pageIsSound();
		await p.press(/^It is this pupil/);
		await p.sees('He sits alone at every break.');
		await p.sees('by the school’s public form');
		await p.open('/concerns');
		await p.follow('Nobody Atall');
		await p.sees('No pupil of this name');
		await p.press('Set it aside');
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.fillNamed('why', 'No child of this name in our school or before.');
		await p.press('Set it aside');
		await p.seesNot('Nobody Atall');
	});

	step('what was set aside can be read, and taken back', 'senco', async (p) => {
		await p.open('/concerns');
		await p.follow('Messages set aside');
		await p.sees('Nobody Atall');
		await p.sees('No child of this name in our school or before.');
		await p.pageIsSound();
		await p.press(/^Take it back/);
		await p.sees('Who is it about?');
		await p.sees('Nobody Atall');
		await p.open('/concerns');
		await p.sees('Nobody Atall');
		await p.follow('Messages set aside');
		await p.sees('No letter is set aside.');
		await p.pageIsSound();
	});
});
