import { html } from '../../../sandbox/page/html';

test('escapes all that is put in, in text and in attributes', () => {
	const hostile = `<script>alert("x")</script> & 'more'`;
	const { text } = html`<p title="${hostile}">${hostile}</p>`;
	expect(text.match(/[<>]/g)).toHaveLength(4);
	expect(text.match(/"/g)).toHaveLength(2);
	expect(text).toContain(
		'&#60;script&#62;alert(&#34;x&#34;)&#60;/script&#62; &#38; &#39;more&#39;',
	);
});

test('keeps its own markup, alone and in lists', () => {
	const items = ['a', '<b>'].map((each) => html`<li>${each}</li>`);
	expect(html`${items}`.text).toBe('<li>a</li><li>&#60;b&#62;</li>');
});

test('leaves nothing for what is absent, and shows 0', () => {
	expect(html`[${null}${undefined}${false}${true}${0}]`.text).toBe('[0]');
});

test('keeps backslashes and dollars as they are', () => {
	expect(html`<code>${'\\n $& $1'}</code>`.text).toBe('<code>\\n $&#38; $1</code>');
});
