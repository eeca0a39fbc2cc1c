// A parent's page of their child: reading it, answering, saying that one is not happy; and the other parent's page.
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

story('a parent', (step) => {
	step('9 parent: sees what happens, who helps, how it goes, and where to get advice', 'parent', async (p) => {
		await p.open('/family');
		for (const words of ['What is happening now', 'Who helps Zara', 'When we meet next',
			'Free help from outside school',
			'SEN Support']) {
			await p.sees(words);
		}
		await p.seesNot('APDR Marlbeck');
		await p.pageIsSound();
	});

	step('9 parent: says that she comes, and then that she cannot', 'parent', async (p) => {
		await p.press('Yes, I can come');
		await p.sees(/You said on .*: I can come\./);
		await p.follow('I cannot come after all');
		await p.pageIsSound();
		await p.choose('I cannot come then');
		await p.fillNamed('days', 'Tuesdays after three');
		await p.press('Send my answer');
		await p.sees(/I cannot come\. Days that suit you: “Tuesdays after three”/);
		await p.seesNot('Meeting on');
		await p.pageIsSound();
	});

	step('9 senco: is told, on Today and at the meeting, and notes what the other parent said', 'senco', async (p) => {
		await p.open('/today?open=all');
		await p.sees('Tuesdays after three');
		await p.followFirst(p.due('Zara Iqbal', 'Open the meeting'));
		await p.sees(/Iqbal cannot come\. Said on .* Days that suit: “Tuesdays after three”/);
		await p.pageIsSound();
		await p.follow('Record what somebody said');
		await p.press('Record the answer');
		await p.sees('Choose who said it');
		await p.sees('Choose whether they can come');
		await p.pageIsSound();
		await p.pickNamed('person', 'Mr Iqbal, Father');
		await p.choose('They can come');
		await p.press('Record the answer');
		await p.sees(/Mr Iqbal can come\. Said on/);
		await p.pageIsSound();
	});

	step('9 parent: can come after all', 'parent', async (p) => {
		await p.open('/family');
		await p.press('I can come after all');
		await p.sees(/You said on .*: I can come\./);
	});

	step('9 parent: an empty message is refused in words, a written one is kept', 'parent', async (p) => {
		await p.open('/family');
		await p.press(/^Send to/);
		await p.sees('There is a problem');
		await p.pageIsSound();
		await p.chooseNamed('kind', 'question');
		await p.fillNamed('words', 'Kann Zara <b>mehr</b> Zeit haben?\nDanke.');
		await p.press(/^Send/);
		await p.sees('Kann Zara <b>mehr</b> Zeit haben?');
		await p.pageIsSound();
	});

	step('9 parent: what one parent wrote the other does not see', 'parent2', async (p) => {
		await p.open('/family');
		await p.seesNot('mehr');
		await p.seesNot('Nadia');
		await p.seesNot('Mill Lane');
		await p.sees('Can reading practice be before lunch?');
		await p.pageIsSound();
	});

	step('9 parent: does not agree with the plan and says why', 'parent2', async (p) => {
		await p.follow(/^I do not agree/);
		await p.pageIsSound();
		await p.chooseNamed('answer', 'disagree');
		await p.fillNamed('words', 'Reading practice should be before lunch.');
		await p.press(/^Send/);
		await p.sees('Reading practice should be before lunch.');
		await p.pageIsSound();
	});

	step('9 senco: is told who does not agree, on Today, the pupil’s page and the plan, and records the talk', 'senco',
		async (p) => {
			await p.open('/today?open=all');
			await p.sees(/Talk with .* Iqbal about Zara Iqbal’s plan/);
			await p.sees('Reading practice should be before lunch.');
			await p.pageIsSound();
			await p.open('/pupils?q=Zara+Iqbal');
			await p.sees('does not agree with the plan.');
			await p.sees('not agreed');
			await p.pageIsSound();
			await p.follow('What the family said about the plan');
			await p.sees(/Do the parents agree\? Not agreed\./);
			await p.follow('Record what the family said about the plan');
			await p.pageIsSound();
			await p.press('Record the answer');
			for (const words of ['Choose who said it', 'Choose how they said it', 'Choose an answer']) {
				await p.sees(words);
			}
			await p.open('/today?open=all');
			await p.followFirst(p.due('Zara Iqbal', 'Record the talk'));
			await p.choose('Another meeting');
			await p.date('on_day', '2026-03-10');
			await p.fill('Time', '23:59');
			await p.choose('Held');
			await p.press('Save the meeting');
			await p.open('/today?open=all');
			await p.seesNot('Record the talk');
		});

	step('9 parent: agrees with the plan', 'parent', async (p) => {
		await p.open('/family');
		await p.press('I agree with the plan');
		await p.sees(/You agreed|you agree/i);
		await p.pageIsSound();
	});

	step('9 parent: "I am not happy about this" names the next steps and help from outside', 'parent', async (p) => {
		await p.open('/family');
		await p.follow('Say what is wrong');
		await p.pageIsSound();
		await p.fillNamed('words', 'Nobody rang me back.');
		await p.press(/^Send/);
		await p.sees('Nobody rang me back.');
	});

	step('9 parent: the plan as a file, normal and large', 'parent', async (p) => {
		await p.open('/family');
		for (const name of [/to print \(PDF\)/, /in large print \(PDF\)/]) {
			const href = await p.page.getByRole('link', { name }).getAttribute('href');
			const file = await p.page.context().request.get(href);
			const start = (await file.body()).subarray(0, 5).toString();

			equal(file.status(), 200, href);
			equal(start, '%PDF-', `${href} begins`);
		}
	});

	step('9 parent: another child’s page does not exist for them', 'parent', async (p) => {
		await p.open('/family');
		const own = /\/family\/(\d+)/.exec(p.page.url());

		check(own !== null, `the page of the child is ${p.page.url()}`);
		for (const path of [`/pupil/${own[1]}`, '/pupils', `/family/${BigInt(own[1]) + 1n}`, '/accounts']) {
			const answer = await p.page.context().request.get(path, { maxRedirects: 0 });

			equal(answer.status(), 404, path);
		}
	});
});
