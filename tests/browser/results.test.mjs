// Results: a teacher fills the class's table, mends a wrong cell, and sees pictures and circumstances of a pupil.
import { equal, check } from './lib/test.mjs';
import { CASPER } from './lib/server.mjs';
import { story } from './lib/person.mjs';

async function boxOf(p, name) {
	return p.page.getByLabel(new RegExp(`^${name}, `)).getAttribute('name');
}

story('results', (step) => {
	let casper = '';
	let other = '';

	step('11 teacher: opens the table of the class', 'teacher', async (p) => {
		await p.open('/class');
		await p.follow('Enter results of a class');
		await p.pageIsSound();
		await p.follow('5P');
		await p.sees('Results of 5P');
		await p.pick('Subject', 'Writing');
		await p.press('Open');
		await p.pick('Scale', 'Teacher judgement');
		await p.press('Open');
		await p.sees('Teacher judgement');
		await p.sees('Working towards the expected standard');
		await p.pageIsSound();
		casper = await boxOf(p, CASPER);
		other = await boxOf(p, 'Zara Iqbal');
	});

	step('11 teacher: a wrong cell is told, nothing is lost, then all is saved', 'teacher', async (p) => {
		await p.fillNamed(casper, 'XYZ');
		await p.fillNamed(other, 'a');
		await p.press('Save');
		await p.sees('There is a problem');
		await p.sees(CASPER);
		await p.pageIsSound();
		equal(await p.valueOf(casper), 'XYZ');
		equal(await p.valueOf(other), 'a');
		await p.fillNamed(casper, 'exs');
		await p.press('Save');
		await p.sees('Saved.');
		equal(await p.valueOf(casper), 'EXS');
		equal(await p.valueOf(other), 'A');
	});

	step('11 teacher: corrects a result, and what was there is kept', 'teacher', async (p) => {
		await p.fillNamed(casper, 'WTS');
		await p.press('Save');
		await p.sees('Saved.');
		await p.follow(CASPER);
		await p.sees('Teacher judgement');
		await p.unfold('What was corrected');
		await p.sees('Working at the expected standard, entered by');
		await p.unfold('Show the numbers');
		await p.sees('WTS');
		await p.pageIsSound();
	});

	step('11 teacher: notes what stands beside the numbers', 'teacher', async (p) => {
		await p.follow('Record or change something');
		await p.pageIsSound();
		await p.pickNamed('kind', 'Came to England');
		await p.press('Save');
		await p.sees('Enter the day the pupil came to England');
		await p.pageIsSound();
		await p.date('starts', '2024-09-02');
		await p.fill('What we know', 'From Sweden.');
		await p.press('Save');
		await p.sees('2 September 2024');
		await p.follow('Results');
		await p.sees('From Sweden.');
		await p.pageIsSound();
	});

	step('11 head: reads the same and cannot write', 'head', async (p) => {
		await p.openPupil('casper');
		await p.follow('Notice');
		await p.follow('Results');
		await p.sees('From Sweden.');
		await p.seesNot('Enter results of 5P');
		await p.pageIsSound();
	});
});

// What the script adds: Enter and the arrows move, and a column is pasted.
story('results with script', (step) => {
	step('11 teacher: goes down by Enter and pastes a column', 'teacher', async (p) => {
		await p.open('/results');
		await p.follow('5P');
		const boxes = p.page.locator('form[data-grid] input[type=text]');
		const names = await boxes.evaluateAll((all) => all.map((b) => b.name));
		const here = () => p.page.evaluate(() => document.activeElement.name);

		await boxes.first().focus();
		await p.page.keyboard.press('Enter');
		equal(await here(), names[1]);
		await p.page.keyboard.press('ArrowUp');
		equal(await here(), names[0]);
		await boxes.nth(1).evaluate((b) => {
			const data = new DataTransfer();

			data.setData('text', '97\t1\r\n98\r\nA\r\n');
			b.dispatchEvent(new ClipboardEvent('paste', {
				clipboardData: data, bubbles: true, cancelable: true,
			}));
		});
		equal((await Promise.all([1, 2, 3].map((i) => boxes.nth(i).inputValue()))).join(), '97,98,A');
		check(await p.page.locator('[data-grid-hint]').isVisible(), 'the hint is shown');
		await p.press('Save');
		await p.sees('Saved.');
		equal(await boxes.nth(2).inputValue(), '98');
	});
}, { ways: ['keyboard'] });
