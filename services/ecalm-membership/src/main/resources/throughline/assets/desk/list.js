// The page of what waits on this device: a list, the paper that a family takes along, and the question before signing out.

import { children } from './fields.js'
import { count } from './words.js'
import { showReceipt } from './receipt.js'
import { ask, release, takeOver, tellDeletion } from './service.js'

const noAnswer = { message: 'The service did not answer. Nothing is lost: try again when there is a network' }

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
  const sealedTemplate = document.querySelector('template[data-sealed]')
  const none = document.querySelector('[data-none]')
  let shown = null
  // Somebody else has signed in, and the page is about to be loaded anew.
  if (!place) return
  document.querySelector('[data-nothing-kept]').hidden = true
  document.addEventListener('desk', show)
  addEventListener('hashchange', show)

  async function show () {
    const drafts = store ? await store.all() : []
    const others = (await store?.unsent() ?? []).filter(row => !row.isOwn)
    const asked = new URLSearchParams(location.hash.slice(1))
    view(asked.has('receipt') ? 'written' : asked.has('leaving') ? 'leaving' : 'list')
    if (asked.has('receipt')) return showReceipt(store, asked.get('receipt'))
    if (asked.has('leaving')) return askBeforeLeaving(drafts)
    // What somebody looks at stays as it is, unless something has changed.
    const now = JSON.stringify([...drafts, ...others].map(({ id, state }) => [id, state]))
    if (now === shown) return
    shown = now
    none.hidden = drafts.length + others.length > 0
    place.replaceChildren(...drafts.map(lineFor), ...others.map(sealedLineFor))
  }

  function lineFor (draft) {
    const line = template.content.cloneNode(true)
    const part = name => line.querySelector(`[data-${name}]`)
    const names = draft.fields ? children(draft).map(child => child.name).join(', ') : 'An enrolment'
    line.querySelector('h2').textContent = names
    part('state').textContent = states[draft.state]
    part('alike').hidden = !draft.alike
    if (draft.errors) say(line, draft.errors)
    link(part('open'), draft.fields && `/enrolments/offline#draft=${draft.id}`, draft.state === 'refused' ? 'Put it right' : 'Open the form', names)
    const paper = { waiting: `#receipt=${draft.id}`, sent: draft.receipt }[draft.state]
    link(part('receipt'), paper, draft.state === 'sent' ? 'Open the receipt' : 'Paper for the family', names)
    askBeforeDeleting(line.querySelector('section'), draft, draft.written)
    return line
  }

  // Of a colleague: nobody can read it here, and whoever is of its office decides on it.
  function sealedLineFor (row) {
    const line = sealedTemplate.content.cloneNode(true)
    const section = line.querySelector('section')
    const part = name => section.querySelector(`[data-${name}]`)
    const office = store.offices.find(({ code }) => code === row.office && row.pass)
    const since = new Date(row.since).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/London' })
    part('state').textContent = `Written down on ${since} ${office ? `for ${office.name}` : 'for another registration office'}.`
    part('ours').hidden = !office
    part('theirs').hidden = Boolean(office)
    part('actions').hidden = !office
    askBeforeDeleting(section, row, true)
    part('release').addEventListener('click', () => send(section, row).catch(() => say(section, [noAnswer])))
    return line
  }

  async function send (section, { id }) {
    const answer = await release(await store.sealed(id), await ask(store))
    if (!answer?.receipt) return refuse(section, id, answer?.errors)
    await store.put({ id, state: 'sent', receipt: answer.receipt, alike: answer.alike })
    document.dispatchEvent(new Event('desk-changed'))
    document.querySelector('[data-list] h1').focus()
  }

  // Somebody of the office can put right what is wrong: it is theirs then.
  function refuse (section, id, errors) {
    say(section, errors ?? [noAnswer])
    const place = section.querySelector('[data-take]')
    place.hidden = !errors
    place.querySelector('button').onclick = async () => {
      const taken = await takeOver(await store.sealed(id), await ask(store))
      if (!taken) return say(section, [noAnswer])
      const draft = { ...taken, id: crypto.randomUUID(), was: id, state: 'refused', errors }
      await store.put(draft, id)
      location.assign(`/enrolments/offline#draft=${draft.id}`)
    }
  }

  // An enrolment that was not sent is deleted by a decision that the service keeps.
  function askBeforeDeleting (section, { id, state }, isUnsent) {
    const part = name => section.querySelector(`[data-${name}]`)
    const question = isAsked => {
      part('actions').hidden = isAsked
      part('question').hidden = !isAsked
      part('why').hidden = !isUnsent
      if (isAsked) part('question').querySelector('p').focus()
      else part('discard').focus()
    }
    part('discard').addEventListener('click', () => state === 'sent' ? remove() : question(true))
    part('keep').addEventListener('click', () => question(false))
    part('delete').addEventListener('click', remove)

    async function remove () {
      if (isUnsent) {
        const { value } = part('why').querySelector('select')
        if (value === '') return say(section, [{ message: 'Choose why it is deleted' }])
        const isTold = await tellDeletion(await store.sealed(id), value, await ask(store))
        if (!isTold) return say(section, [noAnswer])
      }
      await store.remove(id)
      document.dispatchEvent(new Event('desk-changed'))
      document.querySelector('[data-list] h1').focus()
    }
  }

  function askBeforeLeaving (drafts) {
    const unsent = drafts.filter(draft => draft.written)
    const leave = async () => {
      await store.lock()
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

function say (section, errors) {
  const place = section.querySelector('[data-reasons]')
  place.hidden = false
  place.replaceChildren(...errors.map(reason))
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
