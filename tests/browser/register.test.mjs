// The SEN register and the census: an error is put right from it, a query is answered once, the register goes out as a
// workbook with what for, and the census file as a table. By keyboard, and without script on the way back.
import { readFileSync } from 'node:fs';
import { check, equal } from './lib/test.mjs';
import { story } from './lib/person.mjs';

const ADD = '.census a[href$="/needs"]';
const SAY = '.census a[href*="/census?rule="]';
const WHY = 'The school before began it, and sent its plan.';

const count = (p, selector) => p.page.locator(selector).count();

// The file that Enter on a button brings.
async function taken(p, text) {
	const waiting = p.page.waitForEvent('download');

	await p.page.getByRole('button', { name: text, exact: true }).last().focus();
	await p.page.keyboard.press('Enter');
	const file = await waiting;
	return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

story('register', (step) => {
	let record = null;
	let before = 0;

	step('what the census would ask stands by rule', 'senco', async (p) => {
		await p.open('/pupils');
		await p.follow('SEN register');
		await p.sees('Ready for the census?');
		await p.sees('Summer census, Thursday 21 May 2026');
		await p.sees('Began before the child joined');
		await p.seesNot('No first need');
		await p.pageIsSound();
	});

	step('an error is put right from there', 'senco', async (p) => {
		await p.open('/pupils?status=E');
		await p.followFirst('a[href^="/pupil/"]');
		await p.open(`${new URL(p.page.url()).pathname}/needs`);
		await p.pickNamed('need-1', 'None');
		await p.pickNamed('need-2', 'None');
		await p.press('Save the needs');
		await p.open('/register');
		await p.sees('No first need');
		before = await count(p, ADD);
		await p.followFirst(ADD);
		await p.sees('Needs');
		await p.pickNamed('need-1', 'Moderate learning difficulty (MLD)');
		await p.press('Save the needs');
		await p.open('/register');
		equal(await count(p, ADD), before - 1, 'pupils without a need');
	});

	step('a query is answered once', 'senco', async (p) => {
		await p.open('/register');
		if (!(await p.page.locator(SAY).first().isVisible())) await p.unfoldFirst('#before_joined summary');
		before = await count(p, SAY);
		await p.followFirst(SAY);
		record = new URL(p.page.url()).pathname;
		await p.sees('Say why');
		await p.pageIsSound();
		await p.press('Save the reason');
		await p.sees('Write why it is right');
		await p.pageIsSound();
		await p.fillNamed('words', WHY);
		await p.press('Save the reason');
		await p.sees('Answered');
		await p.sees(WHY);
		await p.pageIsSound();
		await p.open('/register');
		equal(await count(p, SAY), before - 1, 'queries left');
		await p.sees('1 answered with a reason');
	});

	step('the head reads it and does not change it', 'head', async (p) => {
		await p.open(record);
		await p.sees(WHY);
		await p.seesNot('Say why');
		await p.pageIsSound();
		await p.open(record.replace('/census', '/history'));
		await p.sees('Query of the census answered');
	});

	step('the register goes out as a workbook, with what for', 'senco', async (p) => {
		await p.open('/register');
		await p.press('Download');
		await p.sees('Choose what the file is for');
		await p.sees('Enter who will have the file');
		await p.pageIsSound();
		await p.pickNamed('purpose', 'The local authority');
		await p.fillNamed('recipient', 'The SEN team');
		await p.choose('Date of birth');
		const file = await taken(p, 'Download');
		equal(file.name, 'sen-register-2026-03-10.xlsx', 'its name');
		equal(file.bytes.subarray(0, 2).toString(), 'PK', 'a workbook');
		await p.open('/download?from=register');
		await p.sees('Everyone on the SEN register');
		await p.sees('The SEN team');
		await p.sees('As you said the last time');
		await p.pageIsSound();
	});

	step('and the census file', 'senco', async (p) => {
		await p.open('/register');
		const all = Number(/of (\d+) on roll/.exec(await p.text())[1]);
		const file = await taken(p, 'Download the census file');
		equal(file.name, 'census-2026-05-21.csv', 'its name');
		check(file.bytes.toString().startsWith('\uFEFFUPN,Surname,Forename,DOB,SENprovision\r\n'), 'its headings');
		equal(file.bytes.toString().trim().split('\r\n').length, all + 1, 'lines');
	});

	step('a teacher takes out the own pupils only, without numbers', 'teacher', async (p) => {
		await p.open('/pupils');
		await p.followFirst('a[href^="/download"]');
		await p.seesNot('Date of birth');
		await p.pageIsSound();
		await p.pickNamed('purpose', 'A meeting in school');
		await p.fillNamed('recipient', 'The year team');
		await p.chooseNamed('file', 'csv');
		const file = await taken(p, 'Download');
		check(file.bytes.toString().includes('Surname,Forename,Preferred forename,Class'), 'its headings');
	});

	step('an assistant is not asked to', 'ta', async (p) => {
		await p.open('/pupils');
		await p.seesNot('spreadsheet');
	});
});
