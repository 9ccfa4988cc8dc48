// Serves the pages of a desk that has no network. What pages fetch, "assets", is named in the line above by the service, so
// that each release is another worker with another cache. Nothing that names anybody is in there.

const pages = ['/enrolments/offline', '/enrolments/waiting']
const form = '/enrolments/new'
const cacheName = `desk-${assets.join().split('').reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7)}`
const patience = 20000 // milliseconds
const gateways = [502, 503, 504]
let isAway = false
let ledTo = null // where a page was led that the network did not carry, so that it is not asked twice

self.addEventListener('install', event => event.waitUntil(keep().then(() => self.skipWaiting())))

self.addEventListener('activate', event => event.waitUntil(forgetCaches(name => name !== cacheName).then(() => self.clients.claim())))

self.addEventListener('message', event => {
  if (event.data === 'keep') event.waitUntil(keep().catch(() => {}))
})

self.addEventListener('fetch', event => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (origin !== location.origin) return
  if (request.mode === 'navigate') {
    const answer = answerFor(request, pathname)
    if (answer) event.respondWith(answer)
  } else if ((isAway || !navigator.onLine) && pathname.startsWith('/assets/')) {
    event.respondWith(kept(request))
  }
})

function answerFor (request, path) {
  if (path === '/sign-out') return signOut(request)
  if (request.method === 'GET') return openPage(request, path)
  return request.method === 'POST' && path === form ? sendForm(request) : null
}

async function openPage (request, path) {
  const isKept = pages.includes(path)
  const isLed = path === ledTo
  ledTo = null
  if (isLed && await kept(path)) return kept(path)
  try {
    return await overTheNetwork(request)
  } catch (failure) {
    const page = isKept && await kept(path)
    if (page) return page
    const shown = path === form ? pages[0] : pages[1]
    if (path === shown || !await kept(shown)) throw failure
    ledTo = shown
    return Response.redirect(shown)
  }
}

// The page has put away what was typed; there it goes on.
async function sendForm (request) {
  const sent = request.clone()
  try {
    return await overTheNetwork(request)
  } catch (failure) {
    const fields = new URLSearchParams(await sent.text())
    if (!(await content()).drafts.some(row => row.id === fields.get('idempotencyKey'))) throw failure
    ledTo = pages[0]
    const then = fields.get('children') ?? (fields.has('step') ? '' : 'enrol')
    return Response.redirect(`${pages[0]}#${new URLSearchParams({ draft: fields.get('idempotencyKey'), then })}`, 303)
  }
}

async function overTheNetwork (request) {
  let timer
  const tooLong = new Promise((resolve, reject) => { timer = setTimeout(() => reject(new Error('no answer')), patience) })
  try {
    const answer = await Promise.race([fetch(request), tooLong])
    if (gateways.includes(answer.status)) throw new Error('no service')
    isAway = false
    return answer
  } catch (failure) {
    isAway = true
    throw failure
  } finally {
    clearTimeout(timer)
  }
}

// With something unsent of whoever signs out it asks first; else nothing of theirs can be read on the device, also if the
// network does not carry the rest.
async function signOut (request) {
  const { held, drafts } = await content()
  if (held && drafts.some(row => row.unsent && row.owner === held.owner)) return Response.redirect(`${pages[1]}#leaving`)
  await forgetAll()
  return fetch(request).catch(() => new Response(
    '<!DOCTYPE html><html lang="en-GB"><title>No network</title><h1>Nothing can be read on this device any more</h1><p>There is no network, so you are still signed in at the service. Sign out again when it is back, and close the browser.</p></html>',
    { headers: { 'Content-Type': 'text/html; charset=utf-8' } }))
}

async function keep () {
  const cache = await caches.open(cacheName)
  const answers = await Promise.all([...pages, ...assets].map(async path => {
    const answer = await fetch(path, { redirect: 'error', cache: path.startsWith('/assets/') ? 'default' : 'no-store' })
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    return [path, answer]
  }))
  await Promise.all(answers.map(([path, answer]) => cache.put(path, answer)))
}

async function kept (request) {
  const cache = await caches.open(cacheName)
  const path = typeof request === 'string' ? request : new URL(request.url).pathname
  return await cache.match(path, { ignoreVary: true }) ?? (typeof request === 'string' ? undefined : fetch(request))
}

async function forgetCaches (isUnwanted) {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith('desk-') && isUnwanted(name)).map(name => caches.delete(name)))
}

// What was not sent stays, sealed: its key goes.
async function forgetAll () {
  await forgetCaches(() => true)
  const { drafts } = await content('readwrite', (owner, drafts, rows) => {
    owner.delete('desk')
    rows.filter(row => !row.unsent).forEach(row => drafts.delete(row.id))
  })
  if (drafts.some(row => row.unsent)) return
  await new Promise(resolve => {
    const deleting = indexedDB.deleteDatabase('desk')
    deleting.onsuccess = deleting.onerror = resolve
  })
}

// What is kept, still sealed, and of whom. A database that is not there yet is left for a page to make.
async function content (mode = 'readonly', then = () => {}) {
  if (!(await indexedDB.databases()).some(({ name }) => name === 'desk')) return { drafts: [] }
  return new Promise(resolve => {
    const opening = indexedDB.open('desk')
    opening.onupgradeneeded = () => opening.transaction.abort() // it went meanwhile
    opening.onerror = () => resolve({ drafts: [] })
    opening.onsuccess = () => {
      const transaction = opening.result.transaction(['owner', 'drafts'], mode)
      const owner = transaction.objectStore('owner')
      const drafts = transaction.objectStore('drafts')
      const asked = owner.get('desk')
      const rows = drafts.getAll()
      rows.onsuccess = () => then(owner, drafts, rows.result)
      transaction.oncomplete = () => {
        opening.result.close()
        resolve({ held: asked.result, drafts: rows.result })
      }
    }
  })
}
