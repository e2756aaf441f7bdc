import { creditOfferAvailable } from '../../events/samples/creditOffer';
import { moments } from '../recordSample';

const { data, otherForm } = creditOfferAvailable;

/** A credit offer with the fields of both forms of the contract. */
export const CREDIT_OFFER = { ...data, ...otherForm, ...moments };
