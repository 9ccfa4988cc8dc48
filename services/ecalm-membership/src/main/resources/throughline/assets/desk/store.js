// What was typed and not sent yet. Each enrolment is sealed by a key of whoever typed it, which the browser hands to no
// script. When somebody else signs in the key goes, and what was not finished; what was not sent stays, and the service
// alone can make its key again.

import { ask } from './service.js'

const days = 7
const unsent = ['sending', 'waiting', 'refused']
let connection = null

// That of whoever is signed in; on a page that names nobody, of whoever was last. Null where nothing can be kept.
export async function openStore (owner, isRegistrar) {
  if (!self.indexedDB || !self.crypto?.subtle) return null
  try {
    if (owner) await letIn(owner)
    if (owner && isRegistrar && !(await present())?.pass) await takeKey(owner)
    const held = await present()
    if (!held) return null
    await dropOld()
    return new Store(held)
  } catch {
    return null // a private window
  }
}

// Whoever was here before leaves nothing that can be read.
export async function letIn (owner) {
  let isAnother = false
  await within(['owner', 'drafts'], 'readwrite', table => {
    const asked = table('owner').get('desk')
    asked.onsuccess = () => {
      isAnother = asked.result !== undefined && asked.result.owner !== owner
      if (isAnother) lock(table, asked.result)
    }
  })
  if (isAnother) await forgetPages()
}

function lock (table, held) {
  const rows = table('drafts').getAll()
  rows.onsuccess = () => {
    rows.result.filter(row => !row.unsent).forEach(row => table('drafts').delete(row.id))
    // A key of a release before can be made by nobody again, so it waits for its owner.
    if (held.pass === undefined && rows.result.some(row => row.unsent)) table('owner').put(held, held.owner)
    table('owner').delete('desk')
  }
}

class Store {
  #held

  constructor (held) {
    this.owner = held.owner
    this.offices = held.offices ?? []
    this.#held = held
  }

  // Oldest first.
  async all () {
    const own = (await this.#rows()).filter(row => this.#isOwn(row))
    const drafts = await Promise.all(own.map(row => open(this.#held.key, row)))
    return drafts.sort((one, other) => one.since - other.since)
  }

  // Whatever was not sent, whoever wrote it down: of the others no more than is told to the office.
  async unsent () {
    const rows = (await this.#rows()).filter(row => row.unsent)
    return rows.map(row => ({ id: row.id, since: row.since ?? row.changed, office: row.office, pass: row.pass, isOwn: this.#isOwn(row) }))
  }

  async get (id) {
    const row = await this.#row(id)
    return row && this.#isOwn(row) ? open(this.#held.key, row) : undefined
  }

  // As the service opens it.
  async sealed (id) {
    const row = await this.#row(id)
    return row && [['id', id], ['pass', row.pass], ['sealed', base64([...row.iv, ...new Uint8Array(row.sealed)])]]
  }

  // Also in place of one with another key. What was once written down is no unfinished form when it is opened again. The
  // version tells whoever read it before that it is not the same any more.
  async put (draft, instead = null) {
    const written = draft.written || unsent.includes(draft.state)
    const row = await seal(this.#held, { since: Date.now(), ...draft, written, version: crypto.randomUUID() })
    const isKept = await this.#ours('readwrite', drafts => {
      if (instead) drafts.delete(instead)
      return drafts.put(row)
    })
    if (!isKept) throw new Error('nothing is kept any more')
  }

  async remove (id) {
    await this.#ours('readwrite', drafts => drafts.delete(id))
  }

  // Where somebody works may have changed since their key came.
  async renew ({ pass, offices }) {
    if (!pass || JSON.stringify(offices) === JSON.stringify(this.offices)) return
    await within(['owner'], 'readwrite', table => {
      const asked = table('owner').get('desk')
      asked.onsuccess = () => {
        if (asked.result?.id === this.#held.id) table('owner').put({ ...asked.result, pass, offices }, 'desk')
      }
    })
  }

  // Before signing out: what was not sent stays, sealed.
  async lock () {
    await within(['owner', 'drafts'], 'readwrite', table => { lock(table, this.#held) })
  }

  async #rows () {
    return await this.#ours('readonly', drafts => drafts.getAll()) ?? []
  }

  #row (id) {
    return this.#ours('readonly', drafts => drafts.get(id))
  }

  #isOwn ({ owner }) {
    return owner === this.owner
  }

  // Nothing, where another tab has signed out or let somebody else in meanwhile.
  async #ours (mode, work) {
    let request
    await within(['owner', 'drafts'], mode, table => {
      const asked = table('owner').get('desk')
      asked.onsuccess = () => {
        if (asked.result?.id === this.#held.id) request = work(table('drafts'))
      }
    })
    return request?.result
  }
}

async function seal ({ owner, key, pass, offices }, draft) {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt(cipher(iv, draft.id), key, new TextEncoder().encode(JSON.stringify(draft)))
  const office = draft.fields?.find(([name]) => name === 'office')?.[1] || offices?.[0]?.code
  return { id: draft.id, changed: Date.now(), since: draft.since, unsent: draft.written ?? unsent.includes(draft.state), owner, pass, office, iv, sealed }
}

async function open (key, { id, iv, sealed }) {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(cipher(iv, id), key, sealed)))
}

function cipher (iv, id) {
  return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) }
}

function base64 (bytes) {
  return btoa(bytes.map(byte => String.fromCharCode(byte)).join(''))
}

// That of whoever is here now.
function present () {
  return within(['owner'], 'readonly', table => table('owner').get('desk'))
}

// The service makes the same key for one person every time.
async function takeKey (owner) {
  const desk = await ask()
  if (desk.owner !== owner) return
  const raw = Uint8Array.from(atob(desk.key), letter => letter.charCodeAt(0))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const held = { owner, id: crypto.randomUUID(), key, pass: desk.pass, offices: desk.offices }
  const again = await sealAgain(held)
  await within(['owner', 'drafts'], 'readwrite', table => {
    const asked = table('owner').get('desk')
    asked.onsuccess = () => {
      if (asked.result?.pass) return // another tab was first
      again.forEach(row => table('drafts').put(row))
      table('owner').delete(owner)
      table('owner').put(held, 'desk')
    }
  })
}

// What a release before has sealed by a key that it kept on the device alone.
async function sealAgain (held) {
  const before = await present() ?? await within(['owner'], 'readonly', table => table('owner').get(held.owner))
  if (before?.owner !== held.owner) return []
  const rows = await within(['drafts'], 'readonly', table => table('drafts').getAll())
  const opened = await Promise.all(rows.filter(row => !row.owner).map(row => open(before.key, row).catch(() => null)))
  return Promise.all(opened.filter(Boolean).map(draft => seal(held, draft)))
}

// They let choose from what the one before could.
async function forgetPages () {
  const names = await caches.keys()
  await Promise.all(names.filter(name => name.startsWith('desk-')).map(name => caches.delete(name)))
}

async function dropOld () {
  const oldest = Date.now() - days * 24 * 60 * 60 * 1000
  await within(['drafts'], 'readwrite', table => {
    const rows = table('drafts').getAll()
    rows.onsuccess = () => rows.result.filter(row => !row.unsent && row.changed < oldest).forEach(row => table('drafts').delete(row.id))
  })
}

// Resolves when the transaction is through, with the result of the request that the work returns.
async function within (tables, mode, work) {
  const database = await connect()
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(tables, mode)
    const request = work(name => transaction.objectStore(name))
    transaction.oncomplete = () => resolve(request?.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

function connect () {
  connection ??= new Promise((resolve, reject) => {
    const opening = indexedDB.open('desk', 1)
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('owner')
      opening.result.createObjectStore('drafts', { keyPath: 'id' })
    }
    opening.onerror = () => reject(opening.error)
    opening.onsuccess = () => {
      const letGo = () => { connection = null }
      opening.result.onclose = letGo
      opening.result.onversionchange = () => {
        opening.result.close()
        letGo()
      }
      resolve(opening.result)
    }
  })
  return connection
}
