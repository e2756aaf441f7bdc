import { customerCreated } from '../../events/samples/customer';
import { moments } from '../recordSample';

const { data, otherForm } = customerCreated;

/** A customer with the fields of both forms of the contract. */
export const CUSTOMER = { ...data, kyc: [...data.kyc, ...otherForm.kyc], ...moments };
