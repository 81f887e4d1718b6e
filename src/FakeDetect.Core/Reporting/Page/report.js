'use strict';
(() => {
  const facts = JSON.parse(document.getElementById('facts').textContent);
  const thumbnails = JSON.parse(document.getElementById('thumbnails').textContent);
  const byId = id => document.getElementById(id);
  const nameOf = path => path.split(/[\\/]/).pop() || path;
  const modelOf = picture => facts.models[picture.model] ? facts.models[picture.model].name : '';

  const rows = facts.pictures.map((picture, index) => ({
    picture, index,
    name: nameOf(picture.path),
    verdict: picture.verdict,
    probability: picture.probability,
    logit: picture.logit,
    size: (picture.width || 0) * (picture.height || 0),
    format: picture.format || '',
    model: modelOf(picture),
    notes: (picture.notes || []).length,
    text: [picture.path, picture.sha256, picture.format, ...(picture.notes || [])].join('\n').toLowerCase(),
  }));

  const state = { key: 'probability', down: true, page: 0, size: 50, shown: rows, open: new Set() };

  // The table is made of text and attributes only: no name of a file is ever read as markup.
  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) element.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  const fixed = (number, digits) => Number.isFinite(number) ? number.toFixed(digits) : '';

  // Names as people sort them (2 before 10); numbers that are missing come last, whichever way it goes.
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
  const compare = (a, b) => {
    const left = a[state.key], right = b[state.key];
    if (typeof left === 'string' || typeof right === 'string')
      return (state.down ? -1 : 1) * collator.compare(left, right) || a.index - b.index;
    const leftMissing = !Number.isFinite(left), rightMissing = !Number.isFinite(right);
    if (leftMissing || rightMissing) return leftMissing - rightMissing || a.index - b.index;
    // Confident probabilities are equal to the last digit; their logits are not.
    const order = right - left || (state.key === 'probability' ? (b.logit || 0) - (a.logit || 0) : 0);
    return (state.down ? order : -order) || a.index - b.index;
  };

  const filter = () => {
    const words = byId('search').value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdicts = new Set([...document.querySelectorAll('input[name="verdict"]:checked')].map(box => box.value));
    const from = parseFloat(byId('from').value), to = parseFloat(byId('to').value);
    const model = byId('model') ? byId('model').value : '';
    state.shown = rows.filter(row => verdicts.has(row.verdict)
      && !(row.probability < from) && !(row.probability > to)
      && (model === '' || row.picture.model === Number(model))
      && words.every(word => row.text.includes(word)));
    state.shown.sort(compare);
    state.page = 0;
    draw();
  };

  const pages = () => Math.max(1, Math.ceil(state.shown.length / state.size));

  const draw = (all = false) => {
    state.page = Math.min(state.page, pages() - 1);
    const first = all ? 0 : state.page * state.size;
    const visible = state.shown.slice(first, all ? 2000 : first + state.size);
    byId('rows').replaceChildren(...visible.flatMap(row => state.open.has(row.index) ? [rowOf(row), detailsOf(row)] : [rowOf(row)]));
    byId('status').textContent = `${state.shown.length.toLocaleString('en')} of ${rows.length.toLocaleString('en')} pictures`;
    byId('page').textContent = `Page ${state.page + 1} of ${pages()}`;
    byId('previous').disabled = state.page === 0;
    byId('next').disabled = state.page >= pages() - 1;
    for (const head of document.querySelectorAll('th[data-key]'))
      head.setAttribute('aria-sort', head.dataset.key !== state.key ? 'none' : state.down ? 'descending' : 'ascending');
  };

  const imageOf = (row, name) => make('img', {
    class: name, src: 'data:image/jpeg;base64,' + thumbnails[row.index], alt: 'Thumbnail of ' + row.name, loading: 'lazy',
  });

  const rowOf = row => {
    const open = state.open.has(row.index);
    const button = make('button', { type: 'button', class: 'row', 'aria-expanded': String(open), 'aria-label': 'Details of ' + row.name },
      thumbnails[row.index] ? imageOf(row, 'small') : 'details');
    button.addEventListener('click', () => toggle(row, button));
    const cell = (text, name) => make('td', { class: name }, text);
    return make('tr', { 'data-index': row.index },
      make('td', { class: 'picture' }, button),
      cell(row.name, 'file'),
      make('td', {}, make('span', { class: 'verdict ' + row.verdict }, row.verdict)),
      cell(fixed(row.probability, 4), 'number'),
      cell(fixed(row.logit, 3), 'number'),
      cell(row.size ? `${row.picture.width}x${row.picture.height}` : '', 'number'),
      cell(row.format, null),
      cell(row.model, null),
      cell(row.notes ? String(row.notes) : '', 'number'));
  };

  const toggle = (row, button) => {
    const line = button.closest('tr');
    if (state.open.delete(row.index)) {
      line.nextElementSibling.remove();
      button.setAttribute('aria-expanded', 'false');
    } else {
      state.open.add(row.index);
      line.after(detailsOf(row));
      button.setAttribute('aria-expanded', 'true');
    }
  };

  const detailsOf = row => {
    const picture = row.picture;
    const states = {
      Unchanged: 'unchanged since it was scored', Changed: 'changed since it was scored',
      Missing: 'cannot be read any more', NotChecked: 'not looked at again',
    };
    const list = make('dl');
    const add = (name, value, code) => {
      if (value === undefined || value === null || value === '') return;
      list.append(make('dt', {}, name), make('dd', {}, code ? make('code', {}, String(value)) : String(value)));
    };
    add('Path', picture.path, true);
    add('Verdict', picture.verdict);
    add('Probability', picture.probability);
    add('Logit', picture.logit);
    add('Threshold', picture.threshold);
    add('Calibrated', picture.calibratedProbability);
    add('Likelihood ratio', picture.likelihoodRatio);
    add('Support', picture.support);
    add('Stability', picture.stability);
    add('Model', row.model);
    add('Network', facts.models[picture.model] && facts.models[picture.model].sha256, true);
    add('View', picture.view);
    add('Device', picture.device);
    add('Size', row.size ? `${picture.width} x ${picture.height} pixels` : '');
    add('Format', picture.format);
    add('Length', picture.length === undefined ? '' : picture.length.toLocaleString('en') + ' bytes');
    add('SHA-256', picture.sha256, true);
    add('File', states[picture.file]);
    add('Last changed', picture.modified);
    add('Scored', picture.timestamp);
    add('Overlay', picture.heatmapPath, true);
    for (const note of picture.notes || []) add('Note', note);
    const inner = make('div', { class: 'inner' });
    if (thumbnails[row.index]) inner.append(stageOf(row));
    inner.append(list);
    if (document.getElementById('spectrum-' + row.index))
      list.append(make('dt', {}, 'Spectrum'), make('dd', {}, make('a', { href: '#spectrum-' + row.index }, 'see below')));
    return make('tr', { class: 'details' }, make('td', { colspan: '9' }, inner));
  };

  // The picture, and over it the map of logits: orange leans to fake, blue to real, grey was not seen.
  const stageOf = row => {
    const stage = make('div', { class: 'stage' }, imageOf(row, 'large'));
    const map = row.picture.map;
    if (!map || !row.size) return stage;
    const range = map.values.reduce((most, value) => Math.max(most, Math.abs(value)), 0.1);
    const canvas = make('canvas', { width: map.width, height: map.height, role: 'img', 'aria-label': `Map of logits of ${row.name}, from ${fixed(-range, 2)} (blue) to ${fixed(range, 2)} (orange)` });
    const mean = map.values.reduce((sum, value) => sum + value, 0) / map.values.length;
    const isLogit = Math.abs(mean - row.picture.logit) < 0.005 ? '; the mean of the cells is the logit' : '';
    const pixels = new ImageData(map.width, map.height);
    map.values.forEach((value, i) => pixels.data.set(value === null ? [128, 128, 128, 96] : value > 0
      ? [230, 90, 0, Math.round(180 * value / range)] : [0, 90, 210, Math.round(-180 * value / range)], 4 * i));
    canvas.getContext('2d').putImageData(pixels, 0, 0);
    canvas.style.left = 100 * map.left / row.picture.width + '%';
    canvas.style.top = 100 * map.top / row.picture.height + '%';
    canvas.style.width = 100 * map.width * map.stride / row.picture.width + '%';
    canvas.style.height = 100 * map.height * map.stride / row.picture.height + '%';
    stage.append(canvas);
    const show = make('input', { type: 'checkbox', checked: true });
    show.addEventListener('change', () => stage.classList.toggle('plain', !show.checked));
    return make('div', {}, stage, make('div', { class: 'scale' },
      make('label', {}, show, ' map'),
      make('span', {}, `blue ${fixed(-range, 2)} to orange ${fixed(range, 2)}${isLogit}`)));
  };

  for (const head of document.querySelectorAll('th[data-key]')) {
    head.firstElementChild.addEventListener('click', () => {
      const key = head.dataset.key;
      state.down = key === state.key ? !state.down : ['probability', 'logit', 'size', 'notes'].includes(key);
      state.key = key;
      state.shown.sort(compare);
      state.page = 0;
      draw();
    });
  }
  byId('filters').addEventListener('input', filter);
  byId('filters').addEventListener('submit', event => event.preventDefault());
  byId('filters').addEventListener('reset', () => setTimeout(filter));
  byId('previous').addEventListener('click', () => { state.page--; draw(); });
  byId('next').addEventListener('click', () => { state.page++; draw(); });
  byId('size').addEventListener('change', event => { state.size = Number(event.target.value); state.page = 0; draw(); });
  // Paper has no pages of a table: what the filters let through is printed, up to 2,000 rows.
  addEventListener('beforeprint', () => draw(true));
  addEventListener('afterprint', () => draw());
  byId('tool').hidden = false;
  filter();
})();
