// Adds a child to the visit and takes one out, as the service does while there is a network.

import { named } from './fields.js'

const most = 8

export function changeChildren (form, how) {
  const count = countOf(form)
  if (how === 'fewer') return setChildren(form, Math.max(0, count - 1))
  if (count === most) return
  setChildren(form, count + 1)
  const value = name => named(form, name).value
  const set = (name, text) => { named(form, `others.${count}.${name}`).value = text }
  set('childFamilyName', value('childFamilyName'))
  if (how === 'twin') {
    set('dateOfBirth', value('dateOfBirth'))
    set('birthOrder', String(count + 2))
    named(form, 'birthOrder').value ||= '1'
  }
  named(form, `others.${count}.childGivenNames`).focus()
}

// The form with so many other children; those that stay keep what was typed.
export function setChildren (form, count) {
  const place = form.querySelector('[data-other-children]')
  const pattern = form.querySelector('template[data-another-child]').innerHTML
  while (place.children.length > count) place.lastElementChild.remove()
  for (let i = place.children.length; i < count; i++) {
    const child = document.createElement('div')
    child.innerHTML = pattern.replaceAll('others.0.', `others.${i}.`).replaceAll('hild 2', `hild ${i + 2}`)
    place.append(child)
  }
  named(form, 'otherChildren').value = count
  form.querySelectorAll('[data-with-others]').forEach(part => { part.hidden = count === 0 })
  // As the service's own form has it for one child: what is sent twice must be the same.
  named(form, 'birthOrder').disabled = count === 0
}

function countOf (form) {
  return Number(named(form, 'otherChildren').value)
}
