import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { operationError } from '../errors';
import { withoutPersonalData } from '../personalData';
import { dinieApi } from '../transport/request';
import type { Send } from '../transport/send';
import { requireWebhookSecrets } from '../webhook/credentialSecrets';
import { Field } from './field';
import { idempotencyKey, isBegun, noteBegun } from './idempotency';

/** One input item, as an operation sees it: what the user set for it, and the way to Dinie. */
export class Item {
	readonly dinie: Send;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly index: number,
	) {
		this.dinie = dinieApi(context, { itemIndex: index });
	}

	/** The value of a parameter, expressions evaluated. */
	parameter = (name: string): unknown => this.context.getNodeParameter(name, this.index, null);

	field = (property: INodeProperties): Field =>
		this.fieldOf(property, this.parameter(property.name), this.raw(property.name));

	/** The fields of a collection by their properties; nothing for one that the user did not add. */
	collection(property: INodeProperties): (inner: INodeProperties) => Field | undefined {
		const values = this.field(property).object('add its fields one by one');
		const raw = this.raw(property.name);
		return (inner) => {
			if (!(inner.name in values)) return undefined;
			const rawField = typeof raw === 'string' ? raw : this.raw(`${property.name}.${inner.name}`);
			return this.fieldOf(inner, values[inner.name], rawField);
		};
	}

	/**
	 * What the user has to correct; the message names the parameter and says what to do. It repeats what was given,
	 * but never a CPF that got into the wrong field.
	 */
	refuse = (message: string) =>
		operationError(this.context.getNode(), withoutPersonalData(message), {
			itemIndex: this.index,
		});

	/** What n8n's Retry On Fail repeats for this request, and nothing else. */
	idempotencyKey = (request: IDataObject) => idempotencyKey(this.context, this.index, request);

	isBegun = (key: string) => isBegun(this.context, key);

	noteBegun = (key: string) => noteBegun(this.context, key);

	/** The bytes in a binary field of the item, if it has that field. */
	async binary(name: string): Promise<Buffer | undefined> {
		if (!this.context.getInputData()[this.index]?.binary?.[name]) return undefined;
		return await this.context.helpers.getBinaryDataBuffer(this.index, name);
	}

	webhookSecrets = async () => await requireWebhookSecrets(this.context);

	hasCredential = () => this.context.getNode().credentials?.dinieApi !== undefined;

	/** Whether an AI agent runs the node as a tool: n8n gives its type this ending then. */
	isForAgent = () => this.context.getNode().type.endsWith('Tool');

	private fieldOf = (property: INodeProperties, value: unknown, raw: unknown) =>
		new Field(property, value, raw, this.refuse);

	/** A value as it stands in the workflow, expressions and all. */
	private raw = (name: string): unknown =>
		this.context.getNodeParameter(name, this.index, null, { rawExpressions: true });
}
