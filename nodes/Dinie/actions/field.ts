import type { IDataObject, INodeProperties, NodeOperationError } from 'n8n-workflow';

/** What the user gave for a field, for one item: read so that nothing silently becomes something else. */
export class Field {
	readonly isExpression: boolean;

	constructor(
		private readonly property: INodeProperties,
		/** Expressions evaluated. */
		readonly value: unknown,
		/** As it stands in the workflow. */
		raw: unknown,
		/** The error to throw, by its whole message. */
		readonly complain: (message: string) => NodeOperationError,
	) {
		this.isExpression = typeof raw === 'string' && raw.startsWith('=');
	}

	/** The same; the complaint follows the name of the field. */
	refuse = (complaint: string) => this.complain(`'${this.property.displayName}' ${complaint}`);

	/** Text without the blanks around it. Empty only where the user left it so: no expression can empty it. */
	text(): string {
		const text = this.anyText();
		if (this.value === null || this.value === undefined || (this.isExpression && text === '')) {
			throw this.refuseEmpty();
		}
		return text;
	}

	refuseEmpty = () =>
		this.refuse('is empty for this item: correct its expression, or remove the field');

	/** The same, where nothing is as good as empty text. */
	anyText(): string {
		if (typeof this.value !== 'object' || this.value === null)
			return String(this.value ?? '').trim();
		throw this.refuse(`must be text, not ${JSON.stringify(this.value)}`);
	}

	/** Text that must not be empty. */
	filledText(): string {
		const text = this.text();
		if (text !== '') return text;
		throw this.refuseEmpty();
	}

	/** The entries of a text, or of a list that an expression makes; no expression can leave it empty. */
	list(separator: RegExp | ','): string[] {
		const entries = Array.isArray(this.value)
			? this.value.map(String)
			: this.text().split(separator);
		const filled = entries.map((entry) => entry.trim()).filter((entry) => entry !== '');
		if (filled.length === 0 && this.isExpression) throw this.refuseEmpty();
		return filled;
	}

	/** One of the values that the field offers. */
	option(): string {
		const offered = (this.property.options ?? []).flatMap((each) =>
			'value' in each ? each.value : [],
		);
		return this.oneOf(offered.map(String));
	}

	/** One of the values of a list. */
	oneOf<Value extends string>(values: readonly Value[]): Value {
		const found = values.find((each) => each === this.value);
		if (found !== undefined) return found;
		const listed = values.join(', ').replace(/, ([^,]*)$/, ' or $1');
		throw this.refuse(`must be ${listed}, not '${String(this.value)}'`);
	}

	flag(): boolean {
		if (typeof this.value === 'boolean') return this.value;
		throw this.refuse(`must be true or false, not '${String(this.value)}'`);
	}

	/** A whole number in the range of the field; text of digits will do. */
	wholeNumber(): number {
		const { minValue: least = 0, maxValue: most = Infinity } = this.property.typeOptions ?? {};
		const text = String(this.value).trim();
		const number = /^\d+$/.test(text) ? Number(text) : NaN;
		if (number >= least && number <= most) return number;
		const range = most === Infinity ? `, ${least} or more` : ` from ${least} to ${most}`;
		throw this.refuse(`must be a whole number${range}, not '${String(this.value)}'`);
	}

	/** An object, also one written as JSON. */
	object(advice: string): IDataObject {
		const object = typeof this.value === 'string' ? parsed(this.value) : this.value;
		if (isObject(object)) return object;
		throw this.refuse(`is not an object: ${advice}`);
	}

	/** What was chosen in a resource locator, and how; an expression in its place gives the ID. */
	chosen(): { mode: string; field: Field } {
		const { mode, value } = isLocator(this.value) ? this.value : { mode: 'id', value: this.value };
		return { mode, field: new Field(this.property, value, undefined, this.complain) };
	}
}

const isLocator = (value: unknown): value is { mode: string; value: unknown } =>
	isObject(value) && typeof value.mode === 'string' && 'value' in value;

const isObject = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

function parsed(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
