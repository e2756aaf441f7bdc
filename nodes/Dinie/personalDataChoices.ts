/** What may become of personal data (LGPD), in the trigger and in look-ups alike. */
export const personalDataChoices = [
	{ name: 'Include', value: 'include' },
	{
		name: 'Remove',
		value: 'remove',
		description:
			'Before anything reaches n8n’s database: fields named like a name, document, e-mail, phone, birth, address, bank account or signing URL, and CPF, CNPJ, e-mail addresses and phone numbers in other texts. Names inside free text cannot be found.',
	},
];
