// Less than expected progress: who is on the list and why, a decision, and what comes of it.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const TITLE = 'Pupils making less than expected progress';

async function openList(p) {
	await p.open('/');
	await p.follow(/^(Pupils|My pupils)$/);
	await p.follow('Expected progress');
	await p.sees(TITLE);
}

async function count(p, heading) {
	const text = await p.page.locator('h2', { hasText: heading }).first().locator('.quiet').innerText();

	return Number(text);
}

story('less than expected progress', (step) => {
	let name = '';
	let waiting = 0;

	step('the list says why, and asks', 'senco', async (p) => {
		await openList(p);
		waiting = await count(p, 'To decide');
		check(waiting > 1, `to decide: ${waiting}`);
		name = await p.page.locator('article h3').innerText();
		check(await p.page.locator('article .signs li').count() > 0, 'no sign in words');
		await p.sees('What people say');
		await p.sees('Before you decide');
		await p.pageIsSound();
	});

	step('nothing is recorded while something is missing', 'senco', async (p) => {
		await p.fill('Reason', 'Maths only. Missed fractions when she changed school.');
		await p.chooseNamed('result', 'adapt');
		await p.press('Record the decision');
		await p.sees('There is a problem');
		await p.sees('Enter what will be different in lessons');
		await p.sees('Enter the day to look again');
		equal(await p.valueOf('reason'), 'Maths only. Missed fractions when she changed school.', 'what was typed');
		await p.pageIsSound();
	});

	step('adapt teaching, with the talk', 'senco', async (p) => {
		await p.chooseNamed('result', 'adapt');
		await p.fill('What will be different in lessons', 'Fraction strips, three times a week');
		await p.date('until_on', '2026-03-13');
		await p.date('talked_on', '2026-03-09');
		await p.fill('Who', 'Her mother');
		await p.fill('What was said and agreed', 'Will practise at home, too.');
		await p.press('Record the decision');
		await p.sees('Saved');
		equal(await count(p, 'To decide'), waiting - 1, 'to decide');
		await p.sees('Adapt teaching to 13 March');
		check(await p.page.locator('article h3').innerText() !== name, `${name} is asked about again`);
		await p.pageIsSound();
	});

	step('it is kept with what was found', 'senco', async (p) => {
		await p.followFirst('section[aria-labelledby=decided] tbody a');
		await p.sees('Nothing to decide now');
		await p.sees('Fraction strips, three times a week');
		await p.unfold('What was found then');
		await p.pageIsSound();
	});

	step('the day to look again stands in Today, until there is a newer decision', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.pageIsSound();
		await p.followFirst(p.due(name, 'Look again'));
		await p.sees(`Progress of ${name}`);
		await p.chooseNamed('result', 'no_action');
		await p.fill('Reason', 'Fractions are secure now.');
		await p.press('Record the decision');
		await p.sees('Saved');
		await p.open('/today?open=all');
		equal(await p.page.locator(p.due(name, 'Look again')).count(), 0, 'days to look again in Today');
	});

	step('the head reads', 'head', async (p) => {
		await openList(p);
		await p.sees('Adapt teaching to 13 March');
		await p.seesNot('Record the decision');
		await p.pageIsSound();
	});

	step('as it was before the decision', 'head', async (p) => {
		await p.date('on', '2026-03-09');
		await p.press('Show');
		await p.sees('As it stood on 9 March 2026');
		await p.seesNot('Adapt teaching to 13 March');
		await p.pageIsSound();
	});

	step('an early discussion is opened', 'senco', async (p) => {
		await openList(p);
		name = await p.page.locator('article h3').innerText();
		await p.chooseNamed('result', 'discuss');
		await p.fill('Reason', 'Six weeks of good teaching made little difference.');
		await p.press('Record the decision');
		await p.sees('Early discussion');
		await p.sees(name);
		await p.sees('Record a discussion');
	});

	step('what data is missing, and the way to fill it in', 'senco', async (p) => {
		await p.open('/results');
		await p.follow('4K');
		await p.sees('Results of 4K');
		const child = p.page.locator('form tbody tr:has(input[type=text])').first();
		const box = await child.locator('input[type=text]').getAttribute('name');
		const who = await child.locator('a').first().innerText();

		await p.fillNamed(box, '');
		await p.press('Save');
		await p.sees('Saved.');
		await openList(p);
		await p.follow(/What data is missing/);
		await p.sees('Reception, class RP');
		await p.sees('Year 4, class 4K');
		await p.sees(/1 of \d+ has no result/);
		await p.sees(who.trim());
		await p.pageIsSound();
		await p.followFirst('section:has(h3:has-text("class 4K")) a:has-text("Fill in")');
		await p.sees('Results of 4K');
		equal(await p.valueOf(box), '', 'the empty cell');
	});
});
