/** Makes an element; text stays text, so nothing that the server sends can become markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, '');
    else if (value !== false && value !== null) made.setAttribute(key, value);
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** A table that can be scrolled on a narrow screen; numbers stand to the right. */
export function table(caption, headings, rows) {
  const head = element(
    'thead',
    {},
    element('tr', {}, ...headings.map((heading) => element('th', { scope: 'col' }, heading))),
  );
  const body = element('tbody', {}, ...rows.map((cells) => element('tr', {}, ...cells.map(cell))));
  return element(
    'div',
    { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': caption },
    element('table', {}, element('caption', {}, caption), head, body),
  );
}

function cell(content) {
  if (typeof content === 'number') return element('td', { class: 'number' }, String(content));
  return element('td', {}, content);
}
