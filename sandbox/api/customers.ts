import { Router, type Request } from 'express';
import { formOf, type Form } from '../contract';
import { requirements } from '../payloads/kyc';
import { person } from '../payloads/customer';
import type { Settings } from '../settings';
import type { Customer, CustomerStatus } from '../story/customer';
import type { Story } from '../story/story';
import { ok, type Answer } from './answer';
import { choiceOf, found, textOf } from './lookup';
import { pageOf } from './pages';
import type { Respond } from './respond';

type Parts = { respond: Respond; story: Story; settings: Settings };

const STATUSES: readonly CustomerStatus[] = [
	'creating',
	'pending_kyc',
	'under_review',
	'active',
	'denied',
];

export function customerRoutes({ respond, story, settings }: Parts): Router {
	const router = Router();
	router.get('/customers', respond(list));
	router.get(
		'/customers/:id',
		respond((request) => ok(shown(found(story.customers, 'customer', request)))),
	);
	return router;

	function list(request: Request): Answer {
		const { data, hasMore } = pageOf(sorted(request).filter(filterOf(request)), request);
		return ok({ data: data.map(shown), has_more: hasMore });
	}

	/** The newest first, when nothing else is asked for: which order Dinie has is undocumented. */
	function sorted(request: Request): Customer[] {
		const sort = choiceOf(request, 'sort', sortsIn(formOf(settings.contract)));
		const order = choiceOf(request, 'order', ['asc', 'desc']) ?? 'desc';
		const customers = story.customers.list();
		if (sort && sort !== 'created_at') customers.sort(SORTS[sort]);
		return order === 'asc' ? customers : customers.reverse();
	}

	function shown(customer: Customer) {
		return customerFields(formOf(settings.contract), customer);
	}
}

const SORTS = {
	created_at: (a: Customer, b: Customer) => a.createdAt - b.createdAt,
	updated_at: (a: Customer, b: Customer) => a.updatedAt - b.updatedAt,
	name: (a: Customer, b: Customer) => a.name.localeCompare(b.name),
};

function sortsIn({ contract }: Form): Array<keyof typeof SORTS> {
	return contract === 'sdk' ? ['created_at', 'updated_at'] : ['created_at', 'updated_at', 'name'];
}

function filterOf(request: Request): (customer: Customer) => boolean {
	const status = choiceOf(request, 'status', STATUSES);
	const externalId = textOf(request, 'external_id');
	const cpf = textOf(request, 'cpf');
	return (customer) =>
		(status === undefined || customer.status === status) &&
		(externalId === undefined || customer.externalId === externalId) &&
		(cpf === undefined || digits(customer.cpf) === digits(cpf));
}

/** With or without points: which of them Dinie takes is undocumented. */
function digits(cpf: string): string {
	return cpf.replace(/\D/g, '');
}

function customerFields(form: Form, customer: Customer) {
	const isSdk = form.contract === 'sdk';
	const isCreating = customer.status === 'creating';
	return {
		id: customer.id,
		external_id: customer.externalId,
		...person(customer),
		...(isSdk && isCreating && { name: null }),
		trading_name: customer.tradingName,
		status: isCreating && !isSdk ? 'pending_kyc' : customer.status,
		...(!(isSdk && isCreating) && { kyc: requirements(form, customer) }),
		created_at: form.time(customer.createdAt),
		updated_at: form.time(customer.updatedAt),
	};
}
