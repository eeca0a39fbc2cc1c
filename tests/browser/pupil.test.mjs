// A pupil's own page: saying something, keeping something private, how it feels; and what the SENCO answers a family.
import { equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

story('a pupil', (step) => {
	step('9 pupil: sees the own words, goals, team and who looks', 'pupil', async (p) => {
		await p.open('/me');
		for (const words of ['Hello Zara', 'My words', 'What helps me', 'My goals', 'You started at', 'My team',
			'Who can see my page?']) {
			await p.sees(words);
		}
		const team = await p.page.locator('section[aria-labelledby=team] li strong').allInnerTexts();

		equal(new Set(team).size, team.length, `each of ${team.join(', ')} stands once in the team`);
		await p.pageIsSound();
	});

	step('9 pupil: says something new, and something private', 'pupil', async (p) => {
		await p.follow(/^Say something new/);
		await p.pageIsSound();
		await p.fillNamed('words', 'I like the quiet table.');
		await p.press('Save my words');
		await p.sees('I like the quiet table.');
		await p.open('/me/words');
		await p.fillNamed('words', 'Somebody is unkind at lunch.');
		await p.chooseNamed('private', '1');
		await p.press('Save my words');
		await p.sees('Only you and the SENCO see this');
		await p.pageIsSound();
	});

	step('9 pupil: says how it feels and what to do at the meeting', 'pupil', async (p) => {
		await p.open('/me');
		await p.chooseNamed('feel-0', '4');
		await p.press('Save my answers');
		await p.sees('Saved.');
		await p.follow(/^Say what I want to do there/);
		await p.pageIsSound();
		await p.fillNamed('words', 'I want to show my comic.');
		await p.press('Save');
		await p.sees('I want to show my comic.');
		await p.open('/me/helps');
		await p.fillNamed('words', 'Wait while I think');
		await p.press('Add it');
		await p.sees('Wait while I think');
		await p.pageIsSound();
	});

	step('9 pupil: the parent reads what is not private', 'parent', async (p) => {
		await p.open('/family');
		await p.seesNot('Somebody is unkind');
	});

	step('9 pupil: the SENCO reads the private words and answers the family', 'senco', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.open(`${new URL(p.page.url()).pathname}/messages`);
		await p.sees('Somebody is unkind at lunch.');
		await p.pageIsSound();
		await p.follow(/^Answer/);
		await p.pageIsSound();
		await p.fillNamed('answer', 'Yes, from Monday.');
		await p.press('Send the answer');
		await p.sees('Yes, from Monday.');
	});

	step('9 pupil: the parent who asked sees the answer', 'parent2', async (p) => {
		await p.open('/family');
		await p.sees('Yes, from Monday.');
	});

	step('9 pupil: nobody else’s page exists for a pupil', 'pupil', async (p) => {
		for (const path of ['/pupils', '/family', '/today', '/accounts']) {
			const answer = await p.page.context().request.get(path, { maxRedirects: 0 });

			equal(answer.status(), 404, path);
		}
	});
});
