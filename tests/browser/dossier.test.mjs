// A pupil's record as one document: chosen, read, taken as a PDF and as a file that needs nothing else; a request for
// everything, in which a person decides about what concerns others; and who has looked says what it was for.
import { readFileSync } from 'node:fs';
import { check, equal } from './lib/test.mjs';
import { htmlFindings } from './lib/check.mjs';
import { story } from './lib/person.mjs';

async function dossier(p, name) {
	await p.openPupil(name);
	await p.followFirst('.tabs a[href$="/history"]');
	await p.followFirst('a[href$="/dossier"]');
}

// Enter on a button that answers with a file.
async function takeByButton(p, text) {
	const waiting = p.page.waitForEvent('download');

	await p.page.getByRole('button', { name: text, exact: true }).focus();
	await p.page.keyboard.press('Enter');
	return readFileSync(await (await waiting).path()).toString('latin1');
}

// The answer of a link on the page, as a download has it.
async function take(p, text) {
	const href = await p.page.getByRole('link', { name: text, exact: true }).getAttribute('href');
	const answer = await p.page.context().request.get(new URL(p.page.url()).origin + href);

	equal(answer.status(), 200);
	check(answer.headers()['content-disposition'].startsWith('attachment'), 'it is a file');
	return answer.body();
}

story('dossier', (step) => {
	step('the SENCO is asked what it is for', 'senco', async (p) => {
		await dossier(p, 'Zara Iqbal');
		await p.pageIsSound();
		await p.press('Make the dossier');
		await p.sees('Choose what it is for');
		await p.pageIsSound();
	});

	step('and reads an inspection case of two pages, the gaps first', 'senco', async (p) => {
		await p.chooseNamed('purpose', 'inspection');
		await p.press('Make the dossier');
		await p.sees('Gaps, and what has not worked');
		await p.sees('Not recorded:');
		await p.sees('What was known, and when');
		await p.sees('What difference it made');
		await p.sees('Sources');
		await p.pageIsSound();
		const pdf = (await take(p, 'PDF')).toString('latin1');

		check(pdf.startsWith('%PDF-'), 'it is a PDF');
		check(pdf.includes('/StructTreeRoot') || pdf.includes('/MarkInfo'), 'it is tagged');
		await p.follow('Longer');
		await p.sees('The support in the plan');
		await p.pageIsSound();
	});

	step('as a file that needs nothing else, with initials', 'senco', async (p) => {
		await p.follow('Initials only');
		await p.seesNot('Zara');
		const text = (await take(p, 'Web file')).toString('utf8');

		equal((await htmlFindings(text)).join('\n'), '');
		check(!/(src|href)=|url\(|@import|<script/.test(text), 'it refers to nothing outside');
		check(text.includes('Z. I.') && !text.includes('Zara'), 'it has initials');
	});

	step('evidence stands under the five headings', 'senco', async (p) => {
		await dossier(p, 'Zara Iqbal');
		await p.chooseNamed('purpose', 'ehc');
		await p.chooseNamed('depth', 'all');
		await p.press('Make the dossier');
		for (const heading of ['1. Attainment', '2. The nature', '3. What the', '4. Whether', '5. Physical']) {
			await p.sees(heading);
		}
		await p.pageIsSound();
	});

	step('a request for everything is decided by a person, the head too', 'head', async (p) => {
		await dossier(p, 'Zara Iqbal');
		await p.chooseNamed('purpose', 'subject-access');
		await p.press('Make the dossier');
		await p.sees('What concerns other people');
		await p.sees('Somebody else said it.');
		await p.pageIsSound();
		await p.press('Make the PDF');
		await p.sees('Choose whether it is given');
		await p.pageIsSound();
	});

	step('six for an inspection: two pages from the first one to the file', 'head', async (p) => {
		await p.open('/'); // their first page
		await p.followFirst('nav a[href="/school"]');
		await p.followFirst('a[href="/dossiers"]');
		equal(await p.page.locator('input[name=pupil]:checked').count(), 6);
		await p.pageIsSound();
		const pdf = await takeByButton(p, 'Make the dossiers');

		check(pdf.startsWith('%PDF-'), 'it is a PDF');
		await p.pick('SEN status', 'EHC plan');
		await p.press('Show');
		const plans = (await p.page.locator('td[data-h="Support"]').allInnerTexts()).slice(6);

		equal(await p.page.locator('input[name=pupil]:checked').count(), 6);
		check(plans.length > 0 && plans.every((t) => t === 'EHC plan'), `the list says: ${plans}`);
		await p.pageIsSound();
		await p.press('Suggest six of these');
		await p.pageIsSound();
		await p.followFirst('td a[href*="/dossier/inspection"]');
		await p.sees('Gaps, and what has not worked');
	});

	step('who has looked says what it was for', 'head', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('.tabs a[href$="/history"]');
		await p.followFirst('a[href$="/looked"]');
		await p.sees('Made a dossier for an inspection');
		await p.sees('Read what in the record concerns other people');
	});

	step('a teacher is not offered one', 'teacher', async (p) => {
		await p.openPupil('Zara Iqbal');
		await p.followFirst('.tabs a[href$="/history"]');
		equal(await p.page.locator('a[href$="/dossier"]').count(), 0);
	});
});
