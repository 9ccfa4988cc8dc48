// A code for whoever signed in last, at whichever service of this host: the cookie of throughline.js.

const days = 8

export function lastPerson () {
  return /(?:^|; )throughline-person=(\w+)/.exec(document.cookie)?.[1]
}

export function isLast (person) {
  const secure = location.protocol === 'https:' ? '; secure' : ''
  document.cookie = `throughline-person=${person}; path=/; max-age=${days * 24 * 60 * 60}; samesite=lax${secure}`
}
