// A workbook, made by the test: sheets of rows of cells. A Date is a day by its format, a number a number.
const RELS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const FIRST_DAY = Date.UTC(1899, 11, 30);
const DAY_MS = 86400000;

function crc32(bytes) {
	let crc = ~0;

	for (const b of bytes) {
		crc ^= b;
		for (let i = 0; i < 8; i++) {
			crc = crc & 1 ? (crc >>> 1) ^ 0xEDB88320 : crc >>> 1;
		}
	}
	return ~crc >>> 0;
}

function head(signature, entry, central) {
	const h = Buffer.alloc(central ? 46 : 30);
	let at = h.writeUInt32LE(signature);

	at = central ? h.writeUInt16LE(20, at) : at;
	h.writeUInt16LE(20, at);
	h.writeUInt32LE(crc32(entry.body), at + 10);
	h.writeUInt32LE(entry.body.length, at + 14);
	h.writeUInt32LE(entry.body.length, at + 18);
	h.writeUInt16LE(entry.name.length, at + 22);
	if (central) {
		h.writeUInt32LE(entry.from, 42);
	}
	return Buffer.concat([h, Buffer.from(entry.name)]);
}

// Nothing of it is packed.
function zip(parts) {
	const entries = Object.entries(parts).map(([name, text]) => ({ name, body: Buffer.from(text) }));
	const end = Buffer.alloc(22);
	const local = [];
	let from = 0;

	for (const e of entries) {
		e.from = from;
		local.push(head(0x04034b50, e, false), e.body);
		from += 30 + e.name.length + e.body.length;
	}
	const directory = Buffer.concat(entries.map((e) => head(0x02014b50, e, true)));

	end.writeUInt32LE(0x06054b50);
	end.writeUInt16LE(entries.length, 8);
	end.writeUInt16LE(entries.length, 10);
	end.writeUInt32LE(directory.length, 12);
	end.writeUInt32LE(from, 16);
	return Buffer.concat([...local, directory, end]);
}

function escaped(text) {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

function cell(value) {
	if (value instanceof Date) {
		return `<c s="1"><v>${(value.getTime() - FIRST_DAY) / DAY_MS}</v></c>`;
	}
	return typeof value === 'number' ? `<c><v>${value}</v></c>`
		: `<c t="inlineStr"><is><t>${escaped(value)}</t></is></c>`;
}

function relations(list) {
	return `<Relationships>${list.map(([id, type, target]) =>
		`<Relationship Id="${id}" Type="${RELS}/${type}" Target="${target}"/>`).join('')}</Relationships>`;
}

function sheetXml(rows) {
	const cells = rows.map((row) => `<row>${row.map(cell).join('')}</row>`).join('');

	return `<worksheet xmlns="${MAIN}"><sheetData>${cells}</sheetData></worksheet>`;
}

export function book(sheets) {
	const names = Object.keys(sheets);
	const list = names.map((n, i) => `<sheet name="${escaped(n)}" sheetId="${i + 1}" r:id="s${i}"/>`).join('');
	const parts = {
		'_rels/.rels': relations([['r', 'officeDocument', 'xl/workbook.xml']]),
		'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELS}"><sheets>${list}</sheets></workbook>`,
		'xl/_rels/workbook.xml.rels': relations([['t', 'styles', 'styles.xml'],
			...names.map((n, i) => [`s${i}`, 'worksheet', `worksheets/sheet${i + 1}.xml`])]),
		'xl/styles.xml': `<styleSheet xmlns="${MAIN}"><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`,
	};

	names.forEach((n, i) => {
		parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheets[n]);
	});
	return zip(parts);
}
