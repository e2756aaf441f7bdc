import type { IDataObject } from 'n8n-workflow';

/** Fields that an answer is useless without. */
export type Expected = Record<string, 'list' | 'text'>;

/** The JSON object in an answer's body, `{}` for an empty one, or what is wrong with it. */
export function readAnswer(body: unknown, expected: Expected = {}): IDataObject | string {
	const answer = body === '' || body === undefined || body === null ? {} : body;
	if (!isObject(answer)) return 'the answer was not JSON';
	const lacking = Object.keys(expected).filter(
		(field) => !isFilled(answer[field], expected[field]),
	);
	return lacking.length > 0 ? `the answer lacks '${lacking.join("' and '")}'` : answer;
}

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

const isFilled = (value: unknown, as: Expected[string] | undefined) =>
	as === 'list' ? Array.isArray(value) : typeof value === 'string' && value !== '';
