import type { Customer } from '../story/customer';
import type { CustomerEvent } from '../story/moves';
import { requirements } from './kyc';
import type { Payload } from './payload';

type CustomerPayloads = { [Type in CustomerEvent]: Payload<Type, 'customer'> };

export const customerPayloads: CustomerPayloads = {
	'customer.created': (form, { customer }) => ({
		...identity(customer),
		...person(customer),
		trading_name: customer.tradingName,
		status: customer.status,
		kyc: requirements(form, customer),
	}),
	'customer.under_review': (_form, { customer }) => changed(customer),
	'customer.kyc_updated': (form, { customer }) => ({
		...changed(customer),
		kyc: requirements(form, customer),
	}),
	'customer.active': (_form, { customer }) => changed(customer),
	'customer.denied': (_form, { customer }) => ({ ...changed(customer), ...person(customer) }),
};

function changed(customer: Customer) {
	return { ...identity(customer), status: customer.status };
}

function identity({ id, externalId }: Customer) {
	return { id, external_id: externalId };
}

/** The personal data, under the names that both forms have. */
export function person({ name, email, phone, cpf, cnpj }: Customer) {
	return { name, email, phone, cpf, cnpj };
}
