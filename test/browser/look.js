// Runs inside the page under test, before its own scripts: what a person would see, told in data.
globalThis.look = (() => {
  const text = (element) => element.textContent.trim().replace(/\s+/g, ' ');
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  /** What has the focus, and whether one can see that it has. */
  function focus() {
    const element = document.activeElement;
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      tag: element.localName,
      text: text(element).slice(0, 60),
      ring: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
      ringContrast: ratio(luminance(outlineColor), luminance(background(element.parentElement ?? element))),
      inView: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
    };
  }

  /** Texts with less contrast than asked, against the background that they stand on. */
  function faint(least) {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    let seen = 0;
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement;
      if (walker.currentNode.textContent.trim() === '' || !isShown(element)) continue;
      seen += 1;
      const contrast = ratio(luminance(getComputedStyle(element).color), luminance(background(element)));
      if (!(contrast >= least)) found.push(`${text(element).slice(0, 40)}: ${contrast.toFixed(2)}`);
    }
    return { seen, found };
  }

  function background(element) {
    for (let at = element; at !== null; at = at.parentElement) {
      const { backgroundColor } = getComputedStyle(at);
      if (channels(backgroundColor)[3] > 0) return backgroundColor;
    }
    return 'rgb(255, 255, 255)';
  }

  const channels = (color) => {
    const [red, green, blue, alpha = 1] = color.match(/[\d.]+/g).map(Number);
    return [red, green, blue, alpha];
  };

  /** Relative luminance and contrast as WCAG 2 defines them. */
  function luminance(color) {
    const [red, green, blue] = channels(color)
      .slice(0, 3)
      .map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }
  const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);

  /** What sticks out to the right of the window. */
  function tooWide() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => `${element.localName} ${text(element).slice(0, 30)}`);
  }

  const nameOf = (element) =>
    element.getAttribute('aria-label') ??
    (element.labels?.length > 0 ? text(element.labels[0].firstChild) : null) ??
    named(element) ??
    text(element);
  const named = (element) => {
    const by = element.getAttribute('aria-labelledby');
    return by === null ? null : text(document.getElementById(by));
  };

  /** What a screen reader could not make sense of. */
  function unnamed() {
    const needsName = 'a, button, input, select, table, nav, [role=region], [tabindex="0"]';
    const nameless = [...document.querySelectorAll(needsName)].filter((element) => nameOf(element) === '');
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    return [
      ...nameless.map((element) => `${element.localName} has no name`),
      ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id ${id} stands twice`),
      ...[...document.querySelectorAll('table')]
        .filter((table) => [...table.rows].some(({ cells }) => cells.length !== table.rows[0].cells.length))
        .map(() => 'a table has rows of unequal length'),
    ];
  }

  /** Levels of the headings, in order. */
  const headings = () =>
    [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(({ localName }) => Number(localName[1]));

  return { focus, faint, tooWide, unnamed, headings };
})();
