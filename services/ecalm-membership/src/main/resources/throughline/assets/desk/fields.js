// A form's fields as they are sent, without what belongs to one session, and back.

const notKept = ['csrf-token', 'idempotencyKey']

export function fieldsOf (form) {
  return [...new FormData(form)].filter(([name]) => !notKept.includes(name))
}

export function fill (form, fields) {
  const left = new Map()
  fields.forEach(([name, value]) => left.set(name, [...left.get(name) ?? [], value]))
  for (const input of form.elements) {
    const values = left.get(input.name) ?? []
    if (['checkbox', 'radio'].includes(input.type)) input.checked = values.includes(input.value)
    else if (input.name && input.type !== 'submit') input.value = values[0] ?? ''
    showChoice(input)
  }
  const added = fields.filter(([name]) => !named(form, name)).map(hiddenField)
  form.append(...added)
  form.querySelectorAll('details').forEach(details => {
    details.open ||= [...details.querySelectorAll('input, textarea, select')].some(isFilledIn)
  })
}

// Such as the offer that the family comes back to.
function hiddenField ([name, value]) {
  const input = document.createElement('input')
  return Object.assign(input, { type: 'hidden', name, value })
}

// The picker of places may stand before its select already, and shows what that had when it was made.
function showChoice (select) {
  if (!select.id.endsWith('-select')) return
  document.getElementById(select.id.slice(0, -'-select'.length)).value = select.value && select.selectedOptions[0].text
}

function isFilledIn (input) {
  return ['checkbox', 'radio'].includes(input.type) ? input.checked : input.value !== ''
}

// What the list and the receipt call an enrolment.
export function children ({ fields }) {
  const value = name => fields.find(field => field[0] === name)?.[1].trim() ?? ''
  const others = Number(value('otherChildren')) || 0
  return Array.from({ length: others + 1 }, (_, i) => i === 0 ? '' : `others.${i - 1}.`).map(prefix => ({
    name: [value(`${prefix}childGivenNames`), value(`${prefix}childFamilyName`)].filter(Boolean).join(' ') || 'Not named yet',
    card: value(`${prefix}cardNumber`),
    kind: value(`${prefix}ageGroup`) === 'ADULT' ? 'adult' : 'child'
  }))
}

export function today () {
  return london(new Date())
}

// "Today" is the day on which it was typed.
export function dated (fields, day) {
  const days = { yesterday: -1, today: 0 }
  return fields.map(([name, value]) => {
    const step = name.endsWith('dateOfBirth') ? days[value.trim().toLowerCase()] : undefined
    return [name, step === undefined ? value : london(new Date(Date.parse(`${day}T12:00:00Z`) + step * 24 * 60 * 60 * 1000))]
  })
}

function london (moment) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', year: 'numeric', month: '2-digit', day: '2-digit' }).formatToParts(moment)
  return ['year', 'month', 'day'].map(type => parts.find(part => part.type === type).value).join('-')
}

export function libraryOf (form) {
  return named(form, 'library').selectedOptions?.[0]?.text
}

// By its name alone: the picker of places has taken over the id.
export function named (form, name) {
  return form.querySelector(`[name="${CSS.escape(name)}"]`)
}
