/**
 * Makes one element like another of the same kind. What is alike stays in place, so that focus,
 * text being typed and opened details survive.
 */
export function morph(element, like) {
	if (element.hasAttribute('data-keep')) return;
	copyAttributes(element, like);
	if (element instanceof HTMLTextAreaElement) return adoptDefault(element, like);
	const wanted = new Set([...like.children].map(({ id }) => id).filter(Boolean));
	let next = element.firstChild;
	for (const node of [...like.childNodes]) {
		next = withoutGone(next, wanted);
		if (!next || !isAlike(next, node)) element.insertBefore(document.adoptNode(node), next);
		else {
			if (next instanceof Element) morph(next, node);
			else if (next.data !== node.data) next.data = node.data;
			next = next.nextSibling;
		}
	}
	while (next) next = removed(next);
}

/** What people have set themselves is not overwritten. */
function copyAttributes(element, like) {
	const isTyped = element instanceof HTMLInputElement && element.type !== 'hidden';
	const isTheirs = (name) => ['open', 'style'].includes(name) || (name === 'value' && isTyped);
	for (const { name } of [...element.attributes]) {
		if (!like.hasAttribute(name) && !isTheirs(name)) element.removeAttribute(name);
	}
	for (const { name, value } of like.attributes) {
		if (!isTheirs(name) && element.getAttribute(name) !== value) element.setAttribute(name, value);
	}
}

/** A text nobody has touched may change, as a sample does. */
function adoptDefault(field, like) {
	const isUntouched = field.value === field.defaultValue && field !== document.activeElement;
	if (isUntouched) field.defaultValue = like.defaultValue;
}

function isAlike(node, other) {
	return node.nodeName === other.nodeName && (node.id ?? '') === (other.id ?? '');
}

/** Removes nodes whose ids are not there any more, up to one that stays. */
function withoutGone(node, wanted) {
	let next = node;
	while (next?.id && !wanted.has(next.id)) next = removed(next);
	return next;
}

function removed(node) {
	const next = node.nextSibling;
	node.remove();
	return next;
}
