// Adds somebody to the visit and takes one out, as the service does while there is a network.

import { named } from './fields.js'

const most = 8

// What each of the others is, in their order: 'child' or 'adult'.
export function kindsOf (form) {
  return [...place(form).children].map(each => each.dataset.kind)
}

export function changeChildren (form, how) {
  const kinds = kindsOf(form)
  const count = kinds.length
  if (how === 'fewer') return setChildren(form, kinds.slice(0, -1))
  if (count === most) return
  setChildren(form, [...kinds, how === 'adult' ? 'adult' : 'child'])
  const value = name => named(form, name).value
  const set = (name, text) => { named(form, `others.${count}.${name}`).value = text }
  set('childFamilyName', value('childFamilyName'))
  if (how === 'adult') setGuardian(kinds.filter(kind => kind === 'adult').length, value, set)
  if (how === 'twin') {
    set('dateOfBirth', value('dateOfBirth'))
    set('birthOrder', String(count + 2))
    named(form, `others.${count}.naming`).checked = named(form, 'naming').checked
    named(form, 'birthOrder').value ||= '1'
  }
  named(form, `others.${count}.childGivenNames`).focus()
}

// Who the adult is in most visits, so that nobody types them twice: the first the guardian, the next the second one.
function setGuardian (adults, value, set) {
  const guardian = ['guardian', 'secondGuardian'][adults]
  const name = guardian ? value(`${guardian}Name`).trim() : ''
  if (!name || value(`${guardian}Relationship`) === 'LOCAL_AUTHORITY') return
  const last = name.lastIndexOf(' ')
  set('childGivenNames', last < 0 ? name : name.slice(0, last))
  set('childFamilyName', last < 0 ? '' : name.slice(last + 1))
  set('contact', value(`${guardian}Contact`))
}

// The form with these others; those that stay keep what was typed.
export function setChildren (form, kinds) {
  const others = place(form)
  while (others.children.length > kinds.length) others.lastElementChild.remove()
  for (let i = others.children.length; i < kinds.length; i++) {
    const other = document.createElement('div')
    other.dataset.kind = kinds[i]
    const pattern = form.querySelector(`template[data-another="${kinds[i]}"]`).innerHTML
    other.innerHTML = pattern.replaceAll('others.0.', `others.${i}.`).replaceAll(/(hild|dult) 2/g, `$1 ${i + 2}`)
    others.append(other)
  }
  named(form, 'otherChildren').value = kinds.length
  form.querySelectorAll('[data-with-others]').forEach(part => { part.hidden = kinds.length === 0 })
  // As the service's own form has it for one child: what is sent twice must be the same.
  named(form, 'birthOrder').disabled = kinds.length === 0
}

function place (form) {
  return form.querySelector('[data-other-children]')
}
