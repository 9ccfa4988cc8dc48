// A registrar's pages when the network goes away: what is typed is kept on the device and sent later. Each page works
// without any of this while there is a network.

import { openStore, letIn } from './store.js'
import { ask } from './service.js'
import { lastPerson, isLast } from './last.js'
import { sendAll } from './send.js'
import { tell } from './state.js'
import { tellOffice } from './office.js'

const every = 15000 // milliseconds from one look at the service to the next, while something waits
const place = document.querySelector('[data-desk]')
const form = document.querySelector('form[data-draft]')
const list = document.querySelector('[data-drafts]')
const isRegistrar = 'registrar' in place.dataset
const isKept = place.dataset.owner === ''
let network = isKept ? 'unknown' : 'online'
let again = null

if (navigator.serviceWorker) start()

async function start () {
  const store = isKept ? await storeOfKeptPage() : await openStore(place.dataset.owner, isRegistrar)
  if (!isRegistrar) return
  const round = () => goRound(store)
  const sendAlso = () => goRound(store, null)
  if (form && store) await (await import(isKept ? './kept-form.js' : './typing.js')).default(form, store, sendAlso)
  else if (form && isKept) form.hidden = true // nothing that is typed could be kept
  if (list) (await import('./list.js')).default(store)
  document.addEventListener('desk-changed', round)
  addEventListener('online', round)
  addEventListener('offline', round)
  await round()
  if (!isKept) await keepPages(store)
}

// Where there is a network, whoever is signed in is asked for first, so that nobody sees what somebody else typed. Without
// one a cookie says who signed in last, to whichever service of this host.
async function storeOfKeptPage () {
  const last = lastPerson()
  if (last) await letIn(last).catch(() => {})
  const store = await openStore('', isRegistrar)
  const { owner } = await ask(store)
  if (owner) isLast(owner)
  return owner && owner !== store?.owner ? openStore(owner, isRegistrar) : store
}

// Sends what waits, says how things stand, and comes back while they are not as they should be.
async function goRound (store, left = inHand()) {
  clearTimeout(again)
  const before = await counts(store)
  let answer = null
  if (isKept || network !== 'online' || before.unsent > 0 || !navigator.onLine) {
    answer = await ask(store)
    network = answer.network
    if (network === 'somebody-else') return location.reload()
    if (network === 'online' && store) network = await sendAll(store, answer, isKept, left)
  }
  if (network === 'online' && store) await tellOffice(store, answer)
  const after = await counts(store)
  tell(place, network === 'offline' && !store ? 'nothing-kept' : network, after)
  document.dispatchEvent(new Event('desk'))
  if (network !== 'online' || after.waiting > 0) again = setTimeout(() => goRound(store), every)
}

async function counts (store) {
  const drafts = store ? await store.all() : []
  const states = drafts.filter(draft => draft.state !== 'typing' || draft.id !== inHand()).map(draft => draft.state)
  const count = (...wanted) => states.filter(state => wanted.includes(state)).length
  return {
    unsent: count('sending', 'waiting'),
    waiting: count('sending', 'waiting', 'refused'),
    refused: count('refused'),
    unfinished: count('typing'),
    ofOthers: (await store?.unsent() ?? []).filter(row => !row.isOwn).length
  }
}

// The form that somebody is filling in just now.
function inHand () {
  return form?.querySelector('[name=idempotencyKey]')?.value ?? new URLSearchParams(location.hash.slice(1)).get('draft')
}

// The worker fetches its pages anew once for each tab, since what they let choose from changes.
async function keepPages (store) {
  if (!store) return
  const areKept = () => caches.match('/enrolments/offline')
  const were = await areKept()
  try {
    await navigator.serviceWorker.register('/desk-worker.js')
  } catch {
    return // there is no network, or the session has ended: another page tries again
  }
  const { active } = await navigator.serviceWorker.ready
  const isNewTab = sessionStorage.getItem('desk') !== store.owner
  if (were ? isNewTab : !await areKept()) active.postMessage('keep')
  if (isNewTab) await store.renew(await ask(store))
  sessionStorage.setItem('desk', store.owner)
}
