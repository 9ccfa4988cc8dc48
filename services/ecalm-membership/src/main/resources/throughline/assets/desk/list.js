// The page of what waits on this device: a list, the paper that a family takes along, and the question before signing out.

import { children } from './fields.js'
import { count } from './words.js'
import { showReceipt } from './receipt.js'
import { tellOffice } from './office.js'

const aWhile = 3000 // milliseconds for which signing out waits for the network

const states = {
  typing: 'Not finished yet',
  sending: 'Waiting to be sent',
  waiting: 'Waiting to be sent',
  refused: 'Not taken: put this right, and enrol again',
  sent: 'Sent: the card can be used'
}

export default function listDrafts (store) {
  const place = document.querySelector('[data-drafts]')
  const template = document.querySelector('template[data-draft]')
  const none = document.querySelector('[data-none]')
  let shown = null
  document.querySelector('[data-nothing-kept]').hidden = true
  document.addEventListener('desk', show)
  addEventListener('hashchange', show)

  async function show () {
    const drafts = store ? await store.all() : []
    const asked = new URLSearchParams(location.hash.slice(1))
    view(asked.has('receipt') ? 'written' : asked.has('leaving') ? 'leaving' : 'list')
    if (asked.has('receipt')) return showReceipt(store, asked.get('receipt'))
    if (asked.has('leaving')) return askBeforeLeaving(drafts)
    // What somebody looks at stays as it is, unless something has changed.
    const now = JSON.stringify(drafts.map(({ id, state }) => [id, state]))
    if (now === shown) return
    shown = now
    none.hidden = drafts.length > 0
    place.replaceChildren(...drafts.map(lineFor))
  }

  function lineFor (draft) {
    const line = template.content.cloneNode(true)
    const part = name => line.querySelector(`[data-${name}]`)
    const names = draft.fields ? children(draft).map(child => child.name).join(', ') : 'An enrolment'
    line.querySelector('h2').textContent = names
    part('state').textContent = states[draft.state]
    part('alike').hidden = !draft.alike
    part('reasons').append(...(draft.errors ?? []).map(reason))
    if (draft.errors === undefined) part('reasons').remove()
    link(part('open'), draft.fields && `/enrolments/offline#draft=${draft.id}`, draft.state === 'refused' ? 'Put it right' : 'Open the form', names)
    const paper = { waiting: `#receipt=${draft.id}`, sent: draft.receipt }[draft.state]
    link(part('receipt'), paper, draft.state === 'sent' ? 'Open the receipt' : 'Paper for the family', names)
    askBeforeDeleting(line.querySelector('section'), draft)
    return line
  }

  function askBeforeDeleting (section, { id, state }) {
    const part = name => section.querySelector(`[data-${name}]`)
    const ask = isAsked => {
      part('actions').hidden = isAsked
      part('question').hidden = !isAsked
      if (isAsked) part('question').querySelector('p').focus()
      else part('discard').focus()
    }
    part('discard').addEventListener('click', () => state === 'sent' ? remove() : ask(true))
    part('keep').addEventListener('click', () => ask(false))
    part('delete').addEventListener('click', remove)

    async function remove () {
      await store.remove(id)
      document.dispatchEvent(new Event('desk'))
      document.querySelector('[data-list] h1').focus()
    }
  }

  function askBeforeLeaving (drafts) {
    const unsent = drafts.filter(draft => ['sending', 'waiting', 'refused'].includes(draft.state))
    const leave = async () => {
      await Promise.all(drafts.map(draft => store.remove(draft.id)))
      await Promise.race([tellOffice(store, null), new Promise(resolve => setTimeout(resolve, aWhile))])
      location.assign('/sign-out')
    }
    document.querySelector('[data-lost]').textContent = `${count(unsent.length, 'enrolment was', 'enrolments were')} not sent yet.`
    document.querySelector('[data-leave]').onclick = leave
  }
}

// One page with three faces: what takes the place of another is told by the title and by the focus.
function view (wanted) {
  const face = document.querySelector(`[data-${wanted}]`)
  if (!face.hidden) return
  for (const name of ['written', 'leaving', 'list']) document.querySelector(`[data-${name}]`).hidden = name !== wanted
  const heading = face.querySelector('h1')
  document.title = document.title.replace(/^[^–]*/, `${heading.textContent} `)
  heading.focus()
}

function reason ({ message }) {
  const line = document.createElement('li')
  line.textContent = message
  return line
}

function link (element, address, label, names) {
  if (!address) return element.remove()
  element.href = address
  element.textContent = label
  const whose = document.createElement('span')
  whose.className = 'govuk-visually-hidden'
  whose.textContent = `: ${names}`
  element.append(whose)
}
