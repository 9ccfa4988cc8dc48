// Looks at the form without a network: at what must be filled in, and at the numbers of the cards. Whatever else is
// wrong the service says when it gets it.

import { whatIsWrong, digitsOf } from './card-number.js'
import { kindsOf } from './children.js'
import { named } from './fields.js'

// Whom the service's sentences for the others are of: it was asked about one of each.
const askedOf = ['child', 'adult']

// What the eye does not see is nothing: spaces of any width, and what is drawn as nothing.
const unseen = /^[\p{White_Space}\p{Cf}\u001c-\u001f\u115f\u1160\u3164\uffa0]*$/u

// One { field, message } for each wrong field.
export function check (form, rules, cardsOnThisDevice) {
  const kinds = kindsOf(form)
  const asked = rules.missing.flatMap(each => ofEverybody(each, kinds))
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
    if (seen.has(digits)) return 'This card is somebody else\'s of this visit already. Scan a card for each'
    seen.add(digits)
    return cardsOnThisDevice.has(digits) ? 'This card is in another enrolment that waits on this device. Take another card' : null
  }
}

function ofEverybody ({ field, message }, kinds) {
  const [, number, name] = /^others\.(\d)\.(.*)/.exec(field) ?? []
  if (!name) return [{ field, message }]
  return kinds.flatMap((kind, i) => kind === askedOf[number] ? [{ field: `others.${i}.${name}`, message }] : [])
}

function isMissing (form, field) {
  const isEmpty = name => unseen.test(named(form, name).value)
  if (!field.endsWith('childGivenNames')) return isEmpty(field)
  const prefix = field.slice(0, -'childGivenNames'.length)
  return !named(form, `${prefix}naming`)?.checked && isEmpty(field) && isEmpty(`${prefix}childFamilyName`)
}
