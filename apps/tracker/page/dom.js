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

export function field(name, label, control) {
  control.name = name;
  return element('label', {}, label, control);
}

/**
 * A table under the text that names it. It scrolls when it is too wide; on a narrow screen each row becomes a list of
 * named values. That takes the browser's own table roles away, so they are given here.
 */
export function table(title, headings, rows) {
  title.id ||= `title-${crypto.randomUUID()}`;
  const head = element(
    'thead',
    { role: 'rowgroup' },
    element('tr', { role: 'row' }, ...headings.map((heading, at) => columnHeading(heading, rows[0]?.[at]))),
  );
  const body = element(
    'tbody',
    { role: 'rowgroup' },
    ...rows.map((cells) =>
      element('tr', { role: 'row' }, ...cells.map((content, at) => cell(headings[at], content))),
    ),
  );
  return [
    title,
    element(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-labelledby': title.id },
      element('table', { role: 'table', 'aria-labelledby': title.id }, head, body),
    ),
  ];
}

function columnHeading(heading, content) {
  return element('th', { scope: 'col', role: 'columnheader', class: side(content) }, heading);
}

function cell(heading, content) {
  const shown = typeof content === 'number' ? String(content) : content;
  return element(
    'td',
    { role: 'cell', 'data-heading': heading, class: side(content) },
    element('span', {}, shown),
  );
}

/** Numbers stand to the right. */
const side = (content) => (typeof content === 'number' ? 'number' : null);
