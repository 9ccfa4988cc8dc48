// Says in words whether there is a network and what waits on this device, where the page has a place for it.

import { count } from './words.js'

const words = {
  online: 'You are online.',
  'nothing-kept': 'No network, and nothing is kept on this device before you sign in on it.',
  offline: 'No network. What you enrol is kept on this device and sent when the network is back.',
  'signed-out': 'You are signed out. Sign in again, and what waits is sent.',
  forbidden: 'You may not enrol newborns any more, so what waits cannot be sent.'
}

export function tell (place, network, { waiting, refused, unfinished, ofOthers }) {
  const said = [words[network]]
  if (waiting > 0) said.push(`${count(waiting, 'enrolment waits', 'enrolments wait')} on this device.`)
  if (refused > 0) said.push(`${count(refused, 'of them has', 'of them have')} to be put right.`)
  if (unfinished > 0) said.push(`${count(unfinished, 'form was', 'forms were')} not finished.`)
  if (ofOthers > 0) said.push(`${count(ofOthers, 'enrolment of a colleague waits', 'enrolments of a colleague wait')} on this device, sealed.`)
  const status = place.querySelector('[role=status]')
  const text = said.join(' ')
  if (status.dataset.said === text) return
  status.dataset.said = text
  status.replaceChildren(text, ...link(network, waiting + unfinished + ofOthers))
}

function link (network, kept) {
  if (network === 'signed-out') return linkTo('/enrolments/waiting', 'Sign in again')
  const isThere = location.pathname === '/enrolments/waiting'
  return kept > 0 && !isThere ? linkTo('/enrolments/waiting', 'See what waits') : []
}

function linkTo (address, label) {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = address
  link.textContent = label
  return [' ', link]
}
