// The roll: a file is looked at, brought in, found again by any spelling, and taken out as a spreadsheet.
import { readFileSync } from 'node:fs';
import { book } from './lib/book.mjs';
import { checkFile, sendFile } from './lib/file.mjs';
import { story } from './lib/person.mjs';
import { check } from './lib/test.mjs';

const HEADINGS = ['Surname', 'Forename', 'Date of birth', 'Year'];

function day(year, month, of) {
	return new Date(Date.UTC(year, month - 1, of));
}

// Whatever it is called, it is what is in it.
async function sendBytes(senco, buffer) {
	await senco.open('/import');
	await senco.choose(/^Roll/);
	await senco.attach('The file', { name: 'export.csv', mimeType: 'text/csv', buffer });
	await checkFile(senco);
}

story('The roll', (step) => {
	step('nothing chosen is said by the field', 'senco', async (senco) => {
		await senco.open('/import');
		await senco.pageIsSound();
		await senco.press('Check the file');
		await senco.sees('There is a problem');
		await senco.sees('Choose what is in the file');
		await senco.pageIsSound();
	});
	step('every bad line is shown and nothing can be brought in', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-trouble.csv');
		await senco.sees('5 lines cannot come in as they are');
		await senco.sees('Date of Birth: This is not a date');
		await senco.sees('31/02/2015');
		await senco.sees('The same pupil is already on line 2');
		await senco.seesNot('Import this file');
		await senco.pageIsSound();
	});
	step('a good file is shown, then brought in', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-windows.csv');
		await senco.sees('Nothing is saved yet');
		await senco.sees('Windows-1252, columns separated by semicolon');
		await senco.pageIsSound();
		await senco.choose('Leave SEN status and needs of pupils already here as they are');
		await senco.press('Show again');
		await senco.press('Import this file');
		await senco.sees('Done. 3 added, 0 changed, 0 unchanged');
		await senco.pageIsSound();
	});
	step('the same file again changes nothing', 'senco', async (senco) => {
		await sendFile(senco, 'Roll', 'roll-windows.csv');
		await senco.sees('There is nothing to bring in');
	});
	step('a workbook is a roll like any other, and its sheet is chosen', 'senco', async (senco) => {
		await sendBytes(senco, book({
			'Year 5': [['SEN register of Year 5'], HEADINGS, ['Abara', 'Ngozi', day(2016, 9, 3), 5],
				['Total pupils:', 1]],
			'Year 6': [HEADINGS, ['Brandt', 'Jörn', day(2015, 9, 3), 6],
				['Brandt', 'Änne', day(2015, 9, 3), 6]],
		}));
		await senco.sees('Excel workbook');
		await senco.sees('This line is above the headings and was passed over');
		await senco.sees('This line at the end has no name, date or UPN and was passed over');
		await senco.pageIsSound();
		await senco.pick('Sheet', 'Year 6');
		await senco.press('Read this sheet');
		await senco.pageIsSound();
		await senco.press('Import this file');
		await senco.sees('Done. 2 added, 0 changed, 0 unchanged');
		await senco.openPupil('Jörn Brandt');
	});
	step('a long sheet is brought in while a page shows how far it is', 'senco', async (senco) => {
		const pupils = Array.from({ length: 250 }, (_, i) => ['Castellan', `Aoife ${i}`, day(2016, 1, 1 + i), 5]);

		await sendBytes(senco, book({ Roll: [HEADINGS, ...pupils] }));
		await senco.press('Import this file');
		for (let said = ''; !said.includes('Done. 250 added');) {
			await senco.open(new URL(senco.page.url()).pathname);
			said = await senco.page.locator('main').innerText();
			check(!said.includes('Nothing was brought in'), said);
		}
	});
	step('what cannot be read is named by the field', 'senco', async (senco) => {
		await sendBytes(senco, Buffer.from('%PDF-1.4\n'));
		await senco.sees('There is a problem');
		await senco.sees('This is a PDF');
		await senco.pageIsSound();
	});
	step('a name is found however it is typed', 'senco', async (senco) => {
		for (const typed of ['ohara muller', 'o\'hara', 'zoe o', 'O’HARA-MÜLLER']) {
			await senco.open('/pupils');
			await senco.fill('Name, UPN, class or need', typed);
			await senco.press('Show');
			await senco.sees('Zoë O\'Hara-Müller');
		}
		await senco.pageIsSound();
	});
	step('status, step and class narrow the list', 'senco', async (senco) => {
		await senco.open('/pupils');
		await senco.pick('SEN status', 'EHC plan');
		await senco.press('Show');
		await senco.sees('EHC plan');
		const said = await senco.page.locator('td[data-h="SEN status"]').allInnerTexts();

		check(said.length > 3 && said.every((t) => t.startsWith('EHC plan')), `the list says: ${said}`);
		await senco.pageIsSound();
	});
	step('the list is a spreadsheet', 'senco', async (senco) => {
		await senco.open('/pupils?q=ohara&status=K');
		await senco.followFirst('a[href^="/download"]');
		await senco.pickNamed('purpose', 'A meeting in school');
		await senco.fillNamed('recipient', 'The office');
		await senco.chooseNamed('file', 'csv');
		const waiting = senco.page.waitForEvent('download');

		await senco.page.getByRole('button', { name: 'Download', exact: true }).last().focus();
		await senco.page.keyboard.press('Enter');
		const text = readFileSync(await (await waiting).path(), 'utf8');

		check(text.includes('O\'Hara-Müller,Zoë'), `the spreadsheet says: ${text}`);
	});
	step('a teacher has the own class only, and may not import', 'teacher', async (teacher) => {
		await teacher.open('/pupils?q=zoe+ohara');
		await teacher.sees('No pupil of yours fits');
		const answer = await teacher.page.goto('/import');

		check(answer.status() === 404, `a teacher's /import answered ${answer.status()}`);
	});
});
