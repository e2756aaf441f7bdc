import type { CreditOffer } from './creditOffer';
import type { Customer } from './customer';
import type { About } from './given';
import type { Loan } from './loan';
import type { Records } from './records';

/** What an event finds. */
export type Ground = {
	customers: Records<Customer>;
	creditOffers: Records<CreditOffer>;
	loans: Records<Loan>;
	/** Whom the event before spoke of: one that names nobody goes on with them. */
	present: About;
	/** On the sandbox clock. */
	now(): number;
};

/** Those an event speaks of, as they are after it. */
export type Cast = { customer?: Customer; offer?: CreditOffer; loan?: Loan };

/** Notes what had to be so for the event to follow; reads on after "Assumed that". */
export type Assume = (what: string) => void;
