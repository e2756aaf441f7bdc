import {
	movedTo,
	newCustomer,
	withNextReview,
	type Customer,
	type CustomerStatus,
} from './customer';
import { CUSTOMER } from './firstCustomer';
import { customerFields, type About, type Data } from './given';
import type { Assume, Cast, Ground } from './ground';
import { ANY_CUSTOMER, CUSTOMER_MOVES, type CustomerEvent } from './moves';

/** A customer after one of their events. */
export function customerScene(
	ground: Ground,
	type: CustomerEvent,
	about: About,
	data: Data,
	assume: Assume,
): Cast {
	const given = customerFields(data);
	if (type === 'customer.created') {
		return { customer: createdCustomer(ground, about.customerId, given, assume) };
	}
	const { from = ANY_CUSTOMER, to } = CUSTOMER_MOVES[type] ?? {};
	const before = { ...theCustomer(ground, about.customerId, from, assume), ...given };
	if (type === 'customer.kyc_updated') return { customer: withNextReview(before) };
	return { customer: to ? movedTo(to, before) : before };
}

/** The one named, else the present one, else the first; made or moved as far as it has to be. */
export function theCustomer(
	{ customers, present }: Ground,
	named: string | undefined,
	wanted: readonly [CustomerStatus, ...CustomerStatus[]],
	assume: Assume,
): Customer {
	const id = named ?? present.customerId ?? CUSTOMER.id;
	const known = customers.get(id);
	const [status] = wanted;
	if (!known) {
		assume(`customer ${id} was there, ${status}`);
		return newCustomer(customers.count(), { id, status });
	}
	if (wanted.includes(known.status)) return known;
	assume(`customer ${id} had become ${status}, not ${known.status}`);
	return movedTo(status, known);
}

function createdCustomer(
	{ customers, present }: Ground,
	named: string | undefined,
	given: Partial<Customer>,
	assume: Assume,
): Customer {
	const id = named ?? present.customerId ?? CUSTOMER.id;
	const known = customers.get(id);
	if (known?.status === 'creating') return movedTo('pending_kyc', { ...known, ...given });
	if (known) assume(`customer ${id} began anew, and was not ${known.status}`);
	return {
		...newCustomer(customers.count(), { id }),
		...known,
		...given,
		status: 'pending_kyc',
		kyc: 'requested',
	};
}
