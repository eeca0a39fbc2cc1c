// Collects test cases. Cases of one queue (a file, unless said otherwise) run one after another, queues side by side.
export const collected = [];
let currentFile = '';

export function collecting(file) {
	currentFile = file;
}

export function test(name, fn, queue = '') {
	collected.push({ file: currentFile, queue: `${currentFile}/${queue}`, name, fn });
}

// Throws with a readable message unless the condition holds.
export function check(condition, message) {
	if (!condition) {
		throw new Error(message);
	}
}

export function equal(got, wanted, what = 'value') {
	check(Object.is(got, wanted), `${what}: expected ${JSON.stringify(wanted)}, got ${JSON.stringify(got)}`);
}
