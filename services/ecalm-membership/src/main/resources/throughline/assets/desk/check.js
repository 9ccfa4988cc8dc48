// Looks at the form without a network: at what must be filled in, and at the numbers of the cards. Whatever else is
// wrong the service says when it gets it.

import { whatIsWrong, digitsOf } from './card-number.js'
import { named } from './fields.js'

// What the eye does not see is nothing: spaces of any width, and what is drawn as nothing.
const unseen = /^[\p{White_Space}\p{Cf}\u001c-\u001f\u115f\u1160\u3164\uffa0]*$/u

// One { field, message } for each wrong field.
export function check (form, rules, cardsOnThisDevice) {
  const count = Number(named(form, 'otherChildren').value)
  const asked = rules.missing.flatMap(each => ofEveryChild(each, count))
  const seen = new Set()
  return asked.flatMap(({ field, message }) => {
    if (isMissing(form, field)) return [{ field, message }]
    const wrong = /(^|\.)cardNumber$/.test(field) ? wrongCard(named(form, field).value) : null
    return wrong ? [{ field, message: wrong }] : []
  })

  function wrongCard (typed) {
    const wrong = whatIsWrong(typed, rules)
    if (wrong) return wrong
    const digits = digitsOf(typed)
    if (seen.has(digits)) return 'This card is the other child\'s already. Scan a card for each child'
    seen.add(digits)
    return cardsOnThisDevice.has(digits) ? 'This card is in another enrolment that waits on this device. Take another card' : null
  }
}

function ofEveryChild ({ field, message }, count) {
  if (!field.startsWith('others.0.')) return [{ field, message }]
  return Array.from({ length: count }, (_, i) => ({ field: field.replace('others.0.', `others.${i}.`), message }))
}

function isMissing (form, field) {
  const isEmpty = name => unseen.test(named(form, name).value)
  if (!field.endsWith('childGivenNames')) return isEmpty(field)
  const prefix = field.slice(0, -'childGivenNames'.length)
  return !named(form, `${prefix}naming`).checked && isEmpty(field) && isEmpty(`${prefix}childFamilyName`)
}
