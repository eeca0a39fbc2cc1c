// Results from a file: scales and assessment points in the settings, a wide and a long file, bad lines, twice is once.
import { sendFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';
import { check } from './lib/test.mjs';

story('Results from a file', (step) => {
	step('the roll comes first', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-windows.csv');
		await senco.press('Import this file');
		await senco.sees('Done.');
	});
	step('every school has the usual scales, and adds its own', 'senco', async (senco) => {
		await senco.open('/settings/scales');
		await senco.sees('KS2 scaled score');
		await senco.sees('80 to 120');
		await senco.pageIsSound();
		await senco.follow('Add a scale of your own');
		await senco.press('Save');
		await senco.sees('Give the scale a name');
		await senco.pageIsSound();
		await senco.fill('Name', 'Handwriting marks');
		await senco.fill('Subjects', 'Handwriting');
		await senco.fill('Lowest result', '10');
		await senco.fill('Highest result', '5');
		await senco.press('Save');
		await senco.sees('The highest result is above the lowest');
		await senco.fill('Highest result', '20');
		await senco.press('Save');
		await senco.sees('Handwriting marks');
		await senco.sees('10 to 20');
		await senco.pageIsSound();
	});
	step('assessment points come from the terms', 'senco', async (senco) => {
		await senco.open('/settings/points');
		await senco.pageIsSound();
		await senco.press('Add one for each term of 2025 to 2026');
		await senco.sees('Autumn 2025');
		await senco.pageIsSound();
		await senco.follow('Autumn 2025');
		await senco.pageIsSound();
	});
	step('bad lines are named and nothing comes in', 'senco', async (senco) => {
		await sendFile(senco, 'Results', 'results-bad.csv');
		await senco.sees('Nothing can be imported yet');
		await senco.sees('Between 80 and 120');
		await senco.sees('No pupil of this school has this UPN');
		await senco.seesNot('Import this file');
		await senco.pageIsSound();
	});
	step('an assessment point chosen for the whole file', 'senco', async (senco) => {
		await sendFile(senco, 'Results', 'results-trouble.csv');
		await senco.sees('Choose an assessment point for all');
		await senco.pick('Results that do not say when are of', 'Autumn 2025');
		await senco.press('Show again');
		await senco.seesNot('Choose an assessment point for all');
		await senco.sees('Wibble');
	});
	step('a wide file is shown, brought in, and once only', 'senco', async (senco) => {
		await sendFile(senco, 'Results', 'results-wide.csv');
		await senco.sees('Nothing is saved yet');
		await senco.pageIsSound();
		await senco.press('Import this file');
		await senco.sees('Done. 2 added, 0 changed, 0 unchanged');
		await senco.pageIsSound();
		await sendFile(senco, 'Results', 'results-wide.csv');
		await senco.sees('There is nothing to bring in');
	});
	step('a long file corrects one and adds two', 'senco', async (senco) => {
		await sendFile(senco, 'Results', 'results-long.csv');
		await senco.sees('Autumn 2025, Reading, Standardised score');
		await senco.pageIsSound();
		await senco.press('Import this file');
		await senco.sees('Done. 2 added, 1 changed, 0 unchanged');
	});
	step('a scale of ages is written in years and months', 'senco', async (senco) => {
		await senco.open('/settings/scales/new');
		await senco.fill('Name', 'Spelling age of the county');
		await senco.choose(/^An age/);
		await senco.fill('Subjects', 'Spelling');
		await senco.fill('Lowest result', '60');
		await senco.fill('Highest result', '15y 6m');
		await senco.press('Save');
		await senco.sees('Lowest result: write years:months, such as 7:06');
		await senco.pageIsSound();
		await senco.fill('Lowest result', '5:00');
		await senco.press('Save');
		await senco.sees('5:00 to 15:06');
	});
	step('circumstances: bad lines are named and nothing comes in', 'senco', async (senco) => {
		await sendFile(senco, 'Circumstances', 'circumstances-bad.csv');
		await senco.sees('Nothing can be imported yet');
		await senco.sees('percentage from 0 to 100');
		await senco.sees('Not a kind that is known');
		await senco.sees('a letter from A to E');
		await senco.seesNot('Import this file');
		await senco.pageIsSound();
	});
	step('circumstances are brought in, and once only', 'senco', async (senco) => {
		await sendFile(senco, 'Circumstances', 'circumstances.csv');
		await senco.sees('Nothing is saved yet');
		await senco.pageIsSound();
		await senco.press('Import this file');
		await senco.sees('Done. 3 added, 0 changed, 0 unchanged');
		await sendFile(senco, 'Circumstances', 'circumstances.csv');
		await senco.sees('There is nothing to bring in');
	});
	step('scales and points are for the SENCO', 'teacher', async (teacher) => {
		for (const path of ['/settings/scales', '/settings/points']) {
			const answer = await teacher.page.goto(path);

			check(answer.status() === 404, `a teacher's ${path} answered ${answer.status()}`);
		}
	});
});
