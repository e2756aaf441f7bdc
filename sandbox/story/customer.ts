import { CUSTOMER } from './firstCustomer';
import { inventedPerson } from './people';
import type { Entity } from './records';

export type CustomerStatus = 'creating' | 'pending_kyc' | 'under_review' | 'active' | 'denied';

/** How far the documents have come. */
type KycStage = 'requested' | 'submitted' | 'accepted' | 'rejected';

export type Customer = Entity &
	Readonly<{
		externalId: string | null;
		name: string;
		email: string;
		phone: string;
		cpf: string;
		cnpj: string | null;
		tradingName: string | null;
		status: CustomerStatus;
		kyc: KycStage;
	}>;

/** The first customer of a sandbox is always the same one; `number` tells the others apart. */
export function newCustomer(number: number, given: Partial<Customer> & { id: string }): Customer {
	const time = Date.now();
	const { status = 'pending_kyc' } = given;
	return {
		...(number === 0 ? CUSTOMER : inventedPerson(number)),
		status,
		kyc: KYC_AT[status],
		createdAt: time,
		updatedAt: time,
		...given,
	};
}

export function movedTo(status: CustomerStatus, customer: Customer): Customer {
	const isEarlier = STAGES.indexOf(customer.kyc) < STAGES.indexOf(KYC_AT[status]);
	return { ...customer, status, kyc: isEarlier ? KYC_AT[status] : customer.kyc };
}

/** What `customer.kyc_updated` tells of. */
export function withNextReview(customer: Customer): Customer {
	return { ...customer, kyc: customer.kyc === 'requested' ? 'submitted' : 'accepted' };
}

/** The least that is done with the documents of a customer with this status. */
const KYC_AT: Record<CustomerStatus, KycStage> = {
	creating: 'requested',
	pending_kyc: 'requested',
	under_review: 'submitted',
	active: 'accepted',
	denied: 'rejected',
};

const STAGES: readonly KycStage[] = ['requested', 'submitted', 'accepted', 'rejected'];
