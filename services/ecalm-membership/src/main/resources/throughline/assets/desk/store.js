// What was typed and not sent yet. Each enrolment is encrypted by a key that the browser hands to no script, and all of
// it goes when somebody else signs in.

const days = 7
const unsent = ['sending', 'waiting', 'refused']
let connection = null

// That of whoever is signed in; on a page that names nobody, of whoever was last. Null where nothing can be kept.
export async function openStore (owner, isRegistrar) {
  if (!self.indexedDB || !self.crypto?.subtle) return null
  try {
    const lost = owner ? await takeOver(owner, isRegistrar) : 0
    const held = await within(['owner'], 'readonly', table => table('owner').get('desk'))
    if (!held) return null
    await dropOld()
    return new Store(held, lost)
  } catch {
    return null // a private window
  }
}

class Store {
  #id
  #key

  constructor ({ owner, id, key }, lost) {
    this.owner = owner
    this.lost = lost
    this.#id = id
    this.#key = key
  }

  // Oldest first.
  async all () {
    const rows = await this.#ours('readonly', drafts => drafts.getAll()) ?? []
    const drafts = await Promise.all(rows.map(row => this.#open(row)))
    return drafts.sort((one, other) => one.since - other.since)
  }

  async get (id) {
    const row = await this.#ours('readonly', drafts => drafts.get(id))
    return row && this.#open(row)
  }

  // Also in place of one with another key. The version tells whoever read it before that it is not the same any more.
  async put (draft, instead = null) {
    const row = await this.#seal({ since: Date.now(), ...draft, version: crypto.randomUUID() })
    const isKept = await this.#ours('readwrite', drafts => {
      if (instead) drafts.delete(instead)
      return drafts.put(row)
    })
    if (!isKept) throw new Error('nothing is kept any more')
  }

  async remove (id) {
    await this.#ours('readwrite', drafts => drafts.delete(id))
  }

  // Nothing, where another tab has signed out or let somebody else in meanwhile.
  async #ours (mode, work) {
    let request
    await within(['owner', 'drafts'], mode, table => {
      const asked = table('owner').get('desk')
      asked.onsuccess = () => {
        if (asked.result?.id === this.#id) request = work(table('drafts'))
      }
    })
    return request?.result
  }

  async #seal (draft) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt(this.#cipher(iv, draft.id), this.#key, new TextEncoder().encode(JSON.stringify(draft)))
    return { id: draft.id, changed: Date.now(), unsent: unsent.includes(draft.state), iv, sealed }
  }

  async #open ({ id, iv, sealed }) {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(this.#cipher(iv, id), this.#key, sealed)))
  }

  #cipher (iv, id) {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(id) }
  }
}

// Returns how many enrolments of somebody else were lost by it.
async function takeOver (owner, isRegistrar) {
  const fresh = { owner, id: crypto.randomUUID(), key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']) }
  let isAnother = false
  let lost = 0
  await within(['owner', 'drafts'], 'readwrite', table => {
    const asked = table('owner').get('desk')
    const rows = table('drafts').getAll()
    rows.onsuccess = () => {
      isAnother = asked.result !== undefined && asked.result.owner !== owner
      if (asked.result?.owner === owner) return
      lost = rows.result.filter(row => row.unsent).length
      table('drafts').clear()
      if (isRegistrar) table('owner').put(fresh, 'desk')
      else table('owner').clear()
    }
  })
  if (isAnother) await forgetPages()
  return lost
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
    rows.onsuccess = () => rows.result.filter(row => row.changed < oldest).forEach(row => table('drafts').delete(row.id))
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
