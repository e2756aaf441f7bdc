import { customersWith } from '../transport/customers';
import { firstOf, searchIn } from './searchList';

/** Customers by name, which one who is still being created has not, status and external ID. */
export const searchCustomers = searchIn(customersWith({}), (customer) => {
	const name = firstOf(customer, 'name', 'trading_name') || 'No name yet';
	return `${name} (${firstOf(customer, 'status') || 'status unknown'}): ${firstOf(customer, 'external_id', 'id')}`;
});
