// Files of a pupil's record: a report and a photograph are added, changed and read by those who may; what is none is
// refused by the field; what comes back is inert.
import { check, equal } from './lib/test.mjs';
import { CASPER } from './lib/server.mjs';
import { story } from './lib/person.mjs';

// An empty page, as every PDF begins and ends.
const PDF = Buffer.from(`%PDF-1.4
1 0 obj
<< /Type /Catalog /Pages 2 0 R >>
endobj
2 0 obj
<< /Type /Pages /Count 1 /Kids [3 0 R] >>
endobj
3 0 obj
<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>
endobj
xref
0 1
0000000000 65535 f
trailer
<< /Size 4 /Root 1 0 R >>
startxref
190
%%EOF
`);

// The browser itself draws the photograph.
async function photograph(p) {
	return p.page.screenshot({ type: 'jpeg', quality: 80, clip: { x: 0, y: 0, width: 800, height: 500 } });
}

async function openFiles(p) {
	await p.open(`/pupils?q=${encodeURIComponent(CASPER)}`);
	await p.followFirst('nav a[href$="/history"], nav a[href$="/files"]');
	await p.followFirst('a[href$="/files"]');
}

// Four seconds of silence: frames of MPEG 1 layer 3, 128 kbit/s, 44.1 kHz.
function mp3() {
	const frame = Buffer.alloc(417);

	frame.set([0xff, 0xfb, 0x90, 0x00]);
	return Buffer.concat(Array(160).fill(frame));
}

async function headers(p, path, more = {}) {
	const url = new URL(p.page.url());
	const answer = await p.page.context().request.get(url.origin + path, { headers: more });

	return { status: answer.status(), ...answer.headers() };
}

story('files', (step) => {
	step('a teacher is told what is missing, and what is no file of a record', 'teacher', async (p) => {
		await openFiles(p);
		await p.sees('There is no file here that you may read');
		await p.pageIsSound();
		await p.press('Add to Casper’s record');
		await p.sees('Choose a file, or take a photograph');
		await p.pageIsSound();
		await p.pickNamed('kind', 'Report from a specialist');
		await p.fill('Who made it?', 'Dr Helen Marsh, educational psychologist');
		await p.date('made_on', '2026-01-14');
		await p.attach(/Choose files/, { name: 'report.pdf', mimeType: 'application/pdf',
			buffer: Buffer.from('<!DOCTYPE html><script>alert(1)</script>') });
		await p.press('Add to Casper’s record');
		await p.sees('This kind of file is not taken');
		equal(await p.valueOf('made_by'), 'Dr Helen Marsh, educational psychologist');
		await p.pageIsSound();
	});

	step('and adds the report', 'teacher', async (p) => {
		await p.attach(/Choose files/, { name: 'EP report.pdf', mimeType: 'application/pdf', buffer: PDF });
		await p.press('Add to Casper’s record');
		await p.sees('Added.');
		await p.seesNot('The pupil is added');
		await p.sees('Dr Helen Marsh, educational psychologist, 14 January 2026. PDF, 1 page, 1 KB. Added by you');
		await p.sees('Not scanned: no scanner here');
		await p.pageIsSound();
		const href = await p.page.locator('.files__do a[href$="/get"]').getAttribute('href');
		const got = await headers(p, href);

		equal(got['content-type'], 'application/pdf');
		equal(got['x-content-type-options'], 'nosniff');
		check(got['content-disposition'].startsWith('attachment'), got['content-disposition']);
		check(/sandbox/.test(got['content-security-policy']), got['content-security-policy']);
	});

	step('its page is drawn, to read and to take a sentence from', 'teacher', async (p) => {
		const back = p.page.url();

		await p.follow(/^Open/);
		await p.sees('Page 1 of 1');
		check(await p.page.locator('.pageview img').evaluate((i) => i.decode().then(() => i.naturalWidth)) === 1240,
			'the page is drawn');
		await p.pageIsSound();
		await p.follow('Words only');
		await p.sees('No words can be taken from this page');
		await p.pageIsSound();
		await p.open(back);
	});

	step('and a photograph of work, which is seen in the page', 'teacher', async (p) => {
		await p.pickNamed('kind', 'Pupil’s work');
		await p.choose('Staff, the parents and the pupil');
		await p.attach(/Choose files/, { name: 'IMG.JPG', mimeType: 'image/jpeg', buffer: await photograph(p) });
		await p.unfold('Say more about it');
		await p.fill(/What shall we call it/, 'Drawing, “My house”');
		await p.fill(/What does it show or say/, 'A house with two windows');
		await p.press('Add to Casper’s record');
		await p.sees('Drawing, “My house”');
		await p.sees('place removed');
		await p.pageIsSound();
		await p.follow(/^See/);
		check(await p.page.getByAltText('A house with two windows').count() === 1, 'the picture has words');
		check(await p.page.locator('img.shown').evaluate((i) => i.complete && i.naturalWidth > 100), 'it is drawn');
		await p.pageIsSound();
	});

	step('who may read it is changed by who added it', 'teacher', async (p) => {
		await p.choose('Staff who teach the pupil');
		await p.press('Save');
		await p.sees('Saved.');
		await p.sees('Staff who teach the pupil');
		await p.pageIsSound();
	});

	step('two files at once: one is none, the other is taken', 'teacher', async (p) => {
		await openFiles(p);
		await p.pickNamed('kind', 'Letter');
		await p.attach(/Choose files/, [
			{ name: 'Old plan.txt', mimeType: 'text/plain', buffer: Buffer.from('Year 3.\n') },
			{ name: 'report.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>') }]);
		await p.press('Add to Casper’s record');
		await p.sees('report.pdf: This kind of file is not taken');
		await p.sees('Added: Old plan.txt.');
		await p.pageIsSound();
		await openFiles(p);
		await p.sees('Old plan');
	});

	step('a recording is given in parts, so that a player can wind', 'teacher', async (p) => {
		await p.pickNamed('kind', 'Recording');
		await p.attach(/Choose files/, { name: 'story.mp3', mimeType: 'audio/mpeg', buffer: mp3() });
		await p.press('Add to Casper’s record');
		await p.follow(/^Listen/);
		const src = await p.page.locator('audio').getAttribute('src');
		const part = await headers(p, src, { Range: 'bytes=100-199' });

		equal(part.status, 206);
		equal(part['content-length'], '100');
		check(/^bytes 100-199\/\d+$/.test(part['content-range']), part['content-range']);
		equal((await headers(p, src, { Range: 'bytes=99999999-' })).status, 416);
		check(p.way === 'plain' || await p.page.locator('audio').evaluate((a) => new Promise((done) => {
			a.addEventListener('seeked', () => done(a.currentTime > 1));
			a.addEventListener('error', () => done(false));
			a.addEventListener('loadedmetadata', () => { a.currentTime = a.duration / 2; });
			a.load();
			a.preload = 'auto';
		})), 'the player winds forward');
		await p.pageIsSound();
	});

	step('the SENCO reads all of it, and a medical letter begins narrow', 'senco', async (p) => {
		await openFiles(p);
		await p.sees('Drawing, “My house”');
		await p.pickNamed('kind', 'Medical letter or report');
		await p.fill('Who made it?', 'Dr Amara Obi, paediatrician');
		await p.attach(/Choose files/,
			{ name: 'letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Seen.\n') });
		await p.press('Add to Casper’s record');
		await p.sees('The SENCO and the headteacher');
		await p.pageIsSound();
	});

	step('which the teacher does not see', 'teacher', async (p) => {
		await openFiles(p);
		await p.sees('Report from a specialist');
		await p.seesNot('Dr Amara Obi');
	});

	step('SEN Support is decided, and an assessment begins', 'senco', async (p) => {
		await p.openPupil(CASPER);
		await p.follow(/^Notice( now)?$/);
		await p.follow('Decisions');
		await p.chooseNamed('result', 'sen_support');
		await p.fill('Why', 'Two years behind in reading although he was taught well.');
		await p.fill('Evidence', 'The report of the educational psychologist.');
		await p.pick('Main need', 'Specific learning difficulty (SPLD)');
		await p.press('Save the decision');
		await p.sees('SEN Support');
	});

	step('a sentence is taken from the report, with its page', 'teacher', async (p) => {
		await openFiles(p);
		await p.follow(/^Open ?: Report from a specialist/);
		await p.follow('Use in the assessment');
		await p.pageIsSound();
		await p.press('Add to the assessment');
		await p.sees('Write what the file says about the pupil');
		await p.pageIsSound();
		await p.fill('In one sentence', 'A short list on his desk brings him back within a minute.');
		await p.fill(/^Page/, '2');
		await p.press('Add to the assessment');
		await p.sees('This file has no page of this number');
		await p.fill(/^Page/, '1');
		await p.press('Add to the assessment');
		await p.sees('A short list on his desk brings him back within a minute.');
		await p.sees('In our words, from: Report from a specialist, Dr Helen Marsh, educational psychologist, '
			+ '14 January 2026, page 1');
		await p.pageIsSound();
	});

	step('and one for every teacher, which keeps its source when the page is saved', 'teacher', async (p) => {
		await p.follow(/^Report from a specialist/);
		await p.fill('In one sentence', 'Give him written lists.');
		await p.choose('Those of the file, word for word');
		await p.pickNamed('goes', 'What every teacher must know');
		await p.press('Add to the assessment');
		await p.sees('Quoted from: Report from a specialist');
		await p.fillNamed('know-1', 'Give him short written lists.');
		await p.press('Save');
		await p.sees('Saved');
		equal(await p.valueOf('know-1'), 'Give him short written lists.');
		await p.sees('Quoted from: Report from a specialist');
		await p.pageIsSound();
	});

	step('the file says what was used, and withdrawing it says what rests on it', 'teacher', async (p) => {
		await openFiles(p);
		await p.sees('2 sentences of the assessment: page 1');
		await p.follow(/^Open ?: Report from a specialist/);
		await p.sees('Give him short written lists.');
		await p.pageIsSound();
		await p.follow(/^Put right/);
		await p.sees('A sentence of the assessment is from it: “A short list on his desk');
		await p.pageIsSound();
		await p.choose(/^It should not be here/);
		await p.fillNamed('why', 'It is the report about his brother.');
		await p.press('Put it right');
		await p.openPupil(CASPER);
		await p.follow(/^Assess( now)?$/);
		await p.sees('A short list on his desk brings him back within a minute.');
		await p.sees('From a file that is not in this record any more');
		await p.seesNot('Dr Helen Marsh, educational psychologist, 14 January 2026');
		await p.pageIsSound();
	});
});
